// "ĐV-0306: …", "**ĐV-0306**: …", "ĐV-0306 - …", "(ĐV-0306) …": the name of who says what follows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/roster.h"

namespace dh::intake {

struct AuthorLabel {
  std::size_t end = 0;  // past what parts it from the words; 0 when the words begin with none
  std::string member;   // the roster's code, or as written when made like one; empty for "ý kiến không ghi mã"
};

AuthorLabel author_label(std::string_view words, const Roster& roster);

}  // namespace dh::intake
