#include "intake/page_layout.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "intake/printed_match.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t longest_remarks = 20;

// Lines of the print, each known by page and index; blank lines have a height only.
struct LineKey {
  int page = 0;
  double middle = 0;
  auto operator<=>(const LineKey&) const = default;
};

struct Found {
  std::vector<LineKey> lines;  // in reading order

  bool any() const { return !lines.empty(); }
  const LineKey& first() const { return lines.front(); }
  const LineKey& last() const { return lines.back(); }
  void add(const LineKey& line) {
    if (lines.empty() || lines.back() != line) lines.push_back(line);
  }
};

class Layouter {
 public:
  Layouter(const DocxDocument& document, const PrintedDocument& printed, const PrintableDocx& margins)
      : document_(document), printed_(printed), margins_(margins), pieces_(pieces_of(printed)), found_(document.body.size()),
        notes_(document.footnotes.size()) {
    page_start_.assign(printed.pages.size() + 1, pieces_.size());
    for (std::size_t i = pieces_.size(); i-- > 0;) page_start_[static_cast<std::size_t>(pieces_[i].page)] = i;
    for (std::size_t page = printed.pages.size(); page-- > 0;)
      page_start_[page] = std::min(page_start_[page], page_start_[page + 1]);
    for (const DocxNote& note : document.footnotes) note_labels_[note.id] = std::to_string(note.number);
  }

  PageLayout run() {
    for (const DocxParagraph& paragraph : document_.body) find_paragraph(paragraph);
    for (const DocxParagraph& paragraph : document_.body) find_notes(paragraph);
    for (const DocxParagraph& paragraph : document_.body) fall_back(paragraph);
    return numbered();
  }

 private:
  const PrintedPoint* destination(const std::string& name) const {
    const auto found = printed_.destinations.find(name);
    return found == printed_.destinations.end() ? nullptr : &found->second;
  }

  const PrintedLine& line_of(const Piece& piece) const {
    return printed_.pages[static_cast<std::size_t>(piece.page)].lines[static_cast<std::size_t>(piece.line)];
  }
  LineKey key_of(const Piece& piece) const { return {piece.page, line_of(piece).middle()}; }

  bool in_body(const Piece& piece) const {
    const double middle = line_of(piece).middle();
    const double height = printed_.pages[static_cast<std::size_t>(piece.page)].height;
    return middle >= margins_.top_margin && middle <= height - margins_.bottom_margin;
  }

  ExpectedText expected_of(const DocxParagraph& paragraph) const {
    ExpectedText out;
    std::string words;
    for (const DocxRun& run : paragraph.runs) {
      if (run.change == DocxRun::Change::inserted) continue;
      if (run.footnote < 0) {
        words += run.text;
        continue;
      }
      append_expected(out, words);
      words.clear();
      const auto label = note_labels_.find(run.footnote);
      append_note_mark(out, label == note_labels_.end() ? std::string() : label->second);
    }
    append_expected(out, words);
    out.has_label = !paragraph.numbering.empty();
    return out;
  }

