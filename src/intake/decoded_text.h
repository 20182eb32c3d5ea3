// Files of text in any encoding that people here use -> UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::intake {

// UTF-8 with or without a byte order mark, UTF-16 with one, TCVN3, VNI, Windows-1258. Bytes of zero are no text.
Result<std::string> decode_text(std::string_view bytes);

}  // namespace dh::intake
