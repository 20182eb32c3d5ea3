#include "app/report_delivery.h"

#include <boost/json.hpp>

#include <memory>

#include "app/delivery_json.h"
#include "base/crypto.h"
#include "report/verify.h"

namespace dh::app {
namespace {

namespace json = boost::json;

tl::unexpected<Error> refuse(std::string reason) { return fail(Error::Kind::refused, std::move(reason)); }

// Whether every opinion that the report shows is among those it delivers, word for word, is what its id says: both are
// signed by one key, and take_delivery looks at each id.
Status check_report(std::string_view docx) {
  const report::Verdict verdict = TRY(report::verify_report(docx));
  if (verdict.holds()) return {};
  for (const report::Check& one : verdict.checks)
    if (!one.holds) return refuse("does not verify (" + one.name + "): " + (one.failures.empty() ? std::string("it was changed") : one.failures.front()));
  return {};
}

}  // namespace

Result<report::ReportDelivery> make_report_delivery(const WorkspaceStore& store, const Origin& self, const std::string& consultation) {
  report::ReportDelivery delivery;
  delivery.head = json::serialize(json::object{{"origin", json::parse(to_json(self))}, {"consultation", consultation}});
  bundle::RecordPacker packer([&](std::string_view bytes) -> Status {
    delivery.records += bytes;
    return {};
  });
  TRY(pack_delivery(store, self, Carry::opinions, [&](char type, std::string_view bytes, bool may_be_skipped) { return packer.add(type, bytes, may_be_skipped); }));
  TRY(packer.finish());
  return delivery;
}

Result<OpenedReport> open_report_delivery(std::string_view docx) {
  TRY(check_report(docx));
  report::Manifest manifest = TRY(report::read_manifest(docx));
  if (!manifest.delivery) return refuse("carries nothing to merge: it was written for reading alone");
  json::error_code fault;
  const json::value head = json::parse(manifest.delivery->head, fault);
  const auto* from = fault ? nullptr : head.if_object();
  const auto* origin = from == nullptr ? nullptr : from->if_contains("origin");
  const auto* about = from == nullptr ? nullptr : from->if_contains("consultation");
  if (origin == nullptr || about == nullptr || !about->is_string()) return refuse("what it delivers has no head");
  Origin self = TRY(origin_from_json(json::serialize(*origin)));
  self.signing_key = manifest.key;
  if (self.unit != manifest.synthesis.unit) return refuse("delivers for another unit than it reports of");
  auto records = std::make_shared<std::string>(std::move(manifest.delivery->records));
  return OpenedReport{std::move(self), std::string(about->get_string()), sha256_hex(docx), bundle::RecordUnpacker([records]() -> Result<std::string> {
                        return std::exchange(*records, {});
                      })};
}

}  // namespace dh::app
