#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/files.h"
#include "store/any_value.h"
#include "store/json.h"
#include "store/json_spot.h"
#include "store/workspace_store.h"

using namespace dh;
using namespace dh::store;
using dh::store::testing::any;
using dh::store::testing::same;

namespace {

struct Workspace {
  TemporaryDirectory directory = TemporaryDirectory::create().value();
  WorkspaceStore store = WorkspaceStore::create(directory.path(), "thử").value();
};

// A source with any fields whose opinions are slices of its parts, as save_source asks.
struct Arrived {
  Source source;
  std::vector<Opinion> opinions;
};

Arrived any_delivery() {
  static int count = 0;  // identities must differ; everything else is random
  ++count;
  Arrived delivery;
  delivery.source = any<Source>();
  delivery.source.sha256 = sha256_hex(std::to_string(count));
  delivery.source.superseded_by.clear();
  delivery.source.quarantine.clear();
  delivery.source.whole = true;
  delivery.source.file += std::to_string(count);
  if (delivery.source.parts.empty()) delivery.source.parts.emplace_back();
  delivery.opinions = any<std::vector<Opinion>>();
  for (std::size_t at = 0; at < delivery.opinions.size(); ++at) {
    Opinion& opinion = delivery.opinions[at];
    opinion.id = std::to_string(count) + "-" + std::to_string(at);
    opinion.source = delivery.source.sha256;
    opinion.file = delivery.source.file;
    opinion.part = *rc::gen::inRange(0, static_cast<int>(delivery.source.parts.size()));
    const std::string& text = delivery.source.parts[static_cast<std::size_t>(opinion.part)].text;
    opinion.start = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    opinion.end = *rc::gen::inRange<std::size_t>(opinion.start, text.size() + 1);
    opinion.text = text.substr(opinion.start, opinion.end - opinion.start);
  }
  return delivery;
}

const Opinion* find(const std::vector<Opinion>& opinions, const std::string& id) {
  const auto found = std::ranges::find(opinions, id, &Opinion::id);
  return found == opinions.end() ? nullptr : &*found;
}

// What grouping gives is saved with the groups.
Opinion ungrouped(Opinion one) {
  one.group = one.alike = one.issue = "";
  one.singular = false;
  return one;
}

Anchor spot(const Anchor& anchor) {
  Anchor out;
  out.document = anchor.document;
  out.version = anchor.version;
  out.block = anchor.block;
  out.start = anchor.start;
  out.end = anchor.end;
  out.certain = anchor.certain;
  return out;
}

// What OpinionsToGroup holds of an opinion.
Opinion to_group(const Opinion& whole) {
  Opinion out;
  out.id = whole.id;
  out.source = whole.source;
  out.text = whole.text;
  out.hints = whole.hints;
  out.anchor = spot(whole.anchor);
  out.document = whole.document;
  out.kind = whole.kind;
  out.stance = whole.stance;
  out.proposal = whole.proposal;
  out.argument = whole.argument;
  return out;
}

}  // namespace

TEST_CASE("every nested struct comes back from JSON as it was, whatever bytes its strings hold") {
  CHECK(rc::check([] {
    const auto guide = any<Guide>();
    RC_ASSERT(same(guide, guide_from_json(guide_to_json(guide)).value()));
  }));
  CHECK(rc::check([] {
    const auto draft = any<Draft>();
    RC_ASSERT(same(draft, draft_from_json(draft_to_json(draft)).value()));
  }));
  CHECK(rc::check([] {
    const auto hints = any<Hints>();
    RC_ASSERT(same(hints, hints_from_json(hints_to_json(hints)).value()));
    const auto anchor = any<Anchor>();
    RC_ASSERT(same(anchor, anchor_from_json(anchor_to_json(anchor)).value()));
    RC_ASSERT(same(spot(anchor), spot_from_json(anchor_to_json(anchor)).value()));
    const auto proposal = any<Proposal>();
    RC_ASSERT(same(proposal, proposal_from_json(proposal_to_json(proposal)).value()));
    const auto judgements = any<Judgements>();
    RC_ASSERT(same(judgements, judgements_from_json(judgements_to_json(judgements)).value()));
    const auto words = any<std::vector<std::string>>();
    RC_ASSERT(same(words, words_from_json(words_to_json(words)).value()));
  }));
}

