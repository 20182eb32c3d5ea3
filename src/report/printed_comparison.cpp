#include "report/printed_comparison.h"

#include <fmt/format.h>

#include "report/align_items.h"

namespace dh::report {
namespace {

struct Expected {
  std::string text;
  bool form = false;
  bool is_row = false;
  const char* check = "counts";  // that fails when it does not stand there
};

std::vector<Expected> expected_items(const std::vector<Element>& plan) {
  std::vector<Expected> out;
  for (const Element& one : plan) {
    if (one.kind == ElementKind::table) {
      for (std::size_t r = 0; r < one.rows.size(); ++r)
        out.push_back({printed_row(one.rows[r]), false, true, one.row_opinions.empty() ? "counts" : "annex"});
      continue;
    }
    Expected item{printed_text(one.text), one.kind == ElementKind::form, false, "counts"};
    if (one.kind == ElementKind::quotation) item.check = "quotations";
    if (one.kind == ElementKind::section || one.kind == ElementKind::document || one.kind == ElementKind::topic || one.kind == ElementKind::heading) item.check = "headings";
    if (!item.text.empty()) out.push_back(std::move(item));
  }
  return out;
}

std::string shortened(const std::string& text) {
  if (text.size() <= 160) return text;
  std::size_t end = 160;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string label(const PrintedItem& item) { return fmt::format("{} {}", item.is_row ? "table row" : "paragraph", item.number); }

class Comparison {
 public:
  Comparison(const std::vector<Element>& plan, const std::vector<PrintedItem>& found, Failures& failures) : plan_(plan), found_(found), failures_(failures) {}

  void compare() {
    bool form = false;
    for (Expected& one : expected_items(plan_)) {
      if (!one.form) {
        after_form_.push_back(form);
        wanted_.push_back(std::move(one));
      }
      form = one.form;
    }
    std::vector<ComparedItem> wanted, found;
    for (const Expected& one : wanted_) wanted.push_back({one.text, one.is_row});
    for (const PrintedItem& one : found_) found.push_back({one.text, one.is_row});
    std::size_t i = 0, j = 0;
    ItemPairs equal = equal_items(wanted, found);
    equal.emplace_back(wanted.size(), found.size());
    for (const auto& [end_i, end_j] : equal) {
      changed(wanted, i, end_i, found, j, end_j);
      i = end_i + 1;
      j = end_j + 1;
    }
  }

 private:
  // What stands between two items that agree: first what was changed, and between that, what is missing or added.
  void changed(const std::vector<ComparedItem>& wanted, std::size_t i, std::size_t end_i, const std::vector<ComparedItem>& found, std::size_t j, std::size_t end_j) {
    const auto part = [](const std::vector<ComparedItem>& of, std::size_t from, std::size_t to) {
      return std::vector<ComparedItem>(of.begin() + static_cast<std::ptrdiff_t>(from), of.begin() + static_cast<std::ptrdiff_t>(to));
    };
    // Beside an office's own words only what is alike may count as changed; elsewhere whatever stands in the place.
    ItemPairs like = like_items(part(wanted, i, end_i), part(found, j, end_j), beside_form(i, end_i) ? 0.3 : 0);
    for (auto& [a, b] : like) a += i, b += j;
    for (const auto& [a, b] : like) {
      missing_or_added(i, a, j, b);
      failures_[wanted_[a].check].push_back(fmt::format("{}: “{}” expected, “{}” stands there", label(found_[b]), shortened(wanted_[a].text), shortened(found_[b].text)));
      i = a + 1;
      j = b + 1;
    }
    missing_or_added(i, end_i, j, end_j);
  }

  void missing_or_added(std::size_t i, std::size_t end_i, std::size_t j, std::size_t end_j) {
    const std::string where = j > 0 ? "after " + label(found_[j - 1]) : "at the beginning";
    for (std::size_t k = i; k < end_i; ++k) failures_[wanted_[k].check].push_back(fmt::format("{}: “{}” is missing", where, shortened(wanted_[k].text)));
    if (i == 0) return;  // before the first section the office writes what it likes
    bool foot = beside_form(i, end_i);
    for (; j < end_j; ++j) {
      // Between the body and the annexes stands the foot: one row of recipients and signature.
      if (foot && found_[j].is_row) foot = false;
      else failures_["nothing-added"].push_back(fmt::format("{}: “{}” is not of the report", label(found_[j]), shortened(found_[j].text)));
    }
  }

  // May an office's own words stand before one of the wanted items i to end_i?
  bool beside_form(std::size_t i, std::size_t end_i) const {
    for (; i <= end_i && i < wanted_.size(); ++i)
      if (after_form_[i]) return true;
    return false;
  }

  const std::vector<Element>& plan_;
  const std::vector<PrintedItem>& found_;
  std::vector<Expected> wanted_;
  std::vector<bool> after_form_;  // of each wanted item: an office's own words may stand just before it
  Failures& failures_;
};

}  // namespace

void compare_printed(const std::vector<Element>& plan, const std::vector<PrintedItem>& found, Failures& failures) {
  Comparison(plan, found, failures).compare();
}

}  // namespace dh::report
