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
      for (const char* weekday : weekdays)
        if (words.starts_with(fold(weekday))) raw.written.weekday = weekday;
    }
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
