#include "intake/docx_draft_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "base/limits.h"
#include "intake/docx_document.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

// The draft of the consultation that most paragraphs of the file belong to; empty when they are few.
std::string draft_of(const DocxDocument& document, const Consultation& consultation) {
  std::string best;
  double best_share = 0.3;
  for (const Draft& draft : consultation.drafts) {
    std::set<std::string> known;
    for (const Block& block : draft.blocks) known.insert(fold_words(block.text));
    std::size_t seen = 0, same = 0;
    for (const DocxParagraph& one : document.body) {
      const std::string words = fold_words(one.text());
      if (words.size() < 20) continue;
      ++seen;
      same += known.contains(words);
    }
    const double share = seen == 0 ? 0 : static_cast<double>(same) / static_cast<double>(seen);
    if (share > best_share) {
      best_share = share;
      best = draft.id;
    }
  }
  return best;
}

using KnownParagraphs = std::unordered_set<std::string>;  // of the draft, folded

KnownParagraphs paragraphs_of(const Draft* draft) {
  KnownParagraphs out;
  if (draft == nullptr) return out;
  for (const Block& block : draft->blocks) {
    out.insert(fold_words(block.text));
    // Cells and footnotes hold several paragraphs.
    for (std::size_t at = 0; at < block.text.size();) {
      const std::size_t end = std::min(block.text.find('\n', at), block.text.size());
      out.insert(fold_words(std::string_view(block.text).substr(at, end - at)));
      at = end + 1;
    }
  }
  return out;
}

bool is_coloured(const DocxRun& run) {
  return run.change == DocxRun::Change::none && !run.text.empty() && (run.highlighted || (!run.colour.empty() && run.colour != "000000" && run.colour != "auto"));
}

// New words in a colour instead of a tracked change: without them the paragraph is the draft's, or nothing is left of it;
// with them it is not the draft's.
bool is_marked_by_colour(const DocxParagraph& paragraph, const KnownParagraphs& known) {
  std::string before, without;
  bool any = false;
  for (const DocxRun& run : paragraph.runs) {
    if (run.change == DocxRun::Change::inserted) continue;
    before += run.text;
    if (is_coloured(run)) any = true;
    else without += run.text;
  }
  if (!any || known.empty() || known.contains(fold_words(before))) return false;
  const std::string left = fold_words(without);
  return left.empty() || known.contains(left);
}

class ReturnedDraft {
 public:
  ReturnedDraft(Reading& reading, const DocxDocument& document, const Draft* draft)
      : known_(paragraphs_of(draft)), reading_(reading), document_(document) {}

  void read() {
    paragraphs("word/document.xml", document_.body);
    if (!document_.footnotes.empty()) {
      std::vector<DocxParagraph> notes;
      for (const DocxNote& note : document_.footnotes) notes.insert(notes.end(), note.paragraphs.begin(), note.paragraphs.end());
      paragraphs("word/footnotes.xml", notes);
    }
    comments();
  }

 private:
  // A change as a reviewer made it: neighbouring runs of one author, deletions and insertions in any order.
  void paragraphs(const std::string& name, const std::vector<DocxParagraph>& all) {
    PartBuilder part(reading_, name);
    bool first = true;
    for (const DocxParagraph& paragraph : all) {
      if (!first) part.append("\n", Role::separator);
      first = false;
      const std::string before = paragraph.text();
      for (const DocxCommentRange& range : paragraph.comments) remember_comment(name, paragraph, before, range);
      const bool marked = is_marked_by_colour(paragraph, known_);
      std::size_t at = 0;  // in `before`
      for (std::size_t i = 0; i < paragraph.runs.size();) {
        const DocxRun& run = paragraph.runs[i];
        if (marked && is_coloured(run)) {
          std::size_t end = i;
          std::string words;
          for (; end < paragraph.runs.size() && is_coloured(paragraph.runs[end]); ++end) words += paragraph.runs[end].text;
          coloured(part, paragraph, name, before, at, words);
          at += words.size();
          i = end;
          continue;
        }
        if (run.change == DocxRun::Change::none) {
          part.append(run.text, Role::quoted_draft);
          at += run.text.size();
          ++i;
          continue;
        }
        std::size_t end = i;
        std::string deleted, inserted;
        while (end < paragraph.runs.size() && paragraph.runs[end].change != DocxRun::Change::none &&
               paragraph.runs[end].change_author == run.change_author) {
          (paragraph.runs[end].change == DocxRun::Change::deleted ? deleted : inserted) += paragraph.runs[end].text;
          ++end;
        }
        change(part, paragraph, name, before, at, deleted, inserted, i, end);
        at += deleted.size();
        i = end;
      }
    }
  }

