#include "analyse/difference_guard.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace dh::analyse {
namespace {

constexpr double one_wording = 0.5;  // of word_overlap: from here on each differing word is looked at

constexpr double one_addition = 0.5;  // of the words of two additions, from which they may be one in other words

bool plainly(const Request& one, const Request& other) { return one.unmarked || other.unmarked; }

const std::vector<WordNumber>& words_of(const Request& request, bool plain) { return plain ? request.plain_sorted : request.sorted; }
const std::vector<WordNumber>& in_order(const Request& request, bool plain) { return plain ? request.plain_words : request.words; }

// The turning words that stand before each word.
using Turns = std::map<WordNumber, std::vector<WordNumber>>;
Turns turns_before(const Request& request, bool plain, const Vocabulary& vocabulary) {
  Turns out;
  const std::vector<WordNumber>& words = in_order(request, plain);
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (vocabulary.turns(words[i], plain)) out[words[i + 1]].push_back(words[i]);
  for (auto& [unused, turns] : out) std::ranges::sort(turns);
  return out;
}

// "tăng A, giảm B" against "giảm A, tăng B": the same words, attached otherwise.
bool turned_otherwise(const Turns& one, const Turns& other) {
  return std::ranges::any_of(one, [&](const auto& entry) {
    const auto found = other.find(entry.first);
    return found != other.end() && found->second != entry.second;
  });
}

// A word that one negates and the other uses without.
bool negated_in_one(const Request& one, const Request& other, bool plain, const Vocabulary& vocabulary) {
  const std::vector<WordNumber>& words = in_order(one, plain);
  const std::vector<WordNumber>& other_words = in_order(other, plain);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const WordNumber next = words[i + 1];
    if (!vocabulary.negates(words[i], plain) || !vocabulary.turns(next, plain)) continue;
    bool used = false, negated = false;
    for (std::size_t k = 0; k < other_words.size(); ++k) {
      if (other_words[k] != next) continue;
      used = true;
      negated = negated || (k > 0 && vocabulary.negates(other_words[k - 1], plain));
    }
    if (used && !negated) return true;
  }
  return false;
}

bool one_want(const Request& one, const Request& other) {
  const auto among = [&](Want a, Want b) { return (one.want == a && other.want == b) || (one.want == b && other.want == a); };
  if (one.want == other.want) return one.want != Want::general || one.stance == other.stance;
  return among(Want::change, Want::add) || among(Want::change, Want::remove);
}

// What share of the fewer words the other has too.
double contained(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const auto& fewer = one.size() <= other.size() ? one : other;
  const auto& more = one.size() <= other.size() ? other : one;
  if (fewer.empty()) return 0;
  const auto both = std::ranges::count_if(fewer, [&](const std::string& word) { return std::ranges::find(more, word) != more.end(); });
  return static_cast<double>(both) / static_cast<double>(fewer.size());
}

// Both tell what words shall stand there, and these are not the same words.
bool edits_differ(const Request& one, const Request& other) {
  if (one.new_words.empty() || other.new_words.empty() || one.edit == other.edit) return false;
  if (!one.asked.empty() && one.asked == other.asked) return false;
  if (begins_alike(one.new_words, other.new_words)) return false;
  if (!one.old_words.empty() && !other.old_words.empty()) return true;
  return contained(one.new_words, other.new_words) < one_addition;
}

}  // namespace

const char* name(Difference difference) {
  switch (difference) {
    case Difference::document: return "document";
    case Difference::want: return "want";
    case Difference::figure: return "figure";
    case Difference::negation: return "negation";
    case Difference::direction: return "direction";
    case Difference::edit: return "edit";
    case Difference::place: return "place";
  }
  return "";
}

double word_overlap(const Request& one, const Request& other) {
  const bool plain = plainly(one, other);
  const std::vector<WordNumber>& a = words_of(one, plain);
  const std::vector<WordNumber>& b = words_of(other, plain);
  if (a.empty() || b.empty()) return 0;
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++both, ++i, ++j;
    else if (a[i] < b[j]) ++i;
    else ++j;
  }
  return static_cast<double>(both) / static_cast<double>(a.size() + b.size() - both);
}

std::optional<Difference> what_forbids(const Request& one, const Request& other, const Vocabulary& vocabulary) {
  const bool plain = plainly(one, other);
  if (!one.asked.empty() && !other.asked.empty() && one.asked != other.asked) return Difference::figure;
  if (word_overlap(one, other) >= one_wording) {
    if (one.figures != other.figures) return Difference::figure;
    if (one.addresses != other.addresses && nearness(one.spot, other.spot) != Nearness::here && nearness(one.spot, other.spot) != Nearness::block) return Difference::figure;
    std::vector<WordNumber> differing;
    std::ranges::set_symmetric_difference(words_of(one, plain), words_of(other, plain), std::back_inserter(differing));
    for (const WordNumber word : differing)
      if (vocabulary.turns(word, plain)) return vocabulary.negates(word, plain) ? Difference::negation : Difference::direction;
    if (turned_otherwise(turns_before(one, plain, vocabulary), turns_before(other, plain, vocabulary))) return Difference::direction;
    return {};
  }
  if (!one_want(one, other)) return Difference::want;
  if (edits_differ(one, other)) return Difference::edit;
  // To keep the draft is one direction, whatever is not to be done to it.
  if (one.want == Want::keep && other.want == Want::keep) return {};
  if (one.refuses != other.refuses) return Difference::negation;
  // A figure against another change of the same target, unless that goes the same way.
  if (one.want == Want::change && other.want == Want::change && one.asked.empty() != other.asked.empty() && !(one.raises && other.raises) && !(one.lowers && other.lowers))
    return Difference::figure;
  if ((one.raises && other.lowers && !other.raises && !one.lowers) || (one.lowers && other.raises && !one.raises && !other.lowers)) return Difference::direction;
  if (negated_in_one(one, other, plain, vocabulary) || negated_in_one(other, one, plain, vocabulary)) return Difference::negation;
  return {};
}

std::optional<Difference> forbids_one_edit(const Request& one, const Request& other, const Vocabulary& vocabulary) {
  if (one.asked != other.asked) return Difference::figure;
  if (one.refuses != other.refuses) return Difference::negation;
  if (one.want == Want::keep || other.want == Want::keep) return one.want == other.want ? std::nullopt : std::optional(Difference::want);
  const bool plain = plainly(one, other);
  if (word_overlap(one, other) >= one_wording &&
      turned_otherwise(turns_before(one, plain, vocabulary), turns_before(other, plain, vocabulary)))
    return Difference::direction;
  return {};
}

}  // namespace dh::analyse
