#include "model/opinion_id.h"

#include "base/crypto.h"

namespace dh {

std::string opinion_id(const Opinion& opinion) {
  const std::string key = opinion.source + '\n' + std::to_string(opinion.part) + '\n' + std::to_string(opinion.start) + '\n' +
                          std::to_string(opinion.end) + '\n' + opinion.text;
  return sha256_hex(key).substr(0, 16);
}

}  // namespace dh
