#include <array>

#include "intake/archive_reader.h"
#include "intake/converted_reader.h"
#include "intake/docx_draft_reader.h"
#include "intake/docx_form_reader.h"
#include "intake/docx_prose_reader.h"
#include "intake/mail_reader.h"
#include "intake/meeting_reader.h"
#include "intake/opinion_table.h"
#include "intake/pdf_reader.h"
#include "intake/reader.h"
#include "intake/text_reader.h"
#include "intake/web_document.h"

namespace dh::intake {

// The order is for people; read_any asks all.
std::span<const Reader> readers() {
  static constexpr std::array all{
      Reader{"xlsx", recognise_xlsx, read_xlsx},
      Reader{"csv", recognise_csv, read_csv},
      Reader{"docx-form", recognise_docx_form, read_docx_form},
      Reader{"docx-draft", recognise_docx_draft, read_docx_draft},
      Reader{"meeting", recognise_meeting, read_meeting},
      Reader{"docx-minutes", recognise_docx_minutes, read_docx_minutes},
      Reader{"docx-report", recognise_docx_report, read_docx_report},
      Reader{"docx-letter", recognise_docx_letter, read_docx_letter},
      Reader{"ods", recognise_converted<OfficeKind::ods>, read_converted<OfficeKind::ods>},
      Reader{"xls", recognise_converted<OfficeKind::xls>, read_converted<OfficeKind::xls>},
      Reader{"odt", recognise_converted<OfficeKind::odt>, read_converted<OfficeKind::odt>},
      Reader{"doc", recognise_converted<OfficeKind::doc>, read_converted<OfficeKind::doc>},
      Reader{"rtf", recognise_converted<OfficeKind::rtf>, read_converted<OfficeKind::rtf>},
      Reader{"txt", recognise_txt, read_txt},
      Reader{"md", recognise_md, read_md},
      Reader{"zip", recognise_zip, read_zip},
      Reader{"pdf", recognise_pdf, read_pdf},
      Reader{"picture", recognise_picture, read_scanned_picture},
      Reader{"eml", recognise_eml, read_eml},
      Reader{"mbox", recognise_mbox, read_mbox},
      Reader{"web", recognise_web, read_web},
  };
  return all;
}

}  // namespace dh::intake
