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

}  // namespace dh
