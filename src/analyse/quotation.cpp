#include "analyse/quotation.h"

#include <array>
#include <utility>

namespace dh::analyse {

std::vector<Quotation> quotations_of(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks = {{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"‘", "’"}, {"„", "”"}}};
  std::vector<Quotation> found;
  for (std::size_t at = 0; at < text.size();) {
    bool took = false;
    for (const auto& [open, close] : marks) {
      if (!text.substr(at).starts_with(open)) continue;
      const std::size_t end = text.find(close, at + open.size());
      if (end == std::string_view::npos) continue;
      found.push_back({at, at + open.size(), end, end + close.size()});
      at = end + close.size();
      took = true;
      break;
    }
    if (!took) ++at;
  }
  return found;
}

std::string outside_quotations(std::string_view text) {
  constexpr std::size_t long_quotation = 200;  // bytes: some thirty words
  std::string out;
  std::size_t from = 0;
  for (const Quotation& one : quotations_of(text)) {
    if (one.end - one.start > long_quotation && (one.end - one.start) * 10 > text.size() * 6) continue;
    out += text.substr(from, one.open - from);
    out += "“…”";
    from = one.close;
  }
  out += text.substr(from);
  return out;
}

}  // namespace dh::analyse
