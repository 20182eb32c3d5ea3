// What all forms share: several opinions in one answer, and answers that say nothing.
#pragma once

#include <string_view>
#include <vector>

namespace dh::intake {

// A numbered or dashed item of an answer: [start, label_end) is its label, [label_end, end) its words, in bytes of the
// whole text. An answer of fewer than two items is one item without a label.
struct AnswerItem {
  std::size_t start = 0, label_end = 0, end = 0;
};
std::vector<AnswerItem> answer_items(std::string_view text);

// Nothing but filler: "……", "không", "không có ý kiến", "x", blank. Agreement is not filler.
bool says_nothing(std::string_view answer);

// "như trên", "nt", a mark of repetition: what stands above, said again.
bool says_as_above(std::string_view answer);

// A formula that no program computed and that holds no words of a person: "=cmd|' /C calc'!A0". A formula that joins
// words, or a line that a person began with "=", is none.
bool is_wordless_formula(std::string_view cell);

// The range of `text` without white space at its ends.
std::pair<std::size_t, std::size_t> trimmed_range(std::string_view text, std::size_t start, std::size_t end);

}  // namespace dh::intake