  void coloured(PartBuilder& part, const DocxParagraph& paragraph, const std::string& name, const std::string& before, std::size_t at, const std::string& words) {
    if (trim(words).empty()) {
      part.append(words, Role::separator);
      return;
    }
    MarkedRange mark;
    mark.via = MarkedRange::Via::highlighted;
    mark.part = name;
    mark.paragraph_index = paragraph.index;
    // As the draft has it; of several such words the others stay out too.
    std::size_t passed = 0;
    for (const DocxRun& run : paragraph.runs) {
      if (run.change == DocxRun::Change::inserted) continue;
      if (!is_coloured(run)) mark.paragraph += run.text;
      if (passed < at && !is_coloured(run)) mark.start += run.text.size();
      passed += run.text.size();
    }
    mark.end = mark.start;
    mark.inserted = words;
    Opinion& opinion = part.append_opinion(words, "coloured words " + std::to_string(++changes_) + ", paragraph " + std::to_string(paragraph.index + 1));
    opinion.hints.mark = mark;
    opinion.proposal.to = words;
    opinion.proposal.after = last_words(before.substr(0, at));
  }

  void change(PartBuilder& part, const DocxParagraph& paragraph, const std::string& name, const std::string& before, std::size_t at,
              const std::string& deleted, const std::string& inserted, std::size_t begin, std::size_t end) {
    if (deleted.empty() && inserted.empty()) return;
    // The new words are the opinion; where nothing is put in, the words struck out are.
    const bool replaced = !deleted.empty() && !inserted.empty();
    const std::string& words = inserted.empty() ? deleted : inserted;
    MarkedRange mark;
    mark.via = replaced ? MarkedRange::Via::replaced : inserted.empty() ? MarkedRange::Via::deleted : MarkedRange::Via::inserted;
    mark.part = name;
    mark.paragraph_index = paragraph.index;
    mark.paragraph = before;
    mark.start = at;
    mark.end = at + deleted.size();
    mark.inserted = inserted;
    // Runs of one kind may lie apart (old, new, old): the opinion's own runs are written together, in their order.
    std::string struck;
    for (std::size_t i = begin; i < end; ++i)
      if (replaced && paragraph.runs[i].change == DocxRun::Change::deleted) struck += paragraph.runs[i].text;
    part.append(struck, Role::quoted_draft);
    Opinion& opinion = part.append_opinion(words, "tracked change " + std::to_string(++changes_) + ", paragraph " + std::to_string(paragraph.index + 1));
    opinion.hints.mark = mark;
    opinion.hints.member = paragraph.runs[begin].change_author;
    opinion.proposal.from = deleted;
    opinion.proposal.to = inserted;
    if (mark.via == MarkedRange::Via::inserted) opinion.proposal.after = last_words(before.substr(0, at));
  }

  // Whole words from the text's end: some forty bytes, or the last word when it is longer.
  static std::string last_words(const std::string& text) {
    constexpr std::size_t enough = 40;
    if (text.size() <= enough) return text;
    const std::size_t last = text.find_last_not_of(' ');
    if (last == std::string::npos) return {};
    std::size_t blank = text.find(' ', text.size() - enough);
    if (blank == std::string::npos || blank > last) blank = text.rfind(' ', last);
    return blank == std::string::npos ? text : text.substr(blank + 1);
  }

