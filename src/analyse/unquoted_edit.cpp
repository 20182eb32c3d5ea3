#include "analyse/unquoted_edit.h"

#include <algorithm>
#include <array>

#include "analyse/cue_words.h"
#include "analyse/word_list.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

// Where in the draft: "trong chủ đề", "ở câu này".
std::size_t place_told(std::string_view folded, bool plain) {
  static constexpr std::array<std::string_view, 4> leads = {" trong ", " ở ", " tại ", " của "};
  static constexpr std::array<std::string_view, 16> places = {"câu", "đoạn", "mục", "phần", "trang", "chủ đề", "tiêu đề", "dòng", "ý này", "chỗ", "báo cáo", "dự thảo", "văn bản", "điểm", "chương", "phụ lục"};
  std::size_t best = std::string_view::npos;
  for (const std::string_view lead : leads)
    for (const std::string_view place : places) {
      const std::string words = std::string(lead) + std::string(place);
      best = std::min(best, folded.find(plain ? fold(words, Fold::marks) : words));
    }
  return best;
}

// A stretch of words without quotation marks: up to the end of the clause, the reason or the place.
std::string unquoted_after(std::string_view text, std::size_t from) {
  const FoldedText folded = fold_with_origin(text.substr(from));
  std::size_t end = folded.text.size();
  for (const std::string_view stop : {" vì ", ", vì", ". ", "; ", " để ", " cho đúng", " cho phù hợp", " cho rõ", " do ", ", do", " cho thống nhất", " mới đúng", " mới chính xác", ", đó là", " chứ ", "\n", ", ", " nhé", " ạ", " ("})
    end = std::min(end, folded.text.find(stop));
  end = std::min(end, place_told(folded.text, false));
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

constexpr std::array<std::string_view, 12> nouns = {"hai chữ ", "hai từ ", "các từ ", "cụm từ ", "cụm ", "từ ", "chữ ", "câu ", "đoạn ", "vế ", "ý ", "con số "};

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
  bool noun_told = false;
  for (const std::string_view verb : {"sửa từ ", "sửa cụm từ ", "thay cụm từ ", "thay từ ", "điều chỉnh từ ", "đổi ", "sửa ", "thay ", "điều chỉnh ", "sửa chữ ", "thay chữ ", "đổi từ ", "đổi chữ ", "đổi cụm từ "}) {
    const std::string words = form(verb);
    const std::size_t at = folded.text.rfind(words, middle);
    if (at == std::string::npos || at + words.size() > middle || (at > 0 && folded.text[at - 1] != ' ' && folded.text[at - 1] != '(')) continue;
    // The noun tells that words of the draft follow: "thay chữ đổi mới bằng …".
    const bool with_noun = std::ranges::any_of(nouns, [&](std::string_view noun) { return words.ends_with(' ' + form(noun)); });
    if (with_noun != noun_told ? with_noun : begin == std::string::npos || at + words.size() > begin) begin = at + words.size();
    noun_told = noun_told || with_noun;
  }
  if (begin == std::string::npos || middle <= begin || middle - begin > 160) return out;
  // What names A names B: "sửa từ A thành từ B".
  for (const std::string_view noun : nouns) {
    const std::string words = form(noun);
    if (begin < words.size() || folded.text.substr(begin - words.size(), words.size()) != words) continue;
    if (folded.text.substr(behind).starts_with(words)) behind += words.size();
    break;
  }
  const auto [a, b] = folded.original_range(begin, middle);
  out.old.emplace_back(trim(text.substr(a, b - a)));
  out.fresh = unquoted_after(text, folded.original_range(behind, folded.text.size()).first);
  // "từ 92% thành 98%": a figure for a figure (stated_figure.h).
  const std::vector<Word> from = words_of(out.old.front()), to = words_of(out.fresh);
  if (to.empty() || (!from.empty() && from.back().number && to.front().number)) return {};
  out.form = StatedEdit::Form::replace;
  return out;
}

// "A => B", behind a colon or at the beginning.
StatedEdit unquoted_arrow(std::string_view text) {
  constexpr std::size_t longest = 160;  // bytes of A
  StatedEdit out;
  for (const std::string_view arrow : {"-->", "==>", "=>", "->", "→", "⇒"}) {
    const std::size_t at = text.find(arrow);
    if (at == std::string_view::npos) continue;
    std::string_view old = trim(text.substr(0, at));
    if (const std::size_t colon = old.rfind(": "); colon != std::string_view::npos) old = trim(old.substr(colon + 2));
    std::string_view fresh = trim(text.substr(at + arrow.size()));
    if (const std::size_t end = fresh.find('\n'); end != std::string_view::npos) fresh = trim(fresh.substr(0, end));
    while (fresh.ends_with('.') || fresh.ends_with(';')) fresh.remove_suffix(1);
    if (old.empty() || fresh.empty() || old.size() > longest) return {};
    out.form = StatedEdit::Form::replace;
    out.old.emplace_back(old);
    out.fresh = fresh;
    return out;
  }
  return out;
}

