#include "analyse/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <regex>

namespace dh::analyse {
namespace {

std::string without_leading_zeros(const std::string& number) {
  std::size_t at = 0;
  while (at + 1 < number.size() && number[at] == '0' && number[at + 1] >= '0' && number[at + 1] <= '9') ++at;
  return number.substr(at);
}

// As a number: the first of a range; points part thousands.
double value_of(std::string_view figure) {
  std::string digits;
  for (const char c : figure) {
    if (c >= '0' && c <= '9') digits += c;
    else if (c == ',') digits += '.';
    else if (c != '.') break;
  }
  return std::strtod(digits.c_str(), nullptr);
}

}  // namespace

std::vector<Figure> figures_of(std::string_view text) {
  static const std::regex pattern("([0-9]+(?:[.,][0-9]+)*)(?: ?(?:%|‰))?(?:(?: ?(?:-|–) ?| đến | den )([0-9]+(?:[.,][0-9]+)*))? ?(%|‰)?");
  std::vector<Figure> out;
  if (std::ranges::none_of(text, [](char c) { return c >= '0' && c <= '9'; })) return out;  // most texts
  const char* begin = text.data();
  for (std::cregex_iterator one(begin, begin + text.size(), pattern), last; one != last; ++one) {
    const std::cmatch& found = *one;
    Figure figure;
    figure.start = static_cast<std::size_t>(found.position());
    figure.end = figure.start + static_cast<std::size_t>(found.length());
    while (figure.end > figure.start && text[figure.end - 1] == ' ') --figure.end;
    // A digit inside a word ("4G", "Q1") is no figure.
    const char before = figure.start > 0 ? text[figure.start - 1] : ' ';
    const char after = figure.end < text.size() ? text[figure.end] : ' ';
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3; };
    if (letter(before) || letter(after)) continue;
    const std::string_view slice = text.substr(figure.start, figure.end - figure.start);
    figure.range = found[2].matched;
    figure.share = slice.find('%') != std::string_view::npos || slice.find("‰") != std::string_view::npos;
    figure.key = without_leading_zeros(found[1]);
    if (figure.range) figure.key += '-' + without_leading_zeros(found[2]);
    if (slice.find("‰") != std::string_view::npos) figure.key += "‰";
    else if (figure.share) figure.key += '%';
    out.push_back(std::move(figure));
  }
  return out;
}

double distance(const Figure& one, const Figure& other) {
  const double a = value_of(one.key), b = value_of(other.key);
  return a <= 0 || b <= 0 ? 1 : std::min(1.0, std::abs(std::log(a / b)));
}

}  // namespace dh::analyse
