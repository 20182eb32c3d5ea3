#include "base/zip_archive.h"
#include "intake/roster.h"
#include "reading_check.h"

// The bytes are the sheet, the shared strings and the styles at once (xlsx_fuzz.cpp). Every member stands in a unit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dh;
  const auto bytes = write_zip({
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id='a' Type='/worksheet' Target='all.xml'/><Relationship Id='b' Type='/styles' Target='all.xml'/>"
       "<Relationship Id='c' Type='/sharedStrings' Target='all.xml'/></Relationships>"},
      {"xl/workbook.xml", "<workbook><sheets><sheet name='S' r:id='a'/></sheets></workbook>"},
      {"xl/all.xml", std::string(fuzz::bytes_of(data, size))},
  });
  if (!bytes) return 0;
  const auto roster = intake::read_roster(*bytes, "fuzz.xlsx");
  if (!roster) return 0;
  for (const Unit& unit : roster->units) {
    fuzz::must_be_text(unit.name, "a unit's name");
    if (!unit.parent.empty() && roster->unit(unit.parent) == nullptr) fuzz::broken("a parent that is no unit");
    if (roster->top_unit(unit.code) == nullptr) fuzz::broken("a unit without a top");
  }
  for (const Member& member : roster->members) {
    if (member.code.empty()) fuzz::broken("a member without a code");
    if (!member.unit.empty() && roster->unit(member.unit) == nullptr) fuzz::broken("a member in no unit");
  }
  return 0;
}
