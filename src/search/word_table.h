// Names with numbers, and words as written with the numbers of the word and of the form that they are. Most words of a
// text were met before, so that they are folded once only.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace dh::search {

// A name is never forgotten. Open addressing, half full at most.
class NameTable {
 public:
  std::uint32_t number(std::string_view name);
  std::string_view name(std::uint32_t number) const { return names_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // less one; 0: empty
  };
  void grow();
  std::vector<Slot> slots_;
  std::deque<std::string> names_;
};

// The name under which a word stands in an index: itself, unless it is longer than any word that people write.
std::string index_name(std::string word);
FoldedWord indexed(std::string_view word);  // fold_word, both as index names

class WordTable {
 public:
  struct Known {
    std::uint32_t word = 0;
    std::uint16_t form = 0;
  };
  Known look_up(std::string_view written);
  std::string_view word(std::uint32_t number) const { return words_.name(number); }
  std::uint32_t words() const { return words_.size(); }
  // By the number of the form. The last of max_forms stands for all later ones and has no name.
  const std::vector<std::string>& forms(std::uint32_t word) const { return forms_[word]; }
  void forget_if_large();  // between volumes: numbers are given anew

 private:
  NameTable written_, words_;
  std::vector<Known> known_;                     // by the number of the word as written
  std::vector<std::vector<std::string>> forms_;  // by the number of the word
};

}  // namespace dh::search
