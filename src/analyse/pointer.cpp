#include "analyse/pointer.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "analyse/cue_words.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::array<std::string_view, 11> ordinals = {"", "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"};

constexpr std::size_t most_between = 6;  // words between two parts of one pointer

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'a' && c <= 'z'; }

int roman(std::string_view word) {
  int value = 0, last = 0;
  for (auto c = word.rbegin(); c != word.rend(); ++c) {
    const int one = *c == 'i' ? 1 : *c == 'v' ? 5 : *c == 'x' ? 10 : 0;
    if (one == 0) return 0;
    value += one < last ? -one : one;
    last = std::max(last, one);
  }
  return value;
}

// A word of a pointer: letters, digits and the points between them, without the marks around.
struct Token {
  std::string plain, marked;
  bool bracket = false;     // "(2)"
  bool ends_here = false;   // a comma, a point or the like follows
  char sign = 0;            // '+' or '-' standing alone
};

bool word_byte(char c) { return digit(c) || letter(c) || static_cast<unsigned char>(c) >= 0x80; }

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  const std::string words = fold(text);
  bool bracket = false;
  for (std::size_t at = 0; at < words.size();) {
    if (!word_byte(words[at])) {
      const char c = words[at];
      bracket = c == '(';
      if (!out.empty() && (c == ',' || c == ';' || c == ':' || c == '.' || c == ')')) out.back().ends_here = true;
      const bool alone = (at == 0 || words[at - 1] == ' ' || words[at - 1] == '"' || words[at - 1] == '(') && (at + 1 >= words.size() || !word_byte(words[at + 1]));
      if ((c == '+' || c == '-') && alone) out.push_back({std::string(1, c), std::string(1, c), false, false, c});
      ++at;
      continue;
    }
    std::size_t end = at;
    // "3.1", "i.2", "ii/3" are one word; "3.1.a" too; "tr.12" is taken apart later.
    while (end < words.size() && (word_byte(words[end]) || ((words[end] == '.' || words[end] == '/') && end + 1 < words.size() && word_byte(words[end + 1])))) ++end;
    Token token;
    token.marked = words.substr(at, end - at);
    token.plain = fold(token.marked, Fold::marks);
    token.bracket = bracket && end < words.size() && words[end] == ')';
    bracket = false;
    out.push_back(std::move(token));
    at = end;
  }
  return out;
}

class Grammar {
 public:
  Grammar(std::string_view text, PointerIn where) : tokens_(tokens_of(text)), plain_(written_without_marks(text)), where_(where) {}

