#include "intake/pdf_page_parts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t margin_lines = 2;   // at the top and at the bottom of a page that may be running heads
constexpr double note_share = 0.88;       // of the body's size that a footnote is set in at most
constexpr double mark_share = 0.8;        // of the line's size that a footnote's mark is set in at most

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string words_of(const PrintedLine& line) {
  std::string out;
  for (const PrintedWord& word : line.words) out += word.text + " ";
  return fold(trim(out));
}

// "12", "- 12 -", "trang 12", "12/40".
bool is_page_number(const std::string& folded) {
  std::string rest = folded;
  if (rest.starts_with("trang ")) rest.erase(0, 6);
  std::size_t digits = 0;
  for (const char c : rest) {
    if (c >= '0' && c <= '9') ++digits;
    else if (c != ' ' && c != '-' && c != '/' && c != '|') return false;
  }
  return digits > 0 && digits <= 8;
}

std::string without_digits(std::string text) {
  std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text;
}

// Lines that come back at the same height on many pages.
class RunningLines {
 public:
  explicit RunningLines(const PrintedDocument& printed) {
    std::map<Key, std::size_t> seen;
    for (const PrintedPage& page : printed.pages) {
      std::set<Key> here;
      for_margins(page, [&](const PrintedLine& line) { here.insert(key_of(line)); });
      for (const Key& key : here) ++seen[key];
    }
    const std::size_t enough = std::max<std::size_t>(3, printed.pages.size() / 2);
    for (const auto& [key, count] : seen)
      if (count >= enough) running_.insert(key);
  }

  bool holds(const PrintedLine& line) const { return running_.contains(key_of(line)); }

  template <class Visit>
  static void for_margins(const PrintedPage& page, Visit visit) {
    const std::size_t count = page.lines.size();
    for (std::size_t i = 0; i < count; ++i)
      if (i < margin_lines || i + margin_lines >= count) visit(page.lines[i]);
  }

 private:
  using Key = std::pair<int, std::string>;
  static Key key_of(const PrintedLine& line) {
    return {static_cast<int>(std::lround(line.middle() / 3)), without_digits(words_of(line))};
  }
  std::set<Key> running_;
};

std::vector<const PrintedLine*> without_margins(const PrintedPage& page, const RunningLines& running) {
  std::vector<const PrintedLine*> lines;
  for (const PrintedLine& line : page.lines) lines.push_back(&line);
  const auto drops = [&](const PrintedLine& line) { return running.holds(line) || is_page_number(words_of(line)); };
  for (std::size_t i = 0; i < margin_lines && !lines.empty() && drops(*lines.front()); ++i) lines.erase(lines.begin());
  for (std::size_t i = 0; i < margin_lines && !lines.empty() && drops(*lines.back()); ++i) lines.pop_back();
  return lines;
}

}  // namespace

double body_size(const PrintedDocument& printed) {
  std::map<int, std::size_t> letters;
  for (const PrintedPage& page : printed.pages)
    for (const PrintedLine& line : page.lines)
      for (const PrintedWord& word : line.words) letters[static_cast<int>(std::lround(word.size * 2))] += word.text.size();
  const auto most = std::ranges::max_element(letters, {}, [](const auto& one) { return one.second; });
  return most == letters.end() ? 0 : most->first / 2.0;
}

bool opens_note(const PrintedLine& line) {
  if (line.words.size() < 2) return false;
  const PrintedWord& first = line.words.front();
  return all_digits(first.text) && first.size < mark_share * line.size;
}

std::vector<PageParts> parts_of(const PrintedDocument& printed) {
  const double size = body_size(printed);
  const RunningLines running(printed);
  std::vector<PageParts> out;
  bool notes_before = false;  // on the page before: its last footnote may go on
  for (const PrintedPage& page : printed.pages) {
    const std::vector<const PrintedLine*> lines = without_margins(page, running);
    std::size_t start = lines.size();
    while (start > 0 && lines[start - 1]->size <= note_share * size) --start;
    // Small print without a mark is a table or a remark, unless a footnote goes on here.
    if (!notes_before)
      while (start < lines.size() && !opens_note(*lines[start])) ++start;
    PageParts parts;
    parts.body.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(start));
    parts.notes.assign(lines.begin() + static_cast<std::ptrdiff_t>(start), lines.end());
    notes_before = !parts.notes.empty();
    out.push_back(std::move(parts));
  }
  return out;
}

}  // namespace dh::intake
