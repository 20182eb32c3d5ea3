#include "search/fields.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::search {
namespace {

struct FieldNames {
  Field field;
  const char* english;
  const char* vietnamese;
};
constexpr std::array field_names = {
    FieldNames{Field::unit, "unit", "donvi"},
    FieldNames{Field::topic, "topic", "chude"},
    FieldNames{Field::kind, "kind", "loai"},
    FieldNames{Field::place, "place", "vitri"},
    FieldNames{Field::channel, "channel", "kenh"},
    FieldNames{Field::date, "date", "ngay"},
    FieldNames{Field::document, "document", "vankien"},
    FieldNames{Field::stance, "stance", "quandiem"},
    FieldNames{Field::member, "member", "nguoi"},
};

// A value as the store writes it, and what people call it, without marks.
struct Word {
  Field field;
  const char* value;
  const char* words;
};
constexpr std::array words = {
    Word{Field::kind, "agree", "dong y"},        Word{Field::kind, "agree", "nhat tri"},
    Word{Field::kind, "amend", "sua"},           Word{Field::kind, "amend", "sua doi"},
    Word{Field::kind, "add", "bo sung"},         Word{Field::kind, "add", "them"},
    Word{Field::kind, "delete", "bo"},           Word{Field::kind, "delete", "luoc bo"},
    Word{Field::kind, "delete", "xoa"},          Word{Field::kind, "restructure", "bo cuc"},
    Word{Field::kind, "question", "hoi"},        Word{Field::kind, "question", "lam ro"},
    Word{Field::kind, "spelling", "chinh ta"},   Word{Field::kind, "spelling", "van phong"},
    Word{Field::kind, "indicator", "chi tieu"},  Word{Field::kind, "proposal", "de xuat"},
    Word{Field::kind, "proposal", "hien ke"},    Word{Field::kind, "proposal", "kien nghi"},
    Word{Field::kind, "general", "chung"},       Word{Field::kind, "general", "gop y chung"},
    Word{Field::stance, "for", "dong tinh"},     Word{Field::stance, "for", "ung ho"},
    Word{Field::stance, "against", "phan doi"},  Word{Field::stance, "against", "de nghi thay doi"},
    Word{Field::stance, "mixed", "mot phan"},    Word{Field::stance, "mixed", "dong tinh mot phan"},
    Word{Field::stance, "neutral", "trung lap"}, Word{Field::channel, "web", "trang thong tin"},
    Word{Field::channel, "web", "truc tuyen"},   Word{Field::channel, "meeting", "hoi nghi"},
    Word{Field::channel, "meeting", "hop"},      Word{Field::channel, "paper", "giay"},
    Word{Field::channel, "paper", "phieu giay"}, Word{Field::channel, "email", "thu dien tu"},
    Word{Field::channel, "email", "thu"},        Word{Field::channel, "file", "tep"},
    Word{Field::channel, "bundle", "goi"},
};

std::vector<std::string_view> stored_values(Field field) {
  if (field == Field::kind)
    return {"agree",    "amend",    "add",       "delete",   "restructure",
            "question", "spelling", "indicator", "proposal", "general"};
  if (field == Field::stance) return {"for", "against", "mixed", "neutral"};
  if (field == Field::channel) return {"web", "meeting", "paper", "email", "file", "bundle"};
  return {};
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || !is_digit(text.front()) || fault != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

int days_of(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

// "2020", "2020-05", "2020-05-20", "5/2020", "20/5/2020" -> the beginning of an ISO 8601 day.
std::optional<std::string> iso_beginning(std::string_view text) {
  std::vector<int> numbers;
  std::size_t first_digits = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("-/.", at), text.size());
    const auto one = number(text.substr(at, end - at));
    if (!one || end - at > 4) return std::nullopt;
    if (numbers.empty()) first_digits = end - at;
    numbers.push_back(*one);
    at = end + 1;
  }
  if (numbers.size() > 3) return std::nullopt;
  if (first_digits != 4) std::reverse(numbers.begin(), numbers.end());
  if (numbers[0] < 1000 || numbers[0] > 9999) return std::nullopt;
  std::string iso = std::to_string(numbers[0]);
  if (numbers.size() > 1) {
    if (numbers[1] < 1 || numbers[1] > 12) return std::nullopt;
    iso += '-' + two_digits(numbers[1]);
  }
  if (numbers.size() > 2) {
    if (numbers[2] < 1 || numbers[2] > days_of(numbers[0], numbers[1])) return std::nullopt;
    iso += '-' + two_digits(numbers[2]);
  }
  return iso;
}

constexpr char after_all = '\x7f';

std::optional<Value> date_value(std::string_view written) {
  const std::string name = std::string(english_name(Field::date)) + '=';
  Value value{{}, name, name + after_all, std::string(written)};
  const std::size_t dots = written.find("..");
  const std::string_view first = trim(written.substr(0, dots));
  const std::string_view last = dots == std::string_view::npos ? first : trim(written.substr(dots + 2));
  if (first.empty() && last.empty()) return std::nullopt;
  if (!first.empty()) {
    const auto iso = iso_beginning(first);
    if (!iso) return std::nullopt;
    value.from += *iso;
  }
  if (!last.empty()) {
    const auto iso = iso_beginning(last);
    if (!iso) return std::nullopt;
    value.to = name + *iso + after_all;
  }
  if (value.from > value.to) return std::nullopt;
  return value;
}

std::vector<std::string> levels_of(std::string_view path) {
  std::vector<std::string> levels;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('>', at), path.size());
    std::string level = fold_words(path.substr(at, end - at), Fold::marks);
    if (!level.empty()) levels.push_back(std::move(level));
    at = end + 1;
  }
  return levels;
}

