#include "app/report_outline.h"

#include <algorithm>
#include <unordered_map>

#include "report/plan.h"

namespace dh::app {
namespace {

constexpr std::size_t shown_bytes = 240, sought_bytes = 48;

std::string beginning(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

// Without what a line break in the PDF may change.
std::string without_blanks(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c <= ' ') continue;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0) {  // U+00A0
      ++i;
      continue;
    }
    out += text[i];
  }
  return out;
}

}  // namespace

std::vector<OutlinePart> report_outline(const Synthesis& synthesis) {
  std::unordered_map<std::string, const ReportedOpinion*> opinions;
  std::unordered_map<std::string, const ReportedGroup*> groups;
  std::unordered_map<std::string, const ReportedPlace*> places;  // of groups
  for (const ReportedOpinion& one : synthesis.opinions) opinions.emplace(one.id, &one);
  for (const ReportedGroup& one : synthesis.groups) groups.emplace(one.id, &one);
  for (const ReportedPlace& one : synthesis.places)
    for (const std::string& group : one.groups) places.emplace(group, &one);
  std::vector<OutlinePart> out;
  OutlinePart head;  // of what comes next
  const ReportedPlace* place = nullptr;
  bool opens = true;
  for (const report::Element& one : report::plan_report(synthesis)) {
    switch (one.kind) {
      case report::ElementKind::section: head = {one.text, {}, {}, {}, {}}; opens = true; break;
      case report::ElementKind::document: head = {head.section, one.text, {}, {}, {}}; opens = true; break;
      case report::ElementKind::topic: head = {head.section, head.document, one.text, {}, {}}; opens = true; break;
      case report::ElementKind::heading: head.heading = one.text; opens = true; break;
      case report::ElementKind::quotation: {
        if (one.from_argument) break;
        const ReportedGroup& group = *groups.at(opinions.at(one.opinion)->group);
        const ReportedPlace* at = places.at(group.id);
        if (opens || at != place) {
          if (at->heading_text.empty()) head.heading.clear();
          out.push_back(head);
        }
        place = at;
        opens = false;
        const bool singular = std::ranges::any_of(group.opinions, [&](const std::string& id) { return opinions.at(id)->singular; });
        const std::string line = one.text.substr(0, one.text.find('\n'));
        out.back().groups.push_back({group.id, one.opinion, beginning(one.text, shown_bytes), beginning(line, sought_bytes), static_cast<int>(group.opinions.size()), singular, 0});
        break;
      }
      case report::ElementKind::form:
      case report::ElementKind::phrase:
      case report::ElementKind::table: break;
    }
  }
  return out;
}

void find_pages(std::vector<OutlinePart>& outline, const std::vector<std::string>& pages) {
  std::string all;
  std::vector<std::size_t> ends;
  for (const std::string& page : pages) {
    all += without_blanks(page);
    ends.push_back(all.size());
  }
  std::size_t from = 0;
  for (OutlinePart& part : outline)
    for (OutlineGroup& group : part.groups) {
      const std::string wanted = without_blanks(group.printed);
      const std::size_t at = wanted.empty() ? std::string::npos : all.find(wanted, from);
      if (at == std::string::npos) continue;
      group.page = static_cast<int>(std::ranges::upper_bound(ends, at) - ends.begin()) + 1;
      from = at + wanted.size();
    }
}

}  // namespace dh::app
