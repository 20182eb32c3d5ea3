#include "intake/own_report.h"

#include <doctest/doctest.h>

#include "base/zip_archive.h"

using namespace dh;
using namespace dh::intake;

namespace {

std::string package(const std::string& item, const std::string& name = "customXml/item1.xml") {
  return write_zip({{"word/document.xml", "<w/>"}, {name, item}}).value();
}

}  // namespace

TEST_CASE("a report of ours is told by its manifest alone") {
  CHECK(is_own_report(package("<synthesis xmlns=\"urn:dienhong:manifest:1\"/>")));
  CHECK(is_own_report(package("<m:synthesis xmlns:m=\"urn:dienhong:manifest:2\"/>", "customXml/item7.xml")));
  CHECK_FALSE(is_own_report(package("<synthesis xmlns=\"urn:else\">urn:dienhong:manifest:1</synthesis>")));
  CHECK_FALSE(is_own_report(package("<synthesis xmlns:m=\"urn:dienhong:manifest:1\"/>")));
  CHECK_FALSE(is_own_report(package("<synthesis xmlns=\"urn:dienhong:manifest:1\">")));
  CHECK_FALSE(is_own_report(package("<synthesis xmlns=\"urn:dienhong:manifest:1\"/>", "word/item1.xml")));
  CHECK_FALSE(is_own_report(package("<synthesis xmlns=\"urn:dienhong:manifest:1\"/>", "customXml/itemProps1.xml")));
  CHECK_FALSE(is_own_report("PK and nothing"));
  CHECK_FALSE(is_own_report(""));
}
