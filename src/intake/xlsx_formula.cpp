#include "intake/xlsx_formula.h"

#include <charconv>

#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr int deepest = 20;

class FormulaText {
 public:
  explicit FormulaText(std::string_view formula) : rest_(formula) {}

  std::optional<std::string> whole() {
    auto text = joined(0);
    return text && rest_.empty() ? text : std::nullopt;
  }

 private:
  bool skip(char c) {
    rest_ = trim(rest_);
    if (!rest_.starts_with(c)) return false;
    rest_ = trim(rest_.substr(1));
    return true;
  }

  // term & term & …
  std::optional<std::string> joined(int depth) {
    auto text = term(depth);
    while (text && skip('&')) {
      const auto next = term(depth);
      if (!next) return std::nullopt;
      *text += *next;
    }
    return text;
  }

  std::optional<std::string> term(int depth) {
    if (depth > deepest) return std::nullopt;
    rest_ = trim(rest_);
    if (rest_.starts_with('"')) return string();
    if (skip('(')) {
      auto text = joined(depth + 1);
      return skip(')') ? text : std::nullopt;
    }
    std::size_t end = 0;
    while (end < rest_.size() && ((rest_[end] >= '0' && rest_[end] <= '9') || rest_[end] == '.')) ++end;
    if (end > 0) {
      std::string number(rest_.substr(0, end));
      rest_ = trim(rest_.substr(end));
      return number;
    }
    return call(depth);
  }

  std::optional<std::string> string() {
    std::string text;
    for (std::size_t at = 1; at < rest_.size(); ++at) {
      if (rest_[at] != '"') {
        text += rest_[at];
      } else if (rest_.substr(at + 1).starts_with('"')) {
        text += '"';
        ++at;
      } else {
        rest_ = trim(rest_.substr(at + 1));
        return text;
      }
    }
    return std::nullopt;
  }

  std::optional<std::string> call(int depth) {
    const std::size_t open = rest_.find('(');
    if (open == std::string_view::npos) return std::nullopt;
    std::string name;
    for (const char c : trim(rest_.substr(0, open))) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (name.starts_with("_XLFN.")) name.erase(0, 6);
    const bool link = name == "HYPERLINK";
    if (name == "CHAR" || name == "UNICHAR") return character(open, depth);
    if (!link && name != "CONCATENATE" && name != "CONCAT") return std::nullopt;
    rest_.remove_prefix(open + 1);
    std::string text;
    do {
      const auto argument = joined(depth + 1);
      if (!argument) return std::nullopt;
      text = link ? *argument : text + *argument;
    } while (skip(',') || skip(';'));
    return skip(')') ? std::optional(text) : std::nullopt;
  }

  // CHAR(10): how formulas begin a line. Codes above ASCII depend on the writer's machine.
  std::optional<std::string> character(std::size_t open, int depth) {
    rest_.remove_prefix(open + 1);
    const auto argument = joined(depth + 1);
    if (!argument || !skip(')')) return std::nullopt;
    int code = 0;
    const auto read = std::from_chars(argument->data(), argument->data() + argument->size(), code);
    if (read.ec != std::errc{} || read.ptr != argument->data() + argument->size()) return std::nullopt;
    if (code != '\t' && code != '\n' && code != '\r' && (code < 0x20 || code > 0x7E)) return std::nullopt;
    return std::string(1, static_cast<char>(code));
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::string> literal_formula(std::string_view formula) {
  formula = trim(formula);
  if (formula.starts_with('=')) formula.remove_prefix(1);
  return FormulaText(formula).whole();
}

}  // namespace dh::intake
