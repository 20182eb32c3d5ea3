#include "analyse/quote_roles.h"

#include <algorithm>
#include <initializer_list>

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
                                        "cụ thể", "mới", "rằng", "3", "ba", "đoạn văn", "tiêu chí", "giải pháp", "dòng", "tên", "phần", "từ ngữ", "lại", "vào", "chỉ tiêu",
                                        "mục tiêu", "khái niệm", "thuật ngữ", "khẩu hiệu", "nghĩa"}) {
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

// The words of a turn, compared as its writer types them: with tone marks or all without.
class Turn {
 public:
  Turn(std::string_view words, bool plain) : words_(words_of(words)), plain_(plain) {}
  std::size_t size() const { return words_.size(); }
  bool is(std::size_t i, std::initializer_list<std::string_view> any) const {
    return i < words_.size() && std::ranges::any_of(any, [&](std::string_view one) { return plain_ ? words_[i].plain == fold(one, Fold::marks) : words_[i].key == one; });
  }

 private:
  std::vector<Word> words_;
  bool plain_;
};

// The turn ends in a verb that words something: "viết", "ghi là", "sử dụng".
bool names(const Turn& turn) {
  return turn.size() > 0 && turn.is(turn.size() - 1, {"viết", "ghi", "dùng", "nói", "gọi", "nêu", "để", "đặt", "dụng"});
}

// "không nên viết", "đừng nói", "ko dùng": what follows stands in the draft and shall not.
bool names_not(const Turn& turn) {
  if (!names(turn)) return false;
  std::size_t i = turn.size() - 1;
  if (turn.is(i, {"dụng"}) && i > 0) --i;
  if (i > 0 && turn.is(i - 1, {"nên", "cần", "được", "phải", "thể"})) --i;
  return i > 0 && turn.is(i - 1, {"không", "ko", "đừng", "chớ", "chưa", "chẳng", "khỏi"});
}

// "mà dùng", "phải gọi là", "cần ghi": what follows shall stand there.
bool names_anew(const Turn& turn) {
  if (!names(turn)) return false;
  std::size_t i = turn.size() - 1;
  if (turn.is(i, {"dụng"}) && i > 0) --i;
  return i > 0 && turn.is(i - 1, {"nên", "cần", "phải", "nghị", "chỉ", "mà", "hãy", "xin", "xuất"});
}

// "không nên thay", "không đồng ý với việc bỏ": the edit is refused.
bool refuses(const Turn& turn) {
  if (turn.size() == 0 || !turn.is(turn.size() - 1, {"thay", "thế", "bỏ", "xóa", "xoá", "sửa", "đổi", "thêm", "sung", "cắt", "lược", "bớt", "chỉnh"})) return false;
  std::size_t i = turn.size() - 1;
  if (i > 0 && turn.is(i, {"thế", "sung", "chỉnh", "đổi", "bỏ", "bớt"}) && turn.is(i - 1, {"thay", "bổ", "điều", "sửa", "lược", "loại", "xóa", "cắt", "thay"})) --i;
  const auto dissents = [&] { return i > 2 && turn.is(i - 1, {"ý", "trí", "thành", "tình", "nhất"}) && turn.is(i - 2, {"đồng", "nhất", "tán", "thống"}) && turn.is(i - 3, {"không", "chưa", "ko"}); };
  while (i > 0 && !dissents() && turn.is(i - 1, {"với", "việc", "ý", "kiến", "đề", "nghị", "xuất", "phương", "án", "là", "cách", "phải"})) --i;
  if (i == 0) return false;
  if (turn.is(i - 1, {"đừng", "chớ"}) || (i > 1 && turn.is(i - 1, {"đối"}) && turn.is(i - 2, {"phản"}))) return true;
  return dissents() || (i > 1 && turn.is(i - 1, {"nên", "cần", "được"}) && turn.is(i - 2, {"không", "chưa", "ko"}));
}

// "chuyển ý “…” lên trước": what is told to stand elsewhere. `followed`: another quotation comes behind.
bool carries(const Turn& turn, const Turn& next, bool followed) {
  if (turn.size() == 0 || !turn.is(turn.size() - 1, {"đưa", "chuyển", "đảo", "xếp", "đặt", "để", "dời", "đẩy"})) return false;
  if (followed && next.is(0, {"trước", "sau"})) return true;
  std::size_t i = 0;
  while (next.is(i, {"lên", "xuống", "ra", "về", "đứng", "sang", "phía", "vị", "trí"}) && i < 3) ++i;
  return i > 0 && next.is(i, {"trước", "đầu", "sau", "cuối"});
}

// A verb a few words before the quotation, with only what it names between: "thành câu lạc bộ “…”".
Role loosely_led(std::string_view lead, bool plain) {
  constexpr std::size_t reach = 5;  // words
  const std::size_t clause = lead.find_last_of(",;.:\n");
  const Turn turn(turn_before(clause == std::string_view::npos ? lead : lead.substr(clause + 1)), plain);
  for (std::size_t back = 1; back <= std::min(reach, turn.size()); ++back) {
    const std::size_t i = turn.size() - back;
    if (turn.is(i, {"trong", "ở", "tại", "của", "về", "sau", "trước", "này"})) return Role::context;
    if (turn.is(i, {"thành", "bằng"}) && !turn.is(i + 1, {"lập", "phần", "phố", "viên", "tích", "công", "cách"})) return Role::fresh;
    if (turn.is(i, {"bỏ", "xóa", "xoá"})) return i > 0 && turn.is(i - 1, {"từ", "xóa"}) ? Role::context : Role::removed;
    if (turn.is(i, {"thêm", "sung"})) return Role::inserted;
  }
  return Role::context;
}

bool only_arrow(std::string_view lead) {
  const std::string_view sign = trim(lead);
  return sign == "->" || sign == "→" || sign == "=>" || sign == "-->" || sign == "⇒" || sign == "==>" || sign == ">";
}

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
    const bool plain = written_without_marks(text);
    const Turn said(turn_before(lead), plain);
    const bool negated = names_not(said) || whole.ends_with({"không phải", "chứ không phải là"});
    const bool behind_fresh = i > 0 && quotes[i - 1].role == Role::fresh;
    if (i > 0 && only_arrow(lead)) {
      one.role = Role::fresh;
      quotes[i - 1].role = Role::old;
      quotes[i - 1].told_old = true;
    } else if (refuses(said)) {
      one.role = Role::refused;
    } else if (turn.ends_with({"thay cho", "thay vì", "chứ không phải", "không phải"}) || negated || (behind_fresh && turn.starts_with({"thay", "thay thế"}) && turn.count() <= 2)) {
      one.role = Role::old;
      one.told_old = true;
    } else if (carries(said, Turn(tail, plain), i + 1 < quotes.size())) {
      one.role = Role::moved;
    } else if (turn.ends_with({"trước", "đặt trước", "ngay trước", "liền trước", "phía trước"})) {
      one.role = Role::before;
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
    } else if (next.starts_with({"bỏ đi", "nên bỏ", "cần bỏ", "đề nghị bỏ", "bỏ"}) && (i + 1 == quotes.size() || tail.find_first_of(",;.") != std::string_view::npos) && turn.count() == 0) {
      one.role = Role::removed;
    } else if (turn.ends_with({"lùi", "lùi đến", "lùi sang", "dời đến", "dời sang", "nâng lên", "hạ xuống", "kéo dài đến"}) && i > 0) {
      one.role = Role::fresh;
    } else if (turn.ends_with({"thành", "bằng", "phải", "nên", "đúng", "có lẽ", "gọn", "gọn lại", "viết lại", "nên viết", "đề nghị viết", "nên ghi", "đề nghị ghi", "cần ghi", "cần viết",
                               "mạnh hơn", "rõ hơn", "đúng ra", "viết gọn", "ghi rõ", "chỉ ghi", "chỉ đặt", "nên đặt", "chỉ nên đặt", "nên dùng chữ", "sửa lại", "thay bằng", "đổi thành", "đề nghị", "ghi đúng", "đề nghị sửa lại", "đề nghị dùng", "nên dùng"}) ||
               whole.ends_with({"sửa lại", "viết lại", "ghi lại", "sửa lại là", "viết lại là"}) || names_anew(said) ||
               (i > 0 && names(said) && (quotes[i - 1].told_old || whole.any({"không còn phù hợp", "không đúng", "chưa đúng", "không chuẩn", "không phù hợp", "chưa chuẩn", "lạc hậu", "là sai", "nay gọi", "mới gọi"})))) {
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
    } else if (const Role role = loosely_led(lead, plain); role != Role::fresh || i > 0) {
      one.role = role;
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
