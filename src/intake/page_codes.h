// QR codes on the picture of a page, by zbarimg in a sandboxed child process.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "intake/grey_picture.h"

namespace dh::intake {

struct PageCode {
  std::string text;       // valid UTF-8
  int quarter_turns = 0;  // clockwise, by which the page lies turned: 0 … 3
};

// Empty when the page has none.
Result<std::vector<PageCode>> codes_of_page(const GreyPicture& page);

// What zbarimg --xml writes.
std::vector<PageCode> codes_of_xml(std::string_view xml);

}  // namespace dh::intake
