// A place of a draft in words, as people are shown it and as it is written into what is kept.
#pragma once

#include <string>

#include "model/draft.h"

namespace dh {

// "Phần thứ hai > II > 3, trang 3, dòng 7"; what is not known is left out.
std::string place_in_words(const Draft& draft, int block);

// The block in which a printed line stands; `line` 0: the first of the page. -1 when there is none. The nearest block
// that begins before the line stands for it: headings and tables have lines that are not counted.
int block_at(const Draft& draft, int page, int line);

}  // namespace dh
