#include "app/decided_place.h"

#include <algorithm>
#include <vector>

#include "text/fold.h"

namespace dh::app {
namespace {

// "Phần thứ hai > II > 1" as its labels, folded.
std::vector<std::string> labels_of(const std::string& path) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('>', at), path.size());
    if (std::string label = fold_words(path.substr(at, end - at)); !label.empty()) out.push_back(std::move(label));
    at = end + 1;
  }
  return out;
}

bool ends_with(const std::vector<std::string>& path, const std::vector<std::string>& end) {
  return path.size() >= end.size() && std::equal(end.rbegin(), end.rend(), path.rbegin());
}

// The headings that the words may name: all with exactly this path (a draft may number two alike), or the one whose path ends so.
Result<std::vector<int>> find_headings(const Draft& draft, const std::string& words) {
  const std::vector<std::string> wanted = labels_of(words);
  std::vector<int> exact, ending;
  for (int i = 0; i < static_cast<int>(draft.blocks.size()); ++i) {
    if (draft.heading_of(i) != i) continue;
    const std::vector<std::string> path = labels_of(draft.blocks[static_cast<std::size_t>(i)].path);
    if (path == wanted) exact.push_back(i);
    if (ends_with(path, wanted)) ending.push_back(i);
  }
  if (!exact.empty()) return exact;
  if (ending.size() == 1) return ending;
  return fail(Error::Kind::refused, ending.empty() ? "no such heading in the draft" : "more than one heading ends so", draft.id, words);
}

// The first block that holds the folded words: directly under one of the headings, or else under a heading below one.
int words_under(const Draft& draft, const std::vector<int>& headings, const std::string& wanted) {
  const std::vector<std::string> path = labels_of(draft.blocks[static_cast<std::size_t>(headings.front())].path);
  int below = -1;
  for (int i = 0; i < static_cast<int>(draft.blocks.size()); ++i) {
    if (fold_words(draft.blocks[static_cast<std::size_t>(i)].text).find(wanted) == std::string::npos) continue;
    const int heading = draft.heading_of(i);
    if (std::ranges::find(headings, heading) != headings.end()) return i;
    if (below >= 0 || heading < 0) continue;
    const std::vector<std::string> under = labels_of(draft.blocks[static_cast<std::size_t>(heading)].path);
    if (under.size() > path.size() && std::equal(path.begin(), path.end(), under.begin())) below = i;
  }
  return below;
}

Result<DecidedPlace> find_in(const Draft& in, const std::string& path, const std::string& quote) {
  const Draft* draft = &in;
  DecidedPlace place{draft->id, draft->version, -1, {}, {}, quote};
  if (labels_of(path).empty()) {
    if (!quote.empty()) return fail(Error::Kind::refused, "words of the draft need the heading they stand under", draft->id, quote);
    return place;
  }
  const std::vector<int> headings = TRY(find_headings(*draft, path));
  place.block = headings.front();
  if (const std::string wanted = fold_words(quote); !wanted.empty()) {
    place.block = words_under(*draft, headings, wanted);
    if (place.block < 0) return fail(Error::Kind::refused, "these words do not stand under that heading", draft->id, quote);
  }
  const int heading = draft->heading_of(place.block);
  place.path = draft->blocks[static_cast<std::size_t>(heading < 0 ? headings.front() : heading)].path;
  place.block_text = draft->blocks[static_cast<std::size_t>(place.block)].text;
  return place;
}

}  // namespace

Result<DecidedPlace> find_place(const Consultation& consultation, const std::string& words, const std::string& quote) {
  const std::size_t colon = words.find(':');
  const std::string id = words.substr(0, colon);
  const Draft* draft = consultation.draft(id);
  if (colon == std::string::npos || draft == nullptr) return fail(Error::Kind::refused, "a place is written \"DRAFT: HEADING > HEADING\", with the id of a draft", {}, words);
  Result<DecidedPlace> place = find_in(*draft, words.substr(colon + 1), quote);
  // What was said of a version before may be about words that the newest has no more.
  for (const Draft& one : consultation.earlier)
    if (!place && one.id == id)
      if (Result<DecidedPlace> before = find_in(one, words.substr(colon + 1), quote)) return before;
  return place;
}

}  // namespace dh::app
