#include "intake/docx_legacy_text.h"

#include <doctest/doctest.h>

#include "intake/test_office_files.h"

using namespace dh::intake;
using namespace dh::intake::test;

namespace {

std::string in_font(std::string_view attributes, std::string_view text) {
  return "<w:r><w:rPr><w:rFonts " + std::string(attributes) + "/></w:rPr><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}

std::string p(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

std::vector<std::string> lines(const std::string& body, std::vector<dh::ZipEntry> more = {}) {
  std::vector<std::string> out;
  const DocxDocument document = read_docx_document(docx(body, std::move(more))).value();
  for (const DocxParagraph& one : document.body) out.push_back(one.text_after());
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an old font is told by the run, the style, the defaults or the theme") {
  const std::string tcvn3 = "th\u00ADêng xuyªn";
  CHECK(lines(p(in_font("w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"", tcvn3))) == Lines{"thường xuyên"});
  CHECK(lines(p(in_font("w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"", "§oµn"))) == Lines{"ĐOÀN"});
  CHECK(lines("<w:p><w:pPr><w:pStyle w:val=\"Cu\"/></w:pPr>" + run("c¸ ch") + "</w:p>",
              {{"word/styles.xml", "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:styleId=\"Cu\"><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:style></w:styles>"}}) ==
        Lines{"cá ch"});
  CHECK(lines(para("m«n"), {{"word/styles.xml", "<w:styles xmlns:w=\"w\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>"},
                            {"word/theme/theme1.xml", "<a:theme xmlns:a=\"a\"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface=\".VnTime\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"}}) ==
        Lines{"môn"});
  // The theme's font is what is seen, whatever name stands beside it.
  CHECK(lines(p(in_font("w:ascii=\".VnTime\" w:hAnsi=\".VnTime\" w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"", "Hà Tây"))) == Lines{"Hà Tây"});
}

TEST_CASE("a letter of VNI that is cut between two runs is one letter") {
  const std::string vni = "w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"";
  CHECK(lines(p(in_font(vni, "Ñoa") + in_font(vni, "øn vieân"))) == Lines{"Đoàn viên"});
}

TEST_CASE("without an old font the paragraph tells, and the document where it is too short") {
  CHECK(lines(para("Nªn cã thªm ghÕ ®¸ trong s©n tr\u00ADêng.") + para("Môc 7.")) == Lines{"Nên có thêm ghế đá trong sân trường.", "Mục 7."});
  CHECK(lines(para("Neân coù theâm gheá ñaù trong saân tröôøng.")) == Lines{"Nên có thêm ghế đá trong sân trường."});
  CHECK(lines(para("Nên có thêm ghế đá.") + para("Hà Tây, 30 m², café.")) == Lines{"Nên có thêm ghế đá.", "Hà Tây, 30 m², café."});
}

TEST_CASE("Unicode that was typed into a template of an old font stays as it is") {
  const std::string old = "w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"";
  CHECK(lines(p(in_font(old, "Đoàn viên đề nghị")) + p(in_font(old, "thêm ghế")) + p(in_font(old, "ông Lê")) + p(in_font(old, "sửa lại"))) ==
        Lines{"Đoàn viên đề nghị", "thêm ghế", "ông Lê", "sửa lại"});
}

TEST_CASE("a comment's range stays on its words when they are decoded") {
  const DocxDocument document =
      read_docx_document(docx("<w:p>" + in_font("w:hAnsi=\".VnTime\"", "§oµn ") + "<w:commentRangeStart w:id=\"0\"/>" + in_font("w:hAnsi=\".VnTime\"", "viªn") +
                                  "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
                              {{"word/comments.xml", "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\"><w:p>" + in_font("w:hAnsi=\".VnTime\"", "bá") + "</w:p></w:comment></w:comments>"}}))
          .value();
  REQUIRE(document.body.at(0).comments.size() == 1);
  const DocxCommentRange& range = document.body[0].comments[0];
  CHECK(document.body[0].text().substr(range.start, range.end - range.start) == "viên");
  CHECK(document.comments.at(0).text() == "bỏ");
}
