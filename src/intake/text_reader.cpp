#include "intake/text_reader.h"

#include <algorithm>

#include "base/limits.h"
#include "intake/decoded_text.h"
#include "intake/file_kind.h"
#include "intake/official_prose.h"
#include "intake/opinion_table.h"
#include "intake/prose.h"
#include "intake/table_columns.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

bool is_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;
  return head.starts_with("%PDF-") || head.starts_with("{\\rtf") || head.find('\0') != std::string_view::npos;
}

double sureness(const Input& input, std::initializer_list<std::string_view> endings) {
  if (is_binary(input.bytes)) return 0;
  // Below a mail that somebody saved as text.
  return std::ranges::find(endings, file_ending(input.name)) != endings.end() ? 0.5 : 0;
}

// "## Mục 3": one to six marks and a blank.
std::size_t heading_mark(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && marks <= 6 && marks < line.size() && line[marks] == ' ' ? marks + 1 : 0;
}

// The marks of headings go to what stands between the paragraphs, so that they are no words.
std::vector<ProseParagraph> markdown_paragraphs(std::string_view text) {
  std::vector<ProseParagraph> out;
  for (std::size_t at = 0; at < text.size();) {
    // plain_paragraphs may join a heading to the lines around it, so it only sees what lies between two headings.
    const std::size_t mark = heading_mark(text.substr(at));
    if (mark > 0) {
      if (out.empty()) out.emplace_back();
      out.back().separator += text.substr(at, mark);
      const std::size_t end = std::min(text.find('\n', at), text.size());
      ProseParagraph heading;
      heading.text = text.substr(at + mark, end - at - mark);
      heading.separator = text.substr(end, 1);
      heading.heading = true;
      out.push_back(std::move(heading));
      at = std::min(end + 1, text.size());
      continue;
    }
    std::size_t end = at;
    do end = std::min(text.find('\n', end), text.size() - 1) + 1;
    while (end < text.size() && heading_mark(text.substr(end)) == 0);
    for (ProseParagraph& one : plain_paragraphs(text.substr(at, end - at))) out.push_back(std::move(one));
    at = end;
  }
  return out;
}

// Most lines are parted by tabs: a table copied out of a spreadsheet, not prose that happens to hold one.
bool is_tabbed(std::string_view text) {
  std::size_t tabbed = 0, filled = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    filled += !line.empty();
    tabbed += line.find('\t') != std::string_view::npos;
    at = end + 1;
  }
  return tabbed > 0 && 2 * tabbed >= filled;
}

Result<Reading> read_text(const Input& input, const Consultation& consultation, bool markdown) {
  if (input.bytes.size() > limits::file_bytes) return fail(Error::Kind::limit, "file too large");
  const std::string text = TRY(decode_text(input.bytes));
  const std::string form = markdown ? "md" : "txt";
  if (!markdown && is_tabbed(text)) {
    if (const Result<Grid> grid = read_csv_grid(input.bytes); grid && find_table_header(*grid)) {
      Reading table = TRY(read_csv(input, consultation));
      table.form = form;
      return table;
    }
  }
  Reading reading;
  reading.form = form;
  PartBuilder part(reading, "text");
  const std::vector<ProseParagraph> paragraphs = markdown ? markdown_paragraphs(text) : plain_paragraphs(text);
  if (const OfficialForm official = official_form(paragraphs); official != OfficialForm::none) {
    if (official == OfficialForm::minutes) reading.channel = Channel::meeting;
    read_official(paragraphs, consultation, part, reading);
  } else {
    read_letter(paragraphs, {consultation, "text", {}}, part, reading);
  }
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no opinion found in the text"});
  return reading;
}

}  // namespace

double recognise_txt(const Input& input, const Consultation&) { return sureness(input, {"txt", "text"}); }
Result<Reading> read_txt(const Input& input, const Consultation& consultation) { return read_text(input, consultation, false); }
double recognise_md(const Input& input, const Consultation&) { return sureness(input, {"md", "markdown"}); }
Result<Reading> read_md(const Input& input, const Consultation& consultation) { return read_text(input, consultation, true); }

}  // namespace dh::intake