  // Takes the pieces from `from` on that hold the text, up to `stop`; all or none.
  Found take(const ExpectedText& expected, std::size_t from, std::size_t stop, double left_of_first) {
    std::vector<std::size_t> taken;
    std::size_t at = 0;
    for (std::size_t i = from; i < stop && !is_complete(expected, at); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.taken || !in_body(piece) || (taken.empty() && piece.left < left_of_first)) continue;
      if (const auto next = match_piece(piece, expected, at)) {
        at = *next;
        taken.push_back(i);
      }
    }
    if (taken.empty() || !is_complete(expected, at)) return {};
    Found found;
    for (const std::size_t i : taken) {
      pieces_[i].taken = true;
      found.add(key_of(pieces_[i]));
    }
    return found;
  }

  // The first piece of the line that a destination points at: the next line whose middle lies below it.
  std::size_t piece_at(const PrintedPoint& point) const {
    const auto page = static_cast<std::size_t>(point.page - 1);
    std::size_t i = page_start_[page];
    while (i < page_start_[page + 1] && line_of(pieces_[i]).middle() <= point.top) ++i;
    return i;
  }

  std::size_t end_of_line(std::size_t i) const {
    if (i >= pieces_.size()) return i;
    const Piece& first = pieces_[i];
    while (i < pieces_.size() && pieces_[i].page == first.page && pieces_[i].line == first.line) ++i;
    return i;
  }

  void find_paragraph(const DocxParagraph& paragraph) {
    const auto index = static_cast<std::size_t>(paragraph.index);
    const ExpectedText expected = expected_of(paragraph);
    const PrintedPoint* begin = destination(begin_bookmark(paragraph.index));
    const PrintedPoint* end = destination(end_bookmark(paragraph.index));
    if (begin == nullptr) return;
    if (is_complete(expected, 0)) {
      if (paragraph.table < 0) blanks_.insert({begin->page - 1, begin->top});
      return;
    }
    const std::size_t from = piece_at(*begin);
    std::size_t stop = page_start_[std::min(static_cast<std::size_t>(begin->page), printed_.pages.size())];
    if (end != nullptr) stop = std::max(end_of_line(piece_at(*end)), end_of_line(from));
    // In a table the cells to the left have the same height.
    const double left = paragraph.table >= 0 && paragraph.numbering.empty() ? begin->left - 3 : -1e9;
    found_[index] = take(expected, from, stop, left);
  }

  void find_notes(const DocxParagraph& paragraph) {
    for (const DocxRun& run : paragraph.runs) {
      if (run.footnote < 0) continue;
      for (std::size_t i = 0; i < document_.footnotes.size(); ++i)
        if (document_.footnotes[i].id == run.footnote && !notes_[i].any()) notes_[i] = find_note(document_.footnotes[i], paragraph.index);
    }
  }

  Found find_note(const DocxNote& note, int paragraph) {
    ExpectedText expected;
    append_note_mark(expected, std::to_string(note.number));
    for (const DocxParagraph& one : note.paragraphs) append_expected(expected, one.text());
    if (is_complete(expected, 0)) return {};
    const Found& from = found_[static_cast<std::size_t>(paragraph)];
    const PrintedPoint* begin = destination(begin_bookmark(paragraph));
    if (!from.any() && begin == nullptr) return {};
    const int first_page = from.any() ? from.first().page : begin->page - 1;
    // A footnote stands on the page of its mark and may run on; an endnote stands anywhere after it.
    const int last_page = note.endnote ? static_cast<int>(printed_.pages.size()) - 1 : (from.any() ? from.last().page : first_page) + 1;
    const auto page_after = [&](int page) { return page_start_[std::min(static_cast<std::size_t>(page) + 1, printed_.pages.size())]; };
    for (std::size_t i = page_start_[static_cast<std::size_t>(first_page)]; i < page_after(last_page); ++i) {
      const Piece& piece = pieces_[i];
      if (!piece.opens_line || piece.taken || !in_body(piece) || !match_piece(piece, expected, 0)) continue;
      const Found found = take(expected, i, page_after(piece.page + 1), -1e9);
      if (found.any()) return found;
    }
    return {};
  }

  // The words differ from the paragraph's: the bookmarks alone tell the place, and the layout says so.
  void fall_back(const DocxParagraph& paragraph) {
    Found& found = found_[static_cast<std::size_t>(paragraph.index)];
    if (found.any() || trim(paragraph.text()).empty()) return;
    ++unsure_;
    if (remarks_.size() < longest_remarks)
      remarks_.push_back("the print does not show the words of paragraph " + std::to_string(paragraph.index + 1) + " as they are");
    const PrintedPoint* begin = destination(begin_bookmark(paragraph.index));
    const PrintedPoint* end = destination(end_bookmark(paragraph.index));
    if (begin == nullptr) return;
    const std::size_t from = piece_at(*begin);
    if (from >= pieces_.size()) return;
    const std::size_t stop = end == nullptr ? end_of_line(from) : std::max(end_of_line(piece_at(*end)), end_of_line(from));
    for (std::size_t i = from; i < stop; ++i) {
      if (pieces_[i].taken || !in_body(pieces_[i])) continue;
      pieces_[i].taken = true;
      found.add(key_of(pieces_[i]));
    }
  }

  PageLayout numbered() {
    std::set<LineKey> body(blanks_.begin(), blanks_.end());
    std::set<LineKey> notes;
    for (const DocxParagraph& paragraph : document_.body)
      if (paragraph.table < 0) insert_lines(found_[static_cast<std::size_t>(paragraph.index)], body);
    for (const Found& note : notes_) insert_lines(note, notes);
    const std::map<LineKey, int> body_numbers = numbers_of(body);
    const std::map<LineKey, int> note_numbers = numbers_of(notes);

    PageLayout out;
    std::map<int, int> paragraphs;  // on each page
    for (const DocxParagraph& paragraph : document_.body) {
      const Found& found = found_[static_cast<std::size_t>(paragraph.index)];
      PagePlace place;
      if (found.any()) {
        place.page = found.first().page + 1;
        place.page_last = found.last().page + 1;
        if (paragraph.table < 0) {
          place.paragraph = ++paragraphs[place.page];
          place.line_first = body_numbers.at(found.first());
          place.line_last = body_numbers.at(found.last());
        }
      }
      out.body.push_back(place);
    }
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      PagePlace place;
      if (notes_[i].any()) {
        place.page = notes_[i].first().page + 1;
        place.page_last = notes_[i].last().page + 1;
        place.line_first = note_numbers.at(notes_[i].first());
        place.line_last = note_numbers.at(notes_[i].last());
      } else {
        remarks_.push_back("footnote " + std::to_string(document_.footnotes[i].number) + " was not found in the print");
      }
      out.notes.push_back(place);
    }
    if (unsure_ > longest_remarks) remarks_.push_back("and " + std::to_string(unsure_ - longest_remarks) + " more paragraphs");
    out.remarks = std::move(remarks_);
    return out;
  }

  static void insert_lines(const Found& found, std::set<LineKey>& lines) { lines.insert(found.lines.begin(), found.lines.end()); }

  static std::map<LineKey, int> numbers_of(const std::set<LineKey>& lines) {
    std::map<LineKey, int> out;
    int page = -1;
    int number = 0;
    for (const LineKey& line : lines) {
      number = line.page == page ? number + 1 : 1;
      page = line.page;
      out[line] = number;
    }
    return out;
  }

  const DocxDocument& document_;
  const PrintedDocument& printed_;
  const PrintableDocx& margins_;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> page_start_;  // index of each page's first piece; one more at the end
  std::vector<Found> found_, notes_;
  std::map<int, std::string> note_labels_;
  std::set<LineKey> blanks_;
  std::vector<std::string> remarks_;
  std::size_t unsure_ = 0;
};

