#include "model/opinion_id.h"
#include "store/json.h"
#include "store/json_memory.h"
#include "store/state.h"

namespace dh::store {
namespace {

// The last guard of "nothing altered": what is no slice of the source's text is not an opinion.
Status check_verbatim(const Source& source, const Opinion& opinion) {
  const auto wrong = [&](const char* reason) {
    return fail(Error::Kind::internal, "opinion " + opinion.id + ": " + reason, source.file, opinion.where);
  };
  if (opinion.id.empty()) return wrong("has no id");
  if (opinion.source != source.sha256) return wrong("names another source");
  if (opinion.file != source.file) return wrong("names another file");
  // Its text did not come. Then the id is the proof: it is a hash over source, place and characters.
  if (!source.whole) return opinion.id == opinion_id(opinion) ? Status{} : wrong("its text is not the one its id was made of");
  const auto part = static_cast<std::size_t>(opinion.part);
  if (opinion.part < 0 || part >= source.parts.size()) return wrong("lies in no part of its source");
  const std::string_view text = source.parts[part].text;
  if (opinion.start > opinion.end || opinion.end > text.size()) return wrong("lies outside its part");
  if (text.substr(opinion.start, opinion.end - opinion.start) != opinion.text)
    return wrong("its text is not the characters of the source");
  return {};
}

constexpr std::string_view columns =
    "SELECT o.id, s.sha256, s.file, o.place_words, o.part, o.start_byte, o.end_byte, o.text, o.channel, o.hints, "
    "o.home, o.unit, o.sub_unit, o.member, o.anchor, o.document, o.topic, o.kind, o.stance, o.proposal, o.argument, "
    "g.id, n.alike, g.issue, n.singular, o.reported_count, o.pending, o.late, o.judged "
    "FROM sources s JOIN opinions o ON o.source = s.number "
    "LEFT JOIN grouping n ON n.opinion = o.number LEFT JOIN groups g ON g.number = n.group_number ";

constexpr std::string_view columns_to_report =
    "SELECT o.id, o.channel, o.home, o.unit, o.sub_unit, o.member, o.anchor, o.document, o.topic, o.kind, o.stance, "
    "g.id, n.alike, g.issue, n.singular, o.reported_count, o.late "
    "FROM opinions o CROSS JOIN sources s ON s.number = o.source "
    "LEFT JOIN grouping n ON n.opinion = o.number LEFT JOIN groups g ON g.number = n.group_number "
    "WHERE s.superseded_by = '' AND o.replaced = 0 ORDER BY o.number";

class OpinionReader {
 public:
  Result<Opinion> read(Statement& row) {
    Opinion opinion;
    opinion.id = row.text();
    opinion.source = row.text();
    opinion.file = row.text();
    opinion.where = row.text();
    opinion.part = static_cast<int>(row.integer());
    opinion.start = static_cast<std::size_t>(row.integer());
    opinion.end = static_cast<std::size_t>(row.integer());
    opinion.text = row.text();
    opinion.channel = channel_of(row.text());
    opinion.hints = TRY(hints_.get(row.view()));
    opinion.home = row.text();
    opinion.unit = row.text();
    opinion.sub_unit = row.text();
    opinion.member = row.text();
    opinion.anchor = TRY(anchors_.get(row.view()));
    opinion.document = row.text();
    opinion.topic = row.text();
    opinion.kind = kind_of(row.text());
    opinion.stance = stance_of(row.text());
    opinion.proposal = TRY(proposals_.get(row.view()));
    opinion.argument = row.text();
    read_grouping(row, opinion);
    if (const auto count = row.optional_integer()) opinion.reported_count = static_cast<int>(*count);
    opinion.pending = TRY(words_.get(row.view()));
    opinion.late = row.integer() != 0;
    opinion.judged = TRY(judgements_.get(row.view()));
    return opinion;
  }

