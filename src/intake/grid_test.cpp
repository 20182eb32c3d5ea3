#include "intake/grid.h"

#include <doctest/doctest.h>

#include "base/zip_archive.h"

using namespace dh;
using namespace dh::intake;

TEST_CASE("cells have the names that people use") {
  CHECK(cell_name(5, 5) == "F6");
  CHECK(cell_name(0, 26) == "AA1");
}

TEST_CASE("CSV: quotes, line ends and the delimiter that parts regularly") {
  const auto grid = read_csv_grid("ma;y kien\r\nA;\"mot, hai; \"\"ba\"\"\r\nbon\"\r\nB;nam, sau\r\n");
  REQUIRE(grid);
  CHECK(grid->rows.size() == 3);
  CHECK(grid->at(1, 1) == "mot, hai; \"ba\"\r\nbon");
  CHECK(grid->at(2, 1) == "nam, sau");
  CHECK(grid->at(9, 9) == "");
  CHECK(read_csv_grid("a\tb\nc,d\te\n")->at(1, 0) == "c,d");
  CHECK(read_csv_grid("sep=|\na,b|c\n")->at(0, 0) == "a,b");
  CHECK_FALSE(read_csv_grid("a,b\nc,\"d\n"));
}

TEST_CASE("CSV: UTF-16 and Windows-1258") {
  CHECK(read_csv_grid(std::string_view("\xFF\xFE\x10\x01,\0a\0", 8))->at(0, 0) == "Đ");
  CHECK_FALSE(read_csv_grid(std::string_view("\xFF\xFE\0\0", 4)));
  CHECK(read_csv_grid("stt,y\xEC ki\xEA\xECn\n1,\xD0\xF4\xECi\n")->at(0, 1) == "ý kiến");
}

TEST_CASE("XLSX: shared strings, merged cells, dates, old fonts and formulas") {
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id='" + id + "' Type='" + relations + type + "' Target='" + target + "'/>";
  };
  const auto bytes = write_zip({
      {"_rels/.rels", "<Relationships>" + relation("a", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "styles", "styles.xml") +
           relation("r3", "sharedStrings", "/xl/sharedStrings.xml") + "</Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns:r='x'><sheets><sheet name='Góp ý' r:id='r1'/></sheets></workbook>"},
      {"xl/styles.xml",
       "<styleSheet><fonts><font><name val='Arial'/></font><font><name val='.VnTime'/></font></fonts>"
       "<cellXfs><xf fontId='0' numFmtId='0'/><xf fontId='1'/><xf fontId='0' numFmtId='14'/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml",
       "<sst><si><r><t>Khối </t></r><r><rPr><rFont val='.VnTimeH'/></rPr><t>§oµn</t></r><rPh><t>x</t></rPh></si></sst>"},
      {"xl/worksheets/sheet1.xml",
       "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>hidden</t></is></c></row>"
       "<row r='3'><c r='B3' s='1' t='inlineStr'><is><t>gãp ý</t></is></c><c r='C3' s='2'><v>45292</v></c>"
       "<c><v>0.10000000000000001</v></c><c><f>HYPERLINK(\"http://x\",\"Nhất \"&amp;\"trí\")</f><v></v></c>"
       "<c><f>cmd|' /C calc'!A0</f><v></v></c><c><f>\"Bổ sung\"</f><v>0</v></c><c><f>F3*2</f><v>0</v></c></row></sheetData>"
       "<mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>"},
  });
  REQUIRE(bytes);
  const auto grids = read_xlsx_grids(*bytes);
  REQUIRE(grids);
  REQUIRE(grids->size() == 1);
  const Grid& grid = grids->front();
  CHECK(grid.name == "Góp ý");
  CHECK(grid.at(0, 0) == "Khối ĐOÀN");
  CHECK(grid.at(0, 1) == "");
  REQUIRE(grid.covered.size() == 1);
  CHECK(grid.covered[0].cell == "B1");
  CHECK(grid.covered[0].text == "hidden");
  CHECK(grid.seen_at(1, 1) == "Khối ĐOÀN");
  CHECK(grid.at(2, 1) == "góp ý");
  CHECK(grid.at(2, 2) == "2024-01-01");
  CHECK(grid.at(2, 3) == "0.1");
  CHECK(grid.at(2, 4) == "=HYPERLINK(\"http://x\",\"Nhất \"&\"trí\")");
  CHECK(grid.at(2, 5) == "=cmd|' /C calc'!A0");
  CHECK(grid.at(2, 6) == "=\"Bổ sung\"");
  CHECK(grid.at(2, 7) == "0");
}

TEST_CASE("XLSX: an old encoding in cells whose font tells nothing is told by the letters of the whole workbook") {
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const auto workbook = [&](const std::string& cells) {
    return write_zip({
        {"_rels/.rels", "<Relationships><Relationship Id='a' Type='" + relations + "officeDocument' Target='xl/workbook.xml'/></Relationships>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='" + relations + "worksheet' Target='worksheets/sheet1.xml'/></Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns:r='x'><sheets><sheet name='A' r:id='r1'/></sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + cells + "</sheetData></worksheet>"},
    });
  };
  const auto row = [](int number, const std::string& text) {
    const std::string at = std::to_string(number);
    return "<row r='" + at + "'><c r='A" + at + "' t='inlineStr'><is><t>" + text + "</t></is></c></row>";
  };
  const auto old = workbook(row(1, "§Ò nghÞ thªm ghÕ ®¸ ë s©n sau cña th­ viÖn") + row(2, "Nªn më cöa ®Õn 21 giê") + row(3, "B¹n"));
  REQUIRE(old);
  const auto grids = read_xlsx_grids(*old);
  REQUIRE(grids);
  CHECK(grids->front().at(0, 0) == "Đề nghị thêm ghế đá ở sân sau của thư viện");
  CHECK(grids->front().at(2, 0) == "Bạn");
  const auto plain = workbook(row(1, "Theo § 5 và giá 3 ® mỗi ghế") + row(2, "Thêm ghế đá ở sân sau"));
  REQUIRE(plain);
  CHECK(read_xlsx_grids(*plain)->front().at(0, 0) == "Theo § 5 và giá 3 ® mỗi ghế");
}

TEST_CASE("what is no workbook is an error") { CHECK_FALSE(read_xlsx_grids("PK no")); }
