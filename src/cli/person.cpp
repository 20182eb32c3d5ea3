#include "cli/person.h"

#include <cstdlib>

namespace dh::cli {

std::string person_or_user(const std::string& told) {
  if (!told.empty()) return told;
  for (const char* name : {"DIENHONG_USER", "USER", "LOGNAME"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  return "?";
}

}  // namespace dh::cli