TEST_CASE("JSON that is not ours is an error, not a guess") {
  CHECK_FALSE(guide_from_json("{"));
  CHECK_FALSE(guide_from_json("[]"));
  CHECK_FALSE(guide_from_json(R"({"title":1})"));
  CHECK_FALSE(anchor_from_json(R"({"block":"x"})"));
  CHECK_FALSE(draft_from_json(R"({"blocks":[{"kind":"rock"}]})"));
}

TEST_CASE("the guide, the roster, the drafts come back from the workspace in every field") {
  Workspace workspace;
  CHECK_FALSE(workspace.store.guide().value().has_value());
  CHECK(workspace.store.consultation().value().guide.title.empty());
  CHECK(rc::check([&] {
    const auto guide = any<Guide>();
    RC_ASSERT(workspace.store.save_guide(guide, "ab").has_value());
    RC_ASSERT(same(guide, workspace.store.guide().value().value()));
    const auto roster = any<Roster>();
    RC_ASSERT(workspace.store.save_roster(roster, "ab").has_value());
    RC_ASSERT(same(roster, workspace.store.roster().value()));
    auto draft = any<Draft>();
    draft.id = "khoi";
    draft.version = "1";
    RC_ASSERT(workspace.store.save_draft(draft).has_value());
    RC_ASSERT(same({draft}, workspace.store.drafts().value()));
    RC_ASSERT(same({draft}, workspace.store.consultation().value().drafts));
  }));
}

TEST_CASE("sources and opinions come back in every field") {
  Workspace workspace;
  CHECK(rc::check([&] {
    const Arrived delivery = any_delivery();
    const Status saved = workspace.store.save_source(delivery.source, delivery.opinions);
    if (!saved) RC_FAIL(saved.error().line());
    RC_ASSERT(same(delivery.source, workspace.store.source(delivery.source.sha256).value()));
    RC_ASSERT(workspace.store.has_source(delivery.source.sha256, delivery.source.file).value());
    const auto all = workspace.store.opinions().value();
    for (const Opinion& opinion : delivery.opinions) RC_ASSERT(same(ungrouped(opinion), *find(all, opinion.id)));
    const OpinionsToGroup lean = workspace.store.opinions_to_group().value();
    RC_ASSERT(lean.opinions.size() == all.size());
    RC_ASSERT(lean.judged.size() == all.size());
    for (const Opinion& one : lean.opinions) RC_ASSERT(same(one, to_group(*find(all, one.id))));
  }));
}

TEST_CASE("judgements are replaced in every field; text and provenance stay") {
  Workspace workspace;
  CHECK(rc::check([&] {
    const Arrived delivery = any_delivery();
    RC_ASSERT(workspace.store.save_source(delivery.source, delivery.opinions).has_value());
    std::vector<Opinion> judged = any<std::vector<Opinion>>();
    judged.resize(delivery.opinions.size());
    for (std::size_t at = 0; at < judged.size(); ++at) judged[at].id = delivery.opinions[at].id;
    RC_ASSERT(workspace.store.update_judgements(judged).has_value());
    const auto all = workspace.store.opinions().value();
    for (std::size_t at = 0; at < judged.size(); ++at) {
      const Opinion& was = delivery.opinions[at];
      Opinion expected = ungrouped(judged[at]);
      expected.source = was.source;
      expected.file = was.file;
      expected.where = was.where;
      expected.part = was.part;
      expected.start = was.start;
      expected.end = was.end;
      expected.text = was.text;
      expected.channel = was.channel;
      expected.hints = was.hints;
      RC_ASSERT(same(expected, *find(all, was.id)));
    }
  }));
}

