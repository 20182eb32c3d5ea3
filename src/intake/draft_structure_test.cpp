#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/zip_archive.h"
#include "intake/drafts.h"
#include "text/utf8.h"

using namespace dh;
using namespace dh::intake;

namespace {

std::string run(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string p(const std::string& runs, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}
std::string bold(const std::string& text) { return p(run(text, "<w:b/>")); }
std::string plain(const std::string& text) { return p(run(text)); }
std::string title(const std::string& text) { return p(run(text, "<w:b/>"), "<w:jc w:val=\"center\"/>"); }
std::string note_reference(int id) { return "<w:r><w:footnoteReference w:id=\"" + std::to_string(id) + "\"/></w:r>"; }

Draft structure(const std::string& body, std::vector<ZipEntry> more = {}) {
  more.push_back({"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"});
  const std::string bytes = write_zip(more).value();
  return structure_of(read_docx_document(bytes).value());
}

const Block& block(const Draft& draft, std::string_view beginning) {
  const auto found = std::ranges::find_if(draft.blocks, [&](const Block& one) { return one.text.starts_with(beginning); });
  REQUIRE_MESSAGE(found != draft.blocks.end(), std::string(beginning));
  return *found;
}

std::string path(const Draft& draft, std::string_view beginning) { return block(draft, beginning).path; }
BlockKind kind(const Draft& draft, std::string_view beginning) { return block(draft, beginning).kind; }

}  // namespace

TEST_CASE("headings nest by their labels") {
  const Draft draft = structure(title("PHẦN THỨ NHẤT") + title("Tình hình") + bold("I- MỘT") + bold("1. Hai") + bold("1.1. Ba") +
                                bold("1.1.1- Bốn") + bold("a)- Năm:") + plain("Lời") + bold("b)- Sáu") + bold("1.2. Bảy") +
                                bold("2- Tám") + bold("a) Chín") + bold("II. MƯỜI") + title("Phần thứ hai"));
  CHECK(kind(draft, "Tình hình") == BlockKind::title);
  CHECK(path(draft, "Tình hình") == "Phần thứ nhất");
  CHECK(path(draft, "Lời") == "Phần thứ nhất > I > 1 > 1.1 > 1.1.1 > a)");
  CHECK(path(draft, "b)- Sáu") == "Phần thứ nhất > I > 1 > 1.1 > 1.1.1 > b)");
  CHECK(path(draft, "1.2. Bảy") == "Phần thứ nhất > I > 1 > 1.2");
  CHECK(path(draft, "a) Chín") == "Phần thứ nhất > I > 2 > a)");
  CHECK(path(draft, "II. MƯỜI") == "Phần thứ nhất > II");
  CHECK(path(draft, "Phần thứ hai") == "Phần thứ hai");
  CHECK(block(draft, "b)- Sáu").level == 6);
  CHECK(draft.notes.empty());
}

TEST_CASE("a label may open a paragraph of text") {
  const std::string words(200, 'x');
  const Draft draft =
      structure(bold("I. MỘT") + bold("1. Hai") + p(run("1.1. Ba: ", "<w:b/>") + run(words + ".")) +
                plain("1.2. Bốn " + words + ".") + plain("2. Năm " + words + ".") + bold("3. Sáu") +
                p(run("(1) ") + run("Bảy: ", "<w:i/>") + run(words + ".")) + plain("(2) Tám " + words + "."));
  CHECK(kind(draft, "1.1.") == BlockKind::run_in);
  CHECK(path(draft, "1.2.") == "I > 1 > 1.2");
  CHECK(kind(draft, "2. Năm") == BlockKind::run_in);
  CHECK(path(draft, "2. Năm") == "I > 2");
  CHECK(path(draft, "(2) Tám") == "I > 3 > (2)");
}

TEST_CASE("a plain numbered list is no heading") {
  const Draft draft = structure(bold("I. MỘT") + bold("4. Hai") + plain("Gồm các việc sau:") + plain("1. Việc thứ nhất;") +
                                plain("2. Việc thứ hai;") + plain("3. Việc thứ ba;") + plain("4. Việc thứ tư;") +
                                plain("5. Việc thứ năm.") + bold("5. Ba") + title("PHỤ LỤC 1") + plain("1. Bảng kê") +
                                plain("2. Danh sách"));
  for (const char* item : {"1. Việc", "5. Việc"}) {
    CHECK(kind(draft, item) == BlockKind::list_item);
    CHECK(path(draft, item) == "I > 4");
  }
  CHECK(path(draft, "5. Ba") == "I > 5");
  CHECK(path(draft, "2. Danh") == "PHỤ LỤC 1");
  CHECK(draft.notes.empty() == false);  // the first heading under I is 4
}

TEST_CASE("styles, and labels that Word counts") {
  const std::string heading = "<w:pStyle w:val=\"H\"/>";
  const std::string numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
  const Draft draft = structure(
      p(run("MỞ ĐẦU"), heading) + plain("Lời") + p(run("MỘT", "<w:b/>"), numbered) + p(run("HAI", "<w:b/>"), numbered) + plain("Lời hai"),
      {{"word/styles.xml",
        "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"},
       {"word/numbering.xml",
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
        "<w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"}});
  CHECK(path(draft, "Lời") == "MỞ ĐẦU");
  CHECK(block(draft, "HAI").label == "II");
  CHECK(block(draft, "HAI").text == "HAI");
  CHECK(path(draft, "Lời hai").ends_with("II"));
}

TEST_CASE("numbers that repeat or skip stay, with a note") {
  const Draft draft = structure(bold("I. MỘT") + bold("II. HAI") + bold("1. Ba") + bold("II. BỐN") + bold("1. Năm") + bold("3. Sáu"));
  CHECK(path(draft, "1. Năm") == "II > 1");
  CHECK(path(draft, "3. Sáu") == "II > 3");
  REQUIRE(draft.notes.size() == 2);
  CHECK(draft.notes[0] == "heading \"II\" repeats");
  CHECK(draft.notes[1] == "heading \"II > 3\" follows 1");
}

TEST_CASE("capital letters and Roman numbers") {
  const Draft draft = structure(bold("A. MỘT") + bold("I. Hai") + bold("B. BA") + bold("C. BỐN") + bold("I. Năm"));
  CHECK(path(draft, "C. BỐN") == "C");
  CHECK(path(draft, "I. Năm") == "C > I");
}

TEST_CASE("title and version in the draft's own words") {
  const Draft draft = structure(plain("ĐƠN VỊ MẪU") + plain("(Dự thảo lần thứ tư)") + title("BÁO CÁO") + title("về việc mẫu") + bold("I. MỘT"));
  CHECK(draft.title == "BÁO CÁO về việc mẫu");
  CHECK(draft.version == "4");
  CHECK(structure(plain("(dự thảo lần 05)")).version == "5");
  CHECK(structure(plain("Lời")).version == "");
}

TEST_CASE("no character stands in two blocks or in none") {
  const std::string cell = "<w:tc>" + plain("c1") + plain("c2") + "</w:tc>";
  const std::string inner = "<w:tbl><w:tr><w:tc>" + plain("n1") + "</w:tc></w:tr></w:tbl>";
  const std::string body = plain("d1") + bold("I. d2") + p(run("d3 ") + note_reference(5) + run("d4")) + "<w:tbl><w:tr>" + cell +
                           "<w:tc>" + plain("c3") + inner + plain("c4") + "</w:tc></w:tr><w:tr><w:tc>" +
                           p(run("c5") + note_reference(6)) + "</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>" + plain("t1") +
                           "</w:tc></w:tr></w:tbl>" + plain("d5");
  const std::string notes =
      "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"5\">" + plain("f1") + plain("f2") + "</w:footnote><w:footnote w:id=\"6\">" +
      plain("f3") + "</w:footnote></w:footnotes>";
  const Draft draft = structure(body, {{"word/footnotes.xml", notes},
                                       {"word/settings.xml", "<w:settings xmlns:w=\"w\"><w:footnotePr><w:numStart w:val=\"19\"/></w:footnotePr></w:settings>"}});
  std::string all;
  for (const Block& one : draft.blocks)
    if (!one.text.empty()) all += one.text + "|";
  CHECK(all == "d1|I. d2|d3 d4|f1\nf2|c1\nc2|c3|n1|c4|c5|f3|t1|d5|");
  const auto at = [&](std::string_view text) { return static_cast<int>(&block(draft, text) - draft.blocks.data()); };
  CHECK(block(draft, "f1").label == "19");
  CHECK(block(draft, "f1").path == "");
  CHECK(block(draft, "f1").parent == at("d3"));
  CHECK(draft.heading_of(at("f1")) == at("I. d2"));
  CHECK(block(draft, "f3").label == "20");
  CHECK(std::ranges::count(draft.blocks, BlockKind::table, &Block::kind) == 3);
  CHECK(std::ranges::count(draft.blocks, BlockKind::row, &Block::kind) == 4);
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) CHECK(draft.blocks[i].parent < static_cast<int>(i));
}
