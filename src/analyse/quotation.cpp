#include "analyse/quotation.h"

#include "analyse/word_list.h"

#include <array>
#include <utility>

namespace dh::analyse {
namespace {

// The first closing curly mark from there on that closes no opening one.
std::size_t unopened(std::string_view text, std::size_t from) {
  std::size_t depth = 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text.substr(at).starts_with("“")) ++depth;
    else if (text.substr(at).starts_with("”") && depth-- == 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<Quotation> quotations_of(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks = {{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"‘", "’"}, {"„", "”"}}};
  std::vector<Quotation> found;
  for (std::size_t at = 0; at < text.size();) {
    bool took = false;
    for (const auto& [open, close] : marks) {
      if (!text.substr(at).starts_with(open)) continue;
      std::size_t end = text.find(close, at + open.size());
      std::string_view closed = close;
      // A scan, or a keyboard, may close with the other mark.
      if (open == "\"") {
        const std::size_t curly = unopened(text, at + open.size());
        if (curly < end) {
          end = curly;
          closed = "”";
        }
      } else if (end == std::string_view::npos && open == "“") {
        end = text.find('"', at + open.size());
        closed = "\"";
      }
      if (end == std::string_view::npos) continue;
      found.push_back({at, at + open.size(), end, end + closed.size()});
      at = end + closed.size();
      took = true;
      break;
    }
    if (!took) ++at;
  }
  return found;
}

bool only_quotations(std::string_view text) {
  const std::vector<Quotation> quotes = quotations_of(text);
  if (quotes.empty()) return false;
  std::string outside;
  std::size_t from = 0;
  for (const Quotation& one : quotes) {
    outside += std::string(text.substr(from, one.open - from)) + ' ';
    from = one.close;
  }
  outside += text.substr(from);
  return words_of(outside).size() <= 1;
}

std::string outside_quotations(std::string_view text) {
  if (only_quotations(text)) return std::string(text);
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
