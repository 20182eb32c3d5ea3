#include "intake/docx_prose_reader.h"

#include <algorithm>

#include "intake/docx_document.h"
#include "intake/docx_tables.h"
#include "intake/official_prose.h"
#include "intake/opinion_table.h"
#include "intake/prose.h"
#include "intake/reported_speech.h"
#include "intake/table_columns.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

bool is_copy_of_draft(const DocxDocument& document) { return document.body.size() > 150; }

bool contains(std::string_view text, std::string_view phrase) { return text.find(phrase) != std::string_view::npos; }

ProseParagraph prose_of(const DocxParagraph& one, std::string text) {
  ProseParagraph paragraph{std::move(text), "\n"};
  paragraph.bullet = one.numbering == "-" || one.numbering == "+" || one.numbering == "•" || one.numbering == "\uF0B7" || one.style_name.starts_with("list bullet");
  paragraph.numbered = !one.numbering.empty() && !paragraph.bullet;
  paragraph.bold = one.all_bold();
  paragraph.heading = one.outline_level >= 0;
  paragraph.centred = one.alignment == "center" || one.table >= 0;
  paragraph.index = one.index;
  return paragraph;
}

// The document's paragraphs. A table that holds opinions, with those in its cells, becomes a paragraph that only names
// its grids' place in `tables`; the words of other tables stay in line.
std::vector<ProseParagraph> paragraphs_of(const DocxDocument& document, std::vector<std::vector<Grid>>& tables) {
  std::vector<ProseParagraph> out;
  TableCount count;
  for (std::size_t i = 0; i < document.body.size(); ++i) {
    const DocxParagraph& one = document.body[i];
    if (one.table >= 0 && (i == 0 || document.body[i - 1].table != one.table)) {
      std::vector<Grid> grids = table_grids(document.body, i, count);
      if (std::ranges::any_of(grids, [](const Grid& grid) { return find_table_header(grid).has_value(); })) {
        ProseParagraph marker;
        marker.table = static_cast<int>(tables.size());
        tables.push_back(std::move(grids));
        // "Các ý kiến cụ thể ghi trong bảng sau:" heads the table.
        if (!out.empty() && trim(out.back().text).ends_with(":")) out.back().heading = true;
        out.push_back(std::move(marker));
        i = table_end(document.body, i) - 1;
        continue;
      }
    }
    std::string text = one.text_after();
    if (!text.empty()) out.push_back(prose_of(one, std::move(text)));
  }
  return out;
}

void read_tables(Reading& reading, const Consultation& consultation, const std::vector<Grid>& grids, const TableInProse& around) {
  const std::size_t first = reading.opinions.size();
  for (const Grid& grid : grids) read_opinion_table(reading, grid, consultation, {around.document, around.topic});
  for (std::size_t i = first; i < reading.opinions.size(); ++i)
    if (std::string& reference = reading.opinions[i].hints.reference; reference.empty()) reference = around.reference;
}

// "Mã TV: TV.0604", "Tôi là đoàn viên mã số M-37, …": who wrote the letter; nobody when two are named.
std::string stated_member(const DocxDocument& document, const Roster& roster) {
  std::string found;
  for (const DocxParagraph& one : document.body) {
    const std::string text = one.text_after(), words = ' ' + fold_words(text, Fold::marks) + ' ';
    const bool states = std::ranges::count(words, ' ') < 9 || contains(words, " ma so ") || contains(words, " ma doan vien ") || contains(words, " ma dang vien ");
    if (one.table >= 0 || !states) continue;
    const std::string code = only_member(text, roster);
    if (code.empty() || code == found) continue;
    if (!found.empty()) return {};
    found = code;
  }
  return found;
}

// "Mã TV:" with nothing behind it, as in a form that its sender left open.
bool is_open_label(std::string_view text) {
  int strength = 0;
  const std::string_view words = trim(text);
  if (!words.ends_with(":") || words.size() > 40) return false;
  const ColumnKind kind = column_kind(words, strength);
  return kind == ColumnKind::member || kind == ColumnKind::unit || kind == ColumnKind::detail || kind == ColumnKind::category;
}

