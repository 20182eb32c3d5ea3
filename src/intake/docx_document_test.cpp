#include "intake/docx_document.h"

#include <doctest/doctest.h>

#include "base/zip_archive.h"
#include "text/utf8.h"

using namespace dh;
using namespace dh::intake;

namespace {

DocxDocument read(const std::string& body, std::vector<ZipEntry> more = {}) {
  more.push_back({"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"});
  const std::string bytes = write_zip(more).value();
  return read_docx_document(bytes).value();
}

}  // namespace

TEST_CASE("tracked changes: the text as it was and as it would be") {
  const DocxDocument document = read(
      "<w:p><w:r><w:t>a </w:t></w:r><w:del w:author=\"M-1\"><w:r><w:delText>bad</w:delText></w:r></w:del>"
      "<w:ins w:author=\"M-1\"><w:r><w:t>good</w:t></w:r></w:ins><w:r><w:t> z</w:t></w:r></w:p>");
  REQUIRE(document.body.size() == 1);
  CHECK(document.body[0].text() == "a bad z");
  CHECK(document.body[0].text_after() == "a good z");
  CHECK(document.has_tracked_changes);
  CHECK(document.body[0].runs[1].change_group != document.body[0].runs[2].change_group);
}

TEST_CASE("a comment's range is in bytes of the text as it was, across paragraphs") {
  const DocxDocument document = read(
      "<w:p><w:r><w:t>một </w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:ins><w:r><w:t>xx</w:t></w:r></w:ins>"
      "<w:r><w:t>hai</w:t></w:r></w:p><w:p><w:r><w:t>ba</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
      "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
      {{"word/comments.xml",
        "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\" w:author=\"M-2\"><w:p><w:r><w:t>lời</w:t></w:r></w:p>"
        "</w:comment></w:comments>"}});
  REQUIRE(document.body.size() == 2);
  REQUIRE(document.body[0].comments.size() == 1);
  const DocxCommentRange& range = document.body[0].comments[0];
  CHECK(document.body[0].text().substr(range.start, range.end - range.start) == "hai");
  REQUIRE(document.body[1].comments.size() == 1);
  CHECK(document.body[1].comments[0].end == 2);
  REQUIRE(document.comments.size() == 1);
  CHECK(document.comments[0].text() == "lời");
}

TEST_CASE("cells know their table, row, column and the row in which a merged cell began") {
  const DocxDocument document = read(
      "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
      "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>");
  REQUIRE(document.body.size() == 4);
  CHECK(document.body[2].row == 1);
  CHECK(document.body[2].row_span_start == 0);
  CHECK(document.body[3].cell == 1);
  CHECK(document.body[3].row_span_start == 1);
}

TEST_CASE("automatic numbers are printed as Word prints them") {
  const DocxDocument document = read(
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>"
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>"
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>",
      {{"word/numbering.xml",
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
        "<w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/>"
        "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>"
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"}});
  CHECK(document.body[0].numbering == "I.");
  CHECK(document.body[1].numbering == "I.1");
  CHECK(document.body[2].numbering == "I.2");
}

TEST_CASE("footnotes are numbered in the order of their references") {
  const DocxDocument document =
      read("<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id=\"7\"/><w:t>y</w:t></w:r></w:p>",
           {{"word/footnotes.xml",
             "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"7\"><w:p><w:r><w:t>chú</w:t></w:r></w:p></w:footnote></w:footnotes>"}});
  REQUIRE(document.footnotes.size() == 1);
  CHECK(document.footnotes[0].number == 1);
  CHECK(document.footnotes[0].paragraphs[0].text() == "chú");
  CHECK(document.body[0].text() == "xy");
}

TEST_CASE("what is no DOCX is refused") {
  CHECK_FALSE(read_docx_document("PK no").has_value());
  CHECK_FALSE(looks_like_docx("hello"));
}

TEST_CASE("what no program writes does no harm: stray bytes, surrogates, columns without end") {
  const DocxDocument document = read(
      "<w:p><w:r><w:t>\x9D" "a&#xD800;</w:t><w:sym w:char=\"D800\"/><w:footnoteReference w:id=\"2147483647\"/>"
      "<w:endnoteReference w:id=\"2147483647\"/></w:r></w:p>"
      "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2000000000\"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>");
  REQUIRE(document.body.size() == 2);
  CHECK(is_valid_utf8(document.body[0].text()));
  CHECK(document.body[0].text().find('a') == 3);
  CHECK(document.body[1].cell == 2000);
}
