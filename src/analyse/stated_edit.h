// What change an opinion states, as it words it: "sửa “A” thành “B”", "thiếu chữ “X”", "bỏ “X” trong “Q”", "nâng lên 5%".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dh::analyse {

struct StatedEdit {
  enum class Form {
    none,
    replace,       // old[0] … old[n-1] (one stretch of the draft) by fresh
    insert,        // fresh after `after`, or at the end of `within`
    shown,         // the same; `within` shows how the place shall read with `fresh` in it
    remove,        // old[0], from `within` when that is told
    missing,       // the word `fresh` is missing in `within`
    repeated,      // old[0] stands twice; `within` may tell where
    between,       // punctuation between old[0] and old[1] shall go
    figure,        // the figure `fresh` instead of the draft's; old[0] when the opinion names that
    pointed_out,   // "bỏ cụm từ này": what is quoted beside it shall go
    move,          // old[0] before or behind another of its list; to the front, or to the end, when none is named
    renumber,      // the label old[0] stands twice, the second shall be fresh
    marks,         // old[0] is typed with wrong tone marks, or without
  };
  Form form = Form::none;
  std::vector<std::string> old;
  std::string fresh, within, after, before;
  std::vector<std::string> quoted;  // of a replacement: what else it quotes, in order
  std::string sign;  // "%", "‰": what old[0] shall be written with; fresh is empty then
  bool to_end = false;        // of a move
  bool free_words = false;    // told without quotation marks
};

StatedEdit stated_edit(std::string_view text);

// The reason, a slice of the text: from "vì", "do", "bởi", "để", "nhằm". May be empty.
std::string stated_reason(std::string_view text);

}  // namespace dh::analyse
