#include "app/passes.h"

#include <doctest/doctest.h>

#include <map>

#include "model/opinion_id.h"
#include "base/crypto.h"
#include "base/files.h"

using namespace dh;

namespace {

Draft library_draft() {
  Draft draft;
  draft.id = "thu-vien";
  draft.version = "1";
  draft.document_sha256 = sha256_hex("draft");
  const auto add = [&](int parent, BlockKind kind, const std::string& label, const std::string& text) {
    Block block;
    block.parent = parent;
    block.kind = kind;
    block.level = kind == BlockKind::heading ? 1 : 0;
    block.label = label;
    block.path = label;
    block.text = text;
    draft.blocks.push_back(block);
    return static_cast<int>(draft.blocks.size()) - 1;
  };
  const int one = add(-1, BlockKind::heading, "1", "1. Phục vụ bạn đọc");
  add(one, BlockKind::paragraph, "", "Phòng đọc mở cửa sáu buổi một tuần, đón bình quân 340 lượt học sinh mỗi ngày.");
  const int two = add(-1, BlockKind::heading, "2", "2. Đường truyền và máy tính tra cứu");
  add(two, BlockKind::paragraph, "", "Thay mười bộ máy tính, kéo cáp quang riêng cho phòng đọc và giao tổ tin học trực sửa.");
  return draft;
}

void arrive(app::WorkspaceStore& store, const std::string& file, const std::vector<std::string>& texts) {
  Source source;
  source.file = file;
  source.sha256 = sha256_hex(file);
  source.form = "made";
  source.parts.emplace_back();
  std::vector<Opinion> opinions;
  for (const std::string& text : texts) {
    Opinion one;
    one.source = source.sha256;
    one.file = file;
    one.start = source.parts[0].text.size();
    one.end = one.start + text.size();
    one.text = text;
    one.id = opinion_id(one);
    source.parts[0].text += text;
    opinions.push_back(one);
  }
  REQUIRE(store.save_source(source, opinions));
}

std::map<std::string, Opinion> by_text(const app::WorkspaceStore& store) {
  std::map<std::string, Opinion> out;
  const std::vector<Opinion> opinions = store.opinions().value();
  for (const Opinion& one : opinions) out.emplace(one.text + one.file, one);
  return out;
}

}  // namespace

TEST_CASE("in a large consultation what is placed and judged stays, and what arrives is placed, judged and grouped with it") {
  const std::vector<std::string> first = {"“Phòng đọc mở cửa sáu buổi một tuần”: đề nghị mở cả tối thứ bảy.", "Tôi nhất trí với dự thảo.",
                                          "“Thay mười bộ máy tính”: đề nghị thay hai mươi bộ."};
  const std::vector<std::string> second = {"“Phòng đọc mở cửa sáu buổi một tuần”: đề nghị mở cả tối thứ bảy.", "“kéo cáp quang riêng cho phòng đọc”: đề nghị bỏ."};
  const auto folder = TemporaryDirectory::create().value();
  auto store = app::WorkspaceStore::create(folder.path() / "one", "x").value();
  auto whole = app::WorkspaceStore::create(folder.path() / "other", "x").value();
  for (auto* each : {&store, &whole}) REQUIRE(each->save_draft(library_draft()));
  const app::AnalysisOptions keep{.always_anew = 0};
  arrive(store, "a.txt", first);
  CHECK(app::analyse_all(store, {}, keep).value().anew == 3);
  arrive(store, "b.txt", second);
  CHECK(app::analyse_all(store, {}, keep).value().anew == 2);
  CHECK_FALSE(app::analyse_all(store, {}, keep).value().ran);
  arrive(whole, "a.txt", first);
  arrive(whole, "b.txt", second);
  CHECK(app::analyse_all(whole, {}).value().anew == 5);
  const auto kept = by_text(store), anew = by_text(whole);
  REQUIRE(kept.size() == 5);
  for (const auto& [key, one] : kept) {
    const Opinion& other = anew.at(key);
    CAPTURE(key);
    CHECK(one.anchor.block == other.anchor.block);
    CHECK(one.anchor.certain == other.anchor.certain);
    CHECK(one.kind == other.kind);
    CHECK(one.group == other.group);
    CHECK(one.alike == other.alike);
  }
  CHECK(kept.at(first[0] + "a.txt").group == kept.at(second[0] + "b.txt").group);
}

TEST_CASE("a file is looked at anew when a decision names one of its opinions, or the draft is another one") {
  const auto folder = TemporaryDirectory::create().value();
  auto store = app::WorkspaceStore::create(folder.path() / "one", "x").value();
  REQUIRE(store.save_draft(library_draft()));
  const app::AnalysisOptions keep{.always_anew = 0};
  arrive(store, "a.txt", {"Đề nghị mở cửa cả tối thứ bảy.", "Tôi nhất trí với dự thảo."});
  arrive(store, "b.txt", {"Đề nghị thay hai mươi bộ máy tính."});
  REQUIRE(app::analyse_all(store, {}, keep));
  Decision decision;
  decision.correction.emplace();
  decision.correction->opinion = by_text(store).at("Tôi nhất trí với dự thảo.a.txt").id;
  decision.correction->kind = Kind::question;
  REQUIRE(store.add_decision(decision));
  CHECK(app::analyse_all(store, {}, keep).value().anew == 2);
  CHECK(by_text(store).at("Tôi nhất trí với dự thảo.a.txt").kind == Kind::question);
  Draft draft = library_draft();
  draft.version = "2";
  draft.document_sha256 = sha256_hex("draft 2");
  REQUIRE(store.save_draft(draft));
  CHECK(app::analyse_all(store, {}, keep).value().anew == 3);
}

