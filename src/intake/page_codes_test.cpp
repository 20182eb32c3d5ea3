#include "intake/page_codes.h"

#include <doctest/doctest.h>

using namespace dh::intake;

TEST_CASE("codes and how the page lies are taken from what zbarimg tells") {
  const auto codes = codes_of_xml("<barcodes xmlns='http://zbar.sourceforge.net/2008/barcode'><source href='p.pgm'><index num='0'>"
                                  "<symbol type='QR-Code' quality='1' orientation='DOWN'><data><![CDATA[DHP1|a&b]]></data></symbol>"
                                  "<symbol type='QR-Code' quality='1' orientation='UP'><data><![CDATA[x]]></data></symbol></index></source></barcodes>");
  REQUIRE(codes.size() == 2);
  CHECK(codes[0].text == "DHP1|a&b");
  CHECK(codes[0].quarter_turns == 2);
  CHECK(codes[1].quarter_turns == 0);
  CHECK(codes_of_xml("").empty());
  CHECK(codes_of_xml("<barcodes").empty());
}
