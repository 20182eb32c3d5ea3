#include "intake/pdf_paragraphs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "intake/heading_label.h"
#include "intake/pdf_page_parts.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr double mark_share = 0.8;   // of the line's size: smaller digits are marks of footnotes
constexpr double space_share = 0.12; // of the font size: a wider gap is a blank
constexpr double column_share = 2.5; // of the font size: a wider gap parts columns, in lines that are not justified

enum class Setting { body, centred, right };

// The edges of the text, by what most lines do.
struct Edges {
  double left = 0, right = 0;
  double indent = 0;  // left edge of a paragraph's first line
  double pitch = 0;   // from line to line inside a paragraph
};

template <class Values>
double most_common(const Values& values, double step) {
  std::map<long, std::size_t> count;
  for (const double value : values) ++count[std::lround(value / step)];
  const auto most = std::ranges::max_element(count, {}, [](const auto& one) { return one.second; });
  return most == count.end() ? 0 : static_cast<double>(most->first) * step;
}

Edges edges_of(const std::vector<PageParts>& pages) {
  std::vector<double> left, right, pitch;
  for (const PageParts& page : pages) {
    for (std::size_t i = 0; i < page.body.size(); ++i) {
      left.push_back(page.body[i]->left());
      right.push_back(page.body[i]->right());
      if (i > 0 && std::abs(page.body[i]->size - page.body[i - 1]->size) < 0.6)
        pitch.push_back(page.body[i]->middle() - page.body[i - 1]->middle());
    }
  }
  Edges out{most_common(left, 0.5), most_common(right, 0.5), 0, most_common(pitch, 0.5)};
  std::erase_if(left, [&](double value) { return value < out.left + 5; });
  out.indent = left.empty() ? out.left : most_common(left, 0.5);
  return out;
}

bool is_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

class Reader {
 public:
  explicit Reader(const PrintedDocument& printed)
      : pages_(parts_of(printed)), edges_(edges_of(pages_)), size_(body_size(printed)) {}

  PdfParagraphs read() {
    for (std::size_t page = 0; page < pages_.size(); ++page) read_notes(page);
    for (std::size_t page = 0; page < pages_.size(); ++page) read_body(page);
    return std::move(out_);
  }

 private:
  // Footnotes first: the body's marks are those that a footnote answers.
  void read_notes(std::size_t page) {
    int number = 0;
    for (const PrintedLine* line : pages_[page].notes) {
      ++number;
      const bool opens = opens_note(*line);
      if (opens || out_.document.footnotes.empty()) {
        DocxNote note;
        note.id = static_cast<int>(out_.document.footnotes.size()) + 1;
        note.number = opens ? std::stoi(line->words.front().text.substr(0, 6)) : 0;
        note.paragraphs.emplace_back().index = note.id - 1;
        out_.document.footnotes.push_back(std::move(note));
        out_.layout.notes.push_back({static_cast<int>(page) + 1, 0, number, 0, 0});
      }
      DocxParagraph& paragraph = out_.document.footnotes.back().paragraphs.front();
      append_line(paragraph, *line, opens ? 1 : 0, false);
      out_.layout.notes.back().page_last = static_cast<int>(page) + 1;
      out_.layout.notes.back().line_last = number;
    }
  }

