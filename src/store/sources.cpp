#include <array>

#include "base/clock.h"
#include "store/state.h"
#include "text/utf8.h"

namespace dh::store {
namespace {

struct Known {
  std::int64_t number = 0;
  bool quarantined = false;
  bool whole = true;
};

Result<std::optional<Known>> find_known(const Database& database, const std::string& sha256) {
  Statement statement = TRY(database.prepare("SELECT number, quarantine <> '', whole FROM sources WHERE sha256 = ?"));
  statement.query(sha256);
  if (!TRY(statement.step())) return std::nullopt;
  Known known;
  known.number = statement.integer();
  known.quarantined = statement.integer() != 0;
  known.whole = statement.integer() != 0;
  return known;
}

Status note(const Database& database, const char* event, std::int64_t number, const Source& at, const std::string& file,
            const std::string& unit) {
  return database.run("INSERT INTO source_history (at, event, source, file, unit) VALUES (?, ?, ?, ?, ?)",
                      at.received_at, event, number, file, unit);
}

Status add_parts(const Database& database, std::int64_t number, const Source& source) {
  Statement part = TRY(database.prepare("INSERT INTO parts (source, part, name, text) VALUES (?, ?, ?, ?)"));
  for (std::size_t at = 0; at < source.parts.size(); ++at)
    TRY(part.run(number, at, source.parts[at].name, source.parts[at].text));
  Statement span = TRY(database.prepare(
      "INSERT INTO spans (source, span, part, start_byte, end_byte, role, opinion) VALUES (?, ?, ?, ?, ?, ?, ?)"));
  for (std::size_t at = 0; at < source.spans.size(); ++at) {
    const Span& one = source.spans[at];
    TRY(span.run(number, at, one.part, one.start, one.end, dh::name(one.role), one.opinion));
  }
  return {};
}

Result<std::int64_t> add_source(const Database& database, const Source& source) {
  TRY(
      database.run("INSERT INTO sources (sha256, file, form, unit, channel, received_at, superseded_by, "
                   "quarantine, whole) VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)",
                   source.sha256, source.file, source.form, source.unit, dh::name(source.channel), source.received_at,
                   source.quarantine, source.whole));
  const std::int64_t number = database.last_row();
  TRY(add_parts(database, number, source));
  TRY(note(database, source.quarantine.empty() ? "received" : "quarantined", number, source, source.file, source.unit));
  return number;
}

// What could not be read once can be read now, by a newer reader. Only then is anything about a source rewritten.
Status release_from_quarantine(const Database& database, std::int64_t number, const Source& source) {
  TRY(
      database.run("UPDATE sources SET file = ?, form = ?, unit = ?, channel = ?, quarantine = '', whole = ? "
                   "WHERE number = ?",
                   source.file, source.form, source.unit, dh::name(source.channel), source.whole, number));
  TRY(database.run("DELETE FROM parts WHERE source = ?", number));
  TRY(database.run("DELETE FROM spans WHERE source = ?", number));
  TRY(add_parts(database, number, source));
  return note(database, "read after all", number, source, source.file, source.unit);
}

// The bytes stand under this path and unit from now on. False: they did already.
Result<bool> give_name(const Database& database, std::int64_t number, const Source& source, bool is_new) {
  Statement old =
      TRY(database.prepare("SELECT superseded_by FROM source_names WHERE file = ? AND unit = ? AND source = ?"));
  old.query(source.file, source.unit, number);
  if (TRY(old.step())) {
    if (old.text().empty()) return false;
    TRY(database.run("UPDATE source_names SET superseded_by = '' WHERE file = ? AND unit = ? AND source = ?",
                     source.file, source.unit, number));
    TRY(note(database, "received again in place of its successor", number, source, source.file, source.unit));
    return true;
  }
  TRY(database.run("INSERT INTO source_names (file, unit, source) VALUES (?, ?, ?)", source.file, source.unit, number));
  if (!is_new) TRY(note(database, "same bytes under another name", number, source, source.file, source.unit));
  return true;
}

// A source counts while one of its names stands, and is called by that name.
Status settle(const Database& database, std::int64_t number, const std::string& successor) {
  Statement standing = TRY(database.prepare(
      "SELECT n.file, n.unit FROM source_names n JOIN sources s ON s.number = n.source "
      "WHERE n.source = ? AND n.superseded_by = '' ORDER BY (n.file = s.file AND n.unit = s.unit) DESC LIMIT 1"));
  standing.query(number);
  if (!TRY(standing.step()))
    return database.run("UPDATE sources SET superseded_by = ? WHERE number = ?", successor, number);
  const std::string file = standing.text(), unit = standing.text();
  return database.run("UPDATE sources SET superseded_by = '', file = ?, unit = ? WHERE number = ?", file, unit, number);
}

Status supersede_others(const Database& database, std::int64_t number, const Source& source) {
  std::vector<std::int64_t> others;
  Statement find = TRY(database.prepare(
      "SELECT source FROM source_names WHERE file = ? AND unit = ? AND superseded_by = '' AND source <> ?"));
  find.query(source.file, source.unit, number);
  while (TRY(find.step())) others.push_back(find.integer());
  for (const std::int64_t other : others) {
    TRY(database.run("UPDATE source_names SET superseded_by = ? WHERE file = ? AND unit = ? AND source = ?",
                     source.sha256, source.file, source.unit, other));
    TRY(settle(database, other, source.sha256));
    TRY(note(database, "superseded", other, source, source.file, source.unit));
  }
  return {};
}

Status check_source(const Source& source, const std::vector<Opinion>& opinions) {
  if (source.sha256.empty()) return fail(Error::Kind::internal, "a source without its SHA-256", source.file);
  if (!source.quarantine.empty() && !opinions.empty())
    return fail(Error::Kind::internal, "a file in quarantine cannot have opinions", source.file);
  return {};
}

constexpr const char* source_columns =
    "SELECT number, sha256, file, form, unit, channel, received_at, superseded_by, quarantine, whole FROM sources ";

Source read_source(Statement& row) {
  Source source;
  source.sha256 = row.text();
  source.file = row.text();
  source.form = row.text();
  source.unit = row.text();
  source.channel = channel_of(row.text());
  source.received_at = row.text();
  source.superseded_by = row.text();
  source.quarantine = row.text();
  source.whole = row.integer() != 0;
  return source;
}

}  // namespace

Status WorkspaceStore::save_source(const Source& source, const std::vector<Opinion>& opinions) {
  TRY(check_source(source, opinions));
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  const std::optional<Known> known = TRY(find_known(database, source.sha256));
  const bool readable = source.quarantine.empty();
  const bool newly_read = readable && (!known || known->quarantined);
  const std::int64_t number = known ? known->number : TRY(add_source(database, source));
  if (known && newly_read) TRY(release_from_quarantine(database, number, source));
  if (newly_read) TRY(add_opinions(database, number, source, opinions, MadeBy::reader));
  const bool newly_named = TRY(give_name(database, number, source, !known));
  // A file that cannot be read takes no other's place: the opinions that are there stay counted.
  if (readable && (newly_named || newly_read)) {
    TRY(settle(database, number, {}));
    TRY(supersede_others(database, number, source));
  }
  return transaction.commit();
}

Status WorkspaceStore::save_delivered(const Source& source, const std::vector<Opinion>& opinions) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  const std::optional<Known> known = TRY(find_known(database, source.sha256));
  TRY(save_source(source, opinions));
  if (known && !known->quarantined && source.quarantine.empty()) {
    if (source.whole && !known->whole) {
      TRY(add_parts(database, known->number, source));
      TRY(database.run("UPDATE sources SET whole = 1 WHERE number = ?", known->number));
    }
    TRY(add_opinions(database, known->number, source, opinions, MadeBy::person));
  }
  return transaction.commit();
}

