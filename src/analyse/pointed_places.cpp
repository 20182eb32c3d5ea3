#include "analyse/pointed_places.h"

#include <algorithm>

#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double whole_heading = 8.5;   // all labels fit, the innermost being the heading itself
constexpr double under_heading = 7.5;   // … standing above it
constexpr double on_page = 5.0;
constexpr double next_page = 2.0;       // another printing may break pages otherwise
constexpr double on_line = 4.0;
constexpr double near_line = 2.0;       // one or two lines away
constexpr double on_paragraph = 3.5;
constexpr double near_paragraph = 1.5;
constexpr double on_bullet = 4.0;
constexpr double on_footnote = 11.0;
constexpr double at_footnote = 7.0;     // the block that the note hangs on
constexpr double on_row = 6.0;
constexpr int near_lines = 2;

int page_last(const PagePlace& place) { return std::max(place.page, place.page_last); }

bool is_item(BlockKind kind) { return kind == BlockKind::list_item; }

}  // namespace

PointedPlaces::PointedPlaces(const DraftMap& map) : map_(map) {}

// 1 when the label stands on the path; less for "phần III" when it is heading III.
double PointedPlaces::label_fit(const std::string& label, const Site& site) const {
  if (std::ranges::find(site.keys, label) != site.keys.end()) return 1;
  if (label.starts_with("phan "))
    for (const std::string& key : site.keys)
      if (ordinal(key) > 0 && std::to_string(ordinal(key)) == label.substr(5) && key.find_first_of("0123456789") == std::string::npos) return 0.7;
  return 0;
}

// From 0 to 1: whether the innermost label stands on the path of the block's heading, and how many of the others.
double PointedPlaces::heading_fit(const std::vector<std::string>& labels, int number) const {
  const Site& site = map_.site(number);
  if (site.heading < 0 || labels.empty()) return 0;
  const double last = label_fit(labels.back(), site);
  if (last == 0) return 0;
  double sum = 0;
  for (const std::string& label : labels) sum += label_fit(label, site);
  const double share = sum / static_cast<double>(labels.size());
  return share * share;
}

int PointedPlaces::last_line(const Draft& draft, int page) const {
  int last = 0;
  for (const Block& block : draft.blocks)
    if (block.place.page_last == page) last = std::max(last, block.place.line_last);
  return last;
}

int PointedPlaces::last_paragraph(const Draft& draft, int page) const {
  int last = 0;
  for (const Block& block : draft.blocks)
    if (block.place.page == page) last = std::max(last, block.place.paragraph);
  return last;
}

double PointedPlaces::page_fit(const Pointer& pointer, int number) const {
  const Site& site = map_.site(number);
  const Block& block = site.get();
  const PagePlace& place = block.place;
  if (pointer.page == 0 || place.page == 0 || block.text.empty()) return 0;
  if (pointer.page < place.page || pointer.page > page_last(place))
    return pointer.page + 1 == place.page || pointer.page == page_last(place) + 1 ? next_page : 0;
  double sum = on_page;
  if (block.kind == BlockKind::footnote) return sum;
  double inside = 0;
  if (pointer.paragraph != 0 && place.page == pointer.page && place.paragraph > 0) {
    const int wanted = pointer.paragraph == the_last ? last_paragraph(*site.draft, pointer.page) : pointer.paragraph;
    inside = place.paragraph == wanted ? on_paragraph : std::abs(place.paragraph - wanted) == 1 ? near_paragraph : 0;
  }
  // "đoạn 2, dòng 3": lines may be counted on the page or in the paragraph; the paragraph tells enough.
  if (pointer.line > 0 && pointer.paragraph == 0) {
    const int wanted = pointer.line_from_below ? last_line(*site.draft, pointer.page) + 1 - pointer.line : pointer.line;
    const int first = place.page == pointer.page ? place.line_first : 1;
    const int last = place.page_last == pointer.page ? place.line_last : 1 << 20;
    if (wanted >= first && wanted <= last) inside += on_line;
    else if (wanted >= first - near_lines && wanted <= last + near_lines) inside += near_line;
  }
  return sum + inside;
}

