#include "app/recut.h"

#include <algorithm>
#include <string_view>

#include "app/approval.h"
#include "app/find_opinion.h"
#include "model/opinion_id.h"
#include "base/clock.h"
#include "text/utf8.h"

namespace dh::app {
namespace {

struct Extent {
  std::size_t start = 0;  // bytes in the part
  std::size_t end = 0;
};

// The slice as an opinion that knows what the one it came from knew of its source, and nothing that was judged of it.
Opinion piece_of(const Opinion& whole, Extent extent, const std::string& part) {
  Opinion piece;
  piece.source = whole.source;
  piece.file = whole.file;
  piece.where = whole.where;
  piece.part = whole.part;
  piece.start = extent.start;
  piece.end = extent.end;
  piece.text = part.substr(extent.start, extent.end - extent.start);
  piece.channel = whole.channel;
  piece.hints = whole.hints;
  std::erase_if(piece.hints.doubtful, [&](const DoubtfulWord& word) { return piece.text.find(word.text) == std::string::npos; });
  piece.home = whole.home;
  piece.unit = whole.unit;
  piece.sub_unit = whole.sub_unit;
  piece.member = whole.member;
  // A reason in a column of its own is the reason of each; one that was found inside the text is looked for anew.
  if (whole.text.find(whole.argument) == std::string::npos) piece.argument = whole.argument;
  piece.reported_count = whole.reported_count;
  piece.pending = whole.pending;
  if (piece.hints.doubtful.empty()) std::erase(piece.pending, "scan");
  piece.late = whole.late;
  piece.id = opinion_id(piece);
  return piece;
}

Extent without_blanks(const std::string& part, Extent extent) {
  const std::string_view words = trim(std::string_view(part).substr(extent.start, extent.end - extent.start));
  if (words.empty()) return {extent.start, extent.start};
  const auto start = static_cast<std::size_t>(words.data() - part.data());
  return {start, start + words.size()};
}

// Not in the middle of a code point, nor before a mark that belongs to the letter before it.
bool begins_character(const std::string& text, std::size_t at) {
  const char32_t c = next_code_point(text, at);
  return c != U'\uFFFD' && !(c >= U'\u0300' && c <= U'\u036F');
}

Result<std::size_t> where_words_begin(const std::string& text, const std::string& words) {
  const std::size_t at = words.empty() ? std::string::npos : text.find(words);
  if (at == std::string::npos) return fail(Error::Kind::refused, "the opinion does not hold these words as written", {}, words);
  if (text.find(words, at + 1) != std::string::npos) return fail(Error::Kind::refused, "these words stand in the opinion more than once: give more of them", {}, words);
  if (!begins_character(text, at)) return fail(Error::Kind::refused, "these words begin inside a character", {}, words);
  return at;
}

Result<std::int64_t> replace(WorkspaceStore& store, Decision::Action action, const std::vector<const Opinion*>& old, const std::vector<Opinion>& pieces, const Decider& by) {
  Decision decision;
  decision.action = action;
  decision.at = now_iso8601();
  decision.by = by.name;
  for (const Opinion* one : old) decision.opinions.push_back(one->id);
  for (const Opinion& one : pieces) decision.rest.push_back(one.id);
  store::Batch batch = TRY(store::Batch::begin(store));
  TRY(check_may_decide(store, by));
  TRY(store.add_pieces(pieces));
  const std::int64_t number = TRY(store.add_decision(decision));
  TRY(store.set_replaced(replaced_opinions(TRY(store.decisions()))));
  TRY(batch.commit());
  return number;
}

}  // namespace

Result<std::int64_t> cut_opinion(WorkspaceStore& store, const std::string& id, const std::vector<std::string>& before, const Decider& by) {
  const std::vector<Opinion> opinions = TRY(store.opinions());
  const Opinion* whole = TRY(find_opinion(opinions, id));
  std::vector<std::size_t> cuts = {0};
  for (const std::string& words : before) cuts.push_back(TRY(where_words_begin(whole->text, words)));
  std::ranges::sort(cuts);
  cuts.push_back(whole->text.size());
  const Source source = TRY(store.source(whole->source));
  const std::string& part = source.parts[static_cast<std::size_t>(whole->part)].text;
  std::vector<Opinion> pieces;
  for (std::size_t at = 0; at + 1 < cuts.size(); ++at) {
    const Extent extent = without_blanks(part, {whole->start + cuts[at], whole->start + cuts[at + 1]});
    if (extent.start == extent.end) return fail(Error::Kind::refused, "a cut there leaves a piece without words", {}, whole->id);
    pieces.push_back(piece_of(*whole, extent, part));
  }
  if (pieces.size() < 2) return fail(Error::Kind::refused, "no place to cut was told", {}, whole->id);
  return replace(store, Decision::Action::cut, {whole}, pieces, by);
}

Result<std::int64_t> join_opinions(WorkspaceStore& store, const std::vector<std::string>& ids, const Decider& by) {
  const std::vector<Opinion> opinions = TRY(store.opinions());
  std::vector<const Opinion*> old;
  for (const std::string& id : ids) old.push_back(TRY(find_opinion(opinions, id)));
  std::ranges::sort(old, {}, &Opinion::start);
  const auto twice = std::ranges::unique(old);
  old.erase(twice.begin(), twice.end());
  if (old.size() < 2) return fail(Error::Kind::refused, "to join takes two opinions");
  const Opinion& first = *old.front();
  const Extent extent{first.start, std::ranges::max(old, {}, &Opinion::end)->end};
  for (const Opinion* one : old)
    if (one->source != first.source || one->part != first.part)
      return fail(Error::Kind::refused, "these opinions do not stand in one text", one->file, one->where);
  for (const Opinion& other : opinions) {
    const bool between = other.source == first.source && other.part == first.part && other.start < extent.end && other.end > extent.start;
    if (between && std::ranges::find(old, &other) == old.end())
      return fail(Error::Kind::refused, "another opinion stands between them: " + other.id, other.file, other.where);
  }
  const Source source = TRY(store.source(first.source));
  return replace(store, Decision::Action::join, old, {piece_of(first, extent, source.parts[static_cast<std::size_t>(first.part)].text)}, by);
}

}  // namespace dh::app
