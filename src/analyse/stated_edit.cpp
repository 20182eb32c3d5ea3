#include "analyse/stated_edit.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "analyse/quotation.h"
#include "analyse/word_list.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

enum class Role { context, old, fresh, inserted, after, removed, missing, within, repeated };

struct Quote : Quotation {
  Role role = Role::context;
  bool told_old = false;  // "sửa “A”", "thay cụm từ “A”"
};

std::vector<Quote> quotes_of(std::string_view text) {
  std::vector<Quote> found;
  for (const Quotation& one : quotations_of(text)) found.push_back({one, Role::context, false});
  return found;
}

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

std::string cut(std::string_view text, const Quote& quote) { return std::string(text.substr(quote.start, quote.end - quote.start)); }

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

// A stretch of words without quotation marks: up to the end of the clause or the reason.
std::string unquoted_after(std::string_view text, std::size_t from) {
  const FoldedText folded = fold_with_origin(text.substr(from));
  std::size_t end = folded.text.size();
  for (const std::string_view stop : {" vì ", ", vì", ". ", "; ", " để ", " cho đúng", " cho phù hợp", " cho rõ", " do ", ", do", " cho thống nhất", " mới đúng", " mới chính xác", ", đó là", " chứ ", "\n", ", ", " nhé", " ạ", " ("})
    end = std::min(end, folded.text.find(stop));
  const auto [a, b] = folded.original_range(0, end);
  std::string_view words = trim(text.substr(from + a, b - a));
  while (!words.empty() && (words.back() == '.' || words.back() == ',' || words.back() == ';')) words.remove_suffix(1);
  return std::string(words);
}

// Without tone marks "thành" is also the beginning or the end of many words ("thanh niên", "hoàn thành").
bool part_of_word(std::string_view folded, std::size_t at, std::string_view cue) {
  static constexpr std::array<std::string_view, 12> behind = {"nien", "pho", "tra", "toan", "tich", "cong", "phan", "lap", "vien", "long", "quyet", "thi"};
  static constexpr std::array<std::string_view, 5> before = {"hoan ", "truong ", "hinh ", "tro ", "nganh "};
  if (trim(cue) != "thanh") return false;
  const std::string_view rest = trim(folded.substr(std::min(folded.size(), at + cue.size())));
  const std::string_view lead = folded.substr(0, at + (cue.starts_with(' ') ? 1 : 0));
  return std::ranges::any_of(behind, [&](std::string_view one) { return rest.starts_with(one); }) || std::ranges::any_of(before, [&](std::string_view one) { return lead.ends_with(one); });
}

bool is_sign(std::string_view words) { return trim(words) == "%" || trim(words) == "‰"; }

// "thiếu ký hiệu phần trăm", "thiếu dấu %": the sign that is missing.
std::string_view missing_sign(std::string_view said) {
  const CueWords words(said);
  if (!words.any({"thiếu", "sót", "quên"})) return {};
  if (words.any({"phần trăm"}) || said.find('%') != std::string_view::npos) return "%";
  if (words.any({"phần nghìn"}) || said.find("‰") != std::string_view::npos) return "‰";
  return {};
}

// “A” thiếu chữ x, or thiếu chữ x: “A”: one or two words up to the end of the clause.
std::string unquoted_missing(std::string_view text, const std::vector<Quote>& quotes) {
  const std::vector<Word> words = words_of(text);
  const bool plain = written_without_marks(text);
  const auto is = [&](const Word& word, std::string_view one) { return plain ? word.plain == fold(one, Fold::marks) : word.key == one; };
  const auto quoted = [&](const Word& word) { return std::ranges::any_of(quotes, [&](const Quote& one) { return one.open <= word.start && word.end <= one.close; }); };
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (!(is(words[i], "thiếu") || is(words[i], "sót")) || !(is(words[i + 1], "chữ") || is(words[i + 1], "từ")) || quoted(words[i]) || quoted(words[i + 2])) continue;
    std::size_t last = i + 2;
    const auto goes_on = [&](std::size_t k) { return k < words.size() && !quoted(words[k]) && text.substr(words[k - 1].end, words[k].start - words[k - 1].end).find_first_not_of(' ') == std::string_view::npos; };
    while (goes_on(last + 1)) ++last;
    if (last - i - 1 <= 2) return std::string(text.substr(words[i + 2].start, words[last].end - words[i + 2].start));
  }
  return {};
}

