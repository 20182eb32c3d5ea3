#include "intake/heading_label.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Looks at text from a place on, one code point at a time.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  bool done() const { return at >= text.size(); }
  char byte() const { return done() ? '\0' : text[at]; }
  char32_t peek() const {
    std::size_t next = at;
    return done() ? 0 : next_code_point(text, next);
  }
  void advance() { next_code_point(text, at); }
  bool at_space() const { return !done() && is_space(peek()); }
  void skip_space() {
    while (at_space()) advance();
  }
};

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

// The point, dash, bracket or slash that closes a label, doubled at times: "1.", "1.-", "a)-", "2/". Blanks may stand
// before a dash. False when there is none.
bool skip_closing(Cursor& cursor, bool bracket_closes) {
  bool closed = false;
  for (int i = 0; i < 3; ++i) {
    Cursor ahead = cursor;
    ahead.skip_space();
    const char32_t c = ahead.peek();
    if (is_dash(c)) {
      Cursor after = ahead;
      after.advance();
      if (digit(after.byte())) return closed;         // "3-4 năm"
      if (ahead.at != cursor.at && after.at_space()) {
        Cursor word = after;
        word.skip_space();
        if (digit(word.byte())) return closed;        // "10 - 12 bác sĩ"
      }
      cursor = after;
      return true;
    }
    const char32_t here = cursor.peek();
    if (here != '.' && here != '/' && here != ':' && !(here == ')' && bracket_closes)) return closed;
    Cursor after = cursor;
    after.advance();
    if (digit(after.byte())) return closed;
    cursor = after;
    closed = true;
  }
  return closed;
}

HeadingLabel labelled(LabelKind kind, std::string text, std::vector<int> numbers, Cursor cursor) {
  cursor.skip_space();
  return {kind, std::move(text), std::move(numbers), cursor.at, false};
}

constexpr std::array<std::string_view, 13> number_words = {"",    "nhất", "hai", "ba",   "tư",   "năm",  "sáu",
                                                           "bảy", "tám",  "chín", "mười", "mười một", "mười hai"};

std::string_view take_digits(Cursor& cursor) {
  const std::size_t start = cursor.at;
  while (digit(cursor.byte())) ++cursor.at;
  return cursor.text.substr(start, cursor.at - start);
}

std::string_view take_romans(Cursor& cursor) {
  const std::size_t start = cursor.at;
  while (!cursor.done() && std::string_view("IVXLC").find(cursor.byte()) != std::string_view::npos) ++cursor.at;
  return cursor.text.substr(start, cursor.at - start);
}

bool at_letter(const Cursor& cursor) {
  const char32_t c = cursor.peek();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
}

// "3.", "3.1.", "1.1.2-", "3.1 Tên". One number alone needs a closing mark; several may do without.
std::optional<HeadingLabel> dotted(Cursor cursor) {
  std::vector<int> numbers;
  std::string text;
  for (;;) {
    const std::string_view digits = take_digits(cursor);
    if (digits.empty() || digits.size() > 2) return {};
    numbers.push_back(digits.size() == 1 ? digits[0] - '0' : (digits[0] - '0') * 10 + (digits[1] - '0'));
    text += (text.empty() ? "" : ".") + std::string(digits);
    Cursor next = cursor;
    if (next.byte() != '.') break;
    ++next.at;
    // "1. 1. Tên": some writers put a blank after each point.
    if (!digit(next.byte()) || numbers.size() >= 7) break;
    cursor = next;
  }
  if (cursor.byte() == ')' && numbers.size() == 1) {
    ++cursor.at;
    skip_closing(cursor, true);
    return labelled(LabelKind::parenthesis, text + ")", std::move(numbers), cursor);
  }
  if (!skip_closing(cursor, true) && (numbers.size() < 2 || !cursor.at_space())) return {};
  Cursor after = cursor;
  after.skip_space();
  // "12.5 %" and "1.2, 1.3 và" are figures, not labels.
  if (!after.done() && !at_letter(after) && !digit(after.byte()) && after.peek() != '(' && after.peek() != '"' &&
      after.peek() != 0x201C)
    return {};
  return labelled(LabelKind::number, std::move(text), std::move(numbers), cursor);
}

