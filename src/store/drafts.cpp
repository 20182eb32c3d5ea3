#include <algorithm>
#include <cctype>

#include "base/clock.h"
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
      "INSERT INTO drafts (id, version, document_sha256, pdf_sha256, body, added_at, after_source) "
      "VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) FROM sources)) ON CONFLICT (id, version) DO UPDATE SET "
      "document_sha256 = excluded.document_sha256, "
      "pdf_sha256 = excluded.pdf_sha256, body = excluded.body",
      draft.id, draft.version, draft.document_sha256, draft.pdf_sha256, draft_to_json(draft), now_iso8601());
}

Result<std::vector<DraftVersion>> WorkspaceStore::draft_versions() const {
  std::vector<DraftVersion> out;  // the first of each id in the order in which the drafts were first read
  Statement all = TRY(state_->database.prepare("SELECT id, version, added_at, after_source, document_sha256 FROM drafts ORDER BY rowid"));
  all.query();
  while (TRY(all.step())) {
    DraftVersion one;
    one.id = all.text();
    one.version = all.text();
    one.added_at = all.text();
    one.after_source = all.integer();
    one.document_sha256 = all.text();
    auto at = std::ranges::find(out, one.id, &DraftVersion::id);
    while (at != out.end() && at->id == one.id && !is_older(at->version, one.version)) ++at;
    out.insert(at, std::move(one));
  }
  return out;
}

Result<std::vector<Draft>> WorkspaceStore::drafts() const {
  std::vector<Draft> drafts;
  for (const DraftVersion& one : TRY(draft_versions()))
    if (drafts.empty() || drafts.back().id != one.id) drafts.push_back(TRY(draft(one.id, one.version)));
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
  const Snapshot snapshot = TRY(Snapshot::begin(state_->database));
  for (const DraftVersion& one : TRY(draft_versions())) {
    const bool newest = consultation.drafts.empty() || consultation.drafts.back().id != one.id;
    (newest ? consultation.drafts : consultation.earlier).push_back(TRY(draft(one.id, one.version)));
  }
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
