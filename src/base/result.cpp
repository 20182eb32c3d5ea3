#include "base/result.h"

namespace dh {

std::string Error::line() const {
  std::string out;
  for (const std::string* part : {&file, &place, &reason}) {
    if (part->empty()) continue;
    if (!out.empty()) out += ": ";
    out += *part;
  }
  return out;
}

}  // namespace dh