// "IV.", "IV-", and with numbers below it, as automatic numbering prints them: "I.1", "II.3.1."
std::optional<HeadingLabel> roman(Cursor cursor) {
  const std::string_view digits = take_romans(cursor);
  const int value = roman_value(digits);
  if (value == 0) return {};
  if (cursor.byte() == '.' && cursor.at + 1 < cursor.text.size() && digit(cursor.text[cursor.at + 1])) {
    Cursor below = cursor;
    ++below.at;
    auto rest = dotted(below);
    if (!rest) {
      const std::string_view single = take_digits(below);
      if (single.empty() || single.size() > 2 || !below.at_space()) return {};
      rest = labelled(LabelKind::number, std::string(single), {std::stoi(std::string(single))}, below);
    }
    if (rest->kind != LabelKind::number) return {};
    rest->text = std::string(digits) + "." + rest->text;
    return rest;
  }
  if (!skip_closing(cursor, true)) return {};
  return labelled(LabelKind::roman, std::string(digits), {value}, cursor);
}

std::optional<HeadingLabel> upper_letter(Cursor cursor) {
  const char c = cursor.byte();
  if (c < 'A' || c > 'Z') return {};
  ++cursor.at;
  if (cursor.byte() != '.' && cursor.byte() != ')' && cursor.byte() != '/' && !is_dash(cursor.peek())) return {};
  Cursor closing = cursor;
  if (!skip_closing(closing, true) || !(closing.at_space() || closing.done())) return {};
  return labelled(LabelKind::upper, std::string(1, c), {c - 'A' + 1}, closing);
}

int lower_letter_value(char32_t c) {
  // The Vietnamese order of letters in legal writing: a b c d đ e g h i k …; only steps of it matter here.
  static constexpr std::u32string_view order = U"abcdđeghiklmnopqrstuvxy";
  const auto at = order.find(c);
  return at == std::u32string_view::npos ? 0 : static_cast<int>(at) + 1;
}

// "a)", "a)-", "a.", "a/", "đ)".
std::optional<HeadingLabel> lower_letter(Cursor cursor) {
  const char32_t c = cursor.peek();
  if (!((c >= 'a' && c <= 'z') || c == 0x111)) return {};
  cursor.advance();
  if (cursor.byte() != ')' && cursor.byte() != '.' && cursor.byte() != '/' && !is_dash(cursor.peek())) return {};
  const bool bracket = cursor.byte() == ')';
  if (!skip_closing(cursor, true) || !(bracket || cursor.at_space())) return {};
  std::string text;
  append_code_point(text, c);
  const int value = lower_letter_value(c);
  return labelled(LabelKind::letter, text + ")", value == 0 ? std::vector<int>{} : std::vector<int>{value}, cursor);
}

// "(1)", "(a)", "(iv)".
std::optional<HeadingLabel> bracketed(Cursor cursor) {
  if (cursor.byte() != '(') return {};
  ++cursor.at;
  Cursor inner = cursor;
  const std::string_view digits = take_digits(inner);
  std::vector<int> numbers;
  if (!digits.empty()) {
    if (digits.size() > 2) return {};
    numbers.push_back(std::stoi(std::string(digits)));
  } else {
    std::size_t letters = 0;
    while (inner.byte() >= 'a' && inner.byte() <= 'z' && letters < 4) ++inner.at, ++letters;
    const std::string_view word = inner.text.substr(cursor.at, letters);
    if (letters == 0 || (letters > 1 && word.find_first_not_of("ivx") != std::string_view::npos)) return {};
    if (letters == 1) numbers.push_back(lower_letter_value(static_cast<unsigned char>(word[0])));
  }
  if (inner.byte() != ')') return {};
  const std::string text = "(" + std::string(inner.text.substr(cursor.at, inner.at - cursor.at)) + ")";
  ++inner.at;
  skip_closing(inner, true);
  Cursor after = inner;
  after.skip_space();
  if (after.done() || after.peek() == ',' || after.peek() == ';') return {};
  return labelled(LabelKind::parenthesis, text, std::move(numbers), inner);
}

