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
  };
  Form form = Form::none;
  std::vector<std::string> old;
  std::string fresh, within, after;
  std::string sign;  // "%", "‰": what old[0] shall be written with; fresh is empty then
};

StatedEdit stated_edit(std::string_view text);

// The reason, a slice of the text: from "vì", "do", "bởi", "để", "nhằm". May be empty.
std::string stated_reason(std::string_view text);

}  // namespace dh::analyse
