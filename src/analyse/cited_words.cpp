#include "analyse/cited_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyse/cue_words.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::size_t lead_words = 7;  // before a quotation, in which its verb is looked for

bool is_one_of(const std::string& word, bool plain, std::initializer_list<std::string_view> list) {
  return std::ranges::any_of(list, [&](std::string_view one) { return word == (plain ? std::string_view(cue_phrase(one, true).words) : one); });
}

// The verb or preposition nearest before the quotation decides.
CitedWords::Role role_after(std::string_view lead, bool plain) {
  const std::string words = fold_words(lead, plain ? Fold::marks : Fold::case_only);
  std::vector<std::string> last;
  for (std::size_t end = words.size(); end > 0 && last.size() < lead_words;) {
    const std::size_t from = words.rfind(' ', end - 1);
    const std::size_t start = from == std::string::npos ? 0 : from + 1;
    last.push_back(words.substr(start, end - start));
    if (from == std::string::npos) break;
    end = from;
  }
  for (std::size_t i = 0; i < last.size(); ++i) {
    const std::string& word = last[i];
    const auto before = [&](std::initializer_list<std::string_view> list) { return i + 1 < last.size() && is_one_of(last[i + 1], plain, list); };
    if (is_one_of(word, plain, {"sau", "trước", "trong", "ở", "tại", "giữa", "với", "bỏ", "thay", "xóa", "xoá", "lặp", "trùng", "thừa", "về", "nêu", "dùng", "câu", "đoạn", "tiêu"})) {
      // "nên dùng “B”", "thay bằng câu “B”": nouns and weak verbs leave it to what stands before them.
      if (is_one_of(word, plain, {"câu", "đoạn"}) || (is_one_of(word, plain, {"dùng", "nêu"}) && before({"nên", "cần", "nghị"}) && !(i + 2 < last.size() && is_one_of(last[i + 2], plain, {"không", "chưa"})))) continue;
      return CitedWords::Role::draft;
    }
    if (is_one_of(word, plain, {"thành", "bằng"})) return CitedWords::Role::fresh;
    if (is_one_of(word, plain, {"thêm", "sót", "thiếu", "chèn"})) return CitedWords::Role::added;
    if (is_one_of(word, plain, {"sung"}) && before({"bổ"})) return CitedWords::Role::added;
    if (is_one_of(word, plain, {"là"}) && before({"nên", "phải", "đúng", "sửa", "lại", "viết", "ghi", "lẽ", "gọi", "đổi"})) return CitedWords::Role::fresh;
    if (is_one_of(word, plain, {"ghi", "viết", "sửa", "đổi"})) {
      const bool refused = i + 2 < last.size() && is_one_of(last[i + 2], plain, {"không", "chưa", "đừng"});
      const bool wished = (!refused && before({"nên", "cần", "phải", "nghị"})) || (i > 0 && is_one_of(last[i - 1], plain, {"lại", "gọn", "rõ"}));
      if (wished && is_one_of(word, plain, {"ghi", "viết"})) return CitedWords::Role::fresh;
      return wished && i > 0 && is_one_of(last[i - 1], plain, {"lại"}) ? CitedWords::Role::fresh : CitedWords::Role::draft;
    }
  }
  return CitedWords::Role::draft;
}

// "“A” chưa thấy nói": missed, not the draft's.
bool missed_in(std::string_view behind) {
  const CueWords cue(behind.substr(0, std::min<std::size_t>(behind.size(), 48)));
  return cue.starts_with({"không thấy", "chưa thấy", "chưa có", "chưa được nêu", "chưa được nói", "chưa nêu", "không có trong", "không được nêu"});
}

// "thiếu chữ: “A” phải là “B”": what is put right is the draft's, whatever stands before it.
bool put_right_in(std::string_view behind) {
  const CueWords cue(behind.substr(0, std::min<std::size_t>(behind.size(), 48)));
  return cue.starts_with({"phải là", "sửa thành", "sửa là", "sửa lại", "nên là", "đúng là", "thành", "đổi thành", "thay bằng", "nên sửa", "đề nghị sửa"});
}

}  // namespace

std::vector<CitedWords> cited_words(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks = {{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"‘", "’"}, {"„", "“"}}};
  const bool plain = written_without_marks(text);
  std::vector<CitedWords> found;
  std::size_t since = 0;  // the end of the quotation before
  for (std::size_t at = 0; at < text.size();) {
    bool took = false;
    for (const auto& [open, close] : marks) {
      if (!text.substr(at).starts_with(open)) continue;
      std::size_t end = text.find(close, at + open.size()), after = end + close.size();
      if (open == "“" && end == std::string_view::npos) {
        end = text.find('"', at + open.size());
        after = end + 1;
      }
      if (end == std::string_view::npos) continue;
      CitedWords one;
      one.start = at + open.size();
      one.end = end;
      one.words = std::string(text.substr(one.start, end - one.start));
      one.role = role_after(text.substr(since, at - since), plain);
      if (one.role == CitedWords::Role::draft && CueWords(text.substr(after, 24)).starts_with({"thay cho", "thay vì"})) one.role = CitedWords::Role::fresh;
      if (one.role == CitedWords::Role::draft && missed_in(text.substr(after))) one.role = CitedWords::Role::added;
      if (one.role == CitedWords::Role::added && put_right_in(text.substr(after))) one.role = CitedWords::Role::draft;
      found.push_back(std::move(one));
      since = at = after;
      took = true;
      break;
    }
    if (!took) ++at;
  }
  return found;
}

}  // namespace dh::analyse
