// What a writer does with words in an opinion: agrees, asks to drop, to add, to reword, to move, to raise or lower a
// figure, asks a question, finds fault. Read outside quotations, with the scope of a negation ("không đồng ý với việc
// bỏ" defends the draft; "không nên nâng" too). Searle, A classification of illocutionary acts, 1976.
#pragma once

#include <string>
#include <string_view>

namespace dh::analyse {

struct Act {
  std::string words;            // that do it; empty when it is not done
  std::size_t at = std::string::npos;  // number of its first word in the text
  explicit operator bool() const { return !words.empty(); }
};

struct SpeechActs {
  Act agree;     // "nhất trí", "tán thành"
  Act keep;      // "giữ nguyên", "không nên hạ", "không đồng ý với việc bỏ"
  Act praise;    // "là cần thiết", "rất phù hợp"
  Act confirm;   // "đúng thực tế", "xác đáng": what the draft tells is true
  Act disagree;  // "không đồng ý", "chưa tán thành"
  Act remove, add, replace;
  Act move;      // of sections: "gộp mục … và mục …", "tách thành"
  Act carry;     // of words: "đưa lên thân bài", "chuyển xuống phần …"
  Act shift;     // "nâng", "hạ", "quá thấp"
  Act shorten;   // "rút gọn", "viết gọn", "lược bớt"
  Act ask;       // a question, or a wish for an explanation
  Act check;     // "kiểm tra lại", "số nào đúng"
  Act misspelt;  // "chính tả", "thiếu chữ", "thừa dấu"
  Act fault;     // "quá chung", "không phù hợp", "lạc hậu"
  Act style;     // of the fault: "tối nghĩa", "lủng củng", "không thống nhất"
  Act idea;      // "hiến kế", "giải pháp", "phát động"
  Act ask_in_general;  // "đề nghị", "cần", "nên" without more
  std::size_t words = 0;  // how many the text has
};

SpeechActs speech_acts(std::string_view text);

}  // namespace dh::analyse
