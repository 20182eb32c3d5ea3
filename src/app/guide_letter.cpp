#include "app/guide_letter.h"

#include <algorithm>

#include "app/delivery.h"
#include "app/rounds.h"
#include "base/clock.h"
#include "base/files.h"
#include "report/guide_letter.h"

namespace dh::app {

Status write_letter(const store::WorkspaceStore& store, const LetterRequest& request) {
  const Consultation consultation = TRY(store.consultation());
  const Roster& roster = consultation.roster;
  const std::string code = request.unit.empty() ? TRY(own_unit(store)) : request.unit;
  const Unit* unit = roster.unit(code);
  if (unit == nullptr) return fail(Error::Kind::refused, code.empty() ? "which unit writes has not been told: --unit CODE" : "no such unit on the roster", {}, code);
  if (std::ranges::find(roster.units, code, &Unit::parent) == roster.units.end()) return fail(Error::Kind::refused, "no unit stands below this one", {}, code);
  if (!is_day(request.last_day)) return fail(Error::Kind::refused, "is no day; write it as 2026-12-31", {}, request.last_day);
  // The guide's last day of the letter's own unit: what comes from below must be in before.
  std::string own_last;
  const std::vector<Extension> extensions = TRY(store.extensions());
  for (const char* phase : {"discuss", "synthesise"}) own_last = std::max(own_last, last_day(consultation, extensions, code, {}, phase));
  if (!own_last.empty() && request.last_day >= own_last) return fail(Error::Kind::refused, "leaves this unit no day to send its own report, which is due on " + own_last, {}, request.last_day);
  const Unit* parent = roster.unit(unit->parent);
  report::GuideLetter letter;
  letter.guide = consultation.guide;
  letter.unit_name = unit->name;
  letter.superior_name = parent != nullptr ? parent->name : roster.root_name.empty() ? consultation.guide.organisation : roster.root_name;
  letter.place_name = request.place_name;
  letter.date = request.date.empty() ? today() : request.date;
  letter.last_day = request.last_day;
  letter.reply_email = request.reply_email;
  return write_file(request.out, TRY(report::write_guide_letter(letter)));
}

}  // namespace dh::app
