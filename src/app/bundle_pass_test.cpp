#include "app/bundle_pass.h"

#include <doctest/doctest.h>

#include "app/consultation_records.h"
#include "app/keys.h"
#include "base/files.h"
#include "bundle/bundle_file.h"

using namespace dh;
using app::WorkspaceStore;

namespace {

WorkspaceStore open_workspace(const std::filesystem::path& folder, const std::string& unit, bool with_roster = true) {
  WorkspaceStore store = WorkspaceStore::create(folder, unit.empty() ? "root" : unit).value();
  Guide guide;
  guide.title = "Góp ý đề án thư viện";
  REQUIRE(store.save_guide(guide, "guide"));
  if (!with_roster) return store;
  Roster roster;
  roster.units = {{"A", "Chi đoàn A", "", "", 0}, {"A/1", "Tổ A1", "A", "", 0}, {"B", "Chi đoàn B", "", "", 0}};
  REQUIRE(store.save_roster(roster, "roster"));
  REQUIRE(store.set_setting("unit", unit));
  return store;
}

void trust(WorkspaceStore& of, const std::string& unit, WorkspaceStore& by) {
  app::KeyCard card = app::own_card(of, {}).value();
  card.unit = unit;
  REQUIRE(app::trust_card(by, card, app::card_fingerprint(card), false));
}

// A consultation that `from` sends to `to` whatever make_bundle would say.
std::filesystem::path consultation_of(WorkspaceStore& from, const std::string& from_unit, WorkspaceStore& to, const std::string& to_unit, const std::filesystem::path& file) {
  bundle::Header header;
  header.content = bundle::Content::consultation;
  const app::KeyCard sender = app::own_card(from, {}).value(), receiver = app::own_card(to, {}).value();
  header.from = {from_unit, "", sender.signing_key, sender.sealing_key};
  header.to = {to_unit, "", receiver.signing_key, receiver.sealing_key};
  auto writer = bundle::BundleWriter::create(file, header, from.signing_key().value()).value();
  REQUIRE(app::pack_consultation(from, to_unit, [&](char type, std::string_view bytes, bool skip) { return writer.add(type, bytes, skip); }));
  REQUIRE(writer.finish());
  return file;
}

std::string refusal(WorkspaceStore& store, const std::filesystem::path& file) {
  const auto merged = app::merge_file(store, file, {});
  return merged ? std::string() : merged.error().reason;
}

}  // namespace

TEST_CASE("what is asked comes from above alone, and changes nobody's own consultation") {
  const TemporaryDirectory folder = TemporaryDirectory::create().value();
  WorkspaceStore root = open_workspace(folder.path() / "root", ""), a = open_workspace(folder.path() / "a", "A"), b = open_workspace(folder.path() / "b", "B");
  WorkspaceStore a1 = open_workspace(folder.path() / "a1", "A/1"), fresh = open_workspace(folder.path() / "fresh", "", false);
  trust(a, "A", root);
  trust(b, "B", a);
  trust(a, "A", a1);
  trust(root, "", a);
  trust(root, "", fresh);
  CHECK(refusal(root, consultation_of(a, "A", root, "A", folder.path() / "1")) == "brings a consultation, and this workspace has one of its own");
  CHECK(refusal(a, consultation_of(b, "B", a, "A", folder.path() / "2")) == "comes from a unit that is not above this one");
  CHECK(refusal(a, consultation_of(root, "", a, "B", folder.path() / "3")) == "is addressed to another unit");
  CHECK(refusal(a, consultation_of(root, "", a, "A", folder.path() / "4")) == "");
  CHECK(refusal(a1, consultation_of(a, "A", a1, "A/1", folder.path() / "5")) == "");
  CHECK(refusal(fresh, consultation_of(root, "", fresh, "B", folder.path() / "6")) == "");
  CHECK(app::own_unit(fresh).value() == "B");
  CHECK(fresh.roster().value().unit("A") == nullptr);
}
