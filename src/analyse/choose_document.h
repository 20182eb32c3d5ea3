// Which document an opinion speaks of, by what it says.
#pragma once

#include <string>
#include <string_view>

#include "model/consultation.h"

namespace dh::analyse {

// By a document's name as written in a column, a heading or the text; empty when none or more than one is named. The
// hint of a file or column may be as short as the id; running text must name it fully.
std::string named_document(const Consultation& consultation, std::string_view words, bool running_text);

// Speaks of the asking itself ("thời gian gửi tài liệu quá gấp"), not of a document.
bool on_the_asking(std::string_view text);

}  // namespace dh::analyse
