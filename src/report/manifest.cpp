#include "report/manifest.h"

#include "base/xml.h"
#include "base/zip_archive.h"
#include "report/base64.h"
#include "report/synthesis_json.h"

namespace dh::report {
namespace {

// What the signature of a delivery is over.
std::string signed_bytes(const ReportDelivery& delivery) { return "delivery\n" + sha256_hex(delivery.head) + '\n' + sha256_hex(delivery.records); }

std::string delivery_element(const ReportDelivery& delivery, const SigningKey& key) {
  return "<delivery head=\"" + to_base64(delivery.head) + "\" signature=\"" + sign_hex(signed_bytes(delivery), key) + "\">" + to_base64(delivery.records) + "</delivery>";
}

std::string manifest_root(std::string_view xml_namespace, std::string_view bytes, const SigningKey& key) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<manifest xmlns=\"" + std::string(xml_namespace) + "\" key=\"" + key.public_hex +
         "\" signature=\"" + sign_hex(bytes, key) + "\">" + to_base64(bytes);
}

// The custom XML part that holds the namespace; nothing when there is none.
Result<std::optional<std::string>> part_with(std::string_view docx, std::string_view xml_namespace) {
  const ZipReader zip = TRY(ZipReader::open(docx));
  for (const std::string& name : zip.names()) {
    if (!name.starts_with("customXml/") || !name.ends_with(".xml") || name.find("Props") != std::string::npos) continue;
    std::string bytes = TRY(zip.read(name));
    if (bytes.find(xml_namespace) != std::string::npos) return bytes;
  }
  return std::nullopt;
}

}  // namespace

std::string signed_part(std::string_view xml_namespace, std::string_view bytes, const SigningKey& key) {
  return manifest_root(xml_namespace, bytes, key) + "</manifest>";
}

Result<SignedPart> read_signed_part(std::string_view docx, std::string_view xml_namespace) {
  const std::optional<std::string> xml = TRY(part_with(docx, xml_namespace));
  if (!xml) return fail(Error::Kind::bad_input, "carries no such proof");
  const pugi::xml_document document = TRY(parse_xml(*xml, "manifest"));
  const pugi::xml_node root = document.document_element();
  std::optional<std::string> bytes = from_base64(root.text().get());
  if (std::string_view(root.attribute("xmlns").value()) != xml_namespace || !bytes) return fail(Error::Kind::bad_input, "the proof is damaged");
  SignedPart out{std::move(*bytes), root.attribute("key").value(), false};
  out.signature_holds = signature_holds(out.bytes, root.attribute("signature").value(), out.key);
  return out;
}

bool has_signed_part(std::string_view docx, std::string_view xml_namespace) {
  const auto part = part_with(docx, xml_namespace);
  return part && part->has_value();
}

std::string manifest_part(const Synthesis& synthesis, const SigningKey& key, const ReportDelivery* delivery) {
  return manifest_root(manifest_namespace, synthesis_to_json(synthesis), key) + (delivery == nullptr ? "" : delivery_element(*delivery, key)) + "</manifest>";
}

Result<Manifest> read_manifest_part(std::string_view xml) {
  const pugi::xml_document document = TRY(parse_xml(xml, "manifest"));
  const pugi::xml_node root = document.document_element();
  if (std::string_view(root.attribute("xmlns").value()) != manifest_namespace) return fail(Error::Kind::bad_input, "no manifest of this program");
  const std::optional<std::string> bytes = from_base64(root.text().get());
  if (!bytes) return fail(Error::Kind::bad_input, "the manifest is damaged");
  Manifest out;
  out.key = root.attribute("key").value();
  out.signature_holds = signature_holds(*bytes, root.attribute("signature").value(), out.key);
  out.synthesis = TRY(synthesis_from_json(*bytes));
  for (const pugi::xml_node& child : root.children()) {
    if (local_name(child.name()) != "delivery") continue;
    std::optional<std::string> delivery_head = from_base64(child.attribute("head").value()), records = from_base64(child.text().get());
    if (!delivery_head || !records) return fail(Error::Kind::bad_input, "what the report delivers is damaged");
    out.delivery = ReportDelivery{std::move(*delivery_head), std::move(*records)};
    out.delivery_holds = signature_holds(signed_bytes(*out.delivery), child.attribute("signature").value(), out.key);
  }
  return out;
}

Result<Manifest> read_manifest(std::string_view docx) {
  if (const std::optional<std::string> part = TRY(part_with(docx, manifest_namespace))) return read_manifest_part(*part);
  return fail(Error::Kind::bad_input, "no manifest: the file was not written by Diên Hồng, or lost its proof");
}

}  // namespace dh::report