  void remember_comment(const std::string& name, const DocxParagraph& paragraph, const std::string& before, const DocxCommentRange& range) {
    if (marks_.contains(range.comment_id)) return;  // a range over several paragraphs: where it begins
    MarkedRange mark;
    mark.part = name;
    mark.paragraph_index = paragraph.index;
    mark.paragraph = before;
    mark.start = range.start;
    mark.end = range.end;
    marks_[range.comment_id] = mark;
  }

  void comments() {
    if (document_.comments.empty()) return;
    for (const DocxComment& comment : document_.comments)
      if (!comment.id.empty()) comment_by_id_.emplace(comment.id, &comment);
    PartBuilder part(reading_, "word/comments.xml");
    for (std::size_t i = 0; i < document_.comments.size(); ++i) {
      const DocxComment& comment = document_.comments[i];
      if (i > 0) part.append("\n", Role::separator);
      const std::string text = comment.text();
      if (fold_words(text).empty()) {
        part.append(text, Role::separator);
        continue;
      }
      Opinion& opinion = part.append_opinion(text, "comment " + std::to_string(i + 1));
      opinion.hints.member = comment.author;
      const auto mark = mark_of(comment);
      if (mark == marks_.end()) continue;
      opinion.hints.mark = mark->second;
      opinion.hints.quote = mark->second.paragraph.substr(mark->second.start, mark->second.end - mark->second.start);
    }
  }

  // An answer hangs where that hangs which it answers, itself perhaps an answer.
  std::map<std::string, MarkedRange>::const_iterator mark_of(const DocxComment& comment) const {
    const DocxComment* at = &comment;
    for (int steps = 0; at != nullptr && steps < limits::comment_thread_depth; ++steps) {
      if (const auto mark = marks_.find(at->id); mark != marks_.end()) return mark;
      const auto above = comment_by_id_.find(at->parent_id);
      at = above == comment_by_id_.end() ? nullptr : above->second;
    }
    return marks_.end();
  }

  KnownParagraphs known_;
  Reading& reading_;
  const DocxDocument& document_;
  std::map<std::string, MarkedRange> marks_;
  std::map<std::string, const DocxComment*> comment_by_id_;
  int changes_ = 0;
};

}  // namespace

double recognise_docx_draft(const Input& input, const Consultation& consultation) {
  if (!looks_like_docx(input.bytes)) return 0;
  const Result<DocxDocument>& document = docx_of(input);
  if (!document) return 0.15;
  const bool marked = !document->comments.empty() || document->has_tracked_changes;
  const auto is_coloured_somewhere = [](const DocxParagraph& one) { return std::ranges::any_of(one.runs, is_coloured); };
  if (!marked && std::ranges::none_of(document->body, is_coloured_somewhere)) return 0;
  const std::string draft = draft_of(*document, consultation);
  if (marked) return draft.empty() ? 0.3 : 0.95;
  const KnownParagraphs known = paragraphs_of(consultation.draft(draft));
  return std::ranges::any_of(document->body, [&](const DocxParagraph& one) { return is_marked_by_colour(one, known); }) ? 0.95 : 0;
}

Result<Reading> read_docx_draft(const Input& input, const Consultation& consultation) {
  const Result<DocxDocument>& unpacked = docx_of(input);
  if (!unpacked) return tl::unexpected(unpacked.error());
  const DocxDocument& document = *unpacked;
  Reading reading;
  reading.form = "docx-draft";
  reading.document_as_written = draft_of(document, consultation);
  ReturnedDraft(reading, document, consultation.draft(reading.document_as_written)).read();
  return reading;
}

}  // namespace dh::intake
