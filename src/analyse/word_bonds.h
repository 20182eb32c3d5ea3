// Which syllables belong together. Vietnamese is written syllable by syllable; most words have two ("khống chế"). What
// stands side by side again and again in the drafts is taken as one word: Church and Hanks, Word association norms,
// mutual information, and lexicography, 1990 (the ratio itself, without the logarithm).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyse/word_list.h"
#include "model/draft.h"

namespace dh::analyse {

class WordBonds {
 public:
  explicit WordBonds(const std::vector<Draft>& drafts);
  // "và", "của", "các": it only links other words.
  static bool links(const std::string& word);
  bool bonded(const Word& left, const Word& right) const;
  // How often the two stand side by side in the drafts.
  int together(const std::string& left, const std::string& right) const;
  int count(const std::string& word) const;
  // The word of the drafts that is written so without tone marks and stands beside `neighbour` most often; empty when
  // the drafts do not tell.
  std::string with_tone_marks(const std::string& plain, const std::string& neighbour, bool after_neighbour) const;

 private:
  long total_ = 0;
  std::unordered_map<std::string, int> words_, pairs_;
  std::unordered_map<std::string, std::vector<std::string>> by_plain_;
};

}  // namespace dh::analyse