Status WorkspaceStore::drop_name(const OriginName& name, const std::string& dropped_by) {
  const Database& database = state_->database;
  const std::optional<Known> known = TRY(find_known(database, name.sha256));
  if (!known) return {};
  TRY(database.run("UPDATE source_names SET superseded_by = ? WHERE file = ? AND unit = ? AND source = ? AND superseded_by = ''", dropped_by, name.file,
                   name.unit, known->number));
  if (database.changed_rows() == 0) return {};  // another file took the name already
  TRY(settle(database, known->number, dropped_by));
  Source at;
  at.received_at = now_iso8601();
  return note(database, "no longer with the unit that sent it", known->number, at, name.file, name.unit);
}

Result<bool> WorkspaceStore::has_source(const std::string& sha256, const std::string& file) const {
  Statement statement =
      TRY(state_->database.prepare("SELECT 1 FROM source_names n JOIN sources s ON s.number = n.source "
                                   "WHERE n.file = ? AND n.superseded_by = '' AND s.sha256 = ? AND s.quarantine = ''"));
  statement.query(file, sha256);
  return TRY(statement.step());
}

Result<std::unordered_map<std::string, Arrival>> WorkspaceStore::arrivals() const {
  std::unordered_map<std::string, Arrival> out;
  Statement row = TRY(state_->database.prepare("SELECT sha256, number, received_at FROM sources"));
  row.query();
  while (TRY(row.step())) {
    std::string sha256 = row.text();
    const std::int64_t number = row.integer();
    out.emplace(std::move(sha256), Arrival{number, row.text()});
  }
  return out;
}