// “hai phong trào lớn của Đoàn” …, nay là ba phong trào: of two that count the same only the number is told; the rest of
// the phrase, up to whose it is, stays.
std::string with_number_of(const std::string& phrase, std::string_view said) {
  static constexpr std::array<std::string_view, 10> names = {"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"};
  const std::vector<Word> words = words_of(phrase), there = words_of(said);
  const auto number = [](const Word& word) { return std::ranges::find(names, std::string_view(word.key)) != names.end(); };
  if (words.size() < 3 || !number(words[0])) return {};
  for (std::size_t i = 1; i + 2 < there.size(); ++i)
    if (number(there[i]) && there[i].key != words[0].key && there[i + 1].key == words[1].key && there[i + 2].key == words[2].key && (there[i - 1].key == "là" || there[i - 1].key == "có" || there[i - 1].key == "thành"))
      return std::string(said.substr(there[i].start, there[i].end - there[i].start)) + phrase.substr(words[0].end);
  return {};
}

// Up to "của", which tells whose it is.
std::string without_owner(const std::string& phrase) {
  for (const Word& word : words_of(phrase))
    if (word.key == "của" && word.start > 0) return std::string(trim(std::string_view(phrase).substr(0, word.start)));
  return phrase;
}

// “A” …, phải là B: new words without quotation marks after the last quotation.
std::string unquoted_fresh(std::string_view text, std::size_t from) {
  const FoldedText folded = fold_with_origin(text.substr(from), written_without_marks(text) ? Fold::marks : Fold::case_only);
  std::size_t best = std::string::npos;
  for (const std::string_view cue : {"phải là ", "đúng là ", "nên là ", "sửa là ", "sửa thành ", "sửa lại là ", "ghi là ", "viết là ", "thành ", "sửa lại thành ", "ghi đúng là ", "thay bằng ", "có lẽ là "}) {
    const std::string form = written_without_marks(text) ? fold(cue, Fold::marks) + "" : std::string(cue);
    const std::size_t at = folded.text.rfind(form);
    if (at == std::string::npos || (at > 0 && folded.text[at - 1] != ' ') || (written_without_marks(text) && part_of_word(folded.text, at, form))) continue;
    const std::size_t behind = at + form.size();
    if (best == std::string::npos || behind > best) best = behind;
  }
  if (best == std::string::npos) return {};
  const std::size_t start = from + folded.original_range(best, folded.text.size()).first;
  const std::string words = unquoted_after(text, start);
  return std::ranges::count(words, ' ') <= 7 ? words : std::string();
}

// "là B chứ không phải A": without quotation marks.
StatedEdit unquoted_contrast(std::string_view text) {
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  const auto form = [&](std::string_view words) { return plain ? fold_words(words, Fold::marks) : std::string(words); };
  StatedEdit out;
  const std::string turn = ' ' + form("chứ không phải") + ' ', is = ' ' + form("là") + ' ';
  const std::size_t middle = folded.text.find(turn);
  if (middle == std::string::npos) return out;
  const std::size_t begin = folded.text.rfind(is, middle);
  if (begin == std::string::npos || middle - begin > 80) return out;
  std::size_t behind = middle + turn.size();
  if (folded.text.substr(behind).starts_with(is.substr(1))) behind += is.size() - 1;
  const auto [a, b] = folded.original_range(begin + is.size(), middle);
  out.fresh = std::string(trim(text.substr(a, b - a)));
  out.old.push_back(unquoted_after(text, folded.original_range(behind, folded.text.size()).first));
  if (!out.fresh.empty() && !out.old.front().empty()) out.form = StatedEdit::Form::replace;
  return out;
}

