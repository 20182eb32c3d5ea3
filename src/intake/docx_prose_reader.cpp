#include "intake/docx_prose_reader.h"

#include <algorithm>

#include "intake/docx_document.h"
#include "intake/docx_tables.h"
#include "intake/official_prose.h"
#include "intake/opinion_table.h"
#include "intake/prose.h"
#include "intake/table_columns.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

bool is_copy_of_draft(const DocxDocument& document) { return document.body.size() > 150; }

// With `tables`, those with a header become a paragraph that only names them; the words of others stay in line.
std::vector<ProseParagraph> paragraphs_of(const DocxDocument& document, std::vector<Grid>* tables) {
  std::vector<ProseParagraph> out;
  std::size_t cells = 0;
  for (std::size_t i = 0; i < document.body.size(); ++i) {
    const DocxParagraph& one = document.body[i];
    if (tables != nullptr && one.table >= 0 && (i == 0 || document.body[i - 1].table != one.table)) {
      DocxTable table = docx_table(document.body, i, cells);
      if (find_table_header(table.grid)) {
        table.grid.name = "table " + std::to_string(tables->size() + 1);
        ProseParagraph marker;
        marker.table = static_cast<int>(tables->size());
        out.push_back(std::move(marker));
        tables->push_back(std::move(table.grid));
        i = table.end - 1;
        continue;
      }
    }
    const std::string text = one.text_after();
    if (text.empty()) continue;
    ProseParagraph paragraph{text, "\n"};
    paragraph.bullet = one.numbering == "-" || one.numbering == "+" || one.numbering == "•" || one.numbering == "\uF0B7" || one.style_name.starts_with("list bullet");
    paragraph.numbered = !one.numbering.empty() && !paragraph.bullet;
    paragraph.bold = one.all_bold();
    paragraph.heading = one.outline_level >= 0;
    paragraph.centred = one.alignment == "center" || one.table >= 0;
    paragraph.index = one.index;
    out.push_back(std::move(paragraph));
  }
  return out;
}

OfficialForm form_of(const Input& input) {
  if (!looks_like_docx(input.bytes)) return OfficialForm::none;
  const Result<DocxDocument>& document = docx_of(input);
  if (!document || is_copy_of_draft(*document)) return OfficialForm::none;
  return official_form(paragraphs_of(*document, nullptr));
}

Result<Reading> read_prose(OfficialForm form, const Input& input, const Consultation& consultation) {
  const Result<DocxDocument>& unpacked = docx_of(input);
  if (!unpacked) return tl::unexpected(unpacked.error());
  const DocxDocument& document = *unpacked;
  Reading reading;
  reading.form = form == OfficialForm::minutes ? "docx-minutes" : "docx-report";
  if (form == OfficialForm::minutes) reading.channel = Channel::meeting;
  std::vector<Grid> tables;
  PartBuilder part(reading, "word/document.xml");
  for (const TableInProse& one : read_official(form, paragraphs_of(document, &tables), consultation, part, reading)) {
    const std::size_t first = reading.opinions.size();
    read_opinion_table(reading, tables[static_cast<std::size_t>(one.table)], consultation);
    for (std::size_t i = first; i < reading.opinions.size(); ++i) {
      Hints& hints = reading.opinions[i].hints;
      if (hints.document.empty()) hints.document = one.document;
      if (hints.topic.empty()) hints.topic = one.topic;
      if (hints.reference.empty()) hints.reference = one.reference;
    }
  }
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
  std::vector<ProseParagraph> paragraphs = paragraphs_of(document, nullptr);
  for (ProseParagraph& one : paragraphs) {
    one.bullet = one.bullet || one.numbered;
    one.heading = false;  // a letter's headings are lines like others
  }
  PartBuilder part(reading, "word/document.xml");
  read_letter(paragraphs, {consultation, "word/document.xml", {}}, part, reading);
  if (reading.opinions.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, has_table ? "no column of opinions found in its tables" : "no opinion found in the document"});
  return reading;
}

}  // namespace dh::intake
