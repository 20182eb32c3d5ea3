#include "intake/pdf_reader.h"

#include "intake/docx_form_reader.h"
#include "intake/form_page.h"
#include "intake/page_pictures.h"
#include "intake/picture_size.h"
#include "intake/prose.h"
#include "intake/scan_reader.h"
#include "intake/scan_words.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

constexpr std::size_t least_text_layer = 40;  // characters; less is a page number or a stamp on a scan

// One page: a form of our own by its code, else whatever it is.
Result<bool> read_page(Reading& reading, const GreyPicture& picture, const Consultation& consultation, int page, const std::string& name) {
  if (TRY(read_form_page(reading, picture, consultation, page, name))) return true;
  read_scan_page(reading, TRY(words_of_page(picture)), consultation, page, name);
  return false;
}

// A form of ours that was filled in on a screen, or whose scanner put a layer of text under the picture: its pages are read
// as pictures all the same. False: none of its pages bears our code.
Result<bool> read_printed_forms(Reading& reading, std::string_view pdf, const Consultation& consultation) {
  bool any = false;
  TRY(visit_page_pictures(pdf, [&](int page, const GreyPicture& picture) -> Status {
    if (page > 1 && !any) return {};
    any = TRY(read_page(reading, picture, consultation, page, "page " + std::to_string(page))) || any;
    return {};
  }));
  return any;
}

bool is_form(std::string_view text) {
  const std::string words = fold_words(text.substr(0, 2000), Fold::marks);
  return words.find("phieu") != std::string::npos && (words.find("y kien") != std::string::npos || words.find("gop y") != std::string::npos);
}

}  // namespace

double recognise_pdf(const Input& input, const Consultation&) { return input.bytes.starts_with("%PDF-") ? 0.9 : 0; }

Reading read_printed_text(const std::string& text, const Consultation& consultation) {
  Reading reading;
  reading.form = "pdf";
  const std::vector<ProseParagraph> paragraphs = plain_paragraphs(text);
  if (is_form(text)) {
    std::vector<std::string> lines;
    for (const ProseParagraph& one : paragraphs)
      if (!trim(one.text).empty()) lines.push_back(one.text);
    read_form_lines(reading, lines, consultation, "text");
  }
  if (!reading.opinions.empty()) return reading;
  // No label asks for an opinion: a letter that is only called a form.
  reading = {};
  reading.form = "pdf";
  PartBuilder part(reading, "text");
  read_letter(paragraphs, {consultation, "text", {}}, part, reading);
  return reading;
}

Result<Reading> read_pdf(const Input& input, const Consultation& consultation) {
  Reading reading;
  const std::string text = TRY(pdf_text_layer(input.bytes));
  if (code_point_count(collapse_space(text)) >= least_text_layer) {
    Reading forms;
    if (is_form(text) && TRY(read_printed_forms(forms, input.bytes, consultation))) {
      reading = std::move(forms);
      reading.form = "scan-pdf";
      reading.channel = Channel::paper;
      if (reading.opinions.empty() && reading.problems.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "the form is empty"});
      return reading;
    }
    reading = read_printed_text(text, consultation);
  } else {
    reading.form = "scan-pdf";
    reading.channel = Channel::paper;
    TRY(visit_page_pictures(input.bytes, [&](int page, const GreyPicture& picture) -> Status {
      TRY(read_page(reading, picture, consultation, page, "page " + std::to_string(page)));
      return {};
    }));
  }
  if (reading.opinions.empty() && reading.problems.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no opinion found in the document"});
  return reading;
}

double recognise_picture(const Input& input, const Consultation&) { return picture_kind(input.bytes) == PictureKind::none ? 0 : 0.9; }

Result<Reading> read_scanned_picture(const Input& input, const Consultation& consultation) {
  const PictureKind kind = picture_kind(input.bytes);
  Reading reading;
  reading.form = kind == PictureKind::png ? "scan-png" : kind == PictureKind::jpeg ? "scan-jpeg" : "scan-tiff";
  reading.channel = Channel::paper;
  // A picture of a gigapixel is refused before anything unpacks it.
  const bool many = TRY(picture_size(input.bytes)).pages > 1;
  TRY(visit_page_pictures(input.bytes, [&](int page, const GreyPicture& picture) -> Status {
    TRY(read_page(reading, picture, consultation, page, many ? "page " + std::to_string(page) : "picture"));
    return {};
  }));
  if (reading.opinions.empty() && reading.problems.empty()) reading.problems.push_back({Error::Kind::bad_input, {}, {}, "no opinion found in the picture"});
  return reading;
}

}  // namespace dh::intake
