#include "analyse/unquoted_edit.h"

#include <algorithm>
#include <array>

#include "analyse/cue_words.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

// A stretch of words without quotation marks: up to the end of the clause or the reason.
std::string unquoted_after(std::string_view text, std::size_t from) {
  const FoldedText folded = fold_with_origin(text.substr(from));
  std::size_t end = folded.text.size();
  for (const std::string_view stop : {" vì ", ", vì", ". ", "; ", " để ", " cho đúng", " cho phù hợp", " cho rõ", " do ", ", do", " cho thống nhất", " mới đúng", " mới chính xác", ", đó là", " chứ ", "\n", ", ", " nhé", " ạ", " ("})
    end = std::min(end, folded.text.find(stop));
  const auto [a, b] = folded.original_range(0, end);
  std::string_view words = trim(text.substr(from + a, b - a));
  while (!words.empty() && (words.back() == '.' || words.back() == ',' || words.back() == ';')) words.remove_suffix(1);
  return std::string(words);
}

// Without tone marks "thành" is also the beginning or the end of many words ("thanh niên", "hoàn thành").
bool part_of_word(std::string_view folded, std::size_t at, std::string_view cue) {
  static constexpr std::array<std::string_view, 12> behind = {"nien", "pho", "tra", "toan", "tich", "cong", "phan", "lap", "vien", "long", "quyet", "thi"};
  static constexpr std::array<std::string_view, 5> before = {"hoan ", "truong ", "hinh ", "tro ", "nganh "};
  if (trim(cue) != "thanh") return false;
  const std::string_view rest = trim(folded.substr(std::min(folded.size(), at + cue.size())));
  const std::string_view lead = folded.substr(0, at + (cue.starts_with(' ') ? 1 : 0));
  return std::ranges::any_of(behind, [&](std::string_view one) { return rest.starts_with(one); }) || std::ranges::any_of(before, [&](std::string_view one) { return lead.ends_with(one); });
}

// "là B chứ không phải A": without quotation marks.
StatedEdit unquoted_contrast(std::string_view text) {
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  const auto form = [&](std::string_view words) { return plain ? fold_words(words, Fold::marks) : std::string(words); };
  StatedEdit out;
  const std::string turn = ' ' + form("chứ không phải") + ' ', is = ' ' + form("là") + ' ';
  const std::size_t middle = folded.text.find(turn);
  if (middle == std::string::npos) return out;
  const std::size_t begin = folded.text.rfind(is, middle);
  if (begin == std::string::npos || middle - begin > 80) return out;
  std::size_t behind = middle + turn.size();
  if (folded.text.substr(behind).starts_with(is.substr(1))) behind += is.size() - 1;
  const auto [a, b] = folded.original_range(begin + is.size(), middle);
  out.fresh = std::string(trim(text.substr(a, b - a)));
  out.old.push_back(unquoted_after(text, folded.original_range(behind, folded.text.size()).first));
  if (!out.fresh.empty() && !out.old.front().empty()) out.form = StatedEdit::Form::replace;
  return out;
}

// "viết A, phải là B", without quotation marks.
StatedEdit unquoted_mended(std::string_view text) {
  constexpr std::size_t longest = 60;  // bytes of A
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  const auto form = [&](std::string_view words) { return plain ? fold(words, Fold::marks) : std::string(words); };
  StatedEdit out;
  for (const std::string_view turn : {", phải là ", ", đúng là ", ", sửa là ", ", sửa thành ", ", nên là ", ", đề nghị sửa là ", ", đề nghị sửa thành "}) {
    const std::size_t middle = folded.text.find(form(turn));
    if (middle == std::string::npos) continue;
    for (const std::string_view verb : {" viết là ", " ghi là ", " viết ", " ghi "}) {
      const std::string words = form(verb);
      const std::size_t begin = folded.text.rfind(words, middle);
      if (begin == std::string::npos || middle <= begin + words.size() || middle - begin > longest) continue;
      const auto [a, b] = folded.original_range(begin + words.size(), middle);
      out.old.emplace_back(trim(text.substr(a, b - a)));
      out.fresh = unquoted_after(text, folded.original_range(middle + form(turn).size(), folded.text.size()).first);
      if (out.fresh.empty()) return {};
      out.form = StatedEdit::Form::replace;
      return out;
    }
  }
  return out;
}

