#include <algorithm>
#include <cctype>

#include "store/json.h"
#include "store/state.h"

namespace dh::store {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "9" before "10": runs of digits compare as numbers, all else byte by byte.
bool is_older(std::string_view one, std::string_view other) {
  std::size_t a = 0, b = 0;
  const auto number = [](std::string_view text, std::size_t& at) {
    while (at < text.size() && text[at] == '0') ++at;
    const std::size_t first = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return text.substr(first, at - first);
  };
  while (a < one.size() && b < other.size()) {
    if (is_digit(one[a]) && is_digit(other[b])) {
      const std::string_view left = number(one, a), right = number(other, b);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
    } else {
      if (one[a] != other[b]) return static_cast<unsigned char>(one[a]) < static_cast<unsigned char>(other[b]);
      ++a, ++b;
    }
  }
  return one.size() - a < other.size() - b;
}

}  // namespace

Status WorkspaceStore::save_draft(const Draft& draft) {
  return state_->database.run(
      "INSERT INTO drafts (id, version, document_sha256, pdf_sha256, body) "
      "VALUES (?, ?, ?, ?, ?) ON CONFLICT (id, version) DO UPDATE SET "
      "document_sha256 = excluded.document_sha256, "
      "pdf_sha256 = excluded.pdf_sha256, body = excluded.body",
      draft.id, draft.version, draft.document_sha256, draft.pdf_sha256, draft_to_json(draft));
}

Result<std::vector<Draft>> WorkspaceStore::drafts() const {
  struct Newest {
    std::string id, version;
    std::int64_t row;
  };
  std::vector<Newest> newest;  // in the order in which the drafts were first read
  const Snapshot snapshot = TRY(Snapshot::begin(state_->database));
  Statement all = TRY(state_->database.prepare("SELECT id, version, rowid FROM drafts ORDER BY rowid"));
  all.query();
  while (TRY(all.step())) {
    std::string id = all.text(), version = all.text();
    const auto known = std::ranges::find(newest, id, &Newest::id);
    if (known == newest.end())
      newest.push_back({std::move(id), std::move(version), all.integer()});
    else if (is_older(known->version, version))
      *known = {std::move(id), std::move(version), all.integer()};
  }
  std::vector<Draft> drafts;
  Statement body = TRY(state_->database.prepare("SELECT body FROM drafts WHERE rowid = ?"));
  for (const Newest& one : newest) {
    body.query(one.row);
    if (TRY(body.step())) drafts.push_back(TRY(draft_from_json(body.text())));
  }
  return drafts;
}

Result<Draft> WorkspaceStore::draft(const std::string& id, const std::string& version) const {
  Statement body = TRY(state_->database.prepare("SELECT body FROM drafts WHERE id = ? AND version = ?"));
  body.query(id, version);
  if (!TRY(body.step())) return fail(Error::Kind::not_found, "the workspace has no such version of a draft", {}, id + "@" + version);
  return draft_from_json(body.text());
}

Result<Consultation> WorkspaceStore::consultation() const {
  Consultation consultation;
  consultation.guide = TRY(guide()).value_or(Guide());
  consultation.drafts = TRY(drafts());
  consultation.roster = TRY(roster());
  return consultation;
}

Result<std::string> WorkspaceStore::consultation_mark() const {
  Statement row = TRY(state_->database.prepare(
      "SELECT coalesce((SELECT source_sha256 FROM guide), '') || '|' || coalesce((SELECT source_sha256 FROM roster), '') || '|' || "
      "coalesce((SELECT group_concat(id || ' ' || version || ' ' || document_sha256 || ' ' || pdf_sha256, '|') FROM drafts), '')"));
  row.query();
  TRY(row.step());
  return row.text();
}

}  // namespace dh::store
