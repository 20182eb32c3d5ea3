#include "analyse/stated_edit.h"

#include <algorithm>
#include <array>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "analyse/quote_roles.h"
#include "analyse/stated_figure.h"
#include "analyse/unquoted_edit.h"
#include "analyse/word_list.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

bool is_sign(std::string_view words) { return trim(words) == "%" || trim(words) == "‰"; }

// "thiếu ký hiệu phần trăm", "thiếu dấu %": the sign that is missing.
std::string_view missing_sign(std::string_view said) {
  const CueWords words(said);
  if (!words.any({"thiếu", "sót", "quên"})) return {};
  if (words.any({"phần trăm"}) || said.find('%') != std::string_view::npos) return "%";
  if (words.any({"phần nghìn"}) || said.find("‰") != std::string_view::npos) return "‰";
  return {};
}

// “A” thiếu chữ x, or thiếu chữ x: “A”: one or two words up to the end of the clause.
std::string unquoted_missing(std::string_view text, const std::vector<Quote>& quotes) {
  const std::vector<Word> words = words_of(text);
  const bool plain = written_without_marks(text);
  const auto is = [&](const Word& word, std::string_view one) { return plain ? word.plain == fold(one, Fold::marks) : word.key == one; };
  const auto quoted = [&](const Word& word) { return std::ranges::any_of(quotes, [&](const Quote& one) { return one.open <= word.start && word.end <= one.close; }); };
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (!(is(words[i], "thiếu") || is(words[i], "sót")) || !(is(words[i + 1], "chữ") || is(words[i + 1], "từ")) || quoted(words[i]) || quoted(words[i + 2])) continue;
    std::size_t last = i + 2;
    const auto goes_on = [&](std::size_t k) { return k < words.size() && !quoted(words[k]) && text.substr(words[k - 1].end, words[k].start - words[k - 1].end).find_first_not_of(' ') == std::string_view::npos; };
    while (goes_on(last + 1)) ++last;
    if (last - i - 1 <= 2) return std::string(text.substr(words[i + 2].start, words[last].end - words[i + 2].start));
  }
  return {};
}

// “hai phong trào lớn của Đoàn” …, nay là ba phong trào: of two that count the same only the number is told; the rest of
// the phrase, up to whose it is, stays.
std::string with_number_of(const std::string& phrase, std::string_view said) {
  static constexpr std::array<std::string_view, 10> names = {"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"};
  const std::vector<Word> words = words_of(phrase), there = words_of(said);
  const auto number = [](const Word& word) { return std::ranges::find(names, std::string_view(word.key)) != names.end(); };
  if (words.size() < 3 || !number(words[0])) return {};
  for (std::size_t i = 1; i + 2 < there.size(); ++i)
    if (number(there[i]) && there[i].key != words[0].key && there[i + 1].key == words[1].key && there[i + 2].key == words[2].key && (there[i - 1].key == "là" || there[i - 1].key == "có" || there[i - 1].key == "thành"))
      return std::string(said.substr(there[i].start, there[i].end - there[i].start)) + phrase.substr(words[0].end);
  return {};
}

// Up to "của", which tells whose it is.
std::string without_owner(const std::string& phrase) {
  for (const Word& word : words_of(phrase))
    if (word.key == "của" && word.start > 0) return std::string(trim(std::string_view(phrase).substr(0, word.start)));
  return phrase;
}

// "hai mục 4.2.1 liền nhau" among faults of numbering: the second has the next number.
StatedEdit numbered_twice(std::string_view text) {
  StatedEdit out;
  const CueWords said(text);
  if (!said.any({"đánh số", "trùng số", "số thứ tự", "trùng mục", "trùng nhau", "đánh trùng"})) return out;
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::string& label = words[i].key;
    const bool twice = (words[i - 2].plain == "hai" || words[i - 2].plain == "2") && (words[i - 1].plain == "muc" || words[i - 1].plain == "so" || words[i - 1].plain == "diem");
    if (!twice || label.find('.') == std::string::npos || label.find_first_not_of("0123456789.") != std::string::npos) continue;
    const std::size_t last = label.rfind('.') + 1;
    if (label.size() - last > 2 || last == label.size()) continue;
    out.form = StatedEdit::Form::renumber;
    out.old = {label};
    out.fresh = label.substr(0, last) + std::to_string(std::stoi(label.substr(last)) + 1);
    return out;
  }
  return out;
}

// A word stands twice side by side.
bool doubles(const std::vector<Word>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i].key == words[i + 1].key) return true;
  return false;
}

const Quote* last_before(const std::vector<Quote>& quotes, std::size_t index, std::initializer_list<Role> roles) {
  for (std::size_t i = index; i-- > 0;)
    if (std::ranges::find(roles, quotes[i].role) != roles.end()) return &quotes[i];
  return nullptr;
}

