// The proof that a report carries: the Synthesis as canonical JSON, signed by the workspace's key, in a custom XML part.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.h"
#include "base/result.h"
#include "model/synthesis.h"

namespace dh::report {

inline constexpr std::string_view manifest_namespace = "urn:dienhong:manifest:1";

// What a unit says upward besides what its report shows, so that the report can be merged as a bundle can: who speaks
// (`head`) and its opinions as records. Both are bytes that others make and read.
struct ReportDelivery {
  std::string head;
  std::string records;
};

// The custom XML part: <manifest xmlns=… key=… signature=…>JSON<delivery head=… signature=…>records</delivery></manifest>,
// all in base64; without <delivery> when there is none.
std::string manifest_part(const Synthesis& synthesis, const SigningKey& key, const ReportDelivery* delivery = nullptr);

// A part without a delivery: <manifest xmlns=… key=… signature=…>base64</manifest>.
std::string signed_part(std::string_view xml_namespace, std::string_view bytes, const SigningKey& key);
struct SignedPart {
  std::string bytes, key;
  bool signature_holds = false;
};
// The part of a DOCX with that namespace. bad_input when it has none.
Result<SignedPart> read_signed_part(std::string_view docx, std::string_view xml_namespace);
// Whether it has one.
bool has_signed_part(std::string_view docx, std::string_view xml_namespace);

struct Manifest {
  Synthesis synthesis;
  std::string key;
  bool signature_holds = false;
  std::optional<ReportDelivery> delivery;
  bool delivery_holds = false;  // signed by the same key
};
Result<Manifest> read_manifest_part(std::string_view xml);
// Of a report's DOCX. bad_input when it has none.
Result<Manifest> read_manifest(std::string_view docx);

}  // namespace dh::report