// A verb that asks, not one that is refused ("không nên bỏ") or done ("đã bỏ").
bool asked(const FoldedText& folded, std::size_t at, bool plain) {
  const CueWords lead(folded.text.substr(0, at));
  if (plain) return !lead.ends_with({"khong", "khong nen", "chua", "dung", "da", "khong dong y", "khong dong y viec"});
  return !lead.ends_with({"không", "không nên", "chưa nên", "chưa", "đừng", "đã", "không đồng ý", "không đồng ý với việc", "không nhất trí", "không tán thành", "không đồng ý việc", "xóa", "từ"});
}

// "bỏ từ A ở câu này": the noun tells that words of the draft are meant.
StatedEdit unquoted_removal(std::string_view text) {
  constexpr std::size_t most = 12;  // words of A
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  StatedEdit out;
  for (const std::string_view verb : {"bỏ ", "xóa ", "xoá ", "bỏ bớt ", "cắt ", "lược bỏ ", "bỏ đi ", "loại bỏ ", "bớt "})
    for (const std::string_view noun : nouns) {
      const std::string words = plain ? fold(std::string(verb) + std::string(noun), Fold::marks) + ' ' : std::string(verb) + std::string(noun);
      const std::size_t at = folded.text.find(words);
      if (at == std::string::npos || (at > 0 && folded.text[at - 1] != ' ') || !asked(folded, at, plain)) continue;
      const std::string old = unquoted_after(text, folded.original_range(at + words.size(), folded.text.size()).first);
      if (old.empty() || static_cast<std::size_t>(std::ranges::count(old, ' ')) >= most || CueWords(old).starts_with({"này", "đó", "trên", "cuối", "đầu", "thứ", "lặp", "thừa", "trong", "ở", "tại", "sau", "trước", "nêu", "như"})) continue;
      out.form = StatedEdit::Form::remove;
      out.old = {old};
      out.free_words = true;
      return out;
    }
  return out;
}

// "nào", "bao nhiêu": what shall be told is not told here.
bool leaves_open(std::string_view words) {
  return CueWords(words).any({"nào", "bao nhiêu", "gì", "mấy", "ai", "vì sao", "tại sao", "thế nào", "ra sao", "như thế nào", "những ai"});
}

