#include "app/decisions.h"

#include <algorithm>
#include <set>

#include "app/approval.h"
#include "app/decided_place.h"
#include "app/find_opinion.h"
#include "app/passes.h"
#include "app/report_bytes.h"
#include "base/clock.h"

namespace dh::app {
namespace {

Result<std::int64_t> write(WorkspaceStore& store, Decision decision, const Decider& by) {
  decision.at = now_iso8601();
  decision.by = by.name;
  store::Batch batch = TRY(store::Batch::begin(store));
  TRY(check_may_decide(store, by));
  const std::int64_t number = TRY(store.add_decision(decision));
  // What is undone may be a cut: then other opinions stand.
  if (decision.action == Decision::Action::undo || decision.action == Decision::Action::redo) TRY(store.set_replaced(replaced_opinions(TRY(store.decisions()))));
  TRY(batch.commit());
  return number;
}

Result<Kind> known_kind(const std::string& words) {
  const Kind kind = kind_of(words);
  if (kind == Kind::unknown) return fail(Error::Kind::refused, "unknown kind", {}, words);
  return kind;
}

Result<Stance> known_stance(const std::string& words) {
  const Stance stance = stance_of(words);
  if (stance == Stance::unknown) return fail(Error::Kind::refused, "unknown stance", {}, words);
  return stance;
}

Status check_document(const Consultation& consultation, const std::string& id) {
  const bool known = id == "none" || consultation.draft(id) != nullptr || std::ranges::find(consultation.guide.documents, id, &GuideDocument::id) != consultation.guide.documents.end();
  if (!known) return fail(Error::Kind::refused, "no such document", {}, id);
  return {};
}

Status check_topic(const Consultation& consultation, const std::string& label) {
  if (!label.empty() && std::ranges::find(consultation.guide.topics, label, &Topic::label) == consultation.guide.topics.end())
    return fail(Error::Kind::refused, "the guide has no such topic", {}, label);
  return {};
}

// The unit directly under the root, and the one below it by name, as opinions carry them.
Status take_unit(const Roster& roster, const std::string& words, Correction& correction) {
  const Unit* unit = roster.unit(words);
  if (unit == nullptr)
    if (const auto named = std::ranges::find(roster.units, words, &Unit::name); named != roster.units.end()) unit = &*named;
  if (unit == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, words);
  const Unit* top = roster.top_unit(unit->code);
  correction.home = unit->code;
  correction.unit = top == nullptr ? unit->code : top->code;
  correction.sub_unit = top == nullptr || top == unit ? std::string() : unit->name;
  return {};
}

Status take_member(const Roster& roster, const std::string& code, Correction& correction) {
  const Member* member = roster.member(code);
  if (member == nullptr && !code.empty()) return fail(Error::Kind::refused, "no such member on the roster", {}, code);
  correction.member = code;
  if (member != nullptr && !correction.unit) return take_unit(roster, member->unit, correction);
  return {};
}

}  // namespace

Result<std::int64_t> merge_groups(WorkspaceStore& store, const std::vector<std::string>& ids, const Decider& by) {
  TRY(analyse_all(store, {}));
  const std::vector<Opinion> opinions = TRY(store.opinions());
  std::set<std::string> groups;
  for (const std::string& id : ids) groups.insert(TRY(find_opinion(opinions, id))->group);
  if (groups.size() < 2) return fail(Error::Kind::refused, "to merge takes two groups; these stand in one already");
  Decision decision;
  decision.action = Decision::Action::merge;
  for (const Opinion& one : opinions)
    if (groups.contains(one.group)) decision.opinions.push_back(one.id);
  return write(store, std::move(decision), by);
}

Result<std::int64_t> split_group(WorkspaceStore& store, const std::string& group, const std::vector<std::string>& ids, const Decider& by) {
  TRY(analyse_all(store, {}));
  const std::vector<Opinion> opinions = TRY(store.opinions());
  const std::string id = TRY(find_opinion(opinions, group))->group;
  std::set<std::string> leaving;
  for (const std::string& one : ids) {
    const Opinion* opinion = TRY(find_opinion(opinions, one));
    if (opinion->group != id) return fail(Error::Kind::refused, "this opinion stands in another group", {}, one);
    leaving.insert(opinion->id);
  }
  Decision decision;
  decision.action = Decision::Action::split;
  for (const Opinion& one : opinions)
    if (one.group == id) (leaving.contains(one.id) ? decision.opinions : decision.rest).push_back(one.id);
  if (decision.opinions.empty() || decision.rest.empty()) return fail(Error::Kind::refused, "to split, some opinions go and some stay", {}, group);
  return write(store, std::move(decision), by);
}

Result<std::int64_t> order_groups(WorkspaceStore& store, const std::string& unit, const std::vector<std::string>& ids, const Decider& by) {
  TRY(check_may_decide(store, by));
  const Synthesis synthesis = TRY(make_synthesis(store, unit, {}));
  const std::vector<Opinion> opinions = TRY(store.opinions());
  Decision decision;
  decision.action = Decision::Action::order;
  const ReportedPlace* place = nullptr;
  std::set<std::string> named;
  for (const std::string& id : ids) {
    const Opinion* one = TRY(find_opinion(opinions, id));
    const auto at = std::ranges::find_if(synthesis.places, [&](const ReportedPlace& each) { return std::ranges::find(each.groups, one->group) != each.groups.end(); });
    if (at == synthesis.places.end()) return fail(Error::Kind::refused, "this opinion does not stand in the report of the unit", {}, id);
    if (place != nullptr && place != &*at) return fail(Error::Kind::refused, "these groups stand at different places of the report; the draft has the order of places", {}, id);
    place = &*at;
    if (!named.insert(one->group).second) return fail(Error::Kind::refused, "this group is named twice", {}, id);
    decision.opinions.push_back(one->id);
  }
  if (decision.opinions.size() < 2) return fail(Error::Kind::refused, "an order takes two groups");
  return write(store, std::move(decision), by);
}

Result<std::int64_t> correct_opinion(WorkspaceStore& store, const CorrectionRequest& request, const Decider& by) {
  const Consultation consultation = TRY(store.consultation());
  const std::vector<Opinion> opinions = TRY(store.opinions());
  const Opinion* opinion = TRY(find_opinion(opinions, request.opinion));
  Correction correction;
  correction.opinion = opinion->id;
  if (request.document) {
    TRY(check_document(consultation, *request.document));
    correction.document = request.document;
  }
  if (request.place) correction.place = TRY(find_place(consultation, *request.place, request.quote));
  else if (!request.quote.empty()) return fail(Error::Kind::refused, "words of the draft need the place they stand at", {}, request.quote);
  if (request.kind) correction.kind = TRY(known_kind(*request.kind));
  if (request.stance) correction.stance = TRY(known_stance(*request.stance));
  if (request.topic) {
    TRY(check_topic(consultation, *request.topic));
    correction.topic = request.topic;
  }
  if (request.unit) TRY(take_unit(consultation.roster, *request.unit, correction));
  if (request.member) TRY(take_member(consultation.roster, *request.member, correction));
  correction.singular = request.singular;
  if (request.representative) correction.representative = true;
  const bool nothing = !correction.document && !correction.place && !correction.kind && !correction.stance && !correction.topic && !correction.unit && !correction.member &&
                       !correction.singular && !correction.representative;
  if (nothing) return fail(Error::Kind::refused, "nothing to correct was told", {}, request.opinion);
  correction.home_before = opinion->home;
  correction.unit_before = opinion->unit;
  correction.sub_unit_before = opinion->sub_unit;
  correction.member_before = opinion->member;
  correction.pending_before = opinion->pending;
  Decision decision;
  decision.action = Decision::Action::correct;
  decision.correction = std::move(correction);
  return write(store, std::move(decision), by);
}

Result<std::int64_t> undo_decision(WorkspaceStore& store, std::optional<std::int64_t> number, const Decider& by) {
  const std::vector<Decision> decided = in_force(TRY(store.decisions()));
  // Without a number only what was decided here: what a unit below decided is undone by name, or not at all.
  const auto last = std::ranges::find_if(decided.rbegin(), decided.rend(), [](const Decision& one) { return one.origin.empty(); });
  if (!number && last == decided.rend()) return fail(Error::Kind::refused, "nothing is decided that could be undone");
  Decision decision;
  decision.action = Decision::Action::undo;
  decision.of = number ? *number : last->number;
  if (std::ranges::find(decided, decision.of, &Decision::number) == decided.end())
    return fail(Error::Kind::refused, "no such decision is in force", {}, std::to_string(decision.of));
  return write(store, std::move(decision), by);
}

Result<std::int64_t> redo_decision(WorkspaceStore& store, std::optional<std::int64_t> number, const Decider& by) {
  const std::vector<Decision> all = TRY(store.decisions());
  std::vector<std::int64_t> undone;  // in the order in which they were undone
  for (const Decision& one : all) {
    if (one.action == Decision::Action::undo && one.origin.empty()) undone.push_back(one.of);
    if (one.action == Decision::Action::redo) std::erase(undone, one.of);
  }
  if (undone.empty()) return fail(Error::Kind::refused, "nothing is undone that could be redone");
  Decision decision;
  decision.action = Decision::Action::redo;
  decision.of = number.value_or(undone.back());
  if (std::ranges::find(undone, decision.of) == undone.end()) return fail(Error::Kind::refused, "no such decision is undone", {}, std::to_string(decision.of));
  return write(store, std::move(decision), by);
}

Result<std::vector<DecisionLine>> decision_history(const WorkspaceStore& store) {
  std::vector<Decision> all = TRY(store.decisions());
  std::set<std::int64_t> valid;
  for (const Decision& one : in_force(all)) valid.insert(one.number);
  std::vector<DecisionLine> out;
  for (Decision& one : all) {
    const bool holds = valid.contains(one.number);
    out.push_back({std::move(one), holds});
  }
  return out;
}

}  // namespace dh::app
