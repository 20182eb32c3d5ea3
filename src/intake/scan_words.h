// The words of a picture, by Tesseract (Vietnamese) in a sandboxed child process.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::intake {

struct ScanWord {
  int left = 0, top = 0, width = 0, height = 0;  // pixels
  int line = 0;             // words of one line share it; lines count from 0, from the top
  double confidence = 0;    // 0 … 100
  std::string text;
};

// `ending` tells the picture's kind: "png", "jpg", "tif". Specks that are read as letters are left out: what is much
// lower than the letters of the page, or a lone character of no confidence.
Result<std::vector<ScanWord>> read_picture(std::string_view bytes, std::string_view ending);

// The pages of a PDF as pictures (PNG, 200 dots an inch: more costs time and reads no better, grey).
Result<std::vector<std::string>> pages_as_pictures(std::string_view pdf);

// The text layer of a PDF, pages parted by form feeds.
Result<std::string> pdf_text_layer(std::string_view pdf);

}  // namespace dh::intake