// "nên thêm nhiệm vụ A", up to the reason or to where it shall stand.
StatedEdit unquoted_addition(std::string_view text) {
  const bool plain = written_without_marks(text);
  const FoldedText folded = fold_with_origin(text, plain ? Fold::marks : Fold::case_only);
  const auto form = [&](std::string_view words) { return plain ? fold(words, Fold::marks) + (words.ends_with(' ') ? " " : "") : std::string(words); };
  const auto taken = [&](std::size_t from, std::initializer_list<std::string_view> stops) {
    std::size_t end = folded.text.size();
    for (const std::string_view stop : stops) end = std::min(end, folded.text.find(stop, from));
    const auto [first, last] = folded.original_range(from, end);
    std::string words(trim(text.substr(first, last - first)));
    while (!words.empty() && (words.back() == '.' || words.back() == ',' || words.back() == ':')) words.pop_back();
    return words;
  };
  StatedEdit out;
  for (const std::string_view turn : {"thêm nhiệm vụ ", "bổ sung nhiệm vụ ", "thêm chỉ tiêu ", "bổ sung chỉ tiêu ", "thêm cụm từ ", "bổ sung cụm từ ", "thêm từ ", "bổ sung từ ", "thêm chữ ", "bổ sung chữ ", "ghi thêm ", "nêu thêm "}) {
    const std::string words = plain ? fold(turn, Fold::marks) + " " : std::string(turn);
    const std::size_t at = folded.text.find(words);
    if (at == std::string::npos) continue;
    out.fresh = taken(at + words.size(), {", đó là", ", vì", " vì ", " để ", ". ", "; ", " vào ", " sau ", ", do", ", nhằm"});
    if (out.fresh.empty()) return {};
    out.form = StatedEdit::Form::insert;
    // "sau từ B"
    for (const std::string_view noun : nouns) {
      const std::string behind = " sau " + std::string(noun);
      if (const std::size_t after = folded.text.find(behind, at); after != std::string::npos) out.after = unquoted_after(text, folded.original_range(after + behind.size(), folded.text.size()).first);
      if (!out.after.empty()) break;
    }
    return out;
  }
  // In free words: what it deals with.
  for (const std::string_view turn : {"bổ sung giải pháp về ", "bổ sung giải pháp ", "thêm giải pháp về ", "thêm giải pháp ", "bổ sung nội dung về ", "bổ sung nội dung ", "thêm nội dung về ", "thêm nội dung ", "đưa nội dung về ", "đưa nội dung ",
                                      "nói thêm về ", "nói thêm việc ", "nêu thêm về ", "bổ sung việc ", "thêm việc ", "bổ sung mục tiêu ", "thêm mục tiêu ", "ghi rõ ", "đề cập đến ", "nhắc đến ", "bổ sung ý ", "thêm ý "}) {
    const std::string words = form(turn);
    const std::size_t at = folded.text.find(words);
    if (at == std::string::npos || (at > 0 && folded.text[at - 1] != ' ') || !asked(folded, at, plain)) continue;
    out.fresh = taken(at + words.size(), {", vì", ", do", ", nhằm", ", để", ", đó là", ", bởi", " vì ", " để ", ". ", "; ", " vào ", " sau ", " do ", " nhằm ", " trong dự thảo", " trong báo cáo", " trong phần", " trong mục", " ở phần", " ở mục"});
    if (std::ranges::count(out.fresh, ' ') < 1 || leaves_open(out.fresh)) return {};
    out.form = StatedEdit::Form::insert;
    out.free_words = true;
    return out;
  }
  // "đưa A vào phần B", "A cần được ghi vào đoạn B"
  for (const std::string_view place : {" vào phần", " vào đoạn", " vào mục", " vào câu", " vào chỉ tiêu", " vào nội dung", " vào điểm", " vào dự thảo", " vào báo cáo", " vào chủ đề"}) {
    const std::size_t at = folded.text.find(form(place));
    if (at == std::string::npos) continue;
    const std::size_t clause = folded.text.find_last_of(".;,:", at);
    const std::size_t begin = clause == std::string::npos ? 0 : clause + 1;
    std::size_t from = std::string::npos, end = at;
    for (const std::string_view verb : {"đưa ", "đưa thêm ", "bổ sung thêm ", "bổ sung ", "ghi thêm "})
      if (const std::size_t found = folded.text.rfind(form(verb), at); found != std::string::npos && found >= begin && asked(folded, found, plain)) from = from == std::string::npos ? found + form(verb).size() : std::max(from, found + form(verb).size());
    if (from == std::string::npos || from >= at)
      for (const std::string_view passive : {" cần được ghi", " cần được đưa", " cần được bổ sung", " phải được ghi", " phải được đưa", " nên được đưa", " nên được ghi", " nên được bổ sung", " cần đưa", " nên đưa", " phải đưa"})
        if (folded.text.compare(at - std::min(at, form(passive).size()), form(passive).size(), form(passive)) == 0) {
          from = begin;
          end = at - form(passive).size();
        }
    if (from == std::string::npos || from >= end) continue;
    const auto [first, last] = folded.original_range(from, end);
    out.fresh = std::string(trim(text.substr(first, last - first)));
    if (std::ranges::count(out.fresh, ' ') < 1 || leaves_open(out.fresh)) return {};
    out.form = StatedEdit::Form::insert;
    out.free_words = true;
    return out;
  }
  return out;
}

}  // namespace

std::string unquoted_fresh(std::string_view text, std::size_t from) {
  const FoldedText folded = fold_with_origin(text.substr(from), written_without_marks(text) ? Fold::marks : Fold::case_only);
  // In a long argument "thành" alone asks for nothing.
  const bool edits = CueWords(text).any({"sửa", "thay", "đổi", "chuyển", "điều chỉnh", "viết", "ghi"});
  std::size_t best = std::string::npos;
  for (const std::string_view cue : {"phải là ", "đúng là ", "nên là ", "sửa là ", "sửa thành ", "sửa lại là ", "ghi là ", "viết là ", "thành ", "sửa lại thành ", "ghi đúng là ", "thay bằng ", "có lẽ là "}) {
    if (cue == "thành " && !edits) continue;
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

StatedEdit addition_in_free_words(std::string_view text) {
  StatedEdit out = unquoted_addition(text);
  return out.free_words ? out : StatedEdit{};
}

StatedEdit unquoted_edit(std::string_view text) {
  for (const auto reads : {unquoted_arrow, unquoted_contrast, unquoted_mended, unquoted_pair, unquoted_removal, unquoted_addition})
    if (StatedEdit out = reads(text); out.form != StatedEdit::Form::none) return out;
  return {};
}

}  // namespace dh::analyse
