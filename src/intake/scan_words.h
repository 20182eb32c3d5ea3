// The words of a picture, by Tesseract (Vietnamese) in a sandboxed child process.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/child_process.h"
#include "base/result.h"
#include "intake/grey_picture.h"

namespace dh::intake {

struct ScanWord {
  int left = 0, top = 0, width = 0, height = 0;  // pixels
  int line = 0;             // words of one line share it; lines count from 0, from the top
  double confidence = 0;    // 0 … 100
  std::string text;
};

// What Tesseract writes as TSV -> words. Specks that are read as letters are left out: what is much lower than the
// letters of the page, or a lone character of no confidence.
std::vector<ScanWord> words_of_tsv(std::string_view tsv);

Result<std::vector<ScanWord>> words_of_page(const GreyPicture& page);

// run_child for poppler's programs: what they complain of, said for a person.
Result<std::string> run_on_pdf(const ChildCommand& command);

// The text layer of a PDF.
Result<std::string> pdf_text_layer(std::string_view pdf);

}  // namespace dh::intake