constexpr std::string_view place_prefix = "place~";

Value place_value(std::string_view written) {
  Value value{{}, {}, {}, std::string(written)};
  const std::string folded = fold_words(written, Fold::marks);
  // "22", "trang 22", "tr. 22", "p22"
  for (const std::string_view word : {"trang ", "page ", "tr ", "p ", "trang", "tr", "p", ""}) {
    if (!folded.starts_with(word)) continue;
    const auto page = number(std::string_view(folded).substr(word.size()));
    if (!page) continue;
    value.names.push_back(page_list(*page));
    return value;
  }
  std::string path;
  for (const std::string& level : levels_of(written)) path += (path.empty() ? "" : " > ") + level;
  value.names.push_back(std::string(place_prefix) + path);
  // "mục 3.1": the word says only that a heading is meant.
  if (path.starts_with("muc ")) value.names.push_back(std::string(place_prefix) + path.substr(4));
  return value;
}

}  // namespace

const char* english_name(Field field) { return field_names[static_cast<std::size_t>(field)].english; }
const char* vietnamese_name(Field field) { return field_names[static_cast<std::size_t>(field)].vietnamese; }

std::optional<Field> field_of(std::string_view name) {
  const std::string folded = without_blanks(fold_words(name, Fold::marks));
  for (const FieldNames& one : field_names)
    if (folded == one.english || folded == one.vietnamese) return one.field;
  return std::nullopt;
}

std::string exact_list(Field field, std::string_view value) {
  return std::string(english_name(field)) + '=' + fold_words(value, Fold::case_only);
}

std::string bare_list(Field field, std::string_view value) {
  return std::string(english_name(field)) + '~' + fold_words(value, Fold::marks);
}

std::string missing_list(Field field) { return std::string(english_name(field)) + '='; }

std::vector<std::string> place_lists(std::string_view heading_path) {
  const std::vector<std::string> levels = levels_of(heading_path);
  std::vector<std::string> lists;
  for (std::size_t first = 0; first < levels.size(); ++first) {
    std::string name(place_prefix);
    for (std::size_t last = first; last < levels.size(); ++last) {
      if (last > first) name += " > ";
      name += levels[last];
      lists.push_back(name);
    }
  }
  return lists;
}

std::string page_list(int page) { return "page=" + std::to_string(page); }

std::vector<std::string> topic_lists(std::string_view label) {
  std::vector<std::string> lists = {exact_list(Field::topic, label)};
  for (std::size_t dot = label.find('.'); dot != std::string_view::npos && dot + 1 < label.size();
       dot = label.find('.', dot + 1))
    lists.push_back(exact_list(Field::topic, label.substr(0, dot)));
  return lists;
}

std::optional<Value> value_of(Field field, std::string_view written) {
  const std::string folded = fold_words(written, Fold::marks);
  if (folded.empty()) return std::nullopt;
  if (folded == "none" || folded == "trong") return Value{{missing_list(field)}, {}, {}, std::string(written)};
  if (field == Field::date) return date_value(written);
  if (field == Field::place) return place_value(written);
  const std::vector<std::string_view> stored = stored_values(field);
  if (stored.empty())
    return Value{{exact_list(field, written), bare_list(field, written)}, {}, {}, std::string(written)};
  const std::string together = without_blanks(folded);  // "bosung" is "bổ sung"
  for (const std::string_view value : stored)
    if (folded == value) return Value{{exact_list(field, value)}, {}, {}, std::string(written)};
  for (const Word& one : words)
    if (one.field == field && together == without_blanks(one.words))
      return Value{{exact_list(field, one.value)}, {}, {}, std::string(written)};
  return std::nullopt;
}

std::vector<std::string_view> known_values(Field field) { return stored_values(field); }

}  // namespace dh::search
