#include "intake/draft_outline.h"

#include <algorithm>

namespace dh::intake {
namespace {

constexpr std::size_t longest_bold_heading = 700;   // code points; a whole bold paragraph beyond it is emphasis
constexpr std::size_t longest_plain_heading = 150;  // of a heading that nothing but its label and shortness marks

bool is_item_kind(LabelKind kind) { return kind == LabelKind::letter || kind == LabelKind::parenthesis; }

bool is_top_kind(LabelKind kind) { return kind == LabelKind::part || kind == LabelKind::appendix; }

bool is_list_mark(LabelKind kind) {
  return kind == LabelKind::dash || kind == LabelKind::plus || kind == LabelKind::star || kind == LabelKind::ordinal;
}

int base_rank(const HeadingLabel& label) {
  switch (label.kind) {
    case LabelKind::part:
    case LabelKind::appendix: return 10;
    case LabelKind::chapter: return 20;
    case LabelKind::section: return 30;
    case LabelKind::upper: return 35;
    case LabelKind::roman: return 40;
    case LabelKind::article: return 45;
    case LabelKind::number: return 50 + static_cast<int>(label.numbers.size());
    case LabelKind::letter:
    case LabelKind::parenthesis: return 70;
    default: return 60;
  }
}

bool follows(const std::vector<int>& before, const std::vector<int>& after) {
  if (before.empty() || before.size() != after.size()) return false;
  if (!std::equal(before.begin(), before.end() - 1, after.begin())) return false;
  return after.back() == before.back() + 1;
}

bool same_kind(const HeadingLabel& a, const HeadingLabel& b) {
  return a.kind == b.kind && (a.kind != LabelKind::number || a.numbers.size() == b.numbers.size());
}

bool ends_sentence(char32_t c) { return c == '.' || c == ';' || c == ',' || c == 0x2026; }

}  // namespace

HeadingLabel in_context(HeadingLabel label, int last_upper_letter) {
  const int letter = as_upper_letter(label);
  // "I." is nearly always a Roman one; as a letter it only follows H.
  if (letter == 0 || last_upper_letter == 0 || letter != last_upper_letter + 1) return label;
  label.kind = LabelKind::upper;
  label.numbers = {letter};
  return label;
}

const OpenHeading* Outline::find(LabelKind kind, std::size_t depth) const {
  for (auto i = stack_.rbegin(); i != stack_.rend(); ++i)
    if (i->label.kind == kind && (kind != LabelKind::number || i->label.numbers.size() == depth)) return &*i;
  return nullptr;
}

bool Outline::in_appendix() const {
  return std::ranges::any_of(stack_, [](const OpenHeading& one) { return one.label.kind == LabelKind::appendix; });
}

bool Outline::directly_under_part() const {
  return !stack_.empty() && is_top_kind(stack_.back().label.kind) && before_ == Before::heading;
}

bool Outline::continues_series(const HeadingLabel& label) const {
  const OpenHeading* sibling = find(label.kind, label.numbers.size());
  return sibling != nullptr && follows(sibling->label.numbers, label.numbers);
}

bool Outline::continues_list(const HeadingLabel& label) const {
  return list_.kind != LabelKind::none && same_kind(list_, label) &&
         (label.numbers.empty() || list_.numbers.empty() || label.numbers.back() > list_.numbers.back());
}

// May the label open a level below the innermost heading?
bool Outline::fits_below(const HeadingLabel& label) const {
  if (stack_.empty()) return label.kind == LabelKind::roman || label.kind == LabelKind::upper;
  const HeadingLabel& top = stack_.back().label;
  if (label.kind == LabelKind::number && label.numbers.size() > 1) {
    const OpenHeading* above = find(LabelKind::number, label.numbers.size() - 1);
    return (above != nullptr && std::equal(above->label.numbers.begin(), above->label.numbers.end(), label.numbers.begin())) ||
           find(LabelKind::number, label.numbers.size()) != nullptr;
  }
  if (is_item_kind(label.kind)) return true;
  return base_rank(top) < base_rank(label) && (label.numbers.empty() || label.numbers.back() == 1);
}

// A labelled paragraph without any emphasis is a heading or a run-in only where its number and place say so.
Outline::Verdict Outline::judge_plain(const HeadingLabel& label, const ParagraphLook& look) const {
  if (in_appendix() || continues_list(label)) return Verdict::list_item;
  bool holds = continues_series(label);
  if (!holds && fits_below(label)) {
    const bool number_below_number = label.kind == LabelKind::number && label.numbers.size() > 1;
    holds = number_below_number || before_ == Before::heading || before_ == Before::run_in ||
            (before_ == Before::text && !is_item_kind(label.kind));
  }
  if (!holds) return Verdict::list_item;
  const bool short_line = look.length <= longest_plain_heading && !ends_sentence(look.last);
  return short_line ? Verdict::heading : Verdict::run_in;
}

Outline::Verdict Outline::judge(const HeadingLabel& label, const ParagraphLook& look) const {
  const bool styled = look.outline_level >= 0;
  if (label.kind == LabelKind::none) return styled ? Verdict::heading : Verdict::paragraph;
  if (is_list_mark(label.kind)) return styled && look.whole_bold ? Verdict::heading : Verdict::list_item;
  if (styled) return look.length <= longest_bold_heading ? Verdict::heading : Verdict::run_in;
  if (is_top_kind(label.kind) || label.kind == LabelKind::chapter || label.kind == LabelKind::section) {
    const bool looks_so = look.whole_bold || look.centred || label.shouted ||
                          (look.length <= longest_plain_heading && !ends_sentence(look.last));
    return looks_so ? Verdict::heading : Verdict::paragraph;
  }
  if (label.kind == LabelKind::article) return look.length <= longest_plain_heading ? Verdict::heading : Verdict::run_in;
  if (look.whole_strong && look.length <= longest_bold_heading) {
    // Items of a list in italics throughout are still a list; bold ones are headings.
    if (look.whole_bold || !continues_list(label)) return Verdict::heading;
  }
  if (look.strong_lead || look.whole_strong) return continues_list(label) && !look.strong_lead ? Verdict::list_item : Verdict::run_in;
  return judge_plain(label, look);
}

int Outline::rank_of(const HeadingLabel& label, const ParagraphLook& look) const {
  if (label.kind != LabelKind::none && !is_list_mark(label.kind)) return base_rank(label);
  if (look.outline_level < 0 || look.outline_level > 8) return 60;
  const int known = rank_of_outline_[static_cast<std::size_t>(look.outline_level)];
  return known >= 0 ? known : 5 + 10 * look.outline_level;
}

std::string Outline::remark(const HeadingLabel& label, const std::string& parent_path) {
  if (label.numbers.empty()) return {};
  const std::string key = parent_path + '\n' + std::to_string(static_cast<int>(label.kind));
  const auto known = std::ranges::find(last_children_, key, &Sibling::path);
  std::string out;
  if (known == last_children_.end()) {
    if (label.numbers.back() != 1 && label.kind != LabelKind::appendix) out = "is the first of its row";
    last_children_.push_back({key, label.numbers, label.text});
  } else {
    if (label.numbers == known->numbers) out = "repeats";
    else if (!follows(known->numbers, label.numbers)) out = "follows " + known->text;
    *known = {key, label.numbers, label.text};
  }
  return out;
}

std::string Outline::open(const HeadingLabel& label, const ParagraphLook& look, int block, bool run_in) {
  const int rank = rank_of(label, look);
  auto keep = stack_.end();
  if (is_item_kind(label.kind)) {
    // Letters and bracketed numbers nest either way: the one already open is the outer one.
    keep = std::ranges::find_if(stack_, [&](const OpenHeading& one) { return one.label.kind == label.kind; });
  } else {
    keep = std::ranges::find_if(stack_, [&](const OpenHeading& one) { return one.rank >= rank; });
  }
  stack_.erase(keep, stack_.end());
  const std::string parent_path = path();
  // A heading that repeats begins its row of children anew.
  const std::string own = parent_path + (parent_path.empty() ? "" : " > ") + label.text;
  std::string out = remark(label, parent_path);
  std::erase_if(last_children_, [&](const Sibling& one) { return one.path.starts_with(own + '\n') || one.path.starts_with(own + " > "); });
  stack_.push_back({label, rank, block, look.outline_level, run_in});
  if (look.outline_level >= 0 && look.outline_level < 9) rank_of_outline_[static_cast<std::size_t>(look.outline_level)] = rank;
  list_ = {};
  before_ = run_in ? Before::run_in : Before::heading;
  return out;
}

void Outline::note_list_item(const HeadingLabel& label) {
  if (!is_list_mark(label.kind)) list_ = label;
  before_ = Before::text;
}

void Outline::note_text(char32_t last_character) { before_ = last_character == ':' ? Before::colon : Before::text; }

std::string Outline::path() const {
  std::string out;
  for (const OpenHeading& one : stack_) {
    if (one.label.text.empty()) continue;
    if (!out.empty()) out += " > ";
    out += one.label.text;
  }
  return out;
}

}  // namespace dh::intake
