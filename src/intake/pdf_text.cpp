#include "intake/pdf_text.h"

#include <poppler-destination.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <memory>

#include "base/limits.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

void ignore_message(const std::string&, void*) {}

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return std::string(bytes.begin(), bytes.end());
}

// Font names carry the face: "BAAAAA+LiberationSerif-BoldItalic", "TimesNewRomanPS-BoldMT".
PrintedWord word_of(const poppler::text_box& box) {
  PrintedWord word;
  word.text = utf8_of(box.text());
  const poppler::rectf place = box.bbox();
  word.left = place.x();
  word.top = place.y();
  word.right = place.x() + place.width();
  word.bottom = place.y() + place.height();
  word.space_after = box.has_space_after();
  word.size = place.height();
  if (box.has_font_info() && !word.text.empty()) {
    word.size = box.get_font_size();
    const std::string font = box.get_font_name(0);
    word.bold = font.find("Bold") != std::string::npos || font.find("Black") != std::string::npos;
    word.italic = font.find("Italic") != std::string::npos || font.find("Oblique") != std::string::npos;
  }
  return word;
}

PrintedPage page_of(const poppler::page& page) {
  PrintedPage out;
  const poppler::rectf rect = page.page_rect();
  out.width = rect.width();
  out.height = rect.height();
  std::vector<PrintedWord> words;
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    PrintedWord word = word_of(box);
    if (!trim(word.text).empty()) words.push_back(std::move(word));
  }
  out.lines = gather_lines(std::move(words));
  return out;
}

double usual_size(const std::vector<PrintedWord>& words) {
  std::map<int, std::size_t> letters;
  for (const PrintedWord& word : words) letters[static_cast<int>(std::lround(word.size * 2))] += word.text.size();
  const auto most = std::ranges::max_element(letters, {}, [](const auto& one) { return one.second; });
  return most == letters.end() ? 0 : most->first / 2.0;
}

}  // namespace

std::vector<PrintedLine> gather_lines(std::vector<PrintedWord> words) {
  // Large words lay down the lines; smaller ones find the line that they belong to.
  std::ranges::stable_sort(words, [](const PrintedWord& a, const PrintedWord& b) { return a.size > b.size + 0.01; });
  std::vector<PrintedLine> lines;
  std::multimap<double, std::size_t> by_middle;
  for (PrintedWord& word : words) {
    const double middle = word.middle();
    std::size_t best = lines.size();
    double nearest = 1e9;
    for (auto i = by_middle.lower_bound(middle - 60); i != by_middle.end() && i->first < middle + 60; ++i) {
      const PrintedLine& line = lines[i->second];
      const double reach = (line.bottom - line.top) * 0.42;
      const double distance = std::abs(middle - line.middle());
      if (distance <= reach && distance < nearest) {
        nearest = distance;
        best = i->second;
      }
    }
    if (best == lines.size()) {
      PrintedLine line;
      line.top = word.top;
      line.bottom = word.bottom;
      by_middle.emplace(line.middle(), lines.size());
      lines.push_back(std::move(line));
    }
    lines[best].words.push_back(std::move(word));
  }
  for (PrintedLine& line : lines) {
    std::ranges::stable_sort(line.words, {}, &PrintedWord::left);
    line.size = usual_size(line.words);
  }
  std::ranges::stable_sort(lines, {}, &PrintedLine::top);
  return lines;
}

Result<PrintedDocument> read_pdf_text(std::string_view bytes) {
  if (bytes.size() > INT_MAX) return fail(Error::Kind::limit, "too large for a PDF");
  poppler::set_debug_error_function(&ignore_message, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return fail(Error::Kind::bad_input, "not a readable PDF");
  if (document->is_locked()) return fail(Error::Kind::bad_input, "the PDF is locked with a password");
  const int count = document->pages();
  if (count <= 0) return fail(Error::Kind::bad_input, "the PDF has no page");
  if (static_cast<std::size_t>(count) > limits::draft_pages)
    return fail(Error::Kind::limit, "more than " + std::to_string(limits::draft_pages) + " pages");
  PrintedDocument out;
  out.pages.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    out.pages.push_back(page ? page_of(*page) : PrintedPage{});
  }
  for (const auto& [name, target] : document->create_destination_map()) {
    const int page = target.page_number();
    if (page < 1 || page > count) continue;
    const double height = out.pages[static_cast<std::size_t>(page - 1)].height;
    out.destinations[name] = {page, target.left(), height - target.top()};
  }
  return out;
}

}  // namespace dh::intake