  Pointer parse() {
    if (where_ == PointerIn::reference) bare_label();
    // What is pointed at first is the place; another place named later on is compared with it.
    std::size_t last = 0;
    bool any = false;
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      if (where_ == PointerIn::text && any && at_ > last + most_between) break;
      if (where_ == PointerIn::text && compares()) {
        ++at_;
        continue;
      }
      if (page() || footnote() || bullet() || line() || paragraph() || row() || label()) {
        any = true;
        last = at_;
        continue;
      }
      back();
    }
    arrange();
    return std::move(out_);
  }

 private:
  bool is(std::size_t i, std::string_view word) const {
    if (i >= tokens_.size()) return false;
    return plain_ ? tokens_[i].plain == fold(word, Fold::marks) : tokens_[i].marked == word;
  }
  bool any(std::size_t i, std::initializer_list<std::string_view> words) const {
    return std::ranges::any_of(words, [&](std::string_view one) { return is(i, one); });
  }
  // "gạch đầu dòng": how many tokens it takes; 0 when it does not stand at i.
  std::size_t turn(std::size_t i, std::string_view words) const {
    std::size_t n = 0;
    for (std::size_t from = 0; from < words.size(); ++n) {
      const std::size_t end = std::min(words.find(' ', from), words.size());
      if (!is(i + n, words.substr(from, end - from))) return 0;
      from = end + 1;
    }
    return n;
  }
  // "thứ hai", "số 3", "thứ 3", "3", "cuối cùng", "đầu tiên": moves `i` behind it. A bare word needs "thứ" before it.
  int number(std::size_t& i) const {
    std::size_t from = i;
    bool told = false;
    while (any(from, {"thứ", "số"})) {
      told = true;
      ++from;
    }
    if (from >= tokens_.size()) return 0;
    if (is(from, "cuối")) {
      i = from + (is(from + 1, "cùng") ? 2 : 1);
      return the_last;
    }
    if (is(from, "đầu") && !is(from + 1, "dòng")) {
      i = from + (is(from + 1, "tiên") ? 2 : 1);
      return 1;
    }
    const std::string& word = tokens_[from].plain;
    const bool digits = std::ranges::all_of(word, digit);
    if (!digits && !told && !is(from, "một")) return 0;
    const int value = ordinal(word);
    if (value > 0) i = from + 1;
    return value;
  }

  // "nhưng phụ lục 2 ghi …", "so với mục 3": named only to compare with.
  bool compares() const {
    return any(at_, {"nhưng", "song"}) || turn(at_, "trong khi") > 0 || turn(at_, "so với") > 0 || turn(at_, "khác với") > 0 || turn(at_, "trùng với") > 0;
  }

  bool page() {
    const std::string& word = tokens_[at_].plain;
    std::size_t next = at_ + 1;
    int value = 0;
    if (is(at_, "trang") || word == "tr") {
      value = number(next);
    } else if (word.starts_with("tr") && word.size() > 2) {  // "tr.12", "tr12"
      const std::string rest = word.substr(word[2] == '.' ? 3 : 2);
      if (!rest.empty() && std::ranges::all_of(rest, digit)) value = ordinal(rest);
    }
    if (value <= 0 || value > 9999) return false;
    if (out_.page == 0) out_.page = value;
    at_ = next - 1;
    return true;
  }

  bool footnote() {
    std::size_t next = at_;
    for (const std::string_view name : {"chú thích", "ghi chú", "cước chú", "chú dẫn", "footnote"})
      if (const std::size_t n = turn(at_, name); n > 0) next = at_ + n;
    if (next == at_) return false;
    const std::size_t before = out_.footnotes.size();
    for (int value = number(next); value > 0; value = number(next)) {
      out_.footnotes.push_back(value);
      if (is(next, "và")) ++next;
    }
    if (out_.footnotes.size() == before) return false;
    at_ = next - 1;
    return true;
  }

  bool bullet() {
    std::size_t next = at_;
    for (const std::string_view name : {"gạch đầu dòng", "gạch ngang đầu dòng", "gạch ngang", "gạch đầu hàng", "dấu gạch ngang", "dấu gạch", "dấu cộng", "hoa thị", "gạch"})
      if (const std::size_t n = turn(at_, name); n > 0) {
        next = at_ + n;
        break;
      }
    if (next == at_ && (is(at_, "dấu") || is(at_, "gạch")) && at_ + 1 < tokens_.size() && tokens_[at_ + 1].sign != 0) next = at_ + 2;
    if (next == at_ && (is(at_, "ý") || is(at_, "chỉ tiêu"))) {
      next = at_ + 1;
      if (!any(next, {"thứ", "số", "đầu", "cuối"})) return false;  // "ý (2)" is a label, "ý kiến" nothing
    }
    if (next == at_) return false;
    if (next < tokens_.size() && tokens_[next].sign != 0) ++next;
    const int value = number(next);
    if (value == 0) return false;
    if (out_.bullet == 0) out_.bullet = value;
    at_ = next - 1;
    return true;
  }

  bool line() {
    if (!is(at_, "dòng") && !is(at_, "hàng")) return false;
    if (any(at_ + 1, {"chí", "tiền"})) return false;
    std::size_t next = at_ + 1;
    int value = number(next);
    if (value == 0) return false;
    bool below = false;
    for (std::size_t i = next; i < next + 4 && i < tokens_.size(); ++i) {
      if (any(i, {"trang", "đoạn"})) break;
      below = below || (is(i, "dưới") && any(i - 1, {"từ", "phía", "tính", "bên"}));
    }
    if (value == the_last) {
      below = true;
      value = 1;
    }
    if (out_.line == 0) {
      out_.line = value;
      out_.line_from_below = below;
    }
    at_ = next - 1;
    return true;
  }

  bool paragraph() {
    if (!is(at_, "đoạn") && !is(at_, "khổ")) return false;
    std::size_t next = at_ + 1;
    if (is(next, "văn")) ++next;
    const int value = number(next);
    if (value == 0) return false;
    if (out_.paragraph == 0) out_.paragraph = value;
    at_ = next - 1;
    return true;
  }

  bool row() {
    std::size_t next = at_;
    for (const std::string_view name : {"số thứ tự", "stt", "tt"})
      if (const std::size_t n = turn(at_, name); n > 0) next = at_ + n;
    if (next == at_) return false;
    const int value = number(next);
    if (value <= 0) return false;
    out_.row = value;
    at_ = next - 1;
    return true;
  }

  // One label, or several in one word: "I.2" is heading 2 under I, "3.1" one heading.
  bool take_label(const Token& token, bool part) {
    const std::string& word = token.plain;
    std::size_t end = 0;
    while (end < word.size() && (letter(word[end]))) ++end;
    const std::string head = word.substr(0, end);
    const std::string rest = end < word.size() ? word.substr(end + 1) : "";
    const bool numbers = std::ranges::all_of(word, [](char c) { return digit(c) || c == '.'; });
    if (numbers && digit(word.front())) {
      if (std::ranges::count(word, '.') == 0 && word.size() > 2) return false;  // "mục 100" is no heading
      add(word);
      return true;
    }
    if (end == word.size()) {
      if (roman(head) > 0 && roman(head) <= 30 && (part || head.size() <= 5)) {
        add(part ? "phan " + std::to_string(roman(head)) : head);
        return true;
      }
      if (head.size() == 1 && !part) {
        add(head);
        return true;
      }
      return false;
    }
    if ((word[end] == '.' || word[end] == '/') && roman(head) > 0 && !rest.empty() && std::ranges::all_of(rest, [](char c) { return digit(c) || c == '.' || letter(c); })) {
      add(head);
      add(rest);
      return true;
    }
    // "1.2.a": a letter under a number.
    if (digit(word.front()) && word.size() > 2 && letter(word.back()) && word[word.size() - 2] == '.') {
      add(word.substr(0, word.size() - 2));
      add(word.substr(word.size() - 1));
      return true;
    }
    return false;
  }

  void add(const std::string& key) {
    if (std::ranges::find(out_.labels, key) == out_.labels.end()) out_.labels.push_back(key);
  }

  bool label() {
    std::size_t next = at_ + 1;
    if (is(at_, "phần") || is(at_, "chương")) {
      bool told = false;
      if (is(next, "thứ")) {
        told = true;
        ++next;
      }
      if (next >= tokens_.size()) return false;
      const std::string& word = tokens_[next].plain;
      const int value = ordinal(word);
      const bool digits = std::ranges::all_of(word, digit);
      if (value > 0 && (told || digits || roman(word) > 0)) {
        if (value > 30) return false;
        // "phần III" may be heading III: which it is, the draft tells.
        add("phan " + std::to_string(value));
        at_ = next;
        return true;
      }
      if (!take_label(tokens_[next], true)) return false;
      at_ = next;
      return true;
    }
    if (const std::size_t n = turn(at_, "phụ lục"); n > 0) {
      next = at_ + n;
      const int value = number(next);
      add(value > 0 ? "phu luc " + std::to_string(value) : next < tokens_.size() && roman(tokens_[next].plain) > 0 ? "phu luc " + std::to_string(roman(tokens_[next].plain)) : "phu luc");
      at_ = next - 1;
      return true;
    }
    const bool named = any(at_, {"mục", "điểm", "khoản", "điều", "tiết", "ý", "tiêu"}) || turn(at_, "tiểu mục") > 0 || turn(at_, "đề mục") > 0 || turn(at_, "tiêu đề") > 0;
    if (!named) return false;
    while (any(next, {"mục", "đề", "lớn", "nhỏ", "con", "số", "thứ"})) ++next;
    if (next >= tokens_.size()) return false;
    // "ý kiến", "ý a": only what is in brackets follows "ý".
    if (is(at_, "ý") && !tokens_[next].bracket) return false;
    if (is(at_, "tiêu") && next == at_ + 1) return false;
    // "mục tiêu", "điểm b": a word of letters is a label only when nothing but a letter or a Roman number.
    const bool itself = turn(at_, "đề mục") > 0 || turn(at_, "tiêu đề") > 0;
    if (!take_label(tokens_[next], false)) return false;
    out_.heading_itself = out_.heading_itself || itself;
    at_ = next;
    // "mục 2.1 (2)", "mục III 2": what follows at once stands below it.
    while (at_ + 1 < tokens_.size() && (tokens_[at_ + 1].bracket || (!tokens_[at_].ends_here && roman(tokens_[at_].plain) > 0 && digit(tokens_[at_ + 1].plain.front()))) && take_label(tokens_[at_ + 1], false)) ++at_;
    return true;
  }

  // "3.1 Kinh tế", "II.2", "IV", "12": a column that only points may leave the word "mục" out. A number without a
  // point is one only when nothing else stands there; "1. Góp ý báo cáo" is a heading of the paper itself.
  void bare_label() {
    std::size_t first = 0;
    for (const std::string_view header : {"vị trí", "chỗ", "đề mục"})
      if (const std::size_t n = turn(0, header); n > 0) first = n;
    if (first >= tokens_.size() || tokens_[first].sign != 0) return;
    const std::string& word = tokens_[first].plain;
    const bool alone = tokens_.size() == first + 1 || (tokens_[first].ends_here && parse_more(first + 1));
    const std::size_t point = word.find_first_of("./");
    const bool dotted = point != std::string::npos && (digit(word.front()) || roman(std::string_view(word).substr(0, point)) > 0);
    if (dotted || (alone && (roman(word) > 0 || (digit(word.front()) && word.size() <= 2) || (word.size() == 1 && letter(word.front()) && tokens_[first].ends_here)))) take_label(tokens_[first], false);
  }
  // What follows a bare label points too: "12, gạch đầu dòng 2".
  bool parse_more(std::size_t i) const { return any(i, {"trang", "gạch", "dòng", "đoạn", "phần", "mục", "ý", "điểm"}); }

  void back() {
    for (const std::string_view turn_back : {"như trên", "như đã nêu", "cùng mục", "cùng đoạn", "cùng trang", "cùng chỗ", "cùng vị trí", "mục này", "mục trên", "đoạn này", "đoạn trên", "nội dung này",
                                             "nội dung trên", "ý kiến trên", "chỉ tiêu này", "chỉ tiêu trên", "phần này", "phần trên", "vấn đề này", "vấn đề trên", "chỗ này", "ý này", "ý trên", "nt"})
      if (turn(at_, turn_back) > 0) out_.back = true;
  }

  // Parts stand above Roman labels, those above Arabic ones, long numbers below short ones, letters last.
  void arrange() {
    std::ranges::stable_sort(out_.labels, {}, [](const std::string& one) {
      if (one.starts_with("phan ") || one.starts_with("phu luc")) return 0;
      if (digit(one.front())) return 2 + static_cast<int>(std::ranges::count(one, '.'));
      return roman(one) > 0 ? 1 : 9;
    });
  }

  std::vector<Token> tokens_;
  bool plain_;
  PointerIn where_;
  std::size_t at_ = 0;
  Pointer out_;
};

}  // namespace