std::optional<HeadingLabel> mark(Cursor cursor) {
  const char32_t c = cursor.peek();
  LabelKind kind = LabelKind::none;
  if (is_dash(c) || c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25AA || c == 0xF0B7) kind = LabelKind::dash;
  if (c == '+') kind = LabelKind::plus;
  if (c == '*') kind = LabelKind::star;
  if (kind == LabelKind::none) return {};
  cursor.advance();
  if (!cursor.at_space() && !at_letter(cursor)) return {};
  HeadingLabel out = labelled(kind, kind == LabelKind::dash ? "-" : kind == LabelKind::plus ? "+" : "*", {}, cursor);
  if (out.end >= cursor.text.size() || cursor.text[out.end] == '*') return {};  // ornaments: "* * *"
  return out;
}

// Words are compared folded; `end` is a place in the original.
struct FoldedCursor {
  const FoldedText* folded;
  std::size_t at = 0;

  bool take(std::string_view word) {
    if (!std::string_view(folded->text).substr(at).starts_with(word)) return false;
    at += word.size();
    return true;
  }
  bool at_end_of_word() const {
    if (at >= folded->text.size()) return true;
    const auto c = static_cast<unsigned char>(folded->text[at]);
    return !(c >= 0x80 || (c >= 'a' && c <= 'z') || digit(static_cast<char>(c)));
  }
  std::string_view rest() const { return std::string_view(folded->text).substr(at); }
  std::size_t origin() const { return folded->origin[std::min(at, folded->origin.size() - 1)]; }
};

// The longest number in words at the cursor.
int take_number_word(FoldedCursor& cursor) {
  int found = 0;
  std::size_t length = 0;
  for (std::size_t i = 1; i < number_words.size(); ++i) {
    FoldedCursor ahead = cursor;
    if (ahead.take(number_words[i]) && ahead.at_end_of_word() && number_words[i].size() > length) {
      found = static_cast<int>(i);
      length = number_words[i].size();
    }
  }
  for (const auto& [word, value] : {std::pair{std::string_view("một"), 1}, {std::string_view("bốn"), 4}}) {
    FoldedCursor ahead = cursor;
    if (length == 0 && ahead.take(word) && ahead.at_end_of_word()) {
      found = value;
      length = word.size();
    }
  }
  cursor.at += length;
  return found;
}

// A number after "Chương", "Phụ lục": digits, Roman digits or a capital letter, as it is written.
std::string take_number(FoldedCursor& cursor, std::string_view original, int& value) {
  Cursor at{original, cursor.origin()};
  Cursor after = at;
  std::string_view digits = take_digits(after);
  value = 0;
  if (!digits.empty() && digits.size() <= 3) {
    value = std::stoi(std::string(digits));
  } else {
    digits = take_romans(after);
    value = roman_value(digits);
    if (value == 0) {
      after = at;
      if (after.byte() < 'A' || after.byte() > 'Z') return {};
      value = after.byte() - 'A' + 1;
      ++after.at;
      digits = original.substr(at.at, 1);
    }
  }
  FoldedCursor next = cursor;
  next.at += digits.size();
  if (!next.at_end_of_word()) return {};
  cursor = next;
  return std::string(digits);
}

HeadingLabel word_label(LabelKind kind, std::string text, int value, const FoldedCursor& cursor,
                        std::string_view original) {
  Cursor end{original, cursor.origin()};
  skip_closing(end, true);
  HeadingLabel out = labelled(kind, std::move(text), value == 0 ? std::vector<int>{} : std::vector<int>{value}, end);
  Cursor first{original};
  first.skip_space();
  first.advance();
  // The second letter tells "PHẦN" from "Phần".
  const std::string second = original.substr(first.at).empty() ? "" : std::string(original.substr(first.at, 4));
  std::size_t next = 0;
  std::string one;
  append_code_point(one, next_code_point(second, next));
  out.shouted = fold(one) != one;
  return out;
}

