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

Result<int> find_heading(const Draft& draft, const std::string& words) {
  const std::vector<std::string> wanted = labels_of(words);
  std::vector<int> exact, ending;
  for (int i = 0; i < static_cast<int>(draft.blocks.size()); ++i) {
    if (draft.heading_of(i) != i) continue;
    const std::vector<std::string> path = labels_of(draft.blocks[static_cast<std::size_t>(i)].path);
    if (path == wanted) exact.push_back(i);
    if (ends_with(path, wanted)) ending.push_back(i);
  }
  if (!exact.empty()) return exact.front();
  if (ending.size() == 1) return ending.front();
  return fail(Error::Kind::refused, ending.empty() ? "no such heading in the draft" : "more than one heading ends so", draft.id, words);
}

Result<DecidedPlace> find_in(const Draft& in, const std::string& path, const std::string& quote) {
  const Draft* draft = &in;
  DecidedPlace place{draft->id, draft->version, -1, {}, {}, quote};
  if (labels_of(path).empty()) {
    if (!quote.empty()) return fail(Error::Kind::refused, "words of the draft need the heading they stand under", draft->id, quote);
    return place;
  }
  const int heading = TRY(find_heading(*draft, path));
  place.block = heading;
  place.path = draft->blocks[static_cast<std::size_t>(heading)].path;
  if (const std::string wanted = fold_words(quote); !wanted.empty()) {
    place.block = -1;
    for (int i = 0; i < static_cast<int>(draft->blocks.size()) && place.block < 0; ++i)
      if (draft->heading_of(i) == heading && fold_words(draft->blocks[static_cast<std::size_t>(i)].text).find(wanted) != std::string::npos) place.block = i;
    if (place.block < 0) return fail(Error::Kind::refused, "these words do not stand under that heading", draft->id, quote);
  }
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
