#include "model/roster_index.h"

#include <algorithm>
#include <limits>

#include "model/roster.h"
#include "text/fold.h"

namespace dh {
namespace {

constexpr std::size_t several = std::numeric_limits<std::size_t>::max();
constexpr std::size_t words_of_a_code = 4;  // "Đ V 01 12"

std::string key_of(std::string_view code) {
  std::string key = fold_words(code, Fold::marks);
  std::erase(key, ' ');
  return key;
}

std::optional<std::size_t> find_in(const std::unordered_map<std::string, std::size_t>& map, const std::string& key) {
  const auto found = map.find(key);
  if (found == map.end() || found->second == several) return std::nullopt;
  return found->second;
}

// What stands before the digits that end the key; empty where it does not end in digits alone or has no letters.
std::string letters_of(const std::string& key) {
  const std::size_t digits = key.find_first_of("0123456789");
  if (digits == 0 || digits == std::string::npos || key.size() - digits > 8) return {};
  return key.find_first_not_of("0123456789", digits) == std::string::npos ? key.substr(0, digits) : std::string{};
}

// Where the words of folded text begin; one more at the end, past a blank that is not there.
std::vector<std::size_t> word_starts(std::string_view folded) {
  std::vector<std::size_t> starts;
  if (folded.empty()) return starts;
  starts.push_back(0);
  for (std::size_t i = 0; i < folded.size(); ++i)
    if (folded[i] == ' ') starts.push_back(i + 1);
  starts.push_back(folded.size() + 1);
  return starts;
}

}  // namespace

RosterIndex::RosterIndex(const Roster& roster) : shortest_key_(several) {
  for (std::size_t i = 0; i < roster.members.size(); ++i) {
    member_codes_.try_emplace(roster.members[i].code, i);
    const std::string key = key_of(roster.members[i].code);
    if (key.empty()) continue;
    shortest_key_ = std::min(shortest_key_, key.size());
    longest_key_ = std::max(longest_key_, key.size());
    if (std::string letters = letters_of(key); !letters.empty()) code_letters_.insert(std::move(letters));
    if (const auto [at, added] = member_keys_.try_emplace(key, i); !added) at->second = several;
  }
  for (std::size_t i = 0; i < roster.units.size(); ++i) {
    unit_codes_.try_emplace(roster.units[i].code, i);
    is_below_.push_back(!roster.units[i].parent.empty());
    const std::string name = fold_words(roster.units[i].name, Fold::marks);
    if (name.empty()) continue;
    unit_names_.try_emplace(name, i);
    longest_unit_name_ = std::max(longest_unit_name_, static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1);
  }
}

std::optional<std::size_t> RosterIndex::member_of_code(std::string_view code) const { return find_in(member_codes_, std::string(code)); }
std::optional<std::size_t> RosterIndex::unit_of_code(std::string_view code) const { return find_in(unit_codes_, std::string(code)); }
std::optional<std::size_t> RosterIndex::member_written(std::string_view words) const {
  const std::string key = key_of(words);
  return key.empty() ? std::nullopt : find_in(member_keys_, key);
}

bool RosterIndex::made_like_a_code(std::string_view word) const { return code_letters_.contains(letters_of(key_of(word))); }

std::vector<MemberMention> RosterIndex::members_in(std::string_view text) const {
  std::vector<MemberMention> found;
  const FoldedText folded = fold_words_with_origin(text, Fold::marks);
  const std::vector<std::size_t> starts = word_starts(folded.text);
  for (std::size_t first = 0; first + 1 < starts.size();) {
    std::string key;
    std::size_t past = 0, member = 0;
    for (std::size_t last = first; last + 1 < starts.size() && last < first + words_of_a_code && key.size() < longest_key_; ++last) {
      key += folded.text.substr(starts[last], starts[last + 1] - 1 - starts[last]);
      if (key.size() < shortest_key_) continue;
      if (const auto one = find_in(member_keys_, key)) {
        past = last + 1;
        member = *one;
      }
    }
    if (past == 0) {
      ++first;
      continue;
    }
    const auto [start, end] = folded.original_range(starts[first], starts[past] - 1);
    found.push_back({start, end, member});
    first = past;
  }
  return found;
}

std::optional<std::size_t> RosterIndex::unit_named(const std::string& words) const { return find_in(unit_names_, words); }

std::optional<std::size_t> RosterIndex::unit_in(const std::string& words) const { return longest_in(words, false); }
std::optional<std::size_t> RosterIndex::sub_unit_in(const std::string& words) const { return longest_in(words, true); }

std::optional<std::size_t> RosterIndex::longest_in(const std::string& words, bool below) const {
  const std::vector<std::size_t> starts = word_starts(words);
  std::optional<std::size_t> best;
  std::size_t longest = 0;
  for (std::size_t first = 0; first + 1 < starts.size(); ++first)
    for (std::size_t last = first; last + 1 < starts.size() && last < first + longest_unit_name_; ++last) {
      const std::size_t length = starts[last + 1] - 1 - starts[first];
      if (length <= longest) continue;
      if (const auto unit = unit_named(words.substr(starts[first], length)); unit && (!below || is_below_[*unit])) {
        best = unit;
        longest = length;
      }
    }
  return best;
}

}  // namespace dh