  void read_body(std::size_t page) {
    const std::vector<const PrintedLine*>& lines = pages_[page].body;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const PrintedLine& line = *lines[i];
      const Setting setting = setting_of(line);
      const bool same_page = i > 0;
      const bool opens = last_ == nullptr || begins_paragraph(line, setting, same_page);
      if (opens) open(setting);
      DocxParagraph& paragraph = out_.document.body.back();
      append_line(paragraph, line, 0, !opens && setting != Setting::body);
      PagePlace& place = out_.layout.body.back();
      if (opens) {
        place.page = static_cast<int>(page) + 1;
        place.line_first = static_cast<int>(i) + 1;
      }
      place.page_last = static_cast<int>(page) + 1;
      place.line_last = static_cast<int>(i) + 1;
      last_ = &line;
      last_setting_ = setting;
    }
  }

  void open(Setting setting) {
    DocxParagraph paragraph;
    paragraph.index = static_cast<int>(out_.document.body.size());
    paragraph.alignment = setting == Setting::centred ? "center" : setting == Setting::right ? "right" : "both";
    out_.document.body.push_back(std::move(paragraph));
    out_.layout.body.emplace_back();
  }

  Setting setting_of(const PrintedLine& line) const {
    const double before = line.left() - edges_.left;
    const double after = edges_.right - line.right();
    const double off = std::abs(before - after);
    if (before > size_ && after > size_ && (off < 0.2 * size_ || (off < 0.5 * size_ && std::abs(line.left() - edges_.indent) > 2)))
      return Setting::centred;
    if (before > 8 * size_ && after < size_) return Setting::right;
    return Setting::body;
  }

  bool begins_paragraph(const PrintedLine& line, Setting setting, bool same_page) const {
    if (same_page && line.middle() - last_->middle() > edges_.pitch * 1.12 + 0.5) return true;
    // The first line of a heading in the middle may fill the width.
    if (setting != last_setting_) return !(setting == Setting::centred && is_bold(line) && is_bold(*last_) && !had_room_for(line.words.front()));
    if (std::abs(line.size - last_->size) > 1) return true;
    if (setting != Setting::body) return setting == Setting::right || opens_top_heading(line) || is_bold(line) != is_bold(*last_);
    if (line.left() > edges_.left + 0.7 * size_) return true;
    return had_room_for(line.words.front());
  }

  // Would the word have fitted on the line before? Then that line ended on purpose.
  bool had_room_for(const PrintedWord& word) const {
    const double needed = word.right - word.left + 0.25 * size_;
    return last_->right() + needed < edges_.right - 0.1 * size_;
  }

  static bool opens_top_heading(const PrintedLine& line) {
    std::string text;
    for (const PrintedWord& word : line.words) text += word.text + " ";
    const LabelKind kind = read_label(text).kind;
    return kind == LabelKind::part || kind == LabelKind::appendix || kind == LabelKind::chapter || kind == LabelKind::roman;
  }

  static bool is_bold(const PrintedLine& line) {
    return std::ranges::all_of(line.words, [](const PrintedWord& word) { return word.bold; });
  }

  // The line's words as runs. Blanks stand where the print has gaps.
  void append_line(DocxParagraph& paragraph, const PrintedLine& line, std::size_t from, bool soft_break) {
    std::string gap;
    if (!paragraph.runs.empty()) gap = soft_break ? "\n" : joint(paragraph, line.words[from]);
    const PrintedWord* before = nullptr;
    for (std::size_t i = from; i < line.words.size(); ++i) {
      const PrintedWord& word = line.words[i];
      if (before != nullptr) gap = gap_between(*before, word, line);
      before = &word;
      if (is_digits(word.text) && word.size < mark_share * line.size && add_mark(paragraph, word.text)) continue;
      add_word(paragraph, word, gap + word.text);
    }
  }

  std::string gap_between(const PrintedWord& a, const PrintedWord& b, const PrintedLine& line) const {
    const double gap = b.left - a.right;
    const bool justified = std::abs(edges_.right - line.right()) < 0.5 * size_;
    if (gap > column_share * line.size && (!justified || line.size < 0.9 * size_)) return "\t";
    return a.space_after || gap > space_share * std::max(a.size, b.size) ? " " : "";
  }

  // Words parted by the end of a line get a blank; a compound written with a hyphen keeps it alone, a soft one goes.
  static std::string joint(DocxParagraph& paragraph, const PrintedWord& next) {
    std::string& text = paragraph.runs.back().text;
    if (text.ends_with("\xC2\xAD")) {
      text.erase(text.size() - 2);
      return "";
    }
    const bool hyphen = text.size() > 1 && text.back() == '-' && text[text.size() - 2] != ' ';
    std::size_t at = 0;
    const char32_t c = next.text.empty() ? 0 : next_code_point(next.text, at);
    return hyphen && ((c >= 'a' && c <= 'z') || c >= 0xC0) ? "" : " ";
  }

  static void add_word(DocxParagraph& paragraph, const PrintedWord& word, std::string text) {
    if (paragraph.runs.empty() || paragraph.runs.back().bold != word.bold || paragraph.runs.back().italic != word.italic ||
        paragraph.runs.back().footnote >= 0) {
      DocxRun run;
      run.bold = word.bold;
      run.italic = word.italic;
      run.size_pt = word.size;
      paragraph.runs.push_back(std::move(run));
    }
    paragraph.runs.back().text += text;
  }

  bool add_mark(DocxParagraph& paragraph, const std::string& digits) {
    if (digits.size() > 6) return false;
    const int number = std::stoi(digits);
    const auto& notes = out_.document.footnotes;
    // Numbers may begin anew: the first one that no mark has met yet.
    for (std::size_t i = 0; i < notes.size(); ++i) {
      if (notes[i].number != number || !met_.insert(i).second) continue;
      DocxRun run;
      run.footnote = notes[i].id;
      paragraph.runs.push_back(std::move(run));
      return true;
    }
    return false;
  }

  std::vector<PageParts> pages_;
  Edges edges_;
  double size_;
  PdfParagraphs out_;
  std::set<std::size_t> met_;
  const PrintedLine* last_ = nullptr;
  Setting last_setting_ = Setting::body;
};

}  // namespace

PdfParagraphs paragraphs_of(const PrintedDocument& printed) { return Reader(printed).read(); }

}  // namespace dh::intake
