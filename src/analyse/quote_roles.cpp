#include "analyse/quote_roles.h"

#include "analyse/cue_words.h"
#include "analyse/word_list.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

// The words before a quotation, without the nouns that only name it: "thay cụm từ “…”" is "thay".
std::string turn_before(std::string_view words) {
  std::string turn = fold_words(words);
  const bool plain = written_without_marks(words);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view noun : {"cụm từ", "cụm", "từ", "chữ", "câu", "đoạn", "ý", "vế", "nội dung", "nhiệm vụ", "kết quả", "con số", "số", "2", "hai", "các", "một", "là",
                                        "cụ thể", "mới", "rằng", "3", "ba", "đoạn văn", "tiêu chí", "giải pháp", "dòng", "tên", "phần", "từ ngữ", "lại", "vào"}) {
      const std::string word = fold_words(noun, plain ? Fold::marks : Fold::case_only);
      if (turn == word) continue;
      if (turn.ends_with(' ' + word)) {
        turn.resize(turn.size() - word.size() - 1);
        again = true;
      }
    }
  }
  return turn;
}

constexpr std::size_t least_rewording = 5;  // words of a wording anew that only a colon leads up to

void give_roles(std::string_view text, std::vector<Quote>& quotes) {
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    Quote& one = quotes[i];
    const std::size_t from = i > 0 ? quotes[i - 1].close : 0;
    const std::string_view lead = text.substr(from, one.open - from);
    const CueWords turn(written_without_marks(text) ? fold_words(turn_before(lead), Fold::marks) : turn_before(lead));
    const CueWords whole(lead);
    const std::string_view tail = text.substr(one.close, (i + 1 < quotes.size() ? quotes[i + 1].open : text.size()) - one.close);
    const CueWords next(tail);
    const bool colon = trim(lead).ends_with(":");
    const bool negated = whole.ends_with({"không nên viết", "không nên ghi", "không nên dùng", "chưa nên ghi", "không phải", "chứ không phải là"});
    if (turn.ends_with({"thay cho", "thay vì", "chứ không phải", "không phải"}) || negated) {
      one.role = Role::old;
      one.told_old = true;
    } else if (turn.ends_with({"sau", "đặt sau", "ngay sau", "tiếp sau", "liền sau", "phía sau"})) {
      one.role = Role::after;
    } else if (turn.ends_with({"thêm", "bổ sung", "bổ sung thêm", "chèn", "ghi thêm", "chèn thêm", "đưa thêm", "thêm vào", "bổ sung vào"})) {
      one.role = Role::inserted;
    } else if (colon && turn.ends_with({"thiếu", "sót", "lặp", "thừa", "dư"})) {
      one.role = Role::context;
    } else if (turn.ends_with({"thiếu", "sót", "bị sót", "còn thiếu", "bị thiếu", "thiếu mất"})) {
      one.role = Role::missing;
    } else if (i + 1 < quotes.size() && next.count() <= 3 && next.starts_with({"lặp", "bị lặp", "thừa", "dư", "thiếu"})) {
      one.role = Role::context;  // “A” lặp chữ “x”
    } else if (turn.ends_with({"lặp", "bị lặp", "trùng", "viết lặp", "lặp từ"}) || next.starts_with({"bị lặp", "lặp", "lặp lại", "hai lần", "2 lần", "viết hai lần", "bị trùng"})) {
      one.role = Role::repeated;
    } else if (turn.ends_with({"thừa", "dư", "bị thừa", "bị dư"})) {
      one.role = Role::removed;
    } else if (turn.ends_with({"bỏ", "xóa", "xoá", "bớt", "lược", "lược bỏ", "cắt", "bỏ bớt", "lược bớt", "bỏ đi", "loại bỏ"})) {
      one.role = Role::removed;
    } else if (turn.ends_with({"thành", "bằng", "phải", "nên", "đúng", "có lẽ", "gọn", "gọn lại", "viết lại", "nên viết", "đề nghị viết", "nên ghi", "đề nghị ghi", "cần ghi", "cần viết",
                               "mạnh hơn", "rõ hơn", "đúng ra", "viết gọn", "ghi rõ", "chỉ ghi", "chỉ đặt", "nên đặt", "chỉ nên đặt", "nên dùng chữ", "sửa lại", "thay bằng", "đổi thành", "đề nghị", "ghi đúng", "đề nghị sửa lại", "đề nghị dùng", "nên dùng"}) ||
               whole.ends_with({"sửa lại", "viết lại", "ghi lại", "sửa lại là", "viết lại là"})) {
      one.role = Role::fresh;
    } else if (colon && i + 1 == quotes.size() && i == 0 && whole.any({"thêm", "bổ sung", "chèn"}) && !whole.any({"sửa", "thay", "bỏ"})) {
      one.role = Role::inserted;  // "Thêm một câu cuối đoạn: “…”"
    } else if (colon && i == 0 && i + 1 == quotes.size() && words_of(cut(text, one)).size() >= least_rewording && trim(tail).size() <= 1 && whole.any({"nêu rõ", "viết rõ", "nói rõ", "rõ hơn", "viết", "diễn đạt", "như sau"})) {
      one.role = Role::fresh;  // "nêu rõ hơn hạn chế về …: “…”."
    } else if (turn.ends_with({"trong", "ở", "tại"})) {
      one.role = Role::within;
    } else if (turn.ends_with({"sửa", "thay", "thay thế", "đổi", "điều chỉnh", "sửa đổi", "đề nghị sửa"})) {
      // “A”, sửa “B”: the last of several is the new wording; alone or followed by it, the old one.
      const bool last = i + 1 == quotes.size() || !next.any({"thành", "bằng", "là", "thay"});
      one.role = last && i > 0 ? Role::fresh : Role::old;
      one.told_old = one.role == Role::old;
    }
  }
}

}  // namespace

std::string cut(std::string_view text, const Quote& quote) { return std::string(text.substr(quote.start, quote.end - quote.start)); }

std::vector<Quote> quotes_with_roles(std::string_view text) {
  std::vector<Quote> found;
  for (const Quotation& one : quotations_of(text)) found.push_back({one, Role::context, false});
  give_roles(text, found);
  return found;
}

}  // namespace dh::analyse
