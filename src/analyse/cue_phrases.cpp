#include "analyse/cue_phrases.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "text/each_word.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::size_t most_kept = 20'000;

struct Hash : std::hash<std::string_view> {
  using is_transparent = void;
};

}  // namespace

WordSigns signs_of_words(std::string_view folded) {
  WordSigns out;
  each_word(folded, [&](std::string_view word) { out.set(std::hash<std::string_view>()(word) % out.size()); });
  return out;
}

const CuePhrase& cue_phrase(std::string_view phrase, bool plain) {
  thread_local std::unordered_map<std::string, CuePhrase, Hash, std::equal_to<>> kept[2];
  auto& known = kept[plain];
  if (const auto at = known.find(phrase); at != known.end()) return at->second;
  if (known.size() >= most_kept) known.clear();
  CuePhrase made;
  made.words = fold_words(phrase, plain ? Fold::marks : Fold::case_only);
  made.spaced = ' ' + made.words + ' ';
  made.signs = signs_of_words(made.words);
  return known.emplace(phrase, std::move(made)).first->second;
}

}  // namespace dh::analyse
