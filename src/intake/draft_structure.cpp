// DocxDocument -> Draft: the tree of headings, paragraphs, tables and footnotes.
#include <algorithm>
#include <map>

#include "intake/draft_outline.h"
#include "intake/draft_words.h"
#include "intake/drafts.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t longest_unlabelled_name = 80;  // code points of a heading without a label that name it in paths

bool has_words(std::string_view text) { return !trim(text).empty(); }

struct Emphasis {
  std::size_t bold = 0, strong = 0, all = 0;  // code points other than white space
};

bool strong(const DocxRun& run) { return run.bold || run.italic || run.underline; }

Emphasis emphasis_of(const DocxParagraph& paragraph) {
  Emphasis out;
  for (const DocxRun& run : paragraph.runs) {
    if (run.change == DocxRun::Change::inserted) continue;
    std::size_t count = 0;
    for (std::size_t at = 0; at < run.text.size();) count += is_space(next_code_point(run.text, at)) ? 0u : 1u;
    out.all += count;
    if (run.bold) out.bold += count;
    if (strong(run)) out.strong += count;
  }
  return out;
}

// Do the words right after the label stand out from those that follow?
bool strong_lead(const DocxParagraph& paragraph, std::size_t label_end) {
  std::size_t at = 0;
  std::size_t letters = 0;
  bool plain_after = false;
  for (const DocxRun& run : paragraph.runs) {
    if (run.change == DocxRun::Change::inserted) continue;
    const std::size_t end = at + run.text.size();
    const std::string_view words = end <= label_end ? std::string_view()
                                                    : std::string_view(run.text).substr(label_end > at ? label_end - at : 0);
    at = end;
    if (!has_words(words)) continue;
    if (strong(run)) letters += plain_after ? 0 : code_point_count(words);
    else if (letters == 0) return false;
    else plain_after = true;
  }
  return letters > 2 && plain_after;
}

ParagraphLook look_of(const DocxParagraph& paragraph, const std::string& text, std::size_t label_end) {
  ParagraphLook look;
  look.outline_level = paragraph.outline_level;
  const Emphasis emphasis = emphasis_of(paragraph);
  look.whole_bold = emphasis.all > 0 && emphasis.bold * 10 >= emphasis.all * 9;
  look.whole_strong = emphasis.all > 0 && emphasis.strong * 10 >= emphasis.all * 9;
  look.strong_lead = strong_lead(paragraph, label_end);
  look.centred = paragraph.alignment == "center";
  const std::string_view words = trim(text);
  look.length = code_point_count(words);
  for (std::size_t at = 0; at < words.size();) look.last = next_code_point(words, at);
  return look;
}

class Builder {
 public:
  explicit Builder(const DocxDocument& document) : document_(document) {
    for (std::size_t i = 0; i < document.footnotes.size(); ++i) note_by_id_[document.footnotes[i].id] = i;
    note_done_.assign(document.footnotes.size(), false);
  }

  Draft build() {
    for (const DocxParagraph& paragraph : document_.body) add(paragraph);
    close_tables();
    for (std::size_t i = 0; i < note_done_.size(); ++i)
      if (!note_done_[i]) add_footnote(i, -1);
    if (document_.has_tracked_changes)
      draft_.notes.push_back("the document carries tracked changes; it is read as it was before them");
    draft_.title = title_of(draft_);
    draft_.version = version_of(draft_);
    return std::move(draft_);
  }

 private:
  struct OpenTable {
    int number = -1, block = -1, row = -1, row_block = -1, cell = -1, cell_block = -1;
    std::vector<std::size_t> notes;  // referred to in the table: they follow it
  };

  int push(Block block) {
    draft_.blocks.push_back(std::move(block));
    return static_cast<int>(draft_.blocks.size()) - 1;
  }

  Block block(BlockKind kind, int parent) const {
    Block out;
    out.kind = kind;
    out.parent = parent;
    out.path = outline_.path();
    out.part = "word/document.xml";
    return out;
  }

  void add(const DocxParagraph& paragraph) {
    if (paragraph.table >= 0) {
      add_to_table(paragraph);
      return;
    }
    close_tables();
    const std::string text = paragraph.text();
    if (has_words(text)) add_words(paragraph, text);
    else add_notes(paragraph, outline_.block());
  }

  void add_words(const DocxParagraph& paragraph, const std::string& text) {
    HeadingLabel label;
    if (!paragraph.numbering.empty()) {
      // The label is printed by Word and not in the text: no byte of the text belongs to it.
      label = read_label(paragraph.numbering + " x");
      label.end = 0;
    }
    if (label.kind == LabelKind::none) label = read_label(text);
    label = in_context(std::move(label), last_upper_);
    const ParagraphLook look = look_of(paragraph, text, label.end);
    Block one = block(BlockKind::paragraph, -1);
    one.text = text;
    one.paragraph_index = paragraph.index;
    const int index = place(one, label, look);
    add_notes(paragraph, index);
  }

  int place(Block& one, HeadingLabel label, const ParagraphLook& look) {
    const Outline::Verdict verdict = outline_.judge(label, look);
    const bool title_under_part = label.kind == LabelKind::none && outline_.directly_under_part() && look.length < 400;
    if (label.kind == LabelKind::none && ((look.centred && look.whole_bold) || (title_under_part && look.outline_level >= 0)))
      return push_plain(one, BlockKind::title, label, look);
    if (outline_.empty() && label.kind == LabelKind::none && look.outline_level < 0 && look.whole_bold &&
        one.text.find('\n') != std::string::npos)
      return push_plain(one, BlockKind::title, label, look);  // letterhead set in one paragraph
    switch (verdict) {
      case Outline::Verdict::heading: return push_heading(one, std::move(label), look, false);
      case Outline::Verdict::run_in: return push_heading(one, std::move(label), look, true);
      case Outline::Verdict::list_item: return push_item(one, label);
      case Outline::Verdict::paragraph: break;
    }
    return push_plain(one, BlockKind::paragraph, {}, look);
  }

