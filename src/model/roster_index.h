// Members and units of a roster, found by what people write: other case, no tone marks, blanks or hyphens elsewhere.
// Built once for a roster and asked for every paragraph, so every question costs the words asked about, not the roster.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dh {

struct Roster;

// A member's code as it stands in a text: bytes [start, end).
struct MemberMention {
  std::size_t start = 0, end = 0;
  std::size_t member = 0;  // index into Roster::members
};

class RosterIndex {
 public:
  explicit RosterIndex(const Roster& roster);  // keeps no reference to it

  std::optional<std::size_t> member_of_code(std::string_view code) const;    // exactly this code
  std::optional<std::size_t> unit_of_code(std::string_view code) const;      // exactly this code
  // The words are the code and nothing else, however they are typed. Nothing when two members' codes fold to them.
  std::optional<std::size_t> member_written(std::string_view words) const;
  // Codes that stand in the text as whole words, in order, without overlap; the longest at each place.
  std::vector<MemberMention> members_in(std::string_view text) const;

  // The word is made like the codes of the roster, letters then digits, whether one of them or not: "ĐV-0999".
  bool made_like_a_code(std::string_view word) const;

  // `words` are folded by fold_words(…, Fold::marks). Nothing when no unit has that name; the first of namesakes.
  std::optional<std::size_t> unit_named(const std::string& words) const;
  // The unit with the longest name among those whose names stand in `words` as whole words.
  std::optional<std::size_t> unit_in(const std::string& words) const;
  std::optional<std::size_t> sub_unit_in(const std::string& words) const;  // likewise, of those below another unit

 private:
  std::optional<std::size_t> longest_in(const std::string& words, bool below) const;

  std::unordered_map<std::string, std::size_t> member_codes_, unit_codes_, unit_names_;
  std::unordered_map<std::string, std::size_t> member_keys_;  // folded without blanks; `several` where two share it
  std::unordered_set<std::string> code_letters_;  // what stands before the digits of the members' keys
  std::vector<bool> is_below_;  // of each unit: it has a parent
  std::size_t longest_unit_name_ = 0;  // words
  std::size_t shortest_key_ = 0, longest_key_ = 0;  // bytes
};

}  // namespace dh
