// What turns the meaning of a text, so that two that are near may still not be one request: a negation more or less,
// another figure in the place of a figure, a word of direction in the place of its opposite.
//
// Every member of a family is compared with one of them, the pivot, and gets a key that says how it turns the pivot; only
// members with equal keys are one. So two members of one group never differ in a turn that the comparison sees: being
// alike is passed on along a chain, turns are not.
//
// A slip of the pen ("khôgn") is no turn, and neither is a figure that is missing where the pivot has one, nor a bare
// number, without a unit or a label beside it, where the pivot has none: they say less or nothing, not the opposite.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dh::alike {

// Equal for two wordings only if they have the same turning words with the same neighbours, whatever their order: then no
// comparison is needed. After the wording eight bytes must be readable.
std::uint64_t turning_words(std::string_view wording);

// Compares a wording with the pivot, word by word.
class Turns {
 public:
  // 0: it does not turn the pivot.
  std::uint64_t key(std::string_view pivot, std::string_view member);

  // The turns found last, for people: "+khong@3 5>6@7".
  const std::string& said() const { return said_; }

 private:
  struct Word {
    std::string_view text;
    std::uint64_t packed;  // its first eight bytes
    bool figure, negation;
  };
  struct Run {  // words of the pivot [a, a_end) stand where those of the member [b, b_end) do
    std::size_t a, a_end, b, b_end;
  };
  struct Flip {
    std::size_t at;
    bool added;
    std::uint64_t next;
  };
  static void split(std::string_view wording, std::vector<Word>& out);
  void compare();
  void turn(std::string_view what, std::size_t at, std::string_view words);
  void judge();

  std::vector<Word> pivot_, member_;
  std::vector<Run> runs_;
  std::vector<Flip> flips_;
  std::vector<std::uint16_t> lengths_;
  std::string said_;
};

}  // namespace dh::alike
