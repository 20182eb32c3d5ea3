#include "analyse/moved_item.h"

#include <algorithm>
#include <vector>

#include "analyse/draft_stretch.h"
#include "analyse/settled_replacement.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

struct Item {
  std::size_t start = 0, end = 0;  // bytes in its line
};

// The items of a list in `line`, parted by commas, the last also by "và".
std::vector<Item> items_of(std::string_view line) {
  std::vector<Item> out;
  const auto add = [&](std::size_t from, std::size_t end) {
    const std::string_view words = trim(line.substr(from, end - from));
    if (words.empty()) return;
    const auto start = static_cast<std::size_t>(words.data() - line.data());
    out.push_back({start, start + words.size()});
  };
  static constexpr std::string_view last_link = " và ";
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t end = std::min(line.find(',', from), line.size());
    const std::size_t link = end == line.size() ? line.rfind(last_link) : std::string_view::npos;
    if (link != std::string_view::npos && link > from) {
      add(from, link);
      add(link + last_link.size(), end);
    } else {
      add(from, end);
    }
    from = end + 1;
  }
  return out;
}

// Lines of a block that may be a list: no stop, bracket or quotation mark inside.
std::vector<std::string> lines_of(std::string_view block) {
  std::vector<std::string> out(1);
  for (std::size_t at = 0; at < block.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(block, at);
    const bool ends = c == U'\n' || c == U':' || c == U';' || c == U'.' || c == U'(' || c == U')' || c == U'“' || c == U'”' || c == U'"';
    if (ends) out.emplace_back();
    else out.back() += block.substr(from, at - from);
  }
  return out;
}

// Where items in the middle are all of one length, the first and the last are too; what stands before or behind belongs
// to the sentence: “PHẦN THỨ HAI MỤC TIÊU, QUAN ĐIỂM, NHIỆM VỤ, GIẢI PHÁP NHIỆM KỲ 2020 - 2025”.
void trim_ends(std::string_view line, std::vector<Item>& items) {
  if (items.size() < 3) return;
  const auto words = [&](const Item& item) { return words_of(line.substr(item.start, item.end - item.start)); };
  const std::size_t length = words(items[1]).size();
  for (std::size_t i = 2; i + 1 < items.size(); ++i)
    if (words(items[i]).size() != length) return;
  if (const std::vector<Word> first = words(items.front()); first.size() > length) items.front().start += first[first.size() - length].start;
  if (const std::vector<Word> last = words(items.back()); last.size() > length) items.back().end = items.back().start + last[length - 1].end;
}

}  // namespace

SettledEdit settle_move(const StatedEdit& stated, const EditPlace& place) {
  const std::string& wanted = stated.old.front();
  const std::string& other = stated.before.empty() ? stated.after : stated.before;
  for (const std::string& line : lines_of(place.block)) {
    std::vector<Item> items = items_of(line);
    if (items.size() < 2) continue;
    if (other.empty()) trim_ends(line, items);
    // An item that is the phrase, or ends or begins with it: "cho người cao tuổi, trẻ em".
    const auto find = [&](const std::string& phrase) {
      const std::string folded = fold_words(phrase);
      return static_cast<std::size_t>(std::ranges::find_if(items, [&](const Item& item) {
               const std::string words = fold_words(line.substr(item.start, item.end - item.start));
               return !folded.empty() && (words == folded || words.ends_with(' ' + folded) || words.starts_with(folded + ' '));
             }) - items.begin());
    };
    const auto narrow = [&](std::size_t i, const std::string& phrase) {
      const std::string words = line.substr(items[i].start, items[i].end - items[i].start);
      if (const Slice at = find_words(words, words_of(words), phrase); at.found()) items[i] = {items[i].start + at.start, items[i].start + at.end};
    };
    const std::size_t at = find(wanted);
    if (at == items.size()) continue;
    std::size_t first = 0, last = items.size(), target = stated.to_end ? items.size() - 1 : 0;
    if (!other.empty()) {
      const std::size_t there = find(other);
      if (there == items.size() || there == at) continue;
      target = stated.before.empty() ? (there > at ? there : there + 1) : (there > at ? there - 1 : there);
      first = std::min(at, there);
      last = std::max(at, there) + 1;
      narrow(there, other);
      narrow(at, wanted);
    }
    if (target == at) continue;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < items.size(); ++i) order.push_back(i);
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(at));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(target), at);
    // The links stay where they are.
    std::string to;
    for (std::size_t i = first; i < last; ++i) {
      if (i > first) to += line.substr(items[i - 1].end, items[i].start - items[i - 1].end);
      to += line.substr(items[order[i]].start, items[order[i]].end - items[order[i]].start);
    }
    return {{line.substr(items[first].start, items[last - 1].end - items[first].start), to, {}}, EditShape::wording};
  }
  if (other.empty()) return {};
  SettledEdit out;
  out.shape = EditShape::insertion;
  out.proposal.to = wanted;
  out.proposal.after = stated.after.empty() ? std::string() : in_draft(stated.after, place);
  return out;
}

}  // namespace dh::analyse
