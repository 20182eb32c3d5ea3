// What turns the meaning of a text, so that two that are near may still not be one request: a negation more or less,
// another figure in the place of a figure, a word of direction in the place of its opposite.
//
// Every member of a family is compared with one of them, the pivot, and gets a key that says how it turns the pivot; only
// members with equal keys are one. So two members of one group never differ in a turn that the comparison sees: being
// alike is passed on along a chain, turns are not.
//
// Some turns are doubtful: a word that stands in the place of a negation ("tôi tư đồng ý" for "tôi không đồng ý"), a figure
// in the place of a word, a figure that lost a digit or swapped two, a text that breaks off before the negation. Who asks
// decides by how many say so: families.h.
//
// A slip of the pen ("khôgn", "2o17") is no turn, nor is what moved with its neighbours, as in sentences in another order.
// Neither is a figure that is missing where the pivot has one, nor a bare number, without a unit or a label beside it, where
// the pivot has none: they say less or nothing, not the opposite. Nor is a whole phrase put in that denies nothing: "chưa rõ",
// "không những", "không ngừng".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "alike/word_alignment.h"

namespace dh::alike {

// Compares a wording with the pivot, word by word.
class Turns {
 public:
  struct Key {
    std::uint64_t value = 0;  // 0: it does not turn the pivot
    bool doubtful = false;
  };
  // `pivot` must live as long as it is compared with.
  void hold(std::string_view pivot);
  Key key(std::string_view member);

  // Words of direction that the member compared last has more than the pivot, among a few words put in or in the place of one:
  // no turn of the pivot, but two members that lean to opposite sides at one place are not one.
  struct Leaning {
    std::uint32_t at;    // word of the pivot
    std::uint64_t word;  // packed
    bool doubtful;       // in the place of a word, as in a damaged copy
  };
  const std::vector<Leaning>& leanings() const { return leanings_; }
  static bool opposite(std::uint64_t one, std::uint64_t other);

  // The turns found last, for people: "+khong@3 5>6@7".
  const std::string& said() const { return said_; }

 private:
  struct Word {
    std::string_view text;
    std::uint64_t packed;  // its first eight bytes
    bool figure, negation, direction;
    bool moved = false;  // it stands elsewhere in the other text, beside the same word
    bool turning() const { return figure || negation || direction; }
  };
  using Run = WordAlignment::Run;  // of the pivot and of the member
  static void split(std::string_view wording, std::vector<Word>& out, std::vector<std::uint64_t>& numbers);
  void turn(std::string_view what, std::size_t at, std::string_view words, bool doubtful);
  void find_moved();
  bool only_blanks_moved(const Run& run) const;
  bool letters_between_figures(const Run& run) const;
  std::size_t place_of_added(const Run& run) const;
  void judge_figures(const Run& run, bool others_gone);
  void judge_directions(const Run& run);
  void judge_negations(const Run& run);
  static std::size_t negations_in(const std::vector<Word>& words, std::size_t from, std::size_t to);
  static bool holds(const std::vector<Word>& words, std::size_t from, std::size_t to, std::string_view text);

  std::vector<Word> pivot_, member_;
  std::vector<std::uint64_t> pivot_numbers_, member_numbers_;
  WordAlignment alignment_;
  std::vector<Run> runs_;
  std::vector<Leaning> leanings_;
  std::string said_;
  bool certain_ = false;
};

}  // namespace dh::alike
