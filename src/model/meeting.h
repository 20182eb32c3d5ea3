// A meeting as it was typed in: when, where, who led it, and one line an opinion. The minutes of it are a DOCX whose
// paragraphs follow from these fields alone (`minutes_of`); the fields travel in the file (`meeting_to_json`), and whoever
// reads it plans the paragraphs again and believes the fields only when the file's text is the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/consultation.h"
#include "model/source.h"

namespace dh {

// Of the custom XML part that holds the fields: <meeting xmlns="urn:dienhong:meeting:1">JSON</meeting>.
inline constexpr std::string_view meeting_namespace = "urn:dienhong:meeting:1";

struct MeetingOpinion {
  std::string who;       // code on the roster, or as typed; empty: nobody was named
  std::string document;  // id of the draft; empty: on none of them
  std::string version;   // of the draft
  std::string part;      // the block of the draft that it is about, as web_document.h has it; -1 and empty: none
  int paragraph_index = -1;
  std::string block;
  std::string place;     // as printed: "Đề án …, II > 1, trang 3, dòng 7"
  std::string topic;     // label in the guide
  std::string text;
  bool operator==(const MeetingOpinion&) const = default;
};

struct Meeting {
  std::string key;       // chosen by the writer's device: minutes under the same key take the earlier ones' place
  std::string unit;      // code
  std::string unit_name, superior_name;
  std::string subject;   // "Hội nghị góp ý dự thảo văn kiện"
  std::string day;       // ISO 8601
  std::string from, to;  // "14:00"; empty: not told
  std::string place;
  std::string chair, secretary;
  int present = 0;       // 0: not told
  std::vector<MeetingOpinion> opinions;
  bool operator==(const Meeting&) const = default;
};

std::string meeting_to_json(const Meeting& meeting);
// bad_input when it is no such thing, by its fields and base/limits.h.
Result<Meeting> meeting_from_json(std::string_view json);

// A paragraph of the minutes, in pieces of one role each.
struct MinutesPiece {
  std::string text;
  Role role = Role::letterhead;
  int opinion = -1;  // index
};
struct MinutesLine {
  std::string style;  // as report/docx_report.h knows them: "letterhead-left", "title", "section", "body", "signature" …
  std::vector<MinutesPiece> pieces;
  std::string text() const;
};
std::vector<MinutesLine> minutes_of(const Meeting& meeting);

// "Đề án …, II > 1, trang 3, dòng 7"; block -1: the draft as a whole.
std::string place_in_minutes(const Draft& draft, int block);

}  // namespace dh
