#include "app/rounds.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

#include "app/approval.h"
#include "app/delivery.h"
#include "app/unit_tree.h"
#include "base/clock.h"

namespace dh::app {
namespace {

constexpr int vietnam_minutes = 7 * 60;
constexpr const char* discuss = "discuss";

// The latest of the documents' last days: who speaks of none has until then.
std::string last_day_of_any(const Consultation& consultation, const std::vector<Extension>& extensions, const std::string& unit) {
  std::string latest;
  for (const GuideDocument& one : consultation.guide.documents) latest = std::max(latest, last_day(consultation, extensions, unit, one.id, discuss));
  return latest.empty() ? last_day(consultation, extensions, unit, {}, discuss) : latest;
}

struct Tally {
  int members = 0, opinions = 0, late = 0;
  std::set<std::string> took_part;
};

// Of each unit with all below it; "" is the root.
std::map<std::string, Tally> tallies(const Roster& roster, std::span<const Opinion> opinions) {
  std::map<std::string, Tally> out;
  const UnitTree tree(roster);
  const auto each_above = [&](const std::string& code, const auto& count) {
    count(out[{}]);
    for (const std::size_t i : tree.up(code)) count(out[roster.units[i].code]);
  };
  for (const Member& one : roster.members) each_above(one.unit, [](Tally& tally) { ++tally.members; });
  for (const Opinion& one : opinions)
    each_above(one.home, [&](Tally& tally) {
      ++tally.opinions;
      tally.late += one.late ? 1 : 0;
      if (!one.member.empty()) tally.took_part.insert(one.member);
    });
  return out;
}

// What is known of the rounds, told once for all units.
class Known {
 public:
  static Result<Known> of(const WorkspaceStore& store) {
    Known known;
    known.confirmed = TRY(store.setting("deadlines")) == "confirmed";
    known.own = TRY(own_unit(store));
    known.declared = TRY(store.declared_states());
    known.content = TRY(delivery_content(store, Carry::sources));
    known.light_content = TRY(delivery_content(store, Carry::opinions));
    for (const Origin& one : TRY(store.origins())) known.origins.insert(one.unit);
    for (const Delivery& one : TRY(store.deliveries())) known.received_at[one.sender] = one.at;
    known.dispatches = TRY(store.dispatches());
    return known;
  }

  void judge(UnitRound& round, const std::string& today) const {
    const bool past = confirmed && !round.deadline.empty() && round.deadline < today;
    if (round.opinions > 0) round.state = past ? RoundState::synthesising : RoundState::collecting;
    if (const std::optional<Approval> approval = approval_in(declared, round.unit)) {
      round.state = approval->sent_at.empty() ? RoundState::approved : RoundState::sent;
      round.since = approval->sent_at.empty() ? approval->at : approval->sent_at;
    } else if (round.unit == own) own_state(round);
    else if (origins.contains(round.unit)) received(round);
    round.overdue = past && round.state != RoundState::received && round.state != RoundState::sent && !(round.unit.empty() && own.empty());
  }

 private:
  void own_state(UnitRound& round) const {
    if (dispatches.empty() || own.empty()) return;
    const Dispatch& last = dispatches.back();
    for (const DeclaredState& one : declared)  // what went before goes on as if nothing had gone
      if (one.unit == own && one.state == "reopened" && one.at >= last.at) return;
    if (last.content != content && last.content != light_content) return;
    round.state = RoundState::sent;
    round.since = last.at;
  }
  void received(UnitRound& round) const {
    round.state = RoundState::received;
    if (const auto at = received_at.find(round.unit); at != received_at.end()) round.since = at->second;
    for (const DeclaredState& one : declared) {
      if (one.unit != round.unit || one.state != "returned" || one.at < round.since) continue;
      round.state = RoundState::returned;
      round.since = one.at;
      round.note = one.note;
    }
  }