int PointedPlaces::nth_bullet(int heading, int wanted) const {
  const auto& sites = map_.sites();
  int last = -1, count = 0;
  for (std::size_t i = static_cast<std::size_t>(heading) + 1; i < sites.size() && sites[i].draft == map_.site(heading).draft; ++i) {
    if (sites[i].is_heading) break;
    const Block& block = sites[i].get();
    if (!is_item(block.kind)) continue;
    last = static_cast<int>(i);
    if (++count == wanted) return last;
  }
  return wanted == the_last ? last : -1;
}

// The nth block of text under a heading, bullets among them: "mục I.2, đoạn 1".
int PointedPlaces::nth_paragraph(int heading, int wanted) const {
  const auto& sites = map_.sites();
  int last = -1, count = 0;
  for (std::size_t i = static_cast<std::size_t>(heading) + 1; i < sites.size() && sites[i].draft == map_.site(heading).draft && !sites[i].is_heading; ++i) {
    const BlockKind kind = sites[i].get().kind;
    if (kind != BlockKind::paragraph && kind != BlockKind::list_item) continue;
    last = static_cast<int>(i);
    if (++count == wanted) return last;
  }
  return wanted == the_last ? last : -1;
}

void PointedPlaces::weigh(const Pointer& pointer, const Draft* draft, Evidence& evidence) const {
  const auto& sites = map_.sites();
  const bool by_bullet = pointer.bullet != 0;
  const int bullet = by_bullet ? pointer.bullet : 0;
  for (std::size_t s = 0; s < sites.size(); ++s) {
    const Site& site = sites[s];
    if (draft != nullptr && site.draft != draft) continue;
    const auto number = static_cast<int>(s);
    const Block& block = site.get();
    if (const double nats = page_fit(pointer, number); nats > 0) evidence.add_pointed(number, nats, "page");
    if (const double fit = heading_fit(pointer.labels, number); fit > 0) {
      const bool own = !site.keys.empty() && label_fit(pointer.labels.back(), Site{nullptr, -1, -1, {site.keys.back()}, false}) > 0;
      if (pointer.heading_itself && !(own && site.is_heading)) continue;
      evidence.add_pointed(number, fit * (own ? (site.is_heading ? whole_heading : whole_heading - 0.3) : under_heading), "heading");
      if (by_bullet && site.is_heading && own)
        if (const int item = nth_bullet(number, bullet); item >= 0) evidence.add_pointed(item, on_bullet * fit, "bullet");
      if (pointer.paragraph != 0 && pointer.page == 0 && site.is_heading && own)
        if (const int text = nth_paragraph(number, pointer.paragraph); text >= 0) evidence.add_pointed(text, on_paragraph * fit, "paragraph");
      if (pointer.row > 0 && block.kind == BlockKind::cell && label_key(block.text) == std::to_string(pointer.row)) evidence.add_pointed(number, on_row, "row");
    }
    if (block.kind == BlockKind::footnote)
      for (std::size_t i = 0; i < pointer.footnotes.size(); ++i)
        if (block.label == std::to_string(pointer.footnotes[i])) {
          evidence.add_pointed(number, on_footnote - 0.5 * static_cast<double>(i), "footnote");
          if (block.parent >= 0) evidence.add_pointed(number - site.block + block.parent, at_footnote - 0.5 * static_cast<double>(i), "footnote");
        }
  }
}

std::string PointedPlaces::contradiction(const Pointer& pointer, int number) const {
  const Site& site = map_.site(number);
  const PagePlace& place = site.get().place;
  if (pointer.page > 0 && place.page > 0 && (pointer.page < place.page || pointer.page > page_last(place)))
    return "page " + std::to_string(pointer.page) + " != " + std::to_string(place.page);
  for (const std::string& label : pointer.labels)
    if (label_fit(label, site) == 0) return "heading " + label;
  if (!pointer.footnotes.empty() && site.get().kind == BlockKind::footnote && std::ranges::none_of(pointer.footnotes, [&](int one) { return site.get().label == std::to_string(one); }))
    return "footnote " + std::to_string(pointer.footnotes.front());
  return {};
}

}  // namespace dh::analyse