// "viết A, phải là B", without quotation marks.
StatedEdit unquoted_mended(std::string_view text) {
  constexpr std::size_t longest = 60;  // bytes of A
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  const auto form = [&](std::string_view words) { return plain ? fold(words, Fold::marks) : std::string(words); };
  StatedEdit out;
  for (const std::string_view turn : {", phải là ", ", đúng là ", ", sửa là ", ", sửa thành ", ", nên là ", ", đề nghị sửa là ", ", đề nghị sửa thành "}) {
    const std::size_t middle = folded.text.find(form(turn));
    if (middle == std::string::npos) continue;
    for (const std::string_view verb : {" viết là ", " ghi là ", " viết ", " ghi "}) {
      const std::string words = form(verb);
      const std::size_t begin = folded.text.rfind(words, middle);
      if (begin == std::string::npos || middle <= begin + words.size() || middle - begin > longest) continue;
      const auto [a, b] = folded.original_range(begin + words.size(), middle);
      out.old.emplace_back(trim(text.substr(a, b - a)));
      out.fresh = unquoted_after(text, folded.original_range(middle + form(turn).size(), folded.text.size()).first);
      if (out.fresh.empty()) return {};
      out.form = StatedEdit::Form::replace;
      return out;
    }
  }
  return out;
}

// Without quotation marks: "sửa A thành B", up to the sentence's end or its reason.
StatedEdit unquoted_pair(std::string_view text) {
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  const auto form = [&](std::string_view words) { return plain ? fold(words, Fold::marks) : std::string(words); };
  StatedEdit out;
  std::size_t middle = std::string::npos, behind = 0;
  for (const std::string_view turn : {" thành ", " bằng "}) {
    const std::string words = form(turn);
    middle = folded.text.find(words);
    while (plain && middle != std::string::npos && part_of_word(folded.text, middle, words)) middle = folded.text.find(words, middle + 1);
    behind = middle + words.size();
    if (middle != std::string::npos) break;
  }
  if (middle == std::string::npos) return out;
  std::size_t begin = std::string::npos;
  for (const std::string_view verb : {"sửa từ ", "sửa cụm từ ", "thay cụm từ ", "thay từ ", "điều chỉnh từ ", "đổi ", "sửa ", "thay ", "điều chỉnh ", "sửa chữ ", "thay chữ "}) {
    const std::string words = form(verb);
    const std::size_t at = folded.text.rfind(words, middle);
    if (at == std::string::npos || at + words.size() > middle || (at > 0 && folded.text[at - 1] != ' ' && folded.text[at - 1] != '(')) continue;
    begin = begin == std::string::npos ? at + words.size() : std::max(begin, at + words.size());
  }
  if (begin == std::string::npos || middle <= begin || middle - begin > 160) return out;
  const auto [a, b] = folded.original_range(begin, middle);
  out.old.emplace_back(trim(text.substr(a, b - a)));
  out.fresh = unquoted_after(text, folded.original_range(behind, folded.text.size()).first);
  if (out.fresh.empty()) return {};
  out.form = StatedEdit::Form::replace;
  return out;
}