TEST_CASE("what was placed and judged when it came is only grouped later, and a merge of groups places nothing anew") {
  const auto folder = TemporaryDirectory::create().value();
  const app::AnalysisOptions small, large{.always_anew = 0, .at_once = 1};
  for (const app::AnalysisOptions& options : {small, large}) {
    CAPTURE(options.always_anew);
    auto store = app::WorkspaceStore::create(folder.path() / ("placed" + std::to_string(options.always_anew)), "x").value();
    auto whole = app::WorkspaceStore::create(folder.path() / ("whole" + std::to_string(options.always_anew)), "x").value();
    for (auto* each : {&store, &whole}) {
      REQUIRE(each->save_draft(library_draft()));
      arrive(*each, "a.txt", {"“Phòng đọc mở cửa sáu buổi một tuần”: đề nghị mở cả tối thứ bảy.", "Tôi nhất trí với dự thảo."});
      arrive(*each, "b.txt", {"“Thay mười bộ máy tính”: đề nghị thay hai mươi bộ.", "Tôi nhất trí với dự thảo."});
    }
    CHECK(app::place_and_judge(store, {}, options).value().anew == 4);
    CHECK_FALSE(app::place_and_judge(store, {}, options).value().ran);
    const std::map<std::string, Opinion> placed = by_text(store);
    for (const auto& [key, one] : placed) {
      CHECK(one.kind != Kind::unknown);
      CHECK(one.group.empty());
    }
    const app::AnalysisOutcome grouped = app::analyse_all(store, {}, options).value();
    CHECK(grouped.ran);
    CHECK(grouped.anew == 0);
    REQUIRE(app::analyse_all(whole, {}, options));
    const auto one = by_text(store), other = by_text(whole);
    for (const auto& [key, opinion] : one) {
      CHECK(opinion.group == other.at(key).group);
      CHECK(opinion.issue == other.at(key).issue);
      CHECK(opinion.anchor.block == other.at(key).anchor.block);
      CHECK(opinion.judged.kind.because == other.at(key).judged.kind.because);
    }
    Decision merge;
    merge.action = Decision::Action::merge;
    for (const auto& [unused, opinion] : one) merge.opinions.push_back(opinion.id);
    REQUIRE(store.add_decision(merge));
    const app::AnalysisOutcome merged = app::analyse_all(store, {}, options).value();
    CHECK(merged.groups == 1);
    CHECK(merged.anew == (options.always_anew == 0 ? 0 : 4));
    CHECK(store.groups().value().front().opinions.size() == 4);
  }
}

TEST_CASE("what came while a version was open stays on it, what comes later stands on the next, what names one stands on that; one request is one group") {
  const auto folder = TemporaryDirectory::create().value();
  auto store = app::WorkspaceStore::create(folder.path() / "one", "x").value();
  const std::string request = "“kéo cáp quang riêng cho phòng đọc”: đề nghị bỏ.", gone = "“Phòng đọc mở cửa sáu buổi một tuần”: đề nghị mở cả tối thứ bảy.";
  arrive(store, "truoc.txt", {request});
  REQUIRE(store.save_draft(library_draft()));
  arrive(store, "a.txt", {request, gone});
  Draft next = library_draft();
  next.version = "2";
  next.document_sha256 = sha256_hex("draft 2");
  next.blocks.erase(next.blocks.begin() + 1);
  for (Block& one : next.blocks) one.parent = one.kind == BlockKind::heading ? -1 : one.parent - 1;
  REQUIRE(store.save_draft(next));
  arrive(store, "b.txt", {request, "Góp ý dự thảo lần 1: “Phòng đọc mở cửa sáu buổi một tuần” là ít."});
  for (const std::size_t always : {std::size_t{20'000}, std::size_t{0}}) {
    REQUIRE(app::analyse_all(store, {}, {.always_anew = always}));
    const auto all = by_text(store);
    REQUIRE(all.size() == 5);
    CHECK(all.at(request + "truoc.txt").anchor.version == "1");
    CHECK(all.at(request + "a.txt").anchor.version == "1");
    CHECK(all.at(request + "a.txt").anchor.block == 3);
    CHECK(all.at(gone + "a.txt").anchor.block == 1);
    CHECK(all.at(request + "b.txt").anchor.version == "2");
    CHECK(all.at(request + "b.txt").anchor.block == 2);
    CHECK(all.at(request + "a.txt").group == all.at(request + "b.txt").group);
    CHECK(all.at("Góp ý dự thảo lần 1: “Phòng đọc mở cửa sáu buổi một tuần” là ít.b.txt").anchor.version == "1");
    for (const char* pass : {"analysis", "placing"}) REQUIRE(store.set_fingerprint(pass, ""));
  }
}