  Result<Opinion> read_to_report(Statement& row) {
    Opinion opinion;
    opinion.id = row.text();
    opinion.channel = channel_of(row.text());
    opinion.home = row.text();
    opinion.unit = row.text();
    opinion.sub_unit = row.text();
    opinion.member = row.text();
    opinion.anchor = TRY(anchors_.get(row.view()));
    opinion.document = row.text();
    opinion.topic = row.text();
    opinion.kind = kind_of(row.text());
    opinion.stance = stance_of(row.text());
    read_grouping(row, opinion);
    if (const auto count = row.optional_integer()) opinion.reported_count = static_cast<int>(*count);
    opinion.late = row.integer() != 0;
    return opinion;
  }

 private:
  static void read_grouping(Statement& row, Opinion& opinion) {
    opinion.group = row.text();
    opinion.alike = row.text();
    opinion.issue = row.text();
    opinion.singular = row.integer() != 0;
  }

  JsonMemory<Hints> hints_{hints_from_json};
  JsonMemory<Anchor> anchors_{anchor_from_json};
  JsonMemory<Proposal> proposals_{proposal_from_json};
  JsonMemory<std::vector<std::string>> words_{words_from_json};
  JsonMemory<Judgements> judgements_{judgements_from_json};
};

}  // namespace

Status add_opinions(const Database& database, std::int64_t source_number, const Source& source,
                    const std::vector<Opinion>& opinions, MadeBy made_by) {
  const std::string verb = made_by == MadeBy::person ? "INSERT OR IGNORE" : "INSERT";
  Statement insert = TRY(database.prepare(verb +
      " INTO opinions (source, id, place_words, part, start_byte, end_byte, text, channel, hints, home, unit, "
      "sub_unit, member, anchor, document, topic, kind, stance, proposal, argument, reported_count, pending, late, judged) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  for (const Opinion& one : opinions) {
    TRY(check_verbatim(source, one));
    TRY(insert.run(source_number, one.id, one.where, one.part, one.start, one.end, one.text, dh::name(one.channel),
                   hints_to_json(one.hints), one.home, one.unit, one.sub_unit, one.member, anchor_to_json(one.anchor),
                   one.document, one.topic, dh::name(one.kind), dh::name(one.stance), proposal_to_json(one.proposal),
                   one.argument, one.reported_count, words_to_json(one.pending), one.late,
                   judgements_to_json(one.judged)));
  }
  return {};
}

Status WorkspaceStore::add_pieces(const std::vector<Opinion>& pieces) {
  Transaction transaction = TRY(Transaction::begin(state_->database));
  for (const Opinion& piece : pieces) {
    const Source source = TRY(this->source(piece.source));
    Statement row = TRY(state_->database.prepare("SELECT number FROM sources WHERE sha256 = ?"));
    row.query(piece.source);
    if (!TRY(row.step())) return fail(Error::Kind::not_found, "the workspace has no such source", piece.source);
    TRY(add_opinions(state_->database, row.integer(), source, {piece}, MadeBy::person));
  }
  return transaction.commit();
}

Status WorkspaceStore::set_replaced(const std::set<std::string>& ids) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(database.run("UPDATE opinions SET replaced = 0 WHERE replaced = 1"));
  Statement update = TRY(database.prepare("UPDATE opinions SET replaced = 1 WHERE id = ?"));
  for (const std::string& id : ids) TRY(update.run(id));
  return transaction.commit();
}

Result<std::vector<Opinion>> WorkspaceStore::opinions() const {
  std::vector<Opinion> opinions;
  // Room for all at once: a million are moved no more than once.
  opinions.reserve(static_cast<std::size_t>(TRY(state_->database.integer("SELECT count(*) FROM opinions"))));
  OpinionReader reader;
  Statement row = TRY(state_->database.prepare(
      std::string(columns) + "WHERE s.superseded_by = '' AND o.replaced = 0 ORDER BY s.file, s.number, o.part, o.start_byte, o.number"));
  row.query();
  while (TRY(row.step())) opinions.push_back(TRY(reader.read(row)));
  return opinions;
}

Result<std::vector<Opinion>> WorkspaceStore::opinions_to_report() const {
  std::vector<Opinion> opinions;
  opinions.reserve(static_cast<std::size_t>(TRY(state_->database.integer("SELECT count(*) FROM opinions"))));
  OpinionReader reader;
  Statement row = TRY(state_->database.prepare(columns_to_report));
  row.query();
  while (TRY(row.step())) opinions.push_back(TRY(reader.read_to_report(row)));
  return opinions;
}

Result<std::vector<OpinionWords>> WorkspaceStore::words_of(std::span<const std::string> ids) const {
  std::vector<OpinionWords> out;
  out.reserve(ids.size());
  Statement row = TRY(state_->database.prepare("SELECT text, argument FROM opinions WHERE id = ?"));
  for (const std::string& id : ids) {
    row.query(id);
    if (!TRY(row.step())) return fail(Error::Kind::not_found, "the workspace has no opinion " + id, state_->database.file());
    std::string text = row.text();
    out.push_back({std::move(text), row.text()});
  }
  return out;
}

Result<std::vector<Opinion>> WorkspaceStore::opinions_of(const std::string& sha256, Which which) const {
  std::vector<Opinion> opinions;
  OpinionReader reader;
  Statement row = TRY(state_->database.prepare(std::string(columns) + "WHERE s.sha256 = ? AND o.replaced <= ? ORDER BY o.number"));
  row.query(sha256, which == Which::all);
  while (TRY(row.step())) opinions.push_back(TRY(reader.read(row)));
  return opinions;
}

Result<std::vector<Opinion>> WorkspaceStore::opinions_numbered(const std::vector<std::int64_t>& numbers) const {
  std::vector<Opinion> opinions;
  OpinionReader reader;
  Statement row = TRY(state_->database.prepare(std::string(columns) + "WHERE o.number = ?"));
  for (const std::int64_t number : numbers) {
    row.query(number);
    if (!TRY(row.step()))
      return fail(Error::Kind::not_found, "the workspace has no opinion number " + std::to_string(number),
                  state_->database.file());
    opinions.push_back(TRY(reader.read(row)));
  }
  return opinions;
}

Status WorkspaceStore::update_judgements(std::span<const Opinion> opinions) {
  const Database& database = state_->database;
  Transaction transaction = TRY(Transaction::begin(database));
  // What is there already is not written again: most of a large consultation stays as it was when more arrives.
  Statement update = TRY(database.prepare(
      "UPDATE opinions SET unit = ?1, sub_unit = ?2, member = ?3, anchor = ?4, document = ?5, topic = ?6, kind = ?7, "
      "stance = ?8, proposal = ?9, argument = ?10, reported_count = ?11, pending = ?12, late = ?13, judged = ?14, home = ?15 WHERE id = ?16 AND "
      "(unit, sub_unit, member, anchor, document, topic, kind, stance, proposal, argument, reported_count, pending, late, judged, home) IS NOT "
      "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"));
  Statement known = TRY(database.prepare("SELECT 1 FROM opinions WHERE id = ?"));
  for (const Opinion& one : opinions) {
    TRY(update.run(one.unit, one.sub_unit, one.member, anchor_to_json(one.anchor), one.document, one.topic,
                   dh::name(one.kind), dh::name(one.stance), proposal_to_json(one.proposal), one.argument, one.reported_count,
                   words_to_json(one.pending), one.late, judgements_to_json(one.judged), one.home, one.id));
    if (database.changed_rows() == 1) continue;
    known.query(one.id);
    if (!TRY(known.step()))
      return fail(Error::Kind::not_found, "the workspace has no opinion " + one.id, database.file());
  }
  return transaction.commit();
}

}  // namespace dh::store
