#include "intake/answer_items.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

enum class Label { none, number, letter, dash };

// The label at the beginning of a line and the byte after it and its blanks.
std::pair<Label, std::size_t> label_at(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && (line[i] == ' ' || line[i] == '\t')) ++i;
  const std::size_t begin = i;
  const bool bracket = i < line.size() && line[i] == '(';
  if (bracket) ++i;
  std::size_t digits = i;
  while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits])) && digits - i < 3) ++digits;
  Label label = Label::none;
  if (digits > i && digits < line.size() && (line[digits] == '.' || line[digits] == ')' || line[digits] == '/')) {
    label = Label::number;
    i = digits + 1;
    if (i < line.size() && std::isdigit(static_cast<unsigned char>(line[i]))) return {Label::none, 0};  // 1.2 or 3,5
  } else if (i + 1 < line.size() && std::islower(static_cast<unsigned char>(line[i])) && line[i + 1] == ')') {
    label = Label::letter;
    i += 2;
  } else if (!bracket) {
    for (const std::string_view dash : {"-", "+", "*", "•", "–", "—", "●", "▪", "\u2022", "\uF0B7"}) {
      if (!line.substr(begin).starts_with(dash)) continue;
      label = Label::dash;
      i = begin + dash.size();
      break;
    }
  }
  if (label == Label::none) return {Label::none, 0};
  const std::size_t after = i;
  while (i < line.size() && (line[i] == ' ' || line[i] == '\t')) ++i;
  if (i == line.size() || (label == Label::dash && i == after && line[begin] == '*')) return {Label::none, 0};
  return {label, i};
}

}  // namespace

std::pair<std::size_t, std::size_t> trimmed_range(std::string_view text, std::size_t start, std::size_t end) {
  const std::string_view inner = trim(text.substr(start, end - start));
  if (inner.empty()) return {start, start};
  const auto first = static_cast<std::size_t>(inner.data() - text.data());
  return {first, first + inner.size()};
}

std::vector<AnswerItem> answer_items(std::string_view text) {
  std::vector<AnswerItem> items;
  Label kind = Label::none;
  bool regular = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    const auto [label, length] = label_at(text.substr(at, newline - at));
    if (label != Label::none && (kind == Label::none || label == kind)) {
      if (items.empty() && !trim(text.substr(0, at)).empty()) regular = false;
      kind = label;
      items.push_back({at, at + length, 0});
    }
    at = newline + 1;
  }
  if (items.size() < 2 || !regular) return {{0, 0, text.size()}};
  for (std::size_t i = 0; i < items.size(); ++i) items[i].end = i + 1 < items.size() ? items[i + 1].start : text.size();
  return items;
}

bool says_nothing(std::string_view answer) {
  static constexpr std::array nothing = {"khong",        "khong co",   "khong co y kien", "khong y kien", "khong gop y",     "x",
                                         "khong co gi",  "k",          "ko",              "ko co",        "khong co y kien gi", "khong co y kien khac",
                                         "khong co y kien gop y", "khong co y kien gop y gi", "khong co gi them", "khong bo sung gi", "khong co y kien gi them",
                                         "khong co y kien gi khac", "khong co de xuat", "khong de xuat", "chua co y kien", "chua co", "khong co noi dung", "hong", "hong co", "n a", "none", "no"};
  std::string words = fold_words(answer, Fold::marks);
  for (const std::string_view polite : {" a", " nhe", " nha", " het"})
    if (words.ends_with(polite)) words.erase(words.size() - polite.size());
  for (const std::string_view polite : {"da ", "em ", "toi ", "minh "})
    if (words.starts_with(polite)) words.erase(0, polite.size());
  return words.empty() || std::ranges::find(nothing, words) != nothing.end();
}

bool says_as_above(std::string_view answer) {
  static constexpr std::array above = {"nhu tren", "nt", "n t", "cung muc", "cung noi dung", "cung cho", "cung trang", "cung muc tren", "nhu muc tren", "nhu dong tren", "cung vi tri", "cung doan", "nhu truoc", "ditto"};
  const std::string_view bare = trim(answer);
  if (bare == "\"" || bare == "''" || bare == "”" || bare == "〃" || bare == "\"\"") return true;
  const std::string words = fold_words(answer, Fold::marks);
  return std::ranges::find(above, words) != above.end();
}

bool is_wordless_formula(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '=') return false;
  bool in_quotes = false, letters = false, operators = false;
  for (const char c : cell.substr(1)) {
    if (c == '"') in_quotes = !in_quotes;
    else if ((c & 0x80) != 0) return false;  // a person's letters
    else if (std::isalpha(static_cast<unsigned char>(c))) {
      if (in_quotes) return false;
      letters = true;
    } else if (std::string_view("|!()+-*/&^").find(c) != std::string_view::npos) operators = true;
  }
  return operators || !letters;
}

}  // namespace dh::intake
