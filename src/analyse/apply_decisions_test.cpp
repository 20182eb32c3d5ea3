#include "analyse/apply_decisions.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "analyse/passes.h"

using namespace dh;

namespace {

std::vector<Opinion> some_opinions(std::size_t count) {
  const std::vector<std::string> texts = {"Đề nghị mở thư viện đến 21 giờ các ngày trong tuần", "Đề nghị trồng thêm cây bóng mát ở sân sau", "Bãi xe nên có mái che mưa"};
  std::vector<Opinion> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    out[i].id = "id" + std::to_string(i);
    out[i].text = texts[i % texts.size()];
    out[i].document = "de-an";
    out[i].kind = Kind::add;
    out[i].unit = "A";
  }
  return out;
}

Decision decision(std::int64_t number, Decision::Action action, std::vector<std::string> opinions, std::vector<std::string> rest = {}, std::int64_t of = 0) {
  Decision out;
  out.number = number;
  out.action = action;
  out.opinions = std::move(opinions);
  out.rest = std::move(rest);
  out.of = of;
  return out;
}

}  // namespace

TEST_CASE("what a person merged is one group, what they split is never rejoined") {
  std::vector<Opinion> opinions = some_opinions(6);  // id0 = id3, id1 = id4, id2 = id5
  const std::vector<Decision> decisions = {decision(1, Decision::Action::merge, {"id0", "id1"}), decision(2, Decision::Action::split, {"id5"}, {"id2"})};
  std::vector<Group> groups = analyse::group_opinions({}, opinions, decisions);
  analyse::decide_groups(opinions, groups, decisions);
  CHECK(opinions[0].group == opinions[4].group);
  CHECK(opinions[2].group != opinions[5].group);
  DecidedByOpinion decided = decided_by_opinion(decisions);
  CHECK(decided["id1"] == std::vector<std::string>{"merged"});
  CHECK(decided["id2"] == std::vector<std::string>{"split"});
}

TEST_CASE("the later decision wins") {
  std::vector<Opinion> opinions = some_opinions(6);
  const Decision split = decision(1, Decision::Action::split, {"id3"}, {"id0"}), merge = decision(2, Decision::Action::merge, {"id0", "id3"});
  (void)analyse::group_opinions({}, opinions, std::vector<Decision>{split, merge});
  CHECK(opinions[0].group == opinions[3].group);
  (void)analyse::group_opinions({}, opinions, std::vector<Decision>{merge, split});
  CHECK(opinions[0].group != opinions[3].group);
}

TEST_CASE("decisions are obeyed and every opinion stands in one group, whatever is decided") {
  CHECK(rc::check([] {
    const auto count = *rc::gen::inRange<std::size_t>(2, 9);
    std::vector<Opinion> opinions = some_opinions(count);
    std::vector<Decision> decisions;
    for (std::int64_t number = 1; number <= *rc::gen::inRange(1, 5); ++number) {
      // As the commands do: a split parts members of one group as it stands.
      std::vector<Group> groups = analyse::group_opinions({}, opinions, in_force(decisions));
      const Group& group = groups[*rc::gen::inRange<std::size_t>(0, groups.size())];
      const Group& other = groups[*rc::gen::inRange<std::size_t>(0, groups.size())];
      std::vector<std::string> ids = group.opinions;
      if (group.opinions.size() > 1 && *rc::gen::arbitrary<bool>()) {
        const auto cut = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(1, ids.size()));
        decisions.push_back(decision(number, Decision::Action::split, {ids.begin(), ids.begin() + cut}, {ids.begin() + cut, ids.end()}));
      } else {
        ids.insert(ids.end(), other.opinions.begin(), other.opinions.end());
        decisions.push_back(decision(number, Decision::Action::merge, ids));
      }
      groups = analyse::group_opinions({}, opinions, in_force(decisions));
      const auto group_of = [&](const std::string& id) { return std::ranges::find(opinions, id, &Opinion::id)->group; };
      const Decision& last = decisions.back();
      for (const std::string& id : last.opinions) RC_ASSERT(group_of(id) == group_of(last.opinions.front()));
      for (const std::string& id : last.rest) RC_ASSERT(group_of(id) != group_of(last.opinions.front()));
      std::size_t sum = 0;
      for (const Group& one : groups) sum += one.opinions.size();
      RC_ASSERT(sum == count);
    }
  }));
}

TEST_CASE("a correction wins, clears what was pending, and its undoing gives back what intake had found") {
  std::vector<Opinion> opinions = some_opinions(1);
  opinions[0].pending = {"place", "unit"};
  opinions[0].unit = "";
  Consultation consultation;
  consultation.drafts.push_back({});
  Draft& draft = consultation.drafts.back();
  draft.id = "de-an";
  draft.version = "2";
  draft.blocks.resize(2);
  draft.blocks[0].kind = BlockKind::heading;
  draft.blocks[0].text = "II. Thư viện";
  draft.blocks[0].path = "II";
  draft.blocks[1].parent = 0;
  draft.blocks[1].text = "Thư viện mở cửa đến 20 giờ.";
  Decision correct = decision(1, Decision::Action::correct, {});
  correct.correction.emplace();
  correct.correction->opinion = "id0";
  correct.correction->kind = Kind::amend;
  correct.correction->unit = "B";
  correct.correction->pending_before = {"place", "unit"};
  // The version has changed since: the block is found by its words.
  correct.correction->place = DecidedPlace{"de-an", "1", 7, "II", draft.blocks[1].text, "đến 20 giờ"};
  const std::vector<Decision> decisions = {correct};
  analyse::restore_intake(opinions, decisions);
  analyse::decide_places(consultation, opinions, decisions);
  analyse::decide_judgements(opinions, decisions);
  CHECK(opinions[0].anchor.block == 1);
  CHECK(opinions[0].anchor.exact == "đến 20 giờ");
  CHECK(opinions[0].anchor.certain);
  CHECK(opinions[0].kind == Kind::amend);
  CHECK(opinions[0].unit == "B");
  CHECK(opinions[0].pending.empty());

  const std::vector<Decision> undone = {correct, decision(2, Decision::Action::undo, {}, {}, 1)};
  CHECK(in_force(undone).empty());
  analyse::restore_intake(opinions, undone);
  CHECK(opinions[0].unit.empty());
  CHECK(opinions[0].pending == std::vector<std::string>{"unit"});
}

TEST_CASE("a place that no version holds any more awaits a person") {
  std::vector<Opinion> opinions = some_opinions(1);
  Consultation consultation;
  consultation.drafts.push_back({});
  consultation.drafts[0].id = "de-an";
  Decision correct = decision(1, Decision::Action::correct, {});
  correct.correction.emplace();
  correct.correction->opinion = "id0";
  correct.correction->place = DecidedPlace{"de-an", "1", 7, "II", "Thư viện mở cửa đến 20 giờ.", ""};
  analyse::decide_places(consultation, opinions, std::vector<Decision>{correct});
  CHECK(opinions[0].pending == std::vector<std::string>{"place"});
  CHECK_FALSE(opinions[0].anchor.certain);
}
