#include "analyse/draft_map.h"

#include <algorithm>

#include "analyse/pointer.h"

namespace dh::analyse {
namespace {

constexpr std::size_t most_heading_bytes = 240;

std::vector<std::string> path_keys(const std::string& path) {
  std::vector<std::string> keys;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find(" > ", at), path.size());
    keys.push_back(label_key(std::string_view(path).substr(at, end - at)));
    at = end + 3;
  }
  return keys;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

DraftMap::DraftMap(const std::vector<Draft>& drafts) : drafts_(drafts) {
  for (const Draft& draft : drafts) {
    first_.push_back(static_cast<int>(sites_.size()));
    for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
      Site site{&draft, static_cast<int>(i), -1, {}, false};
      const int heading = draft.heading_of(site.block);
      if (heading >= 0) {
        site.heading = first_.back() + heading;
        site.is_heading = heading == site.block;
        // A heading stands before what is under it; a footnote may come before a heading only in a broken file.
        site.keys = path_keys(draft.blocks[static_cast<std::size_t>(heading)].path);
      }
      sites_.push_back(std::move(site));
    }
  }
}

int DraftMap::number_of(const Draft& draft, int block) const {
  for (std::size_t d = 0; d < drafts_.size(); ++d)
    if (&drafts_[d] == &draft) return first_[d] + block;
  return -1;
}

int DraftMap::heading_above(int heading) const {
  const Site& one = site(heading);
  const int parent = one.get().parent;
  if (parent < 0) return -1;
  return site(heading - one.block + parent).heading;
}

bool DraftMap::close(int a, int b) const {
  const int one = site(a).heading, two = site(b).heading;
  if (one == two) return site(a).draft == site(b).draft;
  if (one < 0 || two < 0) return false;
  // Drafts number two headings alike by mistake; a pointer then means either.
  if (site(a).draft == site(b).draft && site(a).keys == site(b).keys) return true;
  const auto directly_under = [&](int below, int above) { return heading_above(below) == above && site(above).keys.size() >= 2; };
  return directly_under(one, two) || directly_under(two, one);
}

std::string DraftMap::heading_text(int heading) const {
  const Site& one = site(heading);
  const Block& block = one.get();
  std::string words = block.text.substr(0, most_heading_bytes);
  if (block.kind == BlockKind::run_in) return words.substr(0, std::min(words.find(": "), words.size()));
  const auto& blocks = one.draft->blocks;
  for (std::size_t next = static_cast<std::size_t>(one.block) + 1; next < blocks.size() && blocks[next].kind == BlockKind::title; ++next)
    words += ' ' + blocks[next].text;
  return words;
}

std::vector<std::pair<std::size_t, std::size_t>> clauses_of(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    std::size_t start = from, end = to;
    while (start < end && (text[start] == ' ' || text[start] == '\n' || text[start] == '-' || text[start] == '+')) ++start;
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
    if (end > start) out.emplace_back(start, end);
    from = to;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    // "3.1. Chỉ tiêu": the point of a label ends no sentence.
    const bool point = c == '.' && next == ' ' && !(at > 0 && is_digit(text[at - 1]) && at < 12);
    if (point || c == ';' || c == '\n') take(at + 1);
  }
  take(text.size());
  return out;
}

}  // namespace dh::analyse
