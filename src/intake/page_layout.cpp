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
constexpr double reach_of_a_line = 2.2;  // font sizes from a line's top, where bookmarks point, to its middle at most

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

  // A stretch of the print: from below one height to a line's reach below another.
  struct Stretch {
    int first_page = 0, last_page = 0;  // from 0
    double top = -1e9, end = 1e9;
    double left = -1e9;                 // of the first piece
    bool one_column = false;            // of a table: pieces beside those taken belong to other cells
  };

  Stretch stretch_of(const DocxParagraph& paragraph, const PrintedPoint& begin, const PrintedPoint* end) const {
    Stretch out;
    out.first_page = out.last_page = begin.page - 1;
    out.top = begin.top;
    if (end != nullptr && end->page >= begin.page) {
      out.last_page = end->page - 1;
      out.end = end->top;
    }
    out.one_column = paragraph.table >= 0;
    if (out.one_column && paragraph.numbering.empty()) out.left = begin.left - 3;
    return out;
  }

  bool within(const Piece& piece, const Stretch& stretch) const {
    if (piece.page == stretch.first_page && piece.middle <= stretch.top) return false;
    return piece.page < stretch.last_page || piece.middle <= stretch.end + reach_of_a_line * piece.size;
  }

  std::size_t start_of(int page) const {
    return page_start_[std::min(static_cast<std::size_t>(std::max(page, 0)), printed_.pages.size())];
  }

  // In a cell the next piece stands close by on the line, or below or above those taken already.
  static bool in_column(const Piece& piece, const Piece& last, double left, double right) {
    if (piece.page == last.page && piece.line == last.line) return piece.left - last.right < 2 * piece.size;
    return piece.right >= left && piece.left <= right;
  }

  // Takes the pieces of the stretch that hold the text; all or none.
  Found take(const ExpectedText& expected, const Stretch& stretch, std::size_t from) {
    std::vector<std::size_t> taken;
    std::size_t at = 0;
    double left = 0, right = 0;
    for (std::size_t i = from; i < start_of(stretch.last_page + 1) && !is_complete(expected, at); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.taken || !in_body(piece) || !within(piece, stretch) || (taken.empty() && piece.left < stretch.left)) continue;
      if (stretch.one_column && !taken.empty() && !in_column(piece, pieces_[taken.back()], left, right)) continue;
      const auto next = match_piece(piece, expected, at);
      if (!next) continue;
      at = *next;
      left = taken.empty() ? piece.left : std::min(left, piece.left);
      right = taken.empty() ? piece.right : std::max(right, piece.right);
      taken.push_back(i);
    }
    Found found;
    if (taken.empty() || !is_complete(expected, at)) return found;
    for (const std::size_t i : taken) {
      pieces_[i].taken = true;
      found.add(key_of(pieces_[i]));
    }
    return found;
  }

  void find_paragraph(const DocxParagraph& paragraph) {
    const ExpectedText expected = expected_of(paragraph);
    const PrintedPoint* begin = destination(begin_bookmark(paragraph.index));
    if (begin == nullptr) return;
    if (is_complete(expected, 0)) {
      if (paragraph.table < 0) blanks_.insert({begin->page - 1, begin->top});
      return;
    }
    const Stretch stretch = stretch_of(paragraph, *begin, destination(end_bookmark(paragraph.index)));
    found_[static_cast<std::size_t>(paragraph.index)] = take(expected, stretch, start_of(stretch.first_page));
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
    for (std::size_t i = start_of(first_page); i < start_of(last_page + 1); ++i) {
      const Piece& piece = pieces_[i];
      if (!piece.opens_line || piece.taken || !in_body(piece) || !match_piece(piece, expected, 0)) continue;
      Stretch stretch;
      stretch.first_page = piece.page;
      stretch.last_page = piece.page + 1;
      Found found = take(expected, stretch, i);
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
    const Stretch stretch = stretch_of(paragraph, *begin, end);
    double last_line = 1e9;
    for (std::size_t i = start_of(stretch.last_page); i < start_of(stretch.last_page + 1); ++i)
      if (pieces_[i].middle > stretch.end) last_line = std::min(last_line, pieces_[i].middle);
    for (std::size_t i = start_of(stretch.first_page); i < start_of(stretch.last_page + 1); ++i) {
      if (pieces_[i].taken || !in_body(pieces_[i]) || !within(pieces_[i], stretch) || pieces_[i].left < stretch.left) continue;
      if (pieces_[i].page == stretch.last_page && pieces_[i].middle > last_line + 1) continue;
      pieces_[i].taken = true;
      found.add(key_of(pieces_[i]));
      if (stretch.one_column) break;  // its page is all that counts
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
    for (const DocxParagraph& paragraph : document_.body) {
      const Found& found = found_[static_cast<std::size_t>(paragraph.index)];
      PagePlace place;
      if (found.any()) {
        place.page = found.first().page + 1;
        place.page_last = found.last().page + 1;
        if (paragraph.table < 0) {
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

// Headings are cited by their labels; a single line set apart (place and date, ornaments, a signature's office) is no
// paragraph that anyone counts; the words of the draft's own title are.
bool counts_as_paragraph(const Block& block, const DocxDocument& document) {
  if (block.place.page == 0 || block.part != "word/document.xml") return false;
  if (block.kind == BlockKind::title) return block.path.empty();
  if (block.kind == BlockKind::run_in || block.kind == BlockKind::list_item) return true;
  if (block.kind != BlockKind::paragraph) return false;
  const std::string& alignment = document.body[static_cast<std::size_t>(block.paragraph_index)].alignment;
  const bool one_line = block.place.page == block.place.page_last && block.place.line_first == block.place.line_last;
  return !(one_line && (alignment == "center" || alignment == "right" || alignment == "end"));
}

void number_paragraphs(Draft& draft, const DocxDocument& document) {
  std::map<int, int> count;  // of each page
  for (Block& block : draft.blocks) {
    if (!counts_as_paragraph(block, document)) continue;
    block.place.paragraph = ++count[block.place.page];
    for (int page = block.place.page + 1; page <= block.place.page_last; ++page) ++count[page];
  }
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
  number_paragraphs(draft, document);
}

}  // namespace dh::intake