OfficialForm form_of(const Input& input) {
  if (!looks_like_docx(input.bytes)) return OfficialForm::none;
  const Result<DocxDocument>& document = docx_of(input);
  if (!document || is_copy_of_draft(*document)) return OfficialForm::none;
  std::vector<std::vector<Grid>> tables;
  return official_form(paragraphs_of(*document, tables));
}

Result<Reading> read_prose(OfficialForm form, const Input& input, const Consultation& consultation) {
  const Result<DocxDocument>& unpacked = docx_of(input);
  if (!unpacked) return tl::unexpected(unpacked.error());
  const DocxDocument& document = *unpacked;
  Reading reading;
  reading.form = form == OfficialForm::minutes ? "docx-minutes" : "docx-report";
  if (form == OfficialForm::minutes) reading.channel = Channel::meeting;
  std::vector<std::vector<Grid>> tables;
  PartBuilder part(reading, "word/document.xml");
  for (const TableInProse& one : read_official(paragraphs_of(document, tables), consultation, part, reading))
    read_tables(reading, consultation, tables[static_cast<std::size_t>(one.table)], one);
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no opinion found in the document"});
  return reading;
}

}  // namespace

double recognise_docx_minutes(const Input& input, const Consultation&) { return form_of(input) == OfficialForm::minutes ? 0.75 : 0; }
Result<Reading> read_docx_minutes(const Input& input, const Consultation& consultation) { return read_prose(OfficialForm::minutes, input, consultation); }

double recognise_docx_report(const Input& input, const Consultation&) { return form_of(input) == OfficialForm::report ? 0.7 : 0; }
Result<Reading> read_docx_report(const Input& input, const Consultation& consultation) { return read_prose(OfficialForm::report, input, consultation); }

double recognise_docx_letter(const Input& input, const Consultation&) {
  if (!looks_like_docx(input.bytes)) return 0;
  const Result<DocxDocument>& document = docx_of(input);
  return document && !is_copy_of_draft(*document) ? 0.2 : 0;
}

Result<Reading> read_docx_letter(const Input& input, const Consultation& consultation) {
  const Result<DocxDocument>& unpacked = docx_of(input);
  if (!unpacked) return tl::unexpected(unpacked.error());
  const DocxDocument& document = *unpacked;
  Reading reading;
  reading.form = "docx-letter";
  const bool has_table = std::ranges::any_of(document.body, [](const DocxParagraph& one) { return one.table >= 0; });
  std::vector<std::vector<Grid>> tables;
  std::vector<ProseParagraph> paragraphs;
  std::vector<TableInProse> among;
  std::string named;  // the last line that names a document
  for (ProseParagraph& one : paragraphs_of(document, tables)) {
    if (one.table >= 0) {
      among.push_back({one.table, named, {}, {}});
      continue;
    }
    if (const std::string words = fold_words(one.text, Fold::marks); contains(words, "bao cao") || contains(words, "van kien") || contains(words, "du thao")) named = one.text;
    one.bullet = one.bullet || one.numbered;
    // A letter's headings are lines like others, but for what heads a table or was left open.
    one.heading = (one.heading && trim(one.text).ends_with(":")) || is_open_label(one.text);
    paragraphs.push_back(std::move(one));
  }
  PartBuilder part(reading, "word/document.xml");
  read_letter(paragraphs, {consultation, "word/document.xml", {}}, part, reading);
  for (const TableInProse& one : among) read_tables(reading, consultation, tables[static_cast<std::size_t>(one.table)], one);
  reading.member_as_written = stated_member(document, consultation.roster);
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, has_table ? "no column of opinions found in its tables" : "no opinion found in the document"});
  return reading;
}

}  // namespace dh::intake