  bool confirmed = false;  // the guide's dates, by a person
  std::string own, content, light_content;
  std::vector<DeclaredState> declared;
  std::vector<Dispatch> dispatches;
  std::set<std::string> origins;
  std::map<std::string, std::string> received_at;
};

}  // namespace

const char* name(RoundState state) {
  static constexpr std::array names = {"not_opened", "collecting", "synthesising", "approved", "sent", "received", "returned"};
  return names[static_cast<std::size_t>(state)];
}

bool is_day(const std::string& words) {
  static constexpr std::string_view shape = "0000-00-00";
  if (words.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == '-' ? words[i] != '-' : words[i] < '0' || words[i] > '9') return false;
  return words.substr(5, 2) >= "01" && words.substr(5, 2) <= "12" && words.substr(8) >= "01" && words.substr(8) <= "31";
}

std::string last_day(const Consultation& consultation, const std::vector<Extension>& extensions, const std::string& unit, const std::string& document,
                     const std::string& phase) {
  std::string day;
  for (const Phase& one : consultation.guide.phases) {
    const bool reaches = document.empty() || one.documents.empty() || std::ranges::find(one.documents, document) != one.documents.end();
    if (one.name == phase && reaches) day = std::max(day, one.last_day);
  }
  for (const Extension& one : extensions) {
    const bool whose = one.unit.empty() || one.unit == unit || (!unit.empty() && consultation.roster.is_within(unit, one.unit));
    if (one.phase == phase && whose && (one.document.empty() || one.document == document)) day = one.last_day;
  }
  return day;
}

Result<std::vector<UnitRound>> unit_rounds(const WorkspaceStore& store, std::span<const Opinion> opinions) {
  const Consultation consultation = TRY(store.consultation());
  const Roster& roster = consultation.roster;
  const std::vector<Extension> extensions = TRY(store.extensions());
  const std::map<std::string, Tally> tally = tallies(roster, opinions);
  const std::string today = day_there(now_iso8601(), TRY(minutes_ahead(store)));
  const Known known = TRY(Known::of(store));
  std::vector<UnitRound> out;
  const auto add = [&](const std::string& code, const std::string& name, const std::string& parent, int depth) {
    UnitRound& one = out.emplace_back();
    one.unit = code;
    one.name = name;
    one.parent = parent;
    one.depth = depth;
    if (const auto found = tally.find(code); found != tally.end()) {
      one.members = found->second.members;
      one.took_part = static_cast<int>(found->second.took_part.size());
      one.opinions = found->second.opinions;
      one.late = found->second.late;
    }
    one.deadline = last_day_of_any(consultation, extensions, code);
    known.judge(one, today);
  };
  add({}, roster.root_name.empty() ? consultation.guide.organisation : roster.root_name, {}, 0);
  std::multimap<std::string, const Unit*> below;
  for (const Unit& one : roster.units) below.emplace(one.parent, &one);
  const auto descend = [&](const auto& self, const std::string& parent, int depth) -> void {
    const auto [first, last] = below.equal_range(parent);
    for (auto one = first; one != last; ++one) {
      add(one->second->code, one->second->name, parent, depth);
      if (static_cast<std::size_t>(depth) <= roster.units.size()) self(self, one->second->code, depth + 1);
    }
  };
  descend(descend, {}, 1);
  return out;
}

Status return_to_unit(WorkspaceStore& store, const std::string& unit, const std::string& why, const std::string& by) {
  const std::vector<Origin> origins = TRY(store.origins());
  if (std::ranges::find(origins, unit, &Origin::unit) == origins.end()) return fail(Error::Kind::refused, "nothing was received of this unit", {}, unit);
  if (why.empty()) return fail(Error::Kind::refused, "what is returned needs a reason", {}, unit);
  return store.declare_state({now_iso8601(), by, unit, "returned", why});
}

Status extend(WorkspaceStore& store, const Extension& extension) {
  const Consultation consultation = TRY(store.consultation());
  if (!is_day(extension.last_day)) return fail(Error::Kind::refused, "is no day; write it as 2026-12-31", {}, extension.last_day);
  if (!extension.unit.empty() && consultation.roster.unit(extension.unit) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, extension.unit);
  const auto& documents = consultation.guide.documents;
  if (!extension.document.empty() && consultation.draft(extension.document) == nullptr &&
      std::ranges::find(documents, extension.document, &GuideDocument::id) == documents.end())
    return fail(Error::Kind::refused, "no such document", {}, extension.document);
  if (extension.phase != discuss && extension.phase != "synthesise" && extension.phase != "review" && extension.phase != "answer")
    return fail(Error::Kind::refused, "no such phase; known are discuss, synthesise, review and answer", {}, extension.phase);
  Extension kept = extension;
  kept.at = now_iso8601();
  TRY(store.add_extension(kept));
  return mark_late(store);
}

Status mark_late(WorkspaceStore& store) {
  if (TRY(store.setting("deadlines")) != "confirmed") return store.mark_late(nullptr);
  const Consultation consultation = TRY(store.consultation());
  const std::vector<Extension> extensions = TRY(store.extensions());
  const int ahead = TRY(minutes_ahead(store));
  std::map<std::pair<std::string, std::string>, std::string> days;  // of home and document
  return store.mark_late([&](const WorkspaceStore::LateRow& one) {
    const auto [known, is_new] = days.try_emplace({one.home, one.document});
    if (is_new)
      known->second = one.document.empty() || one.document == "none" ? last_day_of_any(consultation, extensions, one.home)
                                                                     : last_day(consultation, extensions, one.home, one.document, discuss);
    return !known->second.empty() && day_there(one.received_at, ahead) > known->second;
  });
}

Result<int> minutes_ahead(const WorkspaceStore& store) {
  const std::string told = TRY(store.setting("time-zone"));
  return told.empty() ? Result<int>(vietnam_minutes) : time_zone_of(told);
}

std::string time_zone_name(int minutes) {
  char out[32];
  std::snprintf(out, sizeof out, "UTC%c%02d:%02d", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60);
  return out;
}

Result<int> time_zone_of(const std::string& name) {
  int hours = 0, minutes = 0;
  char sign = 0, rest = 0;
  if (std::sscanf(name.c_str(), "UTC%c%2d:%2d%c", &sign, &hours, &minutes, &rest) != 3 || (sign != '+' && sign != '-') || hours > 14 || minutes > 59)
    return fail(Error::Kind::refused, "is no time zone; write it as UTC+07:00", {}, name);
  return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace dh::app