// The place of several paragraphs together.
PagePlace spanned(const PagePlace& a, const PagePlace& b) {
  if (a.page == 0) return b;
  if (b.page == 0) return a;
  PagePlace out = a;
  out.page_last = b.page_last;
  out.line_last = b.line_last;
  return out;
}

}  // namespace

PageLayout lay_out(const DocxDocument& document, const PrintedDocument& printed, const PrintableDocx& margins) {
  return Layouter(document, printed, margins).run();
}

void place_blocks(Draft& draft, const DocxDocument& document, const PageLayout& layout) {
  std::map<std::pair<std::string, int>, std::size_t> note_at;
  for (std::size_t i = 0; i < document.footnotes.size(); ++i) {
    const DocxNote& note = document.footnotes[i];
    if (!note.paragraphs.empty())
      note_at[{note.endnote ? "word/endnotes.xml" : "word/footnotes.xml", note.paragraphs.front().index}] = i;
  }
  std::vector<int> starts;  // of the body's blocks, to know where each ends
  for (const Block& block : draft.blocks)
    if (block.part == "word/document.xml" && block.paragraph_index >= 0) starts.push_back(block.paragraph_index);
  std::ranges::sort(starts);
  for (Block& block : draft.blocks) {
    if (block.paragraph_index < 0) continue;
    if (const auto note = note_at.find({block.part, block.paragraph_index}); note != note_at.end()) {
      block.place = layout.notes[note->second];
      continue;
    }
    if (block.part != "word/document.xml") continue;
    const auto next = std::ranges::upper_bound(starts, block.paragraph_index);
    const int end = next == starts.end() ? static_cast<int>(layout.body.size()) : *next;
    const int table = document.body[static_cast<std::size_t>(block.paragraph_index)].table;
    for (int i = block.paragraph_index; i < end && document.body[static_cast<std::size_t>(i)].table == table; ++i)
      block.place = spanned(block.place, layout.body[static_cast<std::size_t>(i)]);
  }
  // Rows and tables have the place of what is in them; children stand after their parents.
  for (std::size_t i = draft.blocks.size(); i-- > 0;) {
    const Block& block = draft.blocks[i];
    if (block.parent < 0 || (block.kind != BlockKind::cell && block.kind != BlockKind::row && block.kind != BlockKind::table)) continue;
    Block& parent = draft.blocks[static_cast<std::size_t>(block.parent)];
    if (parent.kind == BlockKind::row || parent.kind == BlockKind::table) parent.place = spanned(block.place, parent.place);
  }
}

}  // namespace dh::intake