int ordinal(std::string_view word) {
  for (std::size_t i = 1; i < ordinals.size(); ++i)
    if (ordinals[i] == word) return static_cast<int>(i);
  if (word == "mot" || word == "dau") return 1;
  if (!word.empty() && std::ranges::all_of(word, digit)) {
    int value = 0;
    for (const char c : word.substr(0, 6)) value = value * 10 + (c - '0');
    return word.size() < 6 ? value : 0;
  }
  return roman(word);
}

std::string label_key(std::string_view label) {
  std::string words = fold(label, Fold::marks);
  if (words.starts_with("phan ")) {
    std::string_view rest = std::string_view(words).substr(5);
    if (rest.starts_with("thu ")) rest = rest.substr(4);
    std::size_t end = 0;
    while (end < rest.size() && (letter(rest[end]) || digit(rest[end]))) ++end;
    if (const int number = ordinal(rest.substr(0, end)); number > 0) return "phan " + std::to_string(number);
  }
  while (!words.empty() && (words.back() == '.' || words.back() == ')' || words.back() == ' ' || words.back() == '-')) words.pop_back();
  while (!words.empty() && (words.front() == '(' || words.front() == ' ')) words.erase(words.begin());
  return words;
}

Pointer parse_pointer(std::string_view text, PointerIn where) { return Grammar(text, where).parse(); }

}  // namespace dh::analyse
