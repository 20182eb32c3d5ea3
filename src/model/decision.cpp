#include "model/decision.h"

#include <algorithm>
#include <set>

namespace dh {

const char* name(Decision::Action action) {
  switch (action) {
    case Decision::Action::merge: return "merge";
    case Decision::Action::split: return "split";
    case Decision::Action::correct: return "correct";
    case Decision::Action::undo: return "undo";
    case Decision::Action::redo: return "redo";
  }
  return "";
}

std::optional<Decision::Action> action_of(const std::string& name) {
  for (const auto action : {Decision::Action::merge, Decision::Action::split, Decision::Action::correct, Decision::Action::undo, Decision::Action::redo})
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

DecidedByOpinion decided_by_opinion(const std::vector<Decision>& in_force) {
  DecidedByOpinion out;
  const auto say = [&](const std::string& opinion, const char* what) {
    std::vector<std::string>& said = out[opinion];
    if (std::ranges::find(said, what) == said.end()) said.emplace_back(what);
  };
  for (const Decision& decision : in_force) {
    const char* grouped = decision.action == Decision::Action::merge ? "merged" : "split";
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