// "nên thêm nhiệm vụ A", up to the reason.
StatedEdit unquoted_addition(std::string_view text) {
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  StatedEdit out;
  for (const std::string_view turn : {"thêm nhiệm vụ ", "bổ sung nhiệm vụ ", "thêm chỉ tiêu ", "bổ sung chỉ tiêu ", "thêm cụm từ ", "bổ sung cụm từ ", "thêm từ ", "bổ sung từ ", "thêm chữ ", "bổ sung chữ ", "ghi thêm ", "nêu thêm "}) {
    const std::string words = plain ? fold(turn, Fold::marks) + " " : std::string(turn);
    const std::size_t at = folded.text.find(words);
    if (at == std::string::npos) continue;
    const std::size_t from = at + words.size();
    std::size_t end = folded.text.size();
    for (const std::string_view stop : {", đó là", ", vì", " vì ", " để ", ". ", "; ", " vào ", " sau ", ", do", ", nhằm"}) end = std::min(end, folded.text.find(stop, from));
    const auto [first, last] = folded.original_range(from, end);
    out.fresh = std::string(trim(text.substr(first, last - first)));
    while (!out.fresh.empty() && (out.fresh.back() == '.' || out.fresh.back() == ',')) out.fresh.pop_back();
    if (!out.fresh.empty()) out.form = StatedEdit::Form::insert;
    return out;
  }
  return out;
}

// "nâng lên 10 - 11%", "đề nghị 7.500 đảng viên": the last figure that a turn of asking stands before.
StatedEdit stated_figure(std::string_view text) {
  StatedEdit out;
  const CueWords words(text);
  if (!words.any({"nâng", "giảm", "hạ", "tăng", "đề nghị", "nên", "phải", "đặt", "ghi", "làm tròn", "chỉ"})) return out;
  std::vector<Figure> figures = figures_of(text);
  // "Có 03 ý kiến …" counts people.
  std::erase_if(figures, [&](const Figure& one) { return CueWords(text.substr(one.end, std::min<std::size_t>(text.size() - one.end, 24))).starts_with({"ý kiến", "lượt ý kiến"}); });
  for (std::size_t i = figures.size(); i-- > 0;) {
    std::size_t from = figures[i].start > 48 ? figures[i].start - 48 : 0;
    while (from < figures[i].start && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    for (const std::string_view stop : {", ", "; "})  // only its own clause
      if (const std::size_t at = text.substr(0, figures[i].start).rfind(stop); at != std::string_view::npos && at >= from && at + stop.size() < figures[i].start) from = at + stop.size();
    // "để khoảng 1,5 - 2 thì khó": said against it.
    if (CueWords(text.substr(figures[i].end, std::min<std::size_t>(text.size() - figures[i].end, 8))).starts_with({"thì"})) continue;
    const bool plain = written_without_marks(text);
    const std::string lead = fold_words(text.substr(from, figures[i].start - from), plain ? Fold::marks : Fold::case_only);
    const CueWords turn(lead);
    const bool asks = turn.ends_with({
        "lên", "xuống", "xuống còn", "còn", "thành", "đề nghị", "đề nghị ghi", "đề nghị đặt", "phải", "phải là", "nên là", "khoảng", "lên khoảng", "xuống khoảng", "lên mức", "xuống mức",
        "ít nhất", "tối thiểu", "chỉ để", "chỉ nên", "chỉ nên là", "chỉ nên để", "nên để", "nên", "làm tròn", "đề nghị là", "đạt", "nên đạt", "nên ghi", "đặt", "phải đạt", "phải từ", "lên từ", "đề nghị nâng lên", "ở mức", "ghi là", "lên thành", "bằng", "ghi", "ghi hẳn", "đặt hẳn", "để hẳn"});
    const bool shifts = turn.any({"đề nghị tăng", "đề nghị nâng", "đề nghị hạ", "đề nghị giảm", "nên nâng", "nên hạ", "nên tăng", "nên giảm", "cần nâng", "cần giảm", "đề nghị thống nhất", "nên thống nhất"}) && !turn.any({"từ", "đã", "đạt được"});
    if (!asks && !shifts) continue;
    // What is told as reached or planned asks for nothing.
    if (turn.ends_with({"đã đạt", "ước đạt", "mới đạt", "chỉ đạt", "đạt được", "dự thảo ghi", "báo cáo ghi", "chú thích ghi", "lục ghi", "chỉ còn", "hiện còn"})) continue;
    out.form = StatedEdit::Form::figure;
    out.fresh = std::string(text.substr(figures[i].start));
    for (std::size_t k = 0; k < figures.size(); ++k)
      if (k != i && figures[k].share == figures[i].share) out.old.emplace_back(text.substr(figures[k].start, figures[k].end - figures[k].start));
    return out;
  }
  return out;
}

const Quote* last_before(const std::vector<Quote>& quotes, std::size_t index, std::initializer_list<Role> roles) {
  for (std::size_t i = index; i-- > 0;)
    if (std::ranges::find(roles, quotes[i].role) != roles.end()) return &quotes[i];
  return nullptr;
}

const Quote* first_of(const std::vector<Quote>& quotes, Role role) {
  const auto found = std::ranges::find(quotes, role, &Quote::role);
  return found == quotes.end() ? nullptr : &*found;
}

}  // namespace

