#include "intake/archive_reader.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/limits.h"
#include "intake/test_office_files.h"

using namespace dh;
using namespace dh::intake;

namespace {

std::string zip(const std::vector<ZipEntry>& entries) { return write_zip(entries).value(); }

Reading read(const std::string& bytes, const std::string& name = "bo.zip") {
  const Result<Reading> read = read_any({bytes, name}, {});
  if (!read) FAIL(read.error().line());
  Reading reading = *read;
  CHECK(span_faults(reading).empty());
  return reading;
}

std::string workbook(const std::string& opinion) { return test::xlsx({{"Tong hop", {{"STT", "Ý kiến góp ý", "Đơn vị"}, {"1", opinion, "Chi đoàn"}}}}); }

}  // namespace

TEST_CASE("entries of an archive are read as if they had come alone") {
  const std::string inner = zip({{"thu.txt", "Nên sửa cổng trước.\n"}});
  const Reading reading = read(zip({{"a/", ""},
                                    {"a/bang.xlsx", workbook("Đề nghị thêm ghế đá.")},
                                    {"trong.zip", inner},
                                    {"__MACOSX/a/._bang.xlsx", "x"},
                                    {"a/~$bang.xlsx", "x"}}));
  CHECK(reading.form == "zip");
  CHECK((reading.problems.empty() ? "" : reading.problems[0].line()) == "");
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[0].text == "Đề nghị thêm ghế đá.");
  CHECK(reading.opinions[0].where == "entry a/bang.xlsx: sheet \"Tong hop\" cell B2");
  CHECK(reading.opinions[1].text == "Nên sửa cổng trước.");
  CHECK(reading.opinions[1].where == "entry trong.zip: entry thu.txt: text");
}

TEST_CASE("one bad entry is told and the rest stands") {
  const Reading reading = read(zip({{"hong.xlsx", workbook("x").substr(0, 300)},
                                    {"anh.png", "\x89PNG"},
                                    {"khong.csv", std::string(16u << 20, 'a')},
                                    {"thu.txt", "Nên sửa cổng trước.\n"}}));
  REQUIRE(reading.opinions.size() == 1);
  CHECK(reading.opinions[0].text == "Nên sửa cổng trước.");
  REQUIRE(reading.problems.size() == 3);
  CHECK(reading.problems[0].place.starts_with("entry hong.xlsx"));
  CHECK(reading.problems[1].place == "entry anh.png");
  CHECK(reading.problems[1].reason == "no reader for this kind of file");
  CHECK(reading.problems[2].place == "entry khong.csv");
  CHECK(reading.problems[2].kind == Error::Kind::limit);  // it unpacks to far more than it is
}

TEST_CASE("an entry that is damaged is told and the rest stands") {
  std::string bytes = zip({{"mot.txt", "Nên sửa cổng trước, vì cổng đã cũ.\n"}, {"hai.txt", "Nên sửa cổng sau.\n"}});
  bytes[bytes.find("mot.txt") + 12] ^= 0x55;
  const Reading reading = read(bytes);
  REQUIRE(reading.opinions.size() == 1);
  CHECK(reading.opinions[0].text == "Nên sửa cổng sau.");
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].place == "entry mot.txt");
}

TEST_CASE("a locked entry is told and the rest stands") {
  std::string bytes = zip({{"mot.txt", "Nên sửa cổng trước.\n"}, {"hai.txt", "Nên sửa cổng sau.\n"}});
  bytes[6] |= 1;                                // the flag of the entry's own header
  bytes[bytes.find("PK\x01\x02") + 8] |= 1;   // and of the archive's list
  const Reading reading = read(bytes);
  REQUIRE(reading.opinions.size() == 1);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].line() == "entry mot.txt: is locked with a password");
}

TEST_CASE("names are no paths, and are shown without what steers a terminal") {
  std::string bytes = zip({{"../../etc/passwd.txt", "Nên sửa cổng trước.\n"}, {"aEEEEE.txt", "Nên sửa cổng sau.\n"}});
  for (std::size_t at = bytes.find("EEEEE"); at != std::string::npos; at = bytes.find("EEEEE", at)) bytes.replace(at, 5, "\x1B[2J\n");
  const Reading reading = read(bytes);
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[0].where == "entry ../../etc/passwd.txt: text");
  const std::string& where = reading.opinions[1].where;
  CHECK(where.ends_with(".txt: text"));
  CHECK(std::ranges::none_of(where, [](unsigned char c) { return c < 0x20; }));
}

TEST_CASE("two entries of one name are both read") {
  std::string bytes = zip({{"mot.txt", "Nên sửa cổng trước.\n"}, {"hai.txt", "Nên sửa cổng sau.\n"}});
  for (std::size_t at = bytes.find("hai.txt"); at != std::string::npos; at = bytes.find("hai.txt", at)) bytes.replace(at, 3, "mot");
  const Reading reading = read(bytes);
  REQUIRE(reading.opinions.size() == 2);
  CHECK(reading.opinions[1].text == "Nên sửa cổng sau.");
}

TEST_CASE("office files are no archives of files, archives are, whatever their names") {
  const auto sure = [](const std::string& bytes) { return recognise_zip({bytes, "a.zip"}, {}); };
  CHECK(sure(workbook("x")) == 0);
  CHECK(sure(test::docx(test::para("x"))) == 0);
  CHECK(sure(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<x/>"}})) == 0);
  CHECK(sure(zip({{"[Content_Types].xml", "<x/>"}, {"ppt/presentation.xml", "<x/>"}})) == 0);
  CHECK(sure("PK\x03\x04") == 0);
  CHECK(read(zip({{"thu.txt", "Nên sửa cổng trước.\n"}}), "bo.xlsx").form == "zip");
}

TEST_CASE("archives in archives: as deep and as many as the limits say, all counted together") {
  std::string deep = zip({{"thu.txt", "Nên sửa cổng trước.\n"}});
  for (int i = 0; i < limits::nested_files_depth - 1; ++i) deep = zip({{"trong.zip", deep}});
  CHECK(read(deep).opinions.size() == 1);
  deep = zip({{"trong.zip", deep}});
  const Reading deeper = read(deep);
  CHECK(deeper.opinions.empty());
  REQUIRE(deeper.problems.size() == 1);
  CHECK(deeper.problems[0].kind == Error::Kind::limit);

  std::vector<ZipEntry> half;
  for (std::size_t i = 0; i < limits::archive_entries / 2; ++i) half.push_back({std::to_string(i), ""});
  const std::string many = zip(half);
  const Reading counted = read(zip({{"a.zip", many}, {"b.zip", many}, {"thu.txt", "Nên sửa cổng trước.\n"}}));
  CHECK(counted.opinions.empty());
  REQUIRE_FALSE(counted.problems.empty());
  CHECK(counted.problems.front().place == "entry thu.txt");
  CHECK(counted.problems.front().kind == Error::Kind::limit);
  // Every empty entry is a problem, but nobody reads ten thousand lines.
  CHECK(counted.problems.size() <= limits::problems_told + 2);
  CHECK(counted.untold > 9'000);
  // The next archive begins anew.
  CHECK(read(zip({{"thu.txt", "Nên sửa cổng trước.\n"}})).opinions.size() == 1);
}

TEST_CASE("an archive without files says so") {
  CHECK(read(zip({{"a/", ""}})).problems.at(0).reason == "the archive holds no files");
}