std::optional<HeadingLabel> worded(std::string_view original) {
  std::size_t start = 0;
  while (start < original.size() && start < 4 && is_space(static_cast<unsigned char>(original[start]))) ++start;
  const std::size_t line = std::min(original.find('\n', start), start + 160);
  std::size_t cut = std::min(line, original.size());
  while (cut < original.size() && (static_cast<unsigned char>(original[cut]) & 0xC0) == 0x80) ++cut;
  const FoldedText folded = fold_with_origin(original.substr(0, cut));
  FoldedCursor cursor{&folded};
  cursor.take(" ");
  const auto numbered = [&](LabelKind kind, const std::string& word) -> std::optional<HeadingLabel> {
    if (!cursor.take(" ")) return {};
    int value = 0;
    const std::string number = take_number(cursor, original, value);
    if (number.empty()) return {};
    return word_label(kind, word + " " + number, value, cursor, original);
  };
  if (cursor.take("phần")) {
    if (!cursor.take(" thứ ")) return numbered(LabelKind::part, "Phần");
    const std::size_t from = cursor.at;
    const int value = take_number_word(cursor);
    if (value == 0) return {};
    return word_label(LabelKind::part, "Phần thứ " + folded.text.substr(from, cursor.at - from), value, cursor, original);
  }
  if (cursor.take("phụ lục")) {
    if (!cursor.at_end_of_word()) return {};
    FoldedCursor number = cursor;
    int value = 0;
    if (number.take(" ")) {
      if (!number.take("số ")) number.take("thứ ");
      const std::string digits = take_number(number, original, value);
      if (!digits.empty()) return word_label(LabelKind::appendix, "PHỤ LỤC " + digits, value, number, original);
    }
    return word_label(LabelKind::appendix, "PHỤ LỤC", 0, cursor, original);
  }
  if (cursor.take("chương")) return numbered(LabelKind::chapter, "Chương");
  if (cursor.take("mục")) return numbered(LabelKind::section, "Mục");
  if (cursor.take("điều")) {
    auto label = numbered(LabelKind::article, "Điều");
    // "Điều 5 của Luật" opens a sentence, "Điều 5." a heading.
    if (label && !cursor.rest().starts_with('.') && !cursor.rest().starts_with(':')) return {};
    return label;
  }
  FoldedCursor thu = cursor;
  if (thu.take("thứ ")) {
    const std::size_t from = thu.at;
    const int value = take_number_word(thu);
    if (value == 0 || !(thu.rest().starts_with(',') || thu.rest().starts_with(':') || thu.rest().starts_with(" là")))
      return {};
    return word_label(LabelKind::ordinal, "Thứ " + folded.text.substr(from, thu.at - from), value, thu, original);
  }
  const std::size_t from = cursor.at;
  if (const int value = take_number_word(cursor); value != 0 && cursor.take(" là") && cursor.at_end_of_word()) {
    // Capitalised as a sentence begins, whatever the writing.
    std::string text = folded.text.substr(from, cursor.at - from);
    if (!text.empty()) text[0] = static_cast<char>(text[0] >= 'a' && text[0] <= 'z' ? text[0] - 32 : text[0]);
    return word_label(LabelKind::ordinal, text, value, cursor, original);
  }
  return {};
}

}  // namespace

int number_in_words(std::string_view folded) {
  const FoldedText text = fold_with_origin(folded);
  FoldedCursor cursor{&text};
  const int value = take_number_word(cursor);
  return cursor.at == text.text.size() ? value : 0;
}

int roman_value(std::string_view digits) {
  if (digits.empty() || digits.size() > 8) return 0;
  int total = 0;
  int before = 0;
  for (auto i = digits.rbegin(); i != digits.rend(); ++i) {
    const int one = *i == 'I' ? 1 : *i == 'V' ? 5 : *i == 'X' ? 10 : *i == 'L' ? 50 : *i == 'C' ? 100 : 0;
    if (one == 0) return 0;
    total += one < before ? -one : one;
    before = std::max(before, one);
  }
  return total > 0 ? total : 0;
}

int as_upper_letter(const HeadingLabel& label) {
  if (label.kind != LabelKind::roman || label.text.size() != 1) return 0;
  return label.text[0] - 'A' + 1;
}

HeadingLabel read_label(std::string_view text) {
  Cursor cursor{text};
  cursor.skip_space();
  for (const auto& reader : {dotted, bracketed, mark, roman, upper_letter, lower_letter})
    if (auto label = reader(cursor)) return std::move(*label);
  if (auto label = worded(text)) return std::move(*label);
  return {};
}

}  // namespace dh::intake
