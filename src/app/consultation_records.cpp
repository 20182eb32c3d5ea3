#include "app/consultation_records.h"

#include <boost/json.hpp>

#include "base/crypto.h"
#include "base/limits.h"
#include "store/json.h"

namespace dh::app {
namespace {

namespace json = boost::json;

constexpr char guide_record = 'G';   // the guide
constexpr char draft_record = 'V';   // a draft's version
constexpr char roster_record = 'R';  // the roster
constexpr char bytes_record = 'B';   // the next bytes of a file
constexpr char file_record = 'F';    // the file is whole: its SHA-256
constexpr char end_record = 'E';
constexpr std::size_t piece_bytes = 1u << 20;

Roster part_of(const Roster& roster, const std::string& unit) {
  Roster part;
  part.root_name = roster.root_name;
  for (const Unit& one : roster.units)
    if (roster.is_within(one.code, unit) || roster.is_within(unit, one.code)) part.units.push_back(one);
  for (const Member& one : roster.members)
    if (roster.is_within(one.unit, unit)) part.members.push_back(one);
  return part;
}

std::string to_json(const Roster& roster) {
  json::array units, members;
  for (const Unit& one : roster.units) units.push_back({one.code, one.name, one.parent, one.kind, one.stated_members});
  for (const Member& one : roster.members) members.push_back({one.code, one.unit, one.category});
  return json::serialize(json::object{{"root_name", roster.root_name}, {"units", units}, {"members", members}});
}

Result<Roster> roster_from_json(std::string_view bytes) {
  try {
    const json::value whole = json::parse(bytes);
    const json::object& from = whole.as_object();
    const auto words = [](const json::value& value) { return std::string(value.as_string()); };
    Roster roster;
    roster.root_name = words(from.at("root_name"));
    for (const json::value& value : from.at("units").as_array()) {
      const json::array& one = value.as_array();
      roster.units.push_back({words(one.at(0)), words(one.at(1)), words(one.at(2)), words(one.at(3)), one.at(4).to_number<int>()});
    }
    for (const json::value& value : from.at("members").as_array()) {
      const json::array& one = value.as_array();
      roster.members.push_back({words(one.at(0)), words(one.at(1)), words(one.at(2))});
    }
    return roster;
  } catch (const std::exception&) {
    return fail(Error::Kind::bad_input, "its roster does not hold what it should");
  }
}

Status add_file(const WorkspaceStore& store, const std::string& sha256, const AddRecord& add) {
  if (sha256.empty()) return {};
  const std::string bytes = TRY(store.file(sha256));
  for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) TRY(add(bytes_record, std::string_view(bytes).substr(at, piece_bytes), false));
  return add(file_record, sha256, false);
}

}  // namespace

Status pack_consultation(const WorkspaceStore& store, const std::string& unit, const AddRecord& add) {
  const Consultation consultation = TRY(store.consultation());
  TRY(add(guide_record, store::guide_to_json(consultation.guide), false));
  for (const Draft& one : consultation.drafts) {
    TRY(add_file(store, one.document_sha256, add));
    TRY(add_file(store, one.pdf_sha256, add));
    TRY(add(draft_record, store::draft_to_json(one), false));
  }
  TRY(add(roster_record, to_json(part_of(consultation.roster, unit)), false));
  return add(end_record, "", false);
}

Status take_consultation(WorkspaceStore& store, const std::string& unit, const std::string& from, const NextRecord& next) {
  store::Batch batch = TRY(store::Batch::begin(store));
  std::string bytes;
  bool ended = false;
  for (;;) {
    const std::optional<bundle::Record> record = TRY(next());
    if (!record) break;
    if (ended) return fail(Error::Kind::refused, "goes on after its last record");
    if (record->type == guide_record) {
      TRY(store.save_guide(TRY(store::guide_from_json(record->bytes)), sha256_hex(record->bytes)));
    } else if (record->type == draft_record) {
      TRY(store.save_draft(TRY(store::draft_from_json(record->bytes))));
    } else if (record->type == roster_record) {
      const Roster roster = TRY(roster_from_json(record->bytes));
      if (roster.unit(unit) == nullptr) return fail(Error::Kind::refused, "the unit it is addressed to is not on its own roster", {}, unit);
      if (from == unit || !(from.empty() || roster.is_within(unit, from))) return fail(Error::Kind::refused, "comes from a unit that is not above this one", {}, from);
      TRY(store.save_roster(roster, sha256_hex(record->bytes)));
    } else if (record->type == bytes_record) {
      if (bytes.size() + record->bytes.size() > limits::file_bytes) return fail(Error::Kind::limit, "a file in it is too large");
      bytes += record->bytes;
    } else if (record->type == file_record) {
      if (sha256_hex(bytes) != record->bytes) return fail(Error::Kind::refused, "a file whose bytes are not those of its hash");
      TRY(store.keep_file(bytes));
      bytes.clear();
    } else if (record->type == end_record) {
      ended = true;
    } else if (!record->may_be_skipped) {
      return fail(Error::Kind::refused, "holds a record that only a newer program knows");
    }
  }
  if (!ended) return fail(Error::Kind::refused, "ends before its last record");
  TRY(store.set_setting("unit", unit));
  return batch.commit();
}

}  // namespace dh::app
