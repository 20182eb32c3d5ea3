#include "analyse/aspects.h"

#include <array>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "analyse/word_list.h"

namespace dh::analyse {
namespace {

// May one of the phrases of `aspects_asked_of` begin with this word? Asked of every word, it spares most a closer look.
bool may_lead(std::string_view plain) {
  static constexpr std::array<std::string_view, 15> leading = {"phan", "muc", "danh", "nhan", "them", "bo", "nhat", "thong", "dong", "tan", "ve", "vao", "nen", "can", "phai"};
  const auto begins = std::ranges::find_if(plain, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; });
  plain.remove_prefix(static_cast<std::size_t>(begins - plain.begin()));
  if (plain.empty() || static_cast<unsigned char>(plain.front()) >= 0x80) return true;  // only the closer look tells
  return std::ranges::any_of(leading, [&](std::string_view one) { return plain.starts_with(one); });
}

}  // namespace

unsigned aspects_of_heading(std::string_view words) {
  const CueWords cue(words);
  unsigned out = 0;
  if (cue.any({"chỉ tiêu"})) out |= targets;
  if (cue.any({"mục tiêu", "quan điểm", "phương hướng"})) out |= aims;
  if (cue.any({"hạn chế", "yếu kém", "khuyết điểm", "tồn tại"})) out |= shortcomings;
  if (cue.any({"nguyên nhân"})) out |= causes;
  if (cue.any({"kinh nghiệm", "bài học"})) out |= lessons;
  if (cue.any({"dự báo", "bối cảnh", "thuận lợi", "khó khăn", "thời cơ", "thách thức"})) out |= forecast;
  if (cue.any({"nhiệm vụ", "giải pháp", "khâu đột phá"})) out |= tasks;
  if (cue.any({"kết quả", "tình hình thực hiện", "tình hình và kết quả", "ưu điểm", "thành tựu", "đánh giá"})) out |= results;
  // "Kết quả thực hiện nhiệm vụ" gives account of tasks and sets none; "nguyên nhân hạn chế" are causes.
  if ((out & (results | causes)) != 0) out &= ~static_cast<unsigned>(tasks | aims);
  if ((out & causes) != 0) out &= ~static_cast<unsigned>(shortcomings | results);
  if ((out & lessons) != 0) out &= ~static_cast<unsigned>(results);
  return out;
}

unsigned aspects_of_opinion(std::string_view text) {
  const CueWords cue(text);
  unsigned out = 0;
  const bool measured = cue.any({"nâng", "hạ", "tăng", "giảm", "thấp", "cao", "giữ", "đạt", "ít", "đặt", "lên", "xuống"}) && !figures_of(text).empty();
  if (cue.any({"chỉ tiêu", "tỷ lệ", "tỉ lệ"}) || measured) out |= targets;
  if (cue.any({"mục tiêu", "quan điểm", "phương hướng", "tầm nhìn"})) out |= aims;
  if (cue.any({"hạn chế", "yếu kém", "khuyết điểm", "tồn tại", "bất cập"})) out |= shortcomings;
  if (cue.any({"nguyên nhân"})) out |= causes;
  if (cue.any({"kinh nghiệm", "bài học"})) out |= lessons;
  if (cue.any({"dự báo", "bối cảnh", "thời cơ", "thách thức", "khó khăn", "thuận lợi"})) out |= forecast;
  if (cue.any({"nhiệm vụ", "giải pháp", "hiến kế", "đề xuất", "sáng kiến", "kiến nghị", "chương trình", "cơ chế", "chính sách", "phong trào", "mô hình", "xây dựng", "thành lập", "phát động", "tổ chức"})) out |= tasks;
  if (cue.any({"kết quả", "đánh giá", "thành tựu", "ưu điểm", "nhiệm kỳ qua", "nhiệm kỳ vừa qua", "số liệu", "nhận định"})) out |= results;
  if (cue.any({"chủ đề"})) out |= theme;
  return out;
}

unsigned aspects_asked_of(std::string_view text) {
  static constexpr std::size_t near = 5;  // words behind the verb
  const std::vector<Word> words = words_of(text);
  unsigned out = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t to = std::min(words.size(), i + 1 + near);
    if (!may_lead(words[i].plain)) continue;
    const CueWords here(text.substr(words[i].start, words[std::min(i + 1, words.size() - 1)].end - words[i].start));
    // "phần kết quả", "đánh giá hạn chế" name a section; "bổ sung nhiệm vụ", "về kết quả" may be anywhere.
    const bool names = here.starts_with({"phần", "mục", "đánh giá", "nhận định"});
    if (!names && !here.starts_with({"thêm", "bổ sung", "nhất trí", "thống nhất", "đồng tình", "đồng ý", "tán thành", "về", "vào", "nên có", "cần có", "phải có"})) continue;
    std::size_t end = words[to - 1].end;
    end = std::min(end, text.find_first_of(",.;:", words[i].end));
    const unsigned found = aspects_of_heading(text.substr(words[i].end, end - std::min(end, words[i].end)));
    out |= names ? found : found & ~static_cast<unsigned>(tasks | results);
  }
  return out;
}

bool asks_for_a_figure(std::string_view text) {
  const std::vector<Figure> figures = figures_of(text);
  for (const Figure& figure : figures) {
    // The clause up to the figure.
    const std::size_t from = text.find_last_of(",.;:", figure.start == 0 ? 0 : figure.start - 1);
    const std::size_t start = from == std::string_view::npos || from > figure.start ? 0 : from + 1;
    const CueWords cue(text.substr(start, figure.start - start));
    if (cue.any({"nâng", "hạ", "giảm", "tăng", "đặt", "giữ", "điều chỉnh", "nâng lên", "rút", "phấn đấu"}) && !cue.any({"đã tăng", "đã giảm", "đã đạt", "tăng thêm"})) return true;
    if (cue.any({"nên", "đề nghị", "phải", "cần"}) && cue.ends_with({"là", "đạt", "khoảng", "ghi", "còn", "từ", "lên", "xuống", "đề nghị", "thành"})) return true;
  }
  return false;
}

SiteAspects::SiteAspects(const DraftMap& map) {
  const auto& sites = map.sites();
  nearest_.assign(sites.size(), 0);
  all_.assign(sites.size(), 0);
  own_.assign(sites.size(), 0);
  for (std::size_t s = 0; s < sites.size(); ++s) {
    if (sites[s].get().text.size() > 40 && sites[s].keys.size() <= 1 && CueWords(sites[s].get().text).any({"chủ đề"}))
      themes_.push_back(static_cast<int>(s));
    if (sites[s].is_heading) own_[s] = aspects_of_heading(map.heading_text(static_cast<int>(s)));
  }
  for (std::size_t s = 0; s < sites.size(); ++s)
    for (int at = sites[s].heading; at >= 0; at = map.heading_above(at)) {
      const unsigned one = own_[static_cast<std::size_t>(at)];
      if (nearest_[s] == 0) nearest_[s] = one;
      all_[s] |= one;
    }
}

}  // namespace dh::analyse
