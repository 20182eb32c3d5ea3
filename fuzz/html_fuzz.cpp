#include "intake/html_text.h"
#include "intake/mail_reader.h"
#include "reading_check.h"

// The page alone, and as the body of a mail. Nobody sees white space at the ends of a paragraph.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dh;
  const std::string html(fuzz::bytes_of(data, size));
  if (const auto paragraphs = intake::html_paragraphs(html)) {
    for (const intake::HtmlParagraph& one : *paragraphs) {
      fuzz::must_be_text(one.text, "a paragraph");
      if (trim(one.text).empty()) fuzz::broken("a paragraph of nothing");
      if (one.text.ends_with(' ') || one.text.ends_with('\n')) fuzz::broken("white space at the end of a paragraph");
    }
  }
  fuzz::must_hold(intake::read_eml({"From: a@b.vn\nContent-Type: text/html; charset=utf-8\n\n" + html, "fuzz.eml"}, fuzz::consultation()));
  return 0;
}
