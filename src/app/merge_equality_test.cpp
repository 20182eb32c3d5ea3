// Synthesising every unit and merging upward gives what one unit gives that has everything: for any tree, any opinions,
// any order of arrival, any mix of routes, whatever comes twice.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "app/bundle_pass.h"
#include "app/decisions.h"
#include "app/keys.h"
#include "app/passes.h"
#include "base/crypto.h"
#include "base/files.h"
#include "model/opinion_id.h"
#include "report/manifest.h"
#include "report/synthesis_json.h"

using namespace dh;
using app::WorkspaceStore;

namespace {

const std::vector<std::string> sayings = {
    "“Phòng đọc mở cửa sáu buổi một tuần”: đề nghị mở cả tối thứ bảy.", "Tôi nhất trí với dự thảo.",
    "“Thay mười bộ máy tính”: đề nghị thay hai mươi bộ.",                "“Thay mười bộ máy tính”: đề nghị thay ba mươi bộ.",
    "“kéo cáp quang riêng cho phòng đọc”: đề nghị bỏ.",                 "“kéo cáp quang riêng cho phòng đọc”: đề nghị giữ nguyên.",
    "Đề nghị bổ sung giải pháp về sách nói cho bạn đọc khiếm thị.",      "De nghi bo sung giai phap ve sach noi cho ban doc khiem thi."};

Consultation consultation_of(const std::vector<std::pair<std::string, std::string>>& units) {
  Consultation out;
  out.guide.title = "Góp ý đề án thư viện";
  Draft draft;
  draft.id = "thu-vien";
  draft.version = "1";
  draft.document_sha256 = sha256_hex("draft");
  for (const auto& [kind, text] : {std::pair{BlockKind::heading, "1. Phục vụ bạn đọc"}, std::pair{BlockKind::paragraph, "Phòng đọc mở cửa sáu buổi một tuần, đón bình quân 340 lượt học sinh mỗi ngày."},
                                   std::pair{BlockKind::heading, "2. Đường truyền và máy tính tra cứu"},
                                   std::pair{BlockKind::paragraph, "Thay mười bộ máy tính, kéo cáp quang riêng cho phòng đọc và giao tổ tin học trực sửa."}}) {
    Block block;
    block.kind = kind;
    block.level = kind == BlockKind::heading ? 1 : 0;
    block.parent = kind == BlockKind::heading ? -1 : static_cast<int>(draft.blocks.size()) - 1;
    block.label = kind == BlockKind::heading ? std::string(text).substr(0, 1) : "";
    block.path = kind == BlockKind::heading ? block.label : draft.blocks.back().path;
    block.text = text;
    draft.blocks.push_back(block);
  }
  out.drafts.push_back(draft);
  for (const auto& [code, parent] : units) {
    out.roster.units.push_back({code, "Chi đoàn " + code, parent, "", 0});
    for (int i = 1; i <= 3; ++i) out.roster.members.push_back({code + "-" + std::to_string(i), code, ""});
  }
  return out;
}

WorkspaceStore open_workspace(const std::filesystem::path& folder, const Consultation& consultation, const std::string& unit) {
  WorkspaceStore store = WorkspaceStore::create(folder, unit.empty() ? "root" : unit).value();
  REQUIRE(store.save_guide(consultation.guide, "guide"));
  for (const Draft& one : consultation.drafts) REQUIRE(store.save_draft(one));
  REQUIRE(store.save_roster(consultation.roster, "roster"));
  REQUIRE(store.set_setting("unit", unit));
  return store;
}

void trust(WorkspaceStore& of, WorkspaceStore& by) {
  const app::KeyCard card = app::own_card(of, {}).value();
  REQUIRE(app::trust_card(by, card, app::card_fingerprint(card), false));
}

// A file of a unit: opinions in its text, with what stands between them accounted for.
struct MadeFile {
  std::string name;
  std::string unit;
  std::vector<std::pair<int, std::string>> lines;  // which saying; member's code or none
  std::string bytes() const {
    std::string out;
    for (const auto& [saying, member] : lines) out += sayings[static_cast<std::size_t>(saying)] + "\n";
    return out + "(" + unit + " " + name + ")";
  }
};

void arrive(WorkspaceStore& store, const MadeFile& file, const Roster& roster, const std::string& name) {
  Source source;
  source.file = name;
  source.unit = file.unit;
  source.channel = Channel::meeting;
  source.form = "made";
  source.received_at = "2026-11-20T08:00:00Z";
  const std::string bytes = file.bytes();
  source.sha256 = store.keep_file(bytes).value();
  source.parts.push_back({"body", bytes});
  std::vector<Opinion> opinions;
  std::size_t at = 0;
  for (const auto& [saying, member] : file.lines) {
    const std::string& text = sayings[static_cast<std::size_t>(saying)];
    Opinion one;
    one.source = source.sha256;
    one.file = name;
    one.where = "line " + std::to_string(opinions.size() + 1);
    one.start = at;
    one.end = at + text.size();
    one.text = text;
    one.channel = source.channel;
    one.home = file.unit;
    one.unit = roster.top_unit(file.unit)->code;
    one.sub_unit = one.unit == file.unit ? "" : roster.unit(file.unit)->name;
    one.member = member;
    one.id = opinion_id(one);
    source.spans.push_back({0, one.start, one.end, Role::opinion, static_cast<int>(opinions.size())});
    source.spans.push_back({0, one.end, one.end + 1, Role::separator, -1});
    at = one.end + 1;
    opinions.push_back(std::move(one));
  }
  source.spans.push_back({0, at, bytes.size(), Role::signature, -1});
  REQUIRE(store.save_source(source, opinions));
}

// Everything that a report is made from, in words.
std::string state_of(WorkspaceStore& store, const std::filesystem::path& report) {
  REQUIRE(app::analyse_all(store, {}));
  std::map<std::string, std::string> lines;
  const std::vector<Opinion> opinions = store.opinions().value();
  for (const Opinion& one : opinions) {
    std::string line;
    for (const std::string& word : {one.home, one.unit, one.sub_unit, one.member, one.document, one.anchor.document, std::to_string(one.anchor.block), one.topic, std::string(name(one.kind)),
                                    std::string(name(one.stance)), one.proposal.from, one.proposal.to, one.group, one.alike, one.issue, std::string(one.singular ? "singular" : "")})
      line += word + "|";
    lines[one.id] = line;
  }
  std::string out;
  for (const auto& [id, line] : lines) out += id + " " + line + "\n";
  const std::vector<Group> groups = store.groups().value();
  for (const Group& group : groups) {
    out += group.id + " = " + group.representative + ":";
    for (const std::string& id : group.opinions) out += " " + id;
    out += "\n";
  }
  app::SynthesisOptions options;
  options.out = report;
  options.date = "2026-11-24";
  const auto written = app::write_synthesis(store, options, {});
  REQUIRE(written);
  return out + report::synthesis_to_json(report::read_manifest(read_file(report).value()).value().synthesis);
}

struct Place {
  std::string unit;
  WorkspaceStore store;
};

}  // namespace