Result<std::vector<Source>> WorkspaceStore::sources() const {
  std::vector<Source> sources;
  Statement row = TRY(state_->database.prepare(std::string(source_columns) + "ORDER BY number"));
  row.query();
  while (TRY(row.step())) {
    (void)row.integer();
    sources.push_back(read_source(row));
  }
  return sources;
}

Result<std::vector<Source>> WorkspaceStore::sources_under(const std::string& path) const {
  std::vector<Source> sources;
  Statement row = TRY(state_->database.prepare(std::string(source_columns) + "WHERE file >= ? AND file < ? ORDER BY number"));
  const std::string end = path + "\xFF";  // no UTF-8 stands after it
  row.query(path, end);
  while (TRY(row.step())) {
    (void)row.integer();
    sources.push_back(read_source(row));
  }
  return sources;
}

Result<Source> WorkspaceStore::source(const std::string& sha256) const {
  const Database& database = state_->database;
  const Snapshot snapshot = TRY(Snapshot::begin(database));
  Statement row = TRY(database.prepare(std::string(source_columns) + "WHERE sha256 = ?"));
  row.query(sha256);
  if (!TRY(row.step())) return fail(Error::Kind::not_found, "the workspace has no such source", sha256);
  const std::int64_t number = row.integer();
  Source source = read_source(row);
  Statement parts = TRY(database.prepare("SELECT name, text FROM parts WHERE source = ? ORDER BY part"));
  parts.query(number);
  while (TRY(parts.step())) {
    TextPart& part = source.parts.emplace_back();
    part.name = parts.text();
    part.text = parts.text();
  }
  Statement spans = TRY(
      database.prepare("SELECT part, start_byte, end_byte, role, opinion FROM spans WHERE source = ? ORDER BY span"));
  spans.query(number);
  while (TRY(spans.step())) {
    Span& span = source.spans.emplace_back();
    span.part = static_cast<int>(spans.integer());
    span.start = static_cast<std::size_t>(spans.integer());
    span.end = static_cast<std::size_t>(spans.integer());
    span.role = role_of(spans.text());
    span.opinion = static_cast<int>(spans.integer());
  }
  return source;
}

Result<std::vector<SourceEvent>> WorkspaceStore::history() const {
  std::vector<SourceEvent> events;
  Statement row = TRY(state_->database.prepare(
      "SELECT h.at, h.event, s.sha256, h.file, h.unit FROM source_history h JOIN sources s ON s.number = h.source "
      "ORDER BY h.number"));
  row.query();
  while (TRY(row.step())) {
    SourceEvent& event = events.emplace_back();
    event.at = row.text();
    event.event = row.text();
    event.sha256 = row.text();
    event.file = row.text();
    event.unit = row.text();
  }
  return events;
}

Result<std::vector<UnaccountedText>> WorkspaceStore::unaccounted() const {
  std::vector<UnaccountedText> out;
  // Offsets are bytes, so the text is cut as bytes.
  Statement row = TRY(state_->database.prepare(
      "SELECT s.file, p.name, CAST(substr(CAST(p.text AS BLOB), n.start_byte + 1, n.end_byte - n.start_byte) AS TEXT) "
      "FROM spans n JOIN sources s ON s.number = n.source JOIN parts p ON p.source = n.source AND p.part = n.part "
      "WHERE n.role = 'unaccounted' AND s.superseded_by = '' AND s.quarantine = '' ORDER BY s.number, n.span"));
  row.query();
  while (TRY(row.step())) {
    UnaccountedText& one = out.emplace_back();
    one.file = row.text();
    one.part = row.text();
    one.text = row.text();
  }
  return out;
}

Result<Accounting> WorkspaceStore::accounting() const {
  Accounting out;
  Statement all = TRY(state_->database.prepare(
      "SELECT coalesce(sum(length(p.text)), 0) FROM parts p JOIN sources s ON s.number = p.source "
      "WHERE s.superseded_by = '' AND s.quarantine = ''"));
  all.query();
  if (TRY(all.step())) out.characters = all.integer();
  for (const UnaccountedText& one : TRY(unaccounted())) out.unaccounted += static_cast<std::int64_t>(code_point_count(one.text));
  return out;
}

}  // namespace dh::store
