#include "report/printed_items.h"

#include <doctest/doctest.h>

using namespace dh::report;

namespace {

std::vector<std::string> read(const std::string& body) {
  const auto items = printed_items("<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>");
  REQUIRE(items);
  std::vector<std::string> out;
  for (const PrintedItem& one : *items) out.push_back(one.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("however a program splits its words, the paragraph is the same") {
  CHECK(read("<w:p><w:r><w:t>Trồng </w:t></w:r><w:ins><w:r><w:t>cây</w:t></w:r></w:ins><w:del><w:r><w:delText>hoa</w:delText></w:r></w:del></w:p>") == Texts{"Trồng cây"});
  CHECK(read("<w:p><w:r><w:t>a<![CDATA[b]]><!-- c -->d</w:t></w:r></w:p>") == Texts{"abd"});
  CHECK(read("<w:p><w:r><w:t>tre</w:t><w:noBreakHyphen/><w:t>gai so</w:t><w:softHyphen/><w:t>ng</w:t></w:r></w:p>") == Texts{printed_text("tre\u2011gai so\u00ADng")});
}

TEST_CASE("what shows is read wherever it stands, and what is hidden is not") {
  const std::string row = "<w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>", content = "<w:sdt><w:sdtPr/><w:sdtContent>";
  CHECK(read("<w:tbl>" + row + content + row + "</w:sdtContent></w:sdt></w:tbl>") == Texts{"x", "x"});
  CHECK(read("<w:unknown><w:p><w:r><w:t>x</w:t></w:r></w:p></w:unknown>") == Texts{"x"});
  CHECK(read("<w:p><w:r><w:t>x</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>") != Texts{"x"});
  CHECK(read("<w:p><w:r><w:drawing/></w:r></w:p>").size() == 1);
  CHECK(read("<w:altChunk/>").size() == 1);
  CHECK(read("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>").empty());
  CHECK(read("<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>x</w:t></w:r></w:p>") == Texts{"x"});
}