TEST_CASE("groups come back as saved, and an opinion stands in one group only") {
  Workspace workspace;
  Source source;
  source.sha256 = "s";
  source.file = "a.txt";
  source.parts = {{"body", "mot hai ba"}};
  std::vector<Opinion> opinions;
  for (const std::size_t start : {0u, 4u, 8u}) {
    Opinion& one = opinions.emplace_back();
    one.id = "o" + std::to_string(start);
    one.source = "s";
    one.file = "a.txt";
    one.start = start;
    one.end = start + 2;
    one.text = source.parts[0].text.substr(start, 2);
  }
  REQUIRE(workspace.store.save_source(source, opinions));
  for (Opinion& one : opinions) {
    one.issue = one.id == "o0" ? "i0" : "i4";
    one.alike = one.id == "o0" ? "" : "near";
    one.singular = one.id == "o0";
  }
  const std::vector<Group> groups = {{"g1", {"o0"}, "o0"}, {"g2", {"o4", "o8"}, "o8"}};
  REQUIRE(workspace.store.save_groups(groups, opinions));
  CHECK(same(groups, workspace.store.groups().value()));
  CHECK(workspace.store.group_size("g2").value() == 2);
  CHECK(workspace.store.group_size("g3").value() == 0);
  const std::vector<Opinion> kept = workspace.store.opinions().value();
  for (const Opinion& one : kept) {
    CHECK(one.group == (one.id == "o0" ? "g1" : "g2"));
    CHECK(one.issue == (one.id == "o0" ? "i0" : "i4"));
    CHECK(one.alike == (one.id == "o0" ? "" : "near"));
    CHECK(one.singular == (one.id == "o0"));
  }

  CHECK_FALSE(workspace.store.save_groups({{"g1", {"o0"}, "o0"}, {"g2", {"o0"}, "o0"}}));
  CHECK_FALSE(workspace.store.save_groups({{"g1", {"gone"}, "gone"}}));
  CHECK(same(groups, workspace.store.groups().value()));  // what was refused changed nothing
  REQUIRE(workspace.store.save_groups({}));
  CHECK(workspace.store.groups().value().empty());
}

TEST_CASE("after any change of groups the workspace holds the new ones and nothing of the old") {
  Workspace workspace;
  Source source;
  source.sha256 = "s";
  source.file = "a.txt";
  source.parts = {{"body", std::string(20, 'x')}};
  std::vector<Opinion> opinions;
  for (std::size_t at = 0; at < 20; ++at) {
    Opinion& one = opinions.emplace_back();
    one.id = "o" + std::to_string(at);
    one.source = "s";
    one.file = "a.txt";
    one.start = at;
    one.end = at + 1;
    one.text = "x";
  }
  REQUIRE(workspace.store.save_source(source, opinions));
  CHECK(rc::check([&] {
    std::map<std::string, Group> by_id;
    for (Opinion& one : opinions) {
      one.alike = *rc::gen::element<std::string>("", "exact", "same");
      one.singular = *rc::gen::arbitrary<bool>();
      one.group = *rc::gen::element<std::string>("", "g1", "g2", "g3", "g4");
      one.issue = one.group.empty() ? "" : "i" + one.group;
      if (one.group.empty()) one = ungrouped(one);
      else by_id[one.group].opinions.push_back(one.id);
    }
    std::vector<Group> groups;
    for (auto& [id, group] : by_id) {
      std::ranges::sort(group.opinions);
      groups.push_back({id, group.opinions, *rc::gen::elementOf(group.opinions)});
    }
    RC_ASSERT(workspace.store.save_groups(groups, opinions).has_value());
    RC_ASSERT(same(groups, workspace.store.groups().value()));
    const std::vector<Opinion> kept = workspace.store.opinions().value();
    for (const Opinion& one : kept) {
      RC_ASSERT(same(one, *find(opinions, one.id)));
    }
    for (const Group& one : groups)
      RC_ASSERT(workspace.store.group_size(one.id).value() == static_cast<int>(one.opinions.size()));
  }));
}
