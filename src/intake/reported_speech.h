// Who says what inside one paragraph of minutes or of a report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/roster.h"

namespace dh::intake {

// A stretch of the paragraph: [start, end) is what is said; the words before it, from the end of the stretch before,
// name who says it ("Tiếp lời, đ/c ĐV-0812"). All in bytes of the paragraph.
struct SaidStretch {
  std::size_t start = 0, end = 0;
  std::string member;                 // code as the roster has it; empty when none is named
  std::string speaker;                // as written: "ĐV-0812", "Nguyễn Văn A"
  std::string lead;                   // the words before the speaker: "Về báo cáo của Đảng bộ Khối"
  std::optional<int> reported_count;  // people, as the report says
};

// Empty when nobody is named: the paragraph is then for the caller to judge.
std::vector<SaidStretch> said_by_speakers(std::string_view paragraph, const Roster& roster);

// "Có 09 ý kiến …. Có 03 ý kiến …. Cá biệt có 01 ý kiến …": one stretch a count. Empty when no sentence counts opinions.
std::vector<SaidStretch> said_by_number(std::string_view paragraph);

// The member whose code stands in the text; empty when none or several do.
std::string only_member(std::string_view text, const Roster& roster);

}  // namespace dh::intake
