#include "analyse/word_list.h"

#include <functional>
#include <string_view>
#include <unordered_map>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

bool outer_punctuation(char32_t c) {
  switch (c) {
    case '"': case '\'': case '(': case ')': case '[': case ']': case '.': case ',': case ';': case ':': case '-': case '!': case '?': case '*': case '+':
    case 0x2013: case 0x2014: case 0x2018: case 0x2019: case 0x201C: case 0x201D: case 0x2026: case 0xAB: case 0xBB: case '/':
      return true;
    default:
      return false;
  }
}

struct TransparentHash : std::hash<std::string_view> {
  using is_transparent = void;
};

struct FoldedWord {
  std::string key, plain;
};

// Words repeat: a language of syllables has few. Good until the next call on this thread.
const FoldedWord& folded_word(std::string_view slice) {
  constexpr std::size_t most_kept = 16'384, longest = 32;  // bytes
  thread_local std::unordered_map<std::string, FoldedWord, TransparentHash, std::equal_to<>> kept;
  thread_local FoldedWord once;
  if (slice.size() > longest) {
    once = {fold(slice), fold(slice, Fold::marks)};
    return once;
  }
  if (const auto known = kept.find(slice); known != kept.end()) return known->second;
  if (kept.size() >= most_kept) kept.clear();
  return kept.emplace(slice, FoldedWord{fold(slice), fold(slice, Fold::marks)}).first->second;
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 5 + 1);  // of usual Vietnamese
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (is_space(next_code_point(text, at))) continue;
    at = from;
    std::size_t start = std::string_view::npos, end = from;
    while (at < text.size()) {
      const std::size_t here = at;
      const char32_t c = next_code_point(text, at);
      if (is_space(c)) {
        at = here;
        break;
      }
      if (outer_punctuation(c)) {
        // A quotation mark or a bracket inside ends the word: “A”,“B”.
        if (start != std::string_view::npos && c != '.' && c != ',' && c != '-' && c != '/' && c != 0x2013) break;
        continue;
      }
      if (start == std::string_view::npos) start = here;
      end = at;
    }
    if (start == std::string_view::npos) continue;
    Word word;
    word.start = start;
    word.end = end;
    const std::string_view slice = text.substr(start, end - start);
    const FoldedWord& folded = folded_word(slice);
    word.key = folded.key;
    word.plain = folded.plain;
    word.number = slice.front() >= '0' && slice.front() <= '9' && (slice.size() == 1 || !((slice[1] | 0x20) >= 'a' && (slice[1] | 0x20) <= 'z'));
    words.push_back(std::move(word));
  }
  return words;
}

std::string joined_keys(const std::vector<Word>& words, std::size_t from, std::size_t to, bool plain) {
  std::string out;
  for (std::size_t i = from; i < to && i < words.size(); ++i) {
    if (!out.empty()) out += ' ';
    out += plain ? words[i].plain : words[i].key;
  }
  return out;
}

}  // namespace dh::analyse