TEST_CASE("merging upward gives what one workspace with everything gives") {
  int rounds = 0;
  CHECK(rc::check([&] {
    ++rounds;
    // A tree of up to three levels below the root; the deepest may have workspaces of their own or work in their parent's.
    std::vector<std::pair<std::string, std::string>> units;
    const int tops = *rc::gen::inRange(1, 4);
    for (int t = 0; t < tops; ++t) {
      const std::string top(1, static_cast<char>('A' + t));
      units.emplace_back(top, "");
      for (int m = *rc::gen::inRange(0, 3); m > 0; --m) {
        const std::string middle = top + "/" + std::to_string(m);
        units.emplace_back(middle, top);
        if (*rc::gen::inRange(0, 3) == 0) units.emplace_back(middle + "/1", middle);
      }
    }
    const Consultation consultation = consultation_of(units);
    const Roster& roster = consultation.roster;
    const TemporaryDirectory folder = TemporaryDirectory::create().value();

    std::map<std::string, WorkspaceStore> stores;
    stores.emplace("", open_workspace(folder.path() / "root", consultation, ""));
    WorkspaceStore whole = open_workspace(folder.path() / "whole", consultation, "");
    for (const auto& [code, parent] : units)
      if (*rc::gen::inRange(0, 4) != 0) stores.emplace(code, open_workspace(folder.path() / ("w" + std::to_string(stores.size())), consultation, code));
    // The workspace in which a unit's files are taken in: its own, or the nearest above it.
    const auto desk_of = [&](std::string code) {
      while (!stores.contains(code)) code = roster.unit(code)->parent;
      return code;
    };
    const auto above = [&](const std::string& code) { return desk_of(roster.unit(code)->parent); };
    for (auto& [code, store] : stores) {
      if (code.empty()) continue;
      for (const std::string& up : {above(code), std::string()}) {
        trust(store, stores.at(up));
        trust(stores.at(up), store);
      }
    }

    std::vector<MadeFile> files;
    for (const auto& [code, parent] : units)
      for (int f = *rc::gen::inRange(0, 3); f > 0; --f) {
        MadeFile file{"f" + std::to_string(files.size()) + ".txt", code, {}};
        for (int l = *rc::gen::inRange(1, 4); l > 0; --l)
          file.lines.emplace_back(*rc::gen::inRange(0, static_cast<int>(sayings.size())), *rc::gen::element(std::string(), code + "-1", code + "-2"));
        files.push_back(file);
      }
    for (const MadeFile& file : files) {
      const std::string desk = desk_of(file.unit);
      arrive(stores.at(desk), file, roster, file.name);
      arrive(whole, file, roster, desk.empty() ? file.name : "[" + desk + "] " + file.name);
    }
    // A person decides something at a desk; the same stands in the whole.
    for (auto& [code, store] : stores) {
      const std::vector<Opinion> there = store.opinions().value();
      if (code.empty() || there.empty() || *rc::gen::inRange(0, 2) == 0) continue;
      app::CorrectionRequest request;
      request.opinion = (*rc::gen::elementOf(there)).id;
      request.kind = *rc::gen::element(std::string("question"), std::string("agree"));
      request.stance = "against";
      RC_ASSERT(app::correct_opinion(store, request, code).has_value());
      const bool undone = *rc::gen::arbitrary<bool>();
      if (undone) RC_ASSERT(app::undo_decision(store, {}, code).has_value());
      else RC_ASSERT(app::correct_opinion(whole, request, code).has_value());
    }

    // Bundles and reports, up one level or straight to the root, in any order, some twice, until all has arrived.
    int number = 0;
    std::vector<std::string> senders;
    for (const auto& [code, store] : stores)
      if (!code.empty()) senders.push_back(code);
    const auto send = [&](const std::string& code, const std::string& to) {
      WorkspaceStore& store = stores.at(code);
      const std::filesystem::path file = folder.path() / ("s" + std::to_string(++number));
      if (*rc::gen::inRange(0, 3) == 0) {
        app::SynthesisOptions options;
        options.unit = code;
        options.out = file;
        RC_ASSERT(app::write_synthesis(store, options, {}).has_value());
      } else {
        const auto carry = *rc::gen::arbitrary<bool>() ? app::Carry::sources : app::Carry::opinions;
        const auto made = app::make_bundle(store, {file, to.empty() ? "root" : to, carry}, {});
        RC_ASSERT(made.has_value());
      }
      (void)app::merge_file(stores.at(to), file, {});  // may say nothing new
      if (*rc::gen::inRange(0, 3) == 0) RC_ASSERT_FALSE(app::merge_file(stores.at(to), file, {}).has_value());
    };
    for (int i = *rc::gen::inRange(0, 6); i > 0 && !senders.empty(); --i) {
      const std::string code = *rc::gen::elementOf(senders);
      send(code, *rc::gen::arbitrary<bool>() ? std::string() : above(code));
    }
    // The last round brings whatever is missing, the deepest first.
    std::ranges::sort(senders, {}, [](const std::string& code) { return -static_cast<int>(code.size()); });
    for (const std::string& code : senders) send(code, above(code));

    const std::string merged = state_of(stores.at(""), folder.path() / "merged.docx"), wanted = state_of(whole, folder.path() / "whole.docx");
    RC_ASSERT(merged == wanted);
  }));
  CHECK(rounds >= 20);
}
