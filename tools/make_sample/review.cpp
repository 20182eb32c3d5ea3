#include "review.h"

#include <fmt/format.h>

#include "lines.h"

namespace dh::sample {
namespace {

struct Place {
  Paragraph* paragraph = nullptr;
  std::size_t start = 0;  // bytes in the paragraph's original words
  std::size_t end = 0;
};

std::string original_text(const Paragraph& paragraph) {
  std::string text;
  for (const Run& run : paragraph.runs)
    if (run.kind == Run::Kind::text && run.change != Run::Change::inserted) text += run.text;
  return text;
}

std::vector<Paragraph*> all_paragraphs(Document& document) {
  std::vector<Paragraph*> all;
  for (Block& block : document.blocks) {
    if (!block.is_table) all.push_back(&block.paragraph);
    for (auto& row : block.table.rows)
      for (Cell& cell : row)
        for (Paragraph& paragraph : cell.paragraphs) all.push_back(&paragraph);
  }
  for (Paragraph& note : document.footnotes) all.push_back(&note);
  return all;
}

Result<Place> find_phrase(Document& document, const std::string& phrase) {
  const auto open = phrase.find("[["), close = phrase.find("]]");
  if (open == std::string::npos || close == std::string::npos || close < open)
    return fail(Error::Kind::bad_input, "the phrase must mark a range by [[ ]]");
  const std::string marked = phrase.substr(open + 2, close - open - 2);
  const std::string words = phrase.substr(0, open) + marked + phrase.substr(close + 2);
  Place place;
  for (Paragraph* paragraph : all_paragraphs(document)) {
    const std::string text = original_text(*paragraph);
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
      if (place.paragraph) return fail(Error::Kind::bad_input, "the phrase stands in the draft more than once");
      place = {paragraph, at + open, at + open + marked.size()};
    }
  }
  if (!place.paragraph) return fail(Error::Kind::bad_input, "the phrase does not stand in the draft");
  return place;
}

// Cuts the run that holds the offset, and gives the index of the run that begins there.
std::size_t cut_at(Paragraph& paragraph, std::size_t offset) {
  std::size_t before = 0;
  for (std::size_t index = 0; index < paragraph.runs.size(); ++index) {
    Run& run = paragraph.runs[index];
    if (run.kind != Run::Kind::text || run.change == Run::Change::inserted) continue;
    if (before == offset) return index;
    if (offset < before + run.text.size()) {
      Run rest = run;
      rest.text = run.text.substr(offset - before);
      run.text.resize(offset - before);
      paragraph.runs.insert(paragraph.runs.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(rest));
      return index + 1;
    }
    before += run.text.size();
  }
  return paragraph.runs.size();
}

void insert_run(Paragraph& paragraph, std::size_t index, Run run) {
  paragraph.runs.insert(paragraph.runs.begin() + static_cast<std::ptrdiff_t>(index), std::move(run));
}

struct Action {
  std::string verb, author, date, words;
};

void change_words(const Place& place, const Action& action) {
  Paragraph& paragraph = *place.paragraph;
  const std::size_t first = cut_at(paragraph, place.start);
  const std::size_t last = cut_at(paragraph, place.end);
  for (std::size_t index = first; index < last; ++index) {
    Run& run = paragraph.runs[index];
    if (run.kind != Run::Kind::text || run.change == Run::Change::inserted) continue;
    run.change = Run::Change::deleted;
    run.author = action.author;
    run.date = action.date;
  }
  if (action.words.empty()) return;
  Run added;
  if (last > 0) {
    added.bold = paragraph.runs[last - 1].bold;
    added.italic = paragraph.runs[last - 1].italic;
  }
  added.text = action.words;
  added.change = Run::Change::inserted;
  added.author = action.author;
  added.date = action.date;
  insert_run(paragraph, last, std::move(added));
}

void hang_comment(const Place& place, int number) {
  Run start, end;
  start.kind = Run::Kind::comment_start;
  end.kind = Run::Kind::comment_end;
  start.number = end.number = number;
  insert_run(*place.paragraph, cut_at(*place.paragraph, place.end), std::move(end));
  insert_run(*place.paragraph, cut_at(*place.paragraph, place.start), std::move(start));
}

Status apply(Document& document, const Action& action, const std::string& phrase, Place& last, int& thread) {
  const bool reply = action.verb == "reply";
  if (reply && thread < 0) return fail(Error::Kind::bad_input, "a reply needs a comment above it");
  if (!reply) last = TRY(find_phrase(document, phrase));
  if (reply || action.verb == "comment") {
    const int number = static_cast<int>(document.comments.size());
    document.comments.push_back({action.author, action.date, action.words, reply ? thread : -1});
    if (!reply) thread = number;
    hang_comment(last, number);
    return {};
  }
  if (action.verb != "insert" && action.verb != "delete" && action.verb != "replace")
    return fail(Error::Kind::bad_input, "unknown action \"" + action.verb + "\"");
  change_words(last, action);
  return {};
}

}  // namespace

Result<Document> apply_review(Document draft, std::string_view table, std::string_view name) {
  Place last;
  int thread = -1;
  std::size_t line = 0;
  for (auto& row : parse_table(table).rows) {
    ++line;
    row.resize(5);
    const Status done = apply(draft, {row[0], row[1], row[2], row[4]}, row[3], last, thread);
    if (!done) return fail(done.error().kind, done.error().reason, std::string(name), fmt::format("line {}", line));
  }
  return draft;
}

}  // namespace dh::sample