  int push_heading(Block& one, HeadingLabel label, const ParagraphLook& look, bool run_in) {
    one.kind = run_in ? BlockKind::run_in : BlockKind::heading;
    one.label = label.text;
    if (label.kind == LabelKind::none && look.length <= longest_unlabelled_name) label.text = collapse_space(one.text);
    last_upper_ = label.kind == LabelKind::upper ? label.numbers.at(0) : label.kind == LabelKind::part ? 0 : last_upper_;
    const int index = static_cast<int>(draft_.blocks.size());
    const std::string remark = outline_.open(label, look, index, run_in);
    one.path = outline_.path();
    one.level = outline_.level();
    one.parent = outline_.parent_block();
    if (!remark.empty()) draft_.notes.push_back("heading \"" + one.path + "\" " + remark);
    item_ = -1;
    return push(std::move(one));
  }

  int push_item(Block& one, const HeadingLabel& label) {
    one.kind = BlockKind::list_item;
    one.label = label.text;
    one.parent = label.kind == LabelKind::plus && item_ >= 0 ? item_ : outline_.block();
    outline_.note_list_item(label);
    const int index = push(std::move(one));
    if (label.kind == LabelKind::dash) item_ = index;
    else if (label.kind != LabelKind::plus) item_ = -1;
    return index;
  }

  int push_plain(Block& one, BlockKind kind, const HeadingLabel&, const ParagraphLook& look) {
    one.kind = kind;
    one.parent = outline_.block();
    if (kind != BlockKind::title) {
      outline_.note_text(look.last);
      item_ = -1;
    }
    return push(std::move(one));
  }

  void add_notes(const DocxParagraph& paragraph, int parent) {
    for (const DocxRun& run : paragraph.runs) {
      const auto found = run.footnote < 0 ? note_by_id_.end() : note_by_id_.find(run.footnote);
      if (found == note_by_id_.end() || note_done_[found->second]) continue;
      if (tables_.empty()) add_footnote(found->second, parent);
      else tables_.front().notes.push_back(found->second);
    }
  }

  void add_footnote(std::size_t at, int parent) {
    note_done_[at] = true;
    const DocxNote& note = document_.footnotes[at];
    Block one = block(BlockKind::footnote, parent);
    one.path.clear();
    one.label = std::to_string(note.number);
    one.part = note.endnote ? "word/endnotes.xml" : "word/footnotes.xml";
    for (const DocxParagraph& paragraph : note.paragraphs) {
      if (one.paragraph_index < 0) one.paragraph_index = paragraph.index;
      else one.text += '\n';
      one.text += paragraph.text();
    }
    push(std::move(one));
  }

  // Tables inside cells are tables of their own, under the cell that holds them.
  void add_to_table(const DocxParagraph& paragraph) {
    const auto known = std::ranges::find(tables_, paragraph.table, &OpenTable::number);
    if (known == tables_.end()) {
      if (!tables_.empty() && paragraph.table_parent != tables_.back().number) close_tables();
      OpenTable table;
      table.number = paragraph.table;
      table.block = push(block(BlockKind::table, tables_.empty() ? outline_.block() : tables_.back().cell_block));
      tables_.push_back(table);
    } else {
      // Back from an inner table: what follows in the same cell is a cell block of its own.
      if (known + 1 != tables_.end()) known->cell = -1;
      for (auto inner = known + 1; inner != tables_.end(); ++inner)
        known->notes.insert(known->notes.end(), inner->notes.begin(), inner->notes.end());
      tables_.erase(known + 1, tables_.end());
    }
    OpenTable& table = tables_.back();
    if (table.row != paragraph.row) {
      table.row = paragraph.row;
      table.cell = -1;
      table.row_block = push(block(BlockKind::row, table.block));
    }
    if (table.cell != paragraph.cell) {
      table.cell = paragraph.cell;
      Block cell = block(BlockKind::cell, table.row_block);
      cell.text = paragraph.text();
      cell.paragraph_index = paragraph.index;
      table.cell_block = push(std::move(cell));
    } else {
      draft_.blocks[static_cast<std::size_t>(table.cell_block)].text += '\n' + paragraph.text();
    }
    add_notes(paragraph, table.cell_block);
  }

  void close_tables() {
    if (tables_.empty()) return;
    const OpenTable outer = std::move(tables_.front());
    tables_.clear();
    for (const std::size_t note : outer.notes)
      if (!note_done_[note]) add_footnote(note, outer.block);
    outline_.note_text('.');
    item_ = -1;
  }

  const DocxDocument& document_;
  Draft draft_;
  Outline outline_;
  std::map<int, std::size_t> note_by_id_;
  std::vector<bool> note_done_;
  std::vector<OpenTable> tables_;
  int item_ = -1;        // the "-" item that "+" items stand under
  int last_upper_ = 0;   // the last heading with a capital letter
};

}  // namespace

Draft structure_of(const DocxDocument& document) { return Builder(document).build(); }

}  // namespace dh::intake
