// The words of a scanned page -> parts and opinions: a table or a form where the page has one, with the words that a
// person must compare with the picture.
#pragma once

#include <string>
#include <vector>

#include "intake/reader.h"
#include "intake/scan_words.h"

namespace dh::intake {

// `page` counts from 1; `name` names the parts: "page 2", "picture".
void read_scan_page(Reading& reading, const std::vector<ScanWord>& words, const Consultation& consultation, int page, const std::string& name);

}  // namespace dh::intake
