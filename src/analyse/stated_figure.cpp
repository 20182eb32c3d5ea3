#include "analyse/stated_figure.h"

#include <algorithm>
#include <vector>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "analyse/word_list.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::size_t most_counted = 4;  // words that tell what a figure counts

// "đề nghị phát triển", "nên phấn đấu": what is asked to be done right before a figure; empty when nothing is, or when the
// figure is told, counted as an address or compared with.
std::string deed_before(const std::string& lead, bool plain) {
  constexpr std::size_t reach = 6;  // words
  const std::vector<Word> words = words_of(lead);
  const auto is = [&](const Word& word, std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(any, [&](std::string_view one) { return plain ? word.plain == fold(one, Fold::marks) : word.key == one; });
  };
  for (std::size_t back = 1; back <= std::min(reach, words.size()); ++back) {
    const std::size_t i = words.size() - back;
    if (words[i].number || is(words[i], {"đã", "mới", "hiện", "ước", "sao", "khen", "từ", "so", "với", "năm", "trang", "dòng", "mục", "điểm", "điều", "khoản", "thứ", "đoạn", "ngày", "tháng", "quyết", "chú", "thích", "phần", "không",
                                         "chưa", "trước", "sau", "khoảng", "thêm", "sung", "hỗ", "quỹ", "lần", "quý", "câu", "nhóm"})) return {};
    const bool asks = is(words[i], {"nên", "phải", "xin", "cần"}) || (i > 0 && ((is(words[i], {"nghị"}) && is(words[i - 1], {"đề", "kiến"})) || (is(words[i], {"xuất"}) && is(words[i - 1], {"đề"}))));
    if (asks) return back > 1 ? joined_keys(words, i + 1, words.size()) : std::string();
  }
  return {};
}

}  // namespace

StatedEdit stated_figure(std::string_view text) {
  StatedEdit out;
  const CueWords words(text);
  if (!words.any({"nâng", "giảm", "hạ", "tăng", "đề nghị", "nên", "phải", "đặt", "ghi", "làm tròn", "chỉ", "đề xuất", "kiến nghị", "xin", "cần", "là đủ", "là vừa"}) || words.any({"số nào đúng", "kiểm tra lại"})) return out;
  std::vector<Figure> figures = figures_of(text);
  // "Có 03 ý kiến …" counts people.
  std::erase_if(figures, [&](const Figure& one) { return CueWords(text.substr(one.end, std::min<std::size_t>(text.size() - one.end, 24))).starts_with({"ý kiến", "lượt ý kiến"}); });
  for (std::size_t i = figures.size(); i-- > 0;) {
    std::size_t from = figures[i].start > 48 ? figures[i].start - 48 : 0;
    while (from < figures[i].start && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    for (const std::string_view stop : {", ", "; "})  // only its own clause
      if (const std::size_t at = text.substr(0, figures[i].start).rfind(stop); at != std::string_view::npos && at >= from && at + stop.size() < figures[i].start) from = at + stop.size();
    // "để khoảng 1,5 - 2 thì khó": said against it.
    if (CueWords(text.substr(figures[i].end, std::min<std::size_t>(text.size() - figures[i].end, 8))).starts_with({"thì"})) continue;
    const bool plain = written_without_marks(text);
    const std::string lead = fold_words(text.substr(from, figures[i].start - from), plain ? Fold::marks : Fold::case_only);
    const CueWords turn(lead);
    const bool asks = turn.ends_with({
        "lên", "xuống", "xuống còn", "còn", "thành", "đề nghị", "đề nghị ghi", "đề nghị đặt", "phải", "phải là", "nên là", "khoảng", "lên khoảng", "xuống khoảng", "lên mức", "xuống mức",
        "ít nhất", "tối thiểu", "chỉ để", "chỉ nên", "chỉ nên là", "chỉ nên để", "nên để", "nên", "làm tròn", "đề nghị là", "đạt", "nên đạt", "nên ghi", "đặt", "phải đạt", "phải từ", "lên từ", "đề nghị nâng lên", "ở mức", "ghi là", "lên thành", "bằng", "ghi", "ghi hẳn", "đặt hẳn", "để hẳn", "đề xuất", "kiến nghị", "nâng thành", "giảm thành"});
    const bool shifts = turn.any({"đề nghị tăng", "đề nghị nâng", "đề nghị hạ", "đề nghị giảm", "nên nâng", "nên hạ", "nên tăng", "nên giảm", "cần nâng", "cần giảm", "đề nghị thống nhất", "nên thống nhất"}) && !turn.any({"từ", "đã", "đạt được"});
    // "kết nạp 800 đảng viên là đủ"
    const std::string_view clause = text.substr(figures[i].end, text.find_first_of(",;.\n", figures[i].end) - figures[i].end);
    const bool enough = CueWords(clause).ends_with({"là đủ", "là vừa", "là hợp lý", "là phù hợp", "là vừa sức", "là được"}) && CueWords(clause).count() <= most_counted + 2;
    const std::string doing = asks || shifts ? std::string() : enough ? lead : deed_before(lead, plain);
    if (!asks && !shifts && doing.empty()) continue;
    // What is told as reached or planned asks for nothing.
    if (turn.ends_with({"đã đạt", "ước đạt", "mới đạt", "chỉ đạt", "đạt được", "dự thảo ghi", "báo cáo ghi", "chú thích ghi", "lục ghi", "chỉ còn", "hiện còn"})) continue;
    out.form = StatedEdit::Form::figure;
    out.fresh = std::string(text.substr(figures[i].start));
    out.free_words = !doing.empty();
    for (std::size_t k = 0; k < figures.size(); ++k)
      if (k != i && figures[k].share == figures[i].share) out.old.emplace_back(text.substr(figures[k].start, figures[k].end - figures[k].start));
    return out;
  }
  return out;
}

}  // namespace dh::analyse
