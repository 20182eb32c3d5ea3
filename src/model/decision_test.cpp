#include "model/decision.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

using namespace dh;

namespace {

Decision recut(std::int64_t number, std::vector<std::string> old, std::vector<std::string> pieces) {
  Decision one;
  one.number = number;
  one.action = Decision::Action::cut;
  one.opinions = std::move(old);
  one.rest = std::move(pieces);
  return one;
}

Decision undo(std::int64_t number, std::int64_t of) {
  Decision one;
  one.number = number;
  one.action = Decision::Action::undo;
  one.of = of;
  return one;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("what was cut does not stand, nor what was made of it once the cut is undone") {
  std::vector<Decision> all = {recut(1, {"x"}, {"y", "z"}), recut(2, {"y"}, {"y1", "y2"})};
  CHECK(replaced_opinions(all) == Ids{"x", "y"});
  all.push_back(undo(3, 1));
  CHECK(replaced_opinions(all) == Ids{"y", "y1", "y2", "z"});
  all.push_back(undo(4, 2));
  CHECK(replaced_opinions(all) == Ids{"y", "y1", "y2", "z"});
}

TEST_CASE("cut and joined again stands as it was read") {
  CHECK(replaced_opinions({recut(1, {"x"}, {"y", "z"}), recut(2, {"y", "z"}, {"x"})}) == Ids{"y", "z"});
}

// Opinions are named by the stretch of letters that they hold: whatever is cut, joined and undone, every letter of the
// text stands in exactly one opinion.
TEST_CASE("every letter stands in one opinion, whatever is cut, joined and undone") {
  CHECK(rc::check("partition", [] {
    const std::string text = "abcdefgh";
    std::vector<Decision> all;
    const auto standing = [&] {
      Ids known = {text};
      for (const Decision& one : all)
        for (const auto* list : {&one.opinions, &one.rest}) known.insert(list->begin(), list->end());
      for (const std::string& id : replaced_opinions(all)) known.erase(id);
      return std::vector<std::string>(known.begin(), known.end());  // in the order of the text: by first letter
    };
    const auto steps = *rc::gen::inRange(1, 12);
    for (std::int64_t step = 1; step <= steps; ++step) {
      const std::vector<std::string> now = standing();
      std::string covered;
      for (const std::string& one : now) covered += one;
      RC_ASSERT(covered == text);
      const auto pick = *rc::gen::inRange<std::size_t>(0, now.size());
      const int act = *rc::gen::inRange(0, 3);
      if (act == 0 && now[pick].size() > 1) {
        const auto at = *rc::gen::inRange<std::size_t>(1, now[pick].size());
        all.push_back(recut(step, {now[pick]}, {now[pick].substr(0, at), now[pick].substr(at)}));
      } else if (act == 1 && pick + 1 < now.size()) {
        all.push_back(recut(step, {now[pick], now[pick + 1]}, {now[pick] + now[pick + 1]}));
      } else if (const std::vector<Decision> valid = in_force(all); !valid.empty()) {
        all.push_back(undo(step, valid[*rc::gen::inRange<std::size_t>(0, valid.size())].number));
      } else {
        all.push_back(undo(step, 0));
      }
    }
  }));
}

TEST_CASE("an order is known by its name, and says so of the opinions that it names") {
  Decision one;
  one.number = 1;
  one.action = Decision::Action::order;
  one.opinions = {"x", "y"};
  CHECK(action_of(name(one.action)) == one.action);
  const DecidedByOpinion said = decided_by_opinion({one});
  CHECK(said.at("x") == std::vector<std::string>{"ordered"});
  CHECK(said.size() == 2);
}
