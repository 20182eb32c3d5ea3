#include "base/zip_archive.h"

#include <doctest/doctest.h>

#include "base/limits.h"
#include "base/xml.h"

using namespace dh;

TEST_CASE("what was written to an archive is read back") {
  const std::string bytes = write_zip({{"a/b.xml", "<x/>"}, {"rỗng.txt", ""}}).value();
  const ZipReader zip = ZipReader::open(bytes).value();
  CHECK(zip.names().size() == 2);
  CHECK(zip.read("a/b.xml").value() == "<x/>");
  CHECK(zip.read("rỗng.txt").value().empty());
  CHECK_FALSE(zip.read("none").has_value());
  CHECK(write_zip({{"a/b.xml", "<x/>"}, {"rỗng.txt", ""}}).value() == bytes);
}

TEST_CASE("a cut archive is refused") {
  const std::string bytes = write_zip({{"a", std::string(1000, 'x')}}).value();
  CHECK_FALSE(ZipReader::open(std::string_view(bytes).substr(0, bytes.size() / 2)).has_value());
}

TEST_CASE("an entry that unpacks to far more than it packs is refused") {
  const std::string bytes = write_zip({{"a", std::string(limits::zip_ratio_floor * 2, 'x')}}).value();
  const ZipReader zip = ZipReader::open(bytes).value();
  const auto text = zip.read("a");
  REQUIRE_FALSE(text.has_value());
  CHECK(text.error().kind == Error::Kind::limit);
}

TEST_CASE("XML: depth, document types and broken markup are refused") {
  std::string deep;
  for (int i = 0; i < limits::xml_depth + 2; ++i) deep += "<a>";
  for (int i = 0; i < limits::xml_depth + 2; ++i) deep += "</a>";
  CHECK(parse_xml(deep, "t").error().kind == Error::Kind::limit);
  CHECK_FALSE(parse_xml("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "t").has_value());
  CHECK_FALSE(parse_xml("<a><b></a>", "t").has_value());
  CHECK(parse_xml("<a><b/><c><d/></c></a>", "t").has_value());
}
