// read_draft: which form a file has, and the steps from its bytes to a placed draft.
#include <algorithm>

#include "base/crypto.h"
#include "intake/docx_bookmarks.h"
#include "intake/drafts.h"
#include "intake/office_conversion.h"
#include "intake/page_layout.h"
#include "intake/pdf_paragraphs.h"
#include "intake/pdf_text.h"

namespace dh::intake {
namespace {

enum class Form { docx, pdf, odt, doc, rtf, unknown };

bool holds_odt(std::string_view bytes) {
  // The type is the first entry of the package, stored as it is (OpenDocument part 2, 3.3).
  return bytes.starts_with("PK") && bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument.text") != std::string_view::npos;
}

Form form_of(std::string_view bytes) {
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Form::pdf;
  if (looks_like_docx(bytes)) return Form::docx;
  if (holds_odt(bytes)) return Form::odt;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return Form::doc;
  if (bytes.starts_with("{\\rtf")) return Form::rtf;
  return Form::unknown;
}

void tell(const DraftOptions& options, std::string_view step) {
  if (options.progress) options.progress(step);
}

Result<DraftFile> read_docx(std::string_view bytes, const DraftOptions& options) {
  tell(options, "structure");
  const DocxDocument document = TRY(read_docx_document(bytes));
  DraftFile out{structure_of(document), {}};
  if (out.draft.blocks.empty()) return fail(Error::Kind::bad_input, "the document holds no text");
  if (!options.with_layout) return out;
  tell(options, "printing");
  const PrintableDocx printable = TRY(with_bookmarks(bytes));
  out.pdf = TRY(convert_to_pdf(printable.bytes));
  tell(options, "lines");
  const PrintedDocument printed = TRY(read_pdf_text(out.pdf));
  const PageLayout layout = lay_out(document, printed, printable);
  place_blocks(out.draft, document, layout);
  out.draft.pages = static_cast<int>(printed.pages.size());
  out.draft.notes.insert(out.draft.notes.end(), layout.remarks.begin(), layout.remarks.end());
  return out;
}

Result<DraftFile> read_pdf(std::string_view bytes, const DraftOptions& options) {
  tell(options, "lines");
  const PrintedDocument printed = TRY(read_pdf_text(bytes));
  tell(options, "structure");
  const PdfParagraphs read = paragraphs_of(printed);
  DraftFile out{structure_of(read.document), std::string(bytes)};
  if (out.draft.blocks.empty()) return fail(Error::Kind::bad_input, "the PDF has no text layer: it is a scan");
  place_blocks(out.draft, read.document, read.layout);
  for (Block& block : out.draft.blocks) block.part = "page";
  out.draft.pages = static_cast<int>(printed.pages.size());
  return out;
}

Result<std::string> as_docx(std::string_view bytes, Form form) {
  switch (form) {
    case Form::docx: return std::string(bytes);
    case Form::odt: return convert_to_docx(bytes, "odt");
    case Form::doc: return convert_to_docx(bytes, "doc");
    case Form::rtf: return convert_to_docx(bytes, "rtf");
    case Form::pdf: return fail(Error::Kind::bad_input, "a PDF has no lines to number again; give the DOCX file");
    case Form::unknown: break;
  }
  return fail(Error::Kind::bad_input, "no draft: DOCX, ODT, DOC, RTF or PDF expected");
}

Result<DraftFile> read_form(std::string_view bytes, const DraftOptions& options) {
  const Form form = form_of(bytes);
  if (form == Form::docx) return read_docx(bytes, options);
  if (form == Form::pdf) return read_pdf(bytes, options);
  if (form != Form::unknown) tell(options, "conversion");
  return read_docx(TRY(as_docx(bytes, form)), options);
}

Error named(Error error, std::string_view name) {
  if (error.file.empty() || error.kind == Error::Kind::bad_input) error.file = std::string(name);
  return error;
}

}  // namespace

Result<DraftFile> read_draft(std::string_view bytes, std::string_view name, const DraftOptions& options) {
  auto read = read_form(bytes, options);
  if (!read) return tl::unexpected(named(std::move(read).error(), name));
  Draft& draft = read->draft;
  draft.id = options.id;
  if (!options.version.empty()) draft.version = options.version;
  if (draft.version.empty()) draft.version = "1";
  draft.document_sha256 = sha256_hex(bytes);
  if (!read->pdf.empty()) draft.pdf_sha256 = sha256_hex(read->pdf);
  return read;
}

Result<std::string> reference_pdf(std::string_view bytes, std::string_view name) {
  const auto make = [&]() -> Result<std::string> {
    const std::string docx = TRY(as_docx(bytes, form_of(bytes)));
    // From the same form as the draft's own print, so that both break their lines alike.
    const PrintableDocx printable = TRY(with_bookmarks(docx));
    return convert_to_pdf(TRY(with_line_numbers(printable.bytes)));
  };
  auto pdf = make();
  if (!pdf) return tl::unexpected(named(std::move(pdf).error(), name));
  return pdf;
}

}  // namespace dh::intake
