#include "intake/vietnamese_dates.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cctype>

#include "text/fold.h"

namespace dh::intake {
namespace {

constexpr std::array weekdays = {"Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"};

int number_at(std::string_view text, std::size_t& at, std::size_t most) {
  int value = 0;
  std::size_t digits = 0;
  while (at < text.size() && digits < most && std::isdigit(static_cast<unsigned char>(text[at]))) {
    value = value * 10 + (text[at] - '0');
    ++at;
    ++digits;
  }
  return digits == 0 ? -1 : value;
}

// The last bytes of a text, no character cut.
std::string_view last_characters(std::string_view text, std::size_t most) {
  std::size_t at = text.size() > most ? text.size() - most : 0;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return text.substr(at);
}

// How a weekday is written, folded: in words or, but for Sunday, with its number.
std::array<std::string, 2> spellings(std::size_t weekday) {
  const std::string words = fold(weekdays[weekday]);
  return {words, weekday == 0 ? words : "thứ " + std::to_string(weekday + 1)};
}

// "Thứ sáu, ngày 22/5/2020": the weekday that ends what stands before the day. "Lần thứ sáu" is none.
std::string weekday_before(std::string_view text) {
  std::string words = fold(text);
  const auto drop = [&words](std::string_view end) {
    while (words.ends_with(' ') || words.ends_with(',')) words.pop_back();
    if (words.ends_with(end)) words.resize(words.size() - end.size());
  };
  drop("ngày");
  drop("");
  for (std::size_t i = 0; i < weekdays.size(); ++i)
    for (const std::string& spelling : spellings(i))
      if (words.ends_with(spelling) && !std::string_view(words).substr(0, words.size() - spelling.size()).ends_with("lần ")) return weekdays[i];
  return {};
}

}  // namespace

std::string weekday_of(const std::string& iso) {
  using namespace std::chrono;
  if (iso.size() != 10) return {};
  const year_month_day day(year(std::stoi(iso.substr(0, 4))), month(static_cast<unsigned>(std::stoi(iso.substr(5, 2)))),
                           std::chrono::day(static_cast<unsigned>(std::stoi(iso.substr(8, 2)))));
  if (!day.ok()) return {};
  return weekdays[weekday(sys_days(day)).c_encoding()];
}

std::vector<WrittenDay> written_days(std::string_view text) {
  struct Raw {
    WrittenDay written;
    int day, month, year;
  };
  std::vector<Raw> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!std::isdigit(static_cast<unsigned char>(text[i])) || (i > 0 && (std::isdigit(static_cast<unsigned char>(text[i - 1])) || text[i - 1] == '/'))) continue;
    std::size_t at = i;
    const int day = number_at(text, at, 2);
    if (at >= text.size() || text[at] != '/') continue;
    ++at;
    const int month = number_at(text, at, 2);
    if (day < 1 || day > 31 || month < 1 || month > 12) continue;
    int year = -1;
    if (at + 4 < text.size() + 0 && text[at] == '/') {
      std::size_t after = at + 1;
      year = number_at(text, after, 4);
      if (year >= 1900) at = after;
      else year = -1;
    }
    Raw raw{{i, {}, {}, std::string(text.substr(i, at - i))}, day, month, year};
    std::size_t open = at;
    while (open < text.size() && text[open] == ' ') ++open;
    if (open < text.size() && text[open] == '(') {
      const std::size_t close = text.find(')', open);
      const std::string words = fold(text.substr(open + 1, (close == std::string_view::npos ? text.size() : close) - open - 1));
      for (std::size_t weekday = 0; weekday < weekdays.size(); ++weekday)
        for (const std::string& spelling : spellings(weekday))
          if (words.starts_with(spelling) && !(words.size() > spelling.size() && std::isdigit(static_cast<unsigned char>(words[spelling.size()])))) raw.written.weekday = weekdays[weekday];
    }
    if (raw.written.weekday.empty()) raw.written.weekday = weekday_before(last_characters(text.substr(0, i), 40));
    found.push_back(std::move(raw));
    i = at > i ? at - 1 : i;
  }
  // A day without a year has the year of the next day that tells one, or else of the one before.
  int year = -1;
  for (auto one = found.rbegin(); one != found.rend(); ++one) one->year < 0 ? void(one->year = year) : void(year = one->year);
  year = -1;
  std::vector<WrittenDay> days;
  for (Raw& one : found) {
    if (one.year < 0) one.year = year;
    year = one.year;
    if (one.year < 0) continue;
    one.written.iso = fmt::format("{:04}-{:02}-{:02}", one.year, one.month, one.day);
    if (!weekday_of(one.written.iso).empty()) days.push_back(std::move(one.written));
  }
  return days;
}

}  // namespace dh::intake
