// Reads DOCX files as the readers do and prints their words, one process for all or one for each: the counterpart of
// `pandoc -t plain` in bench/readers.
#include <cstdio>

#include "base/files.h"
#include "intake/docx_document.h"

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const auto bytes = dh::read_file(argv[i]);
    const auto document = bytes ? dh::intake::read_docx_document(*bytes) : tl::unexpected(bytes.error());
    if (!document) {
      std::fprintf(stderr, "%s: %s\n", argv[i], document.error().line().c_str());
      return 1;
    }
    for (const auto& paragraph : document->body) std::printf("%s\n", paragraph.text_after().c_str());
    for (const auto& note : document->footnotes)
      for (const auto& paragraph : note.paragraphs) std::printf("%s\n", paragraph.text_after().c_str());
  }
  return 0;
}
