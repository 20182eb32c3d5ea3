// Labels that open headings and list items in Vietnamese office writing: "Phần thứ hai", "I-", "2.", "3.1.", "a)-",
// "(2)", "Một là", "-", "+", "PHỤ LỤC 2". Pure; looks at the words of one paragraph only. Whether a labelled paragraph
// is a heading is decided where its neighbours are known (draft_structure.cpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dh::intake {

enum class LabelKind {
  none,
  part,         // "Phần thứ nhất", "PHẦN II"
  appendix,     // "PHỤ LỤC", "Phụ lục số 2"
  chapter,      // "Chương II"
  section,      // "Mục 3"
  upper,        // "A."
  roman,        // "IV-"
  article,      // "Điều 5."
  number,       // "3.", "3.1", "1.1.2-"
  letter,       // "a)"
  parenthesis,  // "(2)", "2)"
  ordinal,      // "Một là", "Thứ hai"
  dash,         // "-", "•"
  plus,         // "+"
  star,         // "*"
};

struct HeadingLabel {
  LabelKind kind = LabelKind::none;
  std::string text;          // in one form whatever the writing: "Phần thứ hai", "II", "3.1", "a)", "(2)", "PHỤ LỤC 2"
  std::vector<int> numbers;  // its value, one number a level: 3.1 -> 3, 1; empty when it has none
  std::size_t end = 0;       // bytes of the paragraph up to where its own words begin
  bool shouted = false;      // its word is written in capitals: "PHẦN THỨ HAI"
};

// The label at the beginning of `text`; kind none when there is none.
HeadingLabel read_label(std::string_view text);

// Could `label` be a capital letter as well as a Roman number ("C.", "D.", "I.")? Then its number as a letter, else 0.
int as_upper_letter(const HeadingLabel& label);

// Small numbers in words: "nhất", "hai", "tư", "mười một". 0 when it is none.
int number_in_words(std::string_view folded);

// Value of a Roman number in capitals; 0 when it is none.
int roman_value(std::string_view digits);

}  // namespace dh::intake
