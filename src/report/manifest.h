// The proof that a report carries: the Synthesis as canonical JSON, signed by the workspace's key, in a custom XML part.
#pragma once

#include <string>
#include <string_view>

#include "base/crypto.h"
#include "base/result.h"
#include "model/synthesis.h"

namespace dh::report {

inline constexpr std::string_view manifest_namespace = "urn:dienhong:manifest:1";

std::string synthesis_to_json(const Synthesis& synthesis);  // keys in a fixed order
Result<Synthesis> synthesis_from_json(std::string_view json);

// The custom XML part: <manifest xmlns=… key=… signature=…>JSON</manifest>.
std::string manifest_part(const Synthesis& synthesis, const SigningKey& key);

struct Manifest {
  Synthesis synthesis;
  std::string key;
  bool signature_holds = false;
};
Result<Manifest> read_manifest_part(std::string_view xml);

}  // namespace dh::report
