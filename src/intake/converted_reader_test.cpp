#include "intake/converted_reader.h"

#include <doctest/doctest.h>

#include "base/child_process.h"
#include "base/files.h"
#include "intake/office_conversion.h"
#include "intake/test_office_files.h"

using namespace dh;
using namespace dh::intake;

namespace {

std::string package(const std::string& kind, const std::string& body) {
  const std::string type = "application/vnd.oasis.opendocument." + kind;
  const std::string ns = "urn:oasis:names:tc:opendocument:xmlns:";
  return write_zip({{"mimetype", type},
                    {"content.xml", "<office:document-content xmlns:office=\"" + ns + "office:1.0\" xmlns:text=\"" + ns +
                                        "text:1.0\" xmlns:table=\"" + ns + "table:1.0\" office:version=\"1.2\"><office:body><office:" +
                                        kind + ">" + body + "</office:" + kind + "></office:body></office:document-content>"},
                    {"META-INF/manifest.xml",
                     "<manifest:manifest xmlns:manifest=\"" + ns + "manifest:1.0\" manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" +
                         type + "\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"}})
      .value();
}

std::string ods(const test::Rows& rows) {
  std::string body = "<table:table table:name=\"Tong hop\">";
  for (const auto& row : rows) {
    body += "<table:table-row>";
    for (const std::string& cell : row)
      body += "<table:table-cell office:value-type=\"string\"><text:p>" + cell + "</text:p></table:table-cell>";
    body += "</table:table-row>";
  }
  return package("spreadsheet", body + "</table:table>");
}

std::string odt(const std::vector<std::string>& paragraphs) {
  std::string body;
  for (const std::string& one : paragraphs) body += "<text:p>" + one + "</text:p>";
  return package("text", body);
}

// By LibreOffice: the old forms cannot be written by hand.
std::string saved_as(const std::string& bytes, const std::string& ending, const std::string& filter, const std::string& wanted) {
  const TemporaryDirectory work = TemporaryDirectory::create().value();
  REQUIRE(write_file(work.path() / ("a." + ending), bytes));
  ChildCommand command;
  command.argv = {"soffice", "--headless", "--norestore", "-env:UserInstallation=file://" + (work.path() / "profile").string(),
                  "--convert-to", filter, "--outdir", (work.path() / "out").string(), (work.path() / ("a." + ending)).string()};
  command.work_directory = work.path();
  REQUIRE(run_child(command));
  return read_file(work.path() / "out" / ("a." + wanted)).value();
}

const test::Rows table = {{"STT", "Ý kiến góp ý", "Đơn vị"}, {"1", "Đề nghị thêm ghế đá ở sân sau.", "Chi đoàn Phòng Một"}};
const std::vector<std::string> letter = {"Kính gửi Văn phòng,", "Đề nghị thêm ghế đá ở sân sau.", "Trân trọng,"};
const std::string rtf = "{\\rtf1\\ansi\\pard K\\u237 ?nh g\\u7917 ?i V\\u259 ?n ph\\u242 ?ng,\\par \\u272 ?\\u7873 ? ngh\\u7883 ? th\\u234 ?m gh\\u7871 ? \\u273 ?\\u225 ? \\u7903 ? s\\u226 ?n sau.\\par }";

void check(const std::string& bytes, const std::string& name, const std::string& form, const std::string& where) {
  CAPTURE(name);
  const auto reading = read_any({bytes, name}, {});
  REQUIRE(reading);
  CHECK(span_faults(*reading).empty());
  CHECK(reading->form == form);
  CHECK(reading->problems.empty());
  REQUIRE(reading->opinions.size() == 1);
  CHECK(reading->opinions[0].text == "Đề nghị thêm ghế đá ở sân sau.");
  CHECK(reading->opinions[0].where == where);
}

}  // namespace

TEST_CASE("workbooks of other programs and years are read as XLSX is") {
  const std::string where = "sheet \"Tong hop\" cell B2";
  check(ods(table), "bang.ods", "ods", where);
  check(saved_as(ods(table), "ods", "xls:MS Excel 97", "xls"), "bang.doc", "xls", where);  // content goes before the ending
}

TEST_CASE("texts of other programs and years are read as DOCX is") {
  check(odt(letter), "thu", "odt", "word/document.xml");
  check(saved_as(odt(letter), "odt", "doc:MS Word 97", "doc"), "thu.doc", "doc", "word/document.xml");
  check(rtf, "thu.doc", "rtf", "word/document.xml");  // as many programs name it
}

TEST_CASE("a form in ODT is read by the reader of forms") {
  const auto reading = read_any({odt({"PHIẾU GÓP Ý", "Đơn vị: Chi đoàn Phòng Một", "Ý kiến góp ý: Đề nghị thêm ghế đá."}), "phieu.odt"}, {});
  REQUIRE(reading);
  CHECK(reading->form == "odt");
  CHECK(reading->unit_as_written == "Chi đoàn Phòng Một");
  REQUIRE(reading->opinions.size() == 1);
  CHECK(reading->opinions[0].text == "Đề nghị thêm ghế đá.");
}

TEST_CASE("what cannot be converted is told by the name that was received") {
  const auto damaged = read_any({ods(table).substr(0, 200), "nop/bang.ods"}, {});
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().file == "nop/bang.ods");
  const auto empty = read_any({ods({{"STT", "Ghi chú"}}), "nop/bang.ods"}, {});
  REQUIRE(empty);
  REQUIRE(empty->problems.size() == 1);
  CHECK(empty->problems[0].file.empty());
}

TEST_CASE("the kind of an office file, by content first") {
  const auto kind = [](const std::string& bytes, const char* file) { return office_kind({bytes, file}); };
  CHECK(kind(ods(table), "a.odt") == OfficeKind::ods);
  CHECK(kind(odt(letter), "a.ods") == OfficeKind::odt);
  CHECK(kind(package("presentation", ""), "a.odt") == OfficeKind::none);
  CHECK(kind(rtf, "a.doc") == OfficeKind::rtf);
  CHECK(kind(test::docx(test::para("x")), "a.doc") == OfficeKind::none);
  // A compound file tells its kind by the names in its directory, whose entries stand at multiples of 128.
  const auto compound = [](std::vector<std::string> streams, std::size_t shift = 0) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    bytes.resize(512 + shift);
    for (const std::string& stream : streams) {
      std::string entry;
      for (const char c : stream) (entry += c) += '\0';
      entry.resize(128);
      bytes += entry;
    }
    return bytes;
  };
  CHECK(kind(compound({"Root Entry", "WordDocument"}), "a.xls") == OfficeKind::doc);
  CHECK(kind(compound({"Root Entry", "Workbook"}), "a.doc") == OfficeKind::xls);
  CHECK(kind(compound({"Root Entry", "Book"}), "a") == OfficeKind::xls);
  CHECK(kind(compound({"WordDocument", "Workbook"}), "a.xls") == OfficeKind::xls);
  CHECK(kind(compound({"WordDocument", "Workbook"}), "a.doc") == OfficeKind::doc);
  CHECK(kind(compound({"Workbook"}, 4), "a.xls") == OfficeKind::none);
  CHECK(kind(compound({"__substg1.0_1000001F"}), "a.msg") == OfficeKind::none);
  CHECK(file_ending("a.b/C") == "");
  CHECK(file_ending("a.b/C.XLS") == "xls");
}
