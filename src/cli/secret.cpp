#include "cli/secret.h"

#include <cstdlib>

#include "base/files.h"

namespace dh::cli {

Result<std::string> secret(const char* variable, const std::string& file) {
  if (!file.empty()) {
    const std::string text = TRY(read_file(file, 4096));
    return text.substr(0, text.find_first_of("\r\n"));
  }
  const char* told = std::getenv(variable);
  if (told == nullptr || *told == '\0') return fail(Error::Kind::refused, std::string("a password is needed: ") + variable + " or --password-file");
  return std::string(told);
}

}  // namespace dh::cli
