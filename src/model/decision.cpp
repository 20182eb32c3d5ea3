#include "model/decision.h"

#include <algorithm>
#include <map>
#include <set>

namespace dh {
namespace {

bool is_recut(const Decision& decision) { return decision.action == Decision::Action::cut || decision.action == Decision::Action::join; }

}  // namespace

const char* name(Decision::Action action) {
  switch (action) {
    case Decision::Action::merge: return "merge";
    case Decision::Action::split: return "split";
    case Decision::Action::correct: return "correct";
    case Decision::Action::undo: return "undo";
    case Decision::Action::redo: return "redo";
    case Decision::Action::cut: return "cut";
    case Decision::Action::join: return "join";
    case Decision::Action::order: return "order";
  }
  return "";
}

std::optional<Decision::Action> action_of(const std::string& name) {
  for (const auto action : {Decision::Action::merge, Decision::Action::split, Decision::Action::correct, Decision::Action::undo, Decision::Action::redo, Decision::Action::cut,
                            Decision::Action::join, Decision::Action::order})
    if (name == dh::name(action)) return action;
  return {};
}

std::vector<Decision> in_force(const std::vector<Decision>& decisions) {
  std::set<std::int64_t> undone;
  for (const Decision& one : decisions) {
    if (one.action == Decision::Action::undo) undone.insert(one.of);
    if (one.action == Decision::Action::redo) undone.erase(one.of);
  }
  std::vector<Decision> out;
  std::ranges::copy_if(decisions, std::back_inserter(out), [&](const Decision& one) {
    return one.action != Decision::Action::undo && one.action != Decision::Action::redo && !undone.contains(one.number);
  });
  return out;
}

std::set<std::string> replaced_opinions(const std::vector<Decision>& all) {
  // Whoever is first seen as a piece was made by a person; whoever is first seen as replaced came from the reader.
  std::map<std::string, bool> stands;
  for (const Decision& one : all) {
    if (!is_recut(one)) continue;
    for (const std::string& id : one.opinions) stands.emplace(id, true);
    for (const std::string& id : one.rest) stands.emplace(id, false);
  }
  for (const Decision& one : in_force(all)) {
    if (!is_recut(one)) continue;
    if (!std::ranges::all_of(one.opinions, [&](const std::string& id) { return stands[id]; })) continue;
    for (const std::string& id : one.opinions) stands[id] = false;
    for (const std::string& id : one.rest) stands[id] = true;
  }
  std::set<std::string> out;
  for (const auto& [id, standing] : stands)
    if (!standing) out.insert(id);
  return out;
}

DecidedByOpinion decided_by_opinion(const std::vector<Decision>& in_force) {
  DecidedByOpinion out;
  const auto say = [&](const std::string& opinion, const char* what) {
    std::vector<std::string>& said = out[opinion];
    if (std::ranges::find(said, what) == said.end()) said.emplace_back(what);
  };
  for (const Decision& decision : in_force) {
    if (is_recut(decision)) {
      for (const std::string& id : decision.rest) say(id, decision.action == Decision::Action::cut ? "cut" : "joined");
      continue;
    }
    const char* grouped = decision.action == Decision::Action::merge ? "merged" : decision.action == Decision::Action::order ? "ordered" : "split";
    for (const auto* list : {&decision.opinions, &decision.rest})
      for (const std::string& id : *list) say(id, grouped);
    if (!decision.correction) continue;
    const Correction& to = *decision.correction;
    const std::pair<bool, const char*> corrected[] = {
        {to.document.has_value(), "document"}, {to.place.has_value(), "place"}, {to.kind.has_value(), "kind"}, {to.stance.has_value(), "stance"}, {to.topic.has_value(), "topic"},
        {to.unit.has_value(), "unit"}, {to.member.has_value(), "member"}, {to.singular.has_value(), "singular"}, {to.representative.has_value(), "representative"}};
    for (const auto& [is, what] : corrected)
      if (is) say(to.opinion, what);
  }
  return out;
}

}  // namespace dh
