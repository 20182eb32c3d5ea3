#include "intake/file_kind.h"
#include "reading_check.h"

// The first line is the name, the rest the bytes. Every reader says how sure it is, between 0 and 1.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dh;
  const std::string_view all = fuzz::bytes_of(data, size);
  const std::size_t line = std::min(all.find('\n'), all.size());
  const std::string_view name = all.substr(0, line);
  const std::string_view bytes = all.substr(std::min(line + 1, all.size()));
  for (const intake::Reader& reader : intake::readers()) {
    const double sure = reader.recognise({bytes, name}, fuzz::consultation());
    if (!(sure >= 0 && sure <= 1)) fuzz::broken(std::string(reader.form) + " is sure by other than 0 to 1");
  }
  if (intake::file_ending(name).find('/') != std::string::npos) fuzz::broken("an ending with a folder in it");
  if (intake::office_kind({bytes, name}) != intake::OfficeKind::none && intake::is_archive_of_files(bytes))
    fuzz::broken("an office file that is an archive of files");
  return 0;
}