const Quote* first_of(const std::vector<Quote>& quotes, Role role) {
  const auto found = std::ranges::find(quotes, role, &Quote::role);
  return found == quotes.end() ? nullptr : &*found;
}

}  // namespace

StatedEdit stated_edit(std::string_view text) {
  using Form = StatedEdit::Form;
  const std::vector<Quote> quotes = quotes_with_roles(text);
  const CueWords words(text);
  StatedEdit out;
  if (first_of(quotes, Role::refused) != nullptr) return out;

  if (const Quote* moved = first_of(quotes, Role::moved)) {
    out.form = Form::move;
    out.old = {cut(text, *moved)};
    if (const Quote* before = first_of(quotes, Role::before)) out.before = cut(text, *before);
    if (const Quote* after = first_of(quotes, Role::after)) out.after = cut(text, *after);
    out.to_end = CueWords(text.substr(moved->close)).any({"sau", "cuối", "cuối cùng"});
    return out;
  }
  // Punctuation between two phrases.
  if (quotes.size() >= 2 && words.any({"giữa"}) && words.any({"dấu phẩy", "dấu chấm", "dấu chấm phẩy", "dấu hai chấm", "dấu gạch"}) && words.any({"bỏ", "xóa", "xoá", "thừa", "dư"})) {
    out.form = Form::between;
    out.old = {cut(text, quotes[0]), cut(text, quotes[1])};
    return out;
  }
  // “A” thành “B”, with whatever stands between; “B” thay cho “A”.
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    if (quotes[i].role != Role::fresh) continue;
    const Quote* old = nullptr;
    for (std::size_t k = i; k-- > 0;)
      if (quotes[k].told_old) {
        old = &quotes[k];
        break;
      }
    if (old == nullptr) old = last_before(quotes, i, {Role::context, Role::old, Role::within});
    if (old == nullptr) old = last_before(quotes, i, {Role::removed, Role::repeated});
    if (old == nullptr)
      for (std::size_t k = i + 1; k < quotes.size() && old == nullptr; ++k)
        if (quotes[k].told_old && CueWords(text.substr(quotes[k - 1].close, quotes[k].open - quotes[k - 1].close)).any({"thay", "thay cho", "thay vì", "không", "đừng", "chứ"})) old = &quotes[k];
    if (old == nullptr) {
      if (quotes[i].role == Role::fresh && i == 0) {
        out.form = Form::replace;
        out.fresh = cut(text, quotes[i]);
        return out;
      }
      continue;
    }
    out.form = Form::replace;
    // “A1”, “A2”; phải là “B”: one stretch of the draft.
    auto first = static_cast<std::size_t>(old - quotes.data());
    while (first > 0 && quotes[first - 1].role == Role::context && !old->told_old &&
           fold_words(text.substr(quotes[first - 1].close, quotes[first].open - quotes[first - 1].close)).size() <= 3)
      --first;
    for (std::size_t k = first; k <= static_cast<std::size_t>(old - quotes.data()); ++k) out.old.push_back(cut(text, quotes[k]));
    if (is_sign(cut(text, quotes[i])) && out.old.size() == 1) out.sign = trim(cut(text, quotes[i]));
    else out.fresh = cut(text, quotes[i]);
    if (const Quote* within = last_before(quotes, first, {Role::context, Role::within})) out.within = cut(text, *within);
    for (std::size_t k = 0; k < i; ++k)
      if (quotes[k].role == Role::context) out.quoted.push_back(cut(text, quotes[k]));
    return out;
  }
  if (quotes.size() >= 2)
    for (std::size_t i = 1; i < quotes.size(); ++i)
      if (quotes[i].told_old && quotes[i - 1].role == Role::context) {
        out.form = Form::replace;
        out.old = {cut(text, quotes[i])};
        out.fresh = cut(text, quotes[i - 1]);
        return out;
      }
  const Quote* within = first_of(quotes, Role::within);
  if (within == nullptr) within = first_of(quotes, Role::context);
  if (const Quote* repeated = first_of(quotes, Role::repeated)) {
    out.form = Form::repeated;
    out.old = {cut(text, *repeated)};
    if (within != nullptr) out.within = cut(text, *within);
    // “A” lặp chữ “x”: the phrase is what shall be mended.
    return out;
  }
  if (const Quote* removed = first_of(quotes, Role::removed)) {
    out.form = Form::remove;
    out.old = {cut(text, *removed)};
    if (within != nullptr) out.within = cut(text, *within);
    if (words.any({"lặp", "thừa", "dư", "trùng"})) out.form = within != nullptr || words.any({"lặp", "dư", "thừa"}) ? Form::repeated : Form::remove;
    return out;
  }
  const Quote* after = first_of(quotes, Role::after);
  const Quote* before = first_of(quotes, Role::before);
  if (const Quote* missing = first_of(quotes, Role::missing); missing != nullptr && after == nullptr && before == nullptr) {
    out.form = Form::missing;
    out.fresh = cut(text, *missing);
    if (within != nullptr) out.within = cut(text, *within);
    return out;
  }
  const Quote* added = first_of(quotes, Role::inserted);
  if (added == nullptr) added = first_of(quotes, Role::missing);
  if (added == nullptr && (after != nullptr || before != nullptr))
    for (const Quote& one : quotes)
      if (one.role == Role::context && words.any({"thêm", "bổ sung", "chèn"})) added = &one;
  if (added != nullptr) {
    out.form = Form::insert;
    out.fresh = cut(text, *added);
    if (after != nullptr) out.after = cut(text, *after);
    if (before != nullptr && after == nullptr) out.before = cut(text, *before);
    if (within != nullptr && within != added) out.within = cut(text, *within);
    // “x” vào …: moi xa co it nhat mot x
    const std::string_view behind = text.substr(added->close);
    if (const std::size_t colon = behind.find(": "); colon != std::string_view::npos && quotations_of(behind).empty()) {
      std::string_view wording = trim(behind.substr(colon + 2));
      while (wording.ends_with('.')) wording.remove_suffix(1);
      if (fold_words(wording).find(fold_words(out.fresh)) != std::string::npos) out.fresh = wording;
    }
    // “x”, ví dụ “A, x B”: how it shall read with the words in it.
    if (out.after.empty() && !out.within.empty() && within > added && fold_words(out.within).find(fold_words(out.fresh)) != std::string::npos) out.form = Form::shown;
    return out;
  }
  const bool parts = words.any({"tách", "chia"}) && !words.any({"sửa", "thay", "đổi"});
  if (!quotes.empty() && !parts && words.any({"phải là", "đúng là", "nên là", "sửa là", "sửa thành", "sửa lại", "thành", "ghi là", "thay bằng"})) {
    out.fresh = unquoted_fresh(text, quotes.back().close);
    if (!out.fresh.empty()) {
      out.form = Form::replace;
      out.old = {cut(text, quotes.back())};
      return out;
    }
  }
  if (!quotes.empty()) {
    const std::string last = cut(text, quotes.back());
    const std::string_view behind = text.substr(quotes.back().close);
    if (!missing_sign(behind).empty() && !figures_of(last).empty()) {
      out.form = Form::replace;
      out.old = {last};
      out.sign = missing_sign(behind);
      return out;
    }
    if (words.any({"lỗi", "chính tả", "đánh máy", "sai", "thừa", "dư"}) && doubles(words_of(last))) {
      out.form = Form::repeated;
      out.old = {last};
      return out;
    }
    if (words.any({"thiếu dấu", "sai dấu", "nhầm dấu", "thiếu dấu thanh", "mất dấu", "lỗi dấu"}) && words_of(last).size() <= 6) {
      out.form = Form::marks;
      out.old = {last};
      return out;
    }
    if (std::string word = unquoted_missing(text, quotes); !word.empty()) {
      out.form = Form::missing;
      out.fresh = std::move(word);
      out.within = last;
      return out;
    }
    out.fresh = without_owner(with_number_of(last, behind));
    if (!out.fresh.empty()) {
      out.form = Form::replace;
      out.old = {without_owner(last)};
      return out;
    }
  }
  if (quotes.empty()) {
    out = unquoted_edit(text);
    if (out.form != Form::none && !(out.free_words && out.form == Form::insert)) return out;
  }
  if (words.any({"cụm từ này", "câu này", "đoạn này", "ý này", "từ này", "trong ngoặc", "nội dung này", "chữ này"}) && words.any({"bỏ", "xóa", "xoá", "lược", "lược bỏ", "cắt"})) {
    out = {};
    out.form = Form::pointed_out;
    return out;
  }
  if (StatedEdit number = numbered_twice(text); number.form != Form::none) return number;
  if (StatedEdit figure = stated_figure(text); figure.form != Form::none) return figure;
  return quotes.empty() ? out : addition_in_free_words(text.substr(quotes.back().close));
}

std::string stated_reason(std::string_view text) {
  const FoldedText folded = fold_with_origin(text);
  std::size_t best = std::string::npos;
  for (const std::string_view cue : {"lý do:", "lí do:", " vì ", "vì ", " bởi ", " do đó", " do ", " để ", " nhằm ", " cho phù hợp", " cho đúng", " bởi vì "}) {
    const std::size_t at = cue == "vì " ? (folded.text.starts_with(cue) ? 0 : std::string::npos) : folded.text.find(cue);
    if (at != std::string::npos) best = std::min(best, at);
    if (best != std::string::npos && (cue == " vì " || cue == "lí do:" || cue == "vì ")) break;
  }
  if (best == std::string::npos) return {};
  const auto [start, end] = folded.original_range(best, folded.text.size());
  return std::string(trim(text.substr(start, end - start)));
}

}  // namespace dh::analyse