StatedEdit stated_edit(std::string_view text) {
  using Form = StatedEdit::Form;
  std::vector<Quote> quotes = quotes_of(text);
  give_roles(text, quotes);
  const CueWords words(text);
  StatedEdit out;

  // Punctuation between two phrases.
  if (quotes.size() >= 2 && words.any({"giữa"}) && words.any({"dấu phẩy", "dấu chấm", "dấu chấm phẩy", "dấu hai chấm", "dấu gạch"}) && words.any({"bỏ", "xóa", "xoá", "thừa", "dư"})) {
    out.form = Form::between;
    out.old = {cut(text, quotes[0]), cut(text, quotes[1])};
    return out;
  }
  // “A” thành “B”, with whatever stands between; “B” thay cho “A”.
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    if (quotes[i].role != Role::fresh) continue;
    const Quote* old = nullptr;
    for (std::size_t k = i; k-- > 0;)
      if (quotes[k].told_old) {
        old = &quotes[k];
        break;
      }
    if (old == nullptr) old = last_before(quotes, i, {Role::context, Role::old, Role::within});
    if (old == nullptr) old = last_before(quotes, i, {Role::removed, Role::repeated});
    if (old == nullptr) {
      if (quotes[i].role == Role::fresh && i == 0) {
        out.form = Form::replace;
        out.fresh = cut(text, quotes[i]);
        return out;
      }
      continue;
    }
    out.form = Form::replace;
    // “A1”, “A2”; phải là “B”: one stretch of the draft.
    auto first = static_cast<std::size_t>(old - quotes.data());
    while (first > 0 && quotes[first - 1].role == Role::context && !old->told_old &&
           fold_words(text.substr(quotes[first - 1].close, quotes[first].open - quotes[first - 1].close)).size() <= 3)
      --first;
    for (std::size_t k = first; k <= static_cast<std::size_t>(old - quotes.data()); ++k) out.old.push_back(cut(text, quotes[k]));
    if (is_sign(cut(text, quotes[i])) && out.old.size() == 1) out.sign = trim(cut(text, quotes[i]));
    else out.fresh = cut(text, quotes[i]);
    if (const Quote* within = last_before(quotes, first, {Role::context, Role::within})) out.within = cut(text, *within);
    return out;
  }
  if (quotes.size() >= 2)
    for (std::size_t i = 1; i < quotes.size(); ++i)
      if (quotes[i].told_old && quotes[i - 1].role == Role::context) {
        out.form = Form::replace;
        out.old = {cut(text, quotes[i])};
        out.fresh = cut(text, quotes[i - 1]);
        return out;
      }
  const Quote* within = first_of(quotes, Role::within);
  if (within == nullptr) within = first_of(quotes, Role::context);
  if (const Quote* repeated = first_of(quotes, Role::repeated)) {
    out.form = Form::repeated;
    out.old = {cut(text, *repeated)};
    if (within != nullptr) out.within = cut(text, *within);
    // “A” lặp chữ “x”: the phrase is what shall be mended.
    return out;
  }
  if (const Quote* removed = first_of(quotes, Role::removed)) {
    out.form = Form::remove;
    out.old = {cut(text, *removed)};
    if (within != nullptr) out.within = cut(text, *within);
    if (words.any({"lặp", "thừa", "dư", "trùng"})) out.form = within != nullptr || words.any({"lặp", "dư", "thừa"}) ? Form::repeated : Form::remove;
    return out;
  }
  if (const Quote* missing = first_of(quotes, Role::missing)) {
    out.form = Form::missing;
    out.fresh = cut(text, *missing);
    if (within != nullptr) out.within = cut(text, *within);
    return out;
  }
  const Quote* added = first_of(quotes, Role::inserted);
  const Quote* after = first_of(quotes, Role::after);
  if (added == nullptr && after != nullptr)
    for (const Quote& one : quotes)
      if (one.role == Role::context && words.any({"thêm", "bổ sung", "chèn"})) added = &one;
  if (added != nullptr) {
    out.form = Form::insert;
    out.fresh = cut(text, *added);
    if (after != nullptr) out.after = cut(text, *after);
    if (within != nullptr && within != added) out.within = cut(text, *within);
    // “x”, ví dụ “A, x B”: how it shall read with the words in it.
    if (out.after.empty() && !out.within.empty() && within > added && fold_words(out.within).find(fold_words(out.fresh)) != std::string::npos) out.form = Form::shown;
    return out;
  }
  if (!quotes.empty() && words.any({"phải là", "đúng là", "nên là", "sửa là", "sửa thành", "sửa lại", "thành", "ghi là", "thay bằng"})) {
    out.fresh = unquoted_fresh(text, quotes.back().close);
    if (!out.fresh.empty()) {
      out.form = Form::replace;
      out.old = {cut(text, quotes.back())};
      return out;
    }
  }
  if (!quotes.empty()) {
    const std::string last = cut(text, quotes.back());
    const std::string_view behind = text.substr(quotes.back().close);
    if (!missing_sign(behind).empty() && !figures_of(last).empty()) {
      out.form = Form::replace;
      out.old = {last};
      out.sign = missing_sign(behind);
      return out;
    }
    if (std::string word = unquoted_missing(text, quotes); !word.empty()) {
      out.form = Form::missing;
      out.fresh = std::move(word);
      out.within = last;
      return out;
    }
    out.fresh = without_owner(with_number_of(last, behind));
    if (!out.fresh.empty()) {
      out.form = Form::replace;
      out.old = {without_owner(last)};
      return out;
    }
  }
  if (words.any({"cụm từ này", "câu này", "đoạn này", "ý này", "từ này", "trong ngoặc", "nội dung này", "chữ này"}) && words.any({"bỏ", "xóa", "xoá", "lược", "lược bỏ", "cắt"})) {
    out.form = Form::pointed_out;
    return out;
  }
  if (quotes.empty()) {
    out = unquoted_contrast(text);
    if (out.form == Form::none) out = unquoted_mended(text);
    if (out.form == Form::none) out = unquoted_pair(text);
    if (out.form == Form::none) out = unquoted_addition(text);
    if (out.form != Form::none) return out;
  }
  return stated_figure(text);
}

std::string stated_reason(std::string_view text) {
  const FoldedText folded = fold_with_origin(text);
  std::size_t best = std::string::npos;
  for (const std::string_view cue : {"lý do:", "lí do:", " vì ", "vì ", " bởi ", " do đó", " do ", " để ", " nhằm ", " cho phù hợp", " cho đúng", " bởi vì "}) {
    const std::size_t at = cue == "vì " ? (folded.text.starts_with(cue) ? 0 : std::string::npos) : folded.text.find(cue);
    if (at != std::string::npos) best = std::min(best, at);
    if (best != std::string::npos && (cue == " vì " || cue == "lí do:" || cue == "vì ")) break;
  }
  if (best == std::string::npos) return {};
  const auto [start, end] = folded.original_range(best, folded.text.size());
  return std::string(trim(text.substr(start, end - start)));
}

}  // namespace dh::analyse
