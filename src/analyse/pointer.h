// How people point into a draft, in words: "Trang 22, dòng 37 từ trên xuống", "mục 1.2.3 Phần thứ hai", "gạch đầu dòng thứ 3".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dh::analyse {

// 0 where nothing is said; numbers count from 1.
struct Pointer {
  int page = 0;
  int paragraph = 0;
  int line = 0;
  bool line_from_below = false;
  int bullet = 0;
  std::vector<std::string> labels;  // of headings, outermost first, folded: "phan thu hai", "ii", "3.1"
  bool empty() const { return page == 0 && labels.empty() && bullet == 0 && line == 0 && paragraph == 0; }
};

Pointer parse_pointer(std::string_view text);

// A heading's label as people may write it, folded to one form: "Phần thứ hai" and "Phần II" are "phan 2", "II" is "ii".
std::string label_key(std::string_view label);

// Phrases in quotation marks, in order, without the marks; those that state new words ("thành “…”") are marked.
struct QuotedPhrase {
  std::string words;
  bool is_new = false;
};
std::vector<QuotedPhrase> quoted_phrases(std::string_view text);

}  // namespace dh::analyse
