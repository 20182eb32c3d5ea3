#include "base/zip_archive.h"
#include "intake/opinion_table.h"
#include "reading_check.h"

// The bytes are the sheet, the shared strings and the styles at once, for each is read by the names of its elements:
// a seed holds the children of all three.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = dh::write_zip({
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id='a' Type='/worksheet' Target='all.xml'/><Relationship Id='b' Type='/styles' Target='all.xml'/>"
       "<Relationship Id='c' Type='/sharedStrings' Target='all.xml'/></Relationships>"},
      {"xl/workbook.xml", "<workbook><sheets><sheet name='S' r:id='a'/></sheets></workbook>"},
      {"xl/all.xml", std::string(dh::fuzz::bytes_of(data, size))},
  });
  if (bytes) dh::fuzz::must_hold(dh::intake::read_xlsx({*bytes, "fuzz.xlsx"}, dh::fuzz::consultation()));
  return 0;
}