// Without quotation marks: "sửa A thành B", up to the sentence's end or its reason.
StatedEdit unquoted_pair(std::string_view text) {
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  const auto form = [&](std::string_view words) { return plain ? fold(words, Fold::marks) : std::string(words); };
  StatedEdit out;
  std::size_t middle = std::string::npos, behind = 0;
  for (const std::string_view turn : {" thành ", " bằng "}) {
    const std::string words = form(turn);
    middle = folded.text.find(words);
    while (plain && middle != std::string::npos && part_of_word(folded.text, middle, words)) middle = folded.text.find(words, middle + 1);
    behind = middle + words.size();
    if (middle != std::string::npos) break;
  }
  if (middle == std::string::npos) return out;
  std::size_t begin = std::string::npos;
  for (const std::string_view verb : {"sửa từ ", "sửa cụm từ ", "thay cụm từ ", "thay từ ", "điều chỉnh từ ", "đổi ", "sửa ", "thay ", "điều chỉnh ", "sửa chữ ", "thay chữ "}) {
    const std::string words = form(verb);
    const std::size_t at = folded.text.rfind(words, middle);
    if (at == std::string::npos || at + words.size() > middle || (at > 0 && folded.text[at - 1] != ' ' && folded.text[at - 1] != '(')) continue;
    begin = begin == std::string::npos ? at + words.size() : std::max(begin, at + words.size());
  }
  if (begin == std::string::npos || middle <= begin || middle - begin > 160) return out;
  const auto [a, b] = folded.original_range(begin, middle);
  out.old.emplace_back(trim(text.substr(a, b - a)));
  out.fresh = unquoted_after(text, folded.original_range(behind, folded.text.size()).first);
  if (out.fresh.empty()) return {};
  out.form = StatedEdit::Form::replace;
  return out;
}

// "nên thêm nhiệm vụ A", up to the reason.
StatedEdit unquoted_addition(std::string_view text) {
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  StatedEdit out;
  for (const std::string_view turn : {"thêm nhiệm vụ ", "bổ sung nhiệm vụ ", "thêm chỉ tiêu ", "bổ sung chỉ tiêu ", "thêm cụm từ ", "bổ sung cụm từ ", "thêm từ ", "bổ sung từ ", "thêm chữ ", "bổ sung chữ ", "ghi thêm ", "nêu thêm "}) {
    const std::string words = plain ? fold(turn, Fold::marks) + " " : std::string(turn);
    const std::size_t at = folded.text.find(words);
    if (at == std::string::npos) continue;
    const std::size_t from = at + words.size();
    std::size_t end = folded.text.size();
    for (const std::string_view stop : {", đó là", ", vì", " vì ", " để ", ". ", "; ", " vào ", " sau ", ", do", ", nhằm"}) end = std::min(end, folded.text.find(stop, from));
    const auto [first, last] = folded.original_range(from, end);
    out.fresh = std::string(trim(text.substr(first, last - first)));
    while (!out.fresh.empty() && (out.fresh.back() == '.' || out.fresh.back() == ',')) out.fresh.pop_back();
    if (!out.fresh.empty()) out.form = StatedEdit::Form::insert;
    return out;
  }
  return out;
}

}  // namespace

std::string unquoted_fresh(std::string_view text, std::size_t from) {
  const FoldedText folded = fold_with_origin(text.substr(from), written_without_marks(text) ? Fold::marks : Fold::case_only);
  std::size_t best = std::string::npos;
  for (const std::string_view cue : {"phải là ", "đúng là ", "nên là ", "sửa là ", "sửa thành ", "sửa lại là ", "ghi là ", "viết là ", "thành ", "sửa lại thành ", "ghi đúng là ", "thay bằng ", "có lẽ là "}) {
    const std::string form = written_without_marks(text) ? fold(cue, Fold::marks) + "" : std::string(cue);
    const std::size_t at = folded.text.rfind(form);
    if (at == std::string::npos || (at > 0 && folded.text[at - 1] != ' ') || (written_without_marks(text) && part_of_word(folded.text, at, form))) continue;
    const std::size_t behind = at + form.size();
    if (best == std::string::npos || behind > best) best = behind;
  }
  if (best == std::string::npos) return {};
  const std::size_t start = from + folded.original_range(best, folded.text.size()).first;
  const std::string words = unquoted_after(text, start);
  return std::ranges::count(words, ' ') <= 7 ? words : std::string();
}

StatedEdit unquoted_edit(std::string_view text) {
  for (const auto reads : {unquoted_contrast, unquoted_mended, unquoted_pair, unquoted_addition})
    if (StatedEdit out = reads(text); out.form != StatedEdit::Form::none) return out;
  return {};
}

}  // namespace dh::analyse
