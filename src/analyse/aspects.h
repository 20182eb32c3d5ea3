// What a part of a report of a term of office does: give account of results, own up to shortcomings, set targets … and
// which of these an opinion speaks of. Such reports are built alike, whatever they are on.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "analyse/draft_map.h"

namespace dh::analyse {

enum Aspect : unsigned {
  results = 1,
  shortcomings = 2,
  causes = 4,
  lessons = 8,
  forecast = 16,
  aims = 32,
  targets = 64,
  tasks = 128,
  theme = 256,
};
inline constexpr unsigned looks_back = results | shortcomings | causes | lessons;
inline constexpr unsigned looks_ahead = forecast | aims | targets | tasks;

// Of a heading, by its words.
unsigned aspects_of_heading(std::string_view words);
// Of an opinion, by its turns of speech; 0 when it does not show.
unsigned aspects_of_opinion(std::string_view text);

// What it is directly about: "nhất trí 5 bài học kinh nghiệm", "bổ sung một chỉ tiêu", "phần dự báo khó khăn". Results and
// tasks are spoken of everywhere and left out.
unsigned aspects_asked_of(std::string_view text);

// Asks for a figure: "đề nghị nâng lên 75%". What sets figures are targets, whatever the words of the opinion.
bool asks_for_a_figure(std::string_view text);

// Of each site: of the nearest heading above that shows one, and, in the second number, of all above.
class SiteAspects {
 public:
  explicit SiteAspects(const DraftMap& map);
  unsigned nearest(int site) const { return nearest_[static_cast<std::size_t>(site)]; }
  // The paragraph in which the report states its theme ("Đại hội xác định chủ đề là …").
  bool states_theme(int site) const { return std::ranges::find(themes_, site) != themes_.end(); }
  const std::vector<int>& themes() const { return themes_; }
  unsigned own(int heading) const { return own_[static_cast<std::size_t>(heading)]; }
  unsigned all(int site) const { return all_[static_cast<std::size_t>(site)]; }

 private:
  std::vector<unsigned> own_, nearest_, all_;
  std::vector<int> themes_;
};

}  // namespace dh::analyse
