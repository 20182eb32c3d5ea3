// A unit's own report carries its opinions as a bundle does (delivery.h), with the hashes of their sources, so that it can
// be merged as what it is.
#pragma once

#include <string>
#include <string_view>

#include "app/delivery.h"
#include "bundle/records.h"
#include "report/manifest.h"

namespace dh::app {

// For a report of the unit whose workspace this is.
Result<report::ReportDelivery> make_report_delivery(const WorkspaceStore& store, const Origin& self, const std::string& consultation);

struct OpenedReport {
  Origin self;               // who wrote it; the key is the one that the signatures hold with
  std::string consultation;  // title of the guide
  std::string sha256;        // of the file
  bundle::RecordUnpacker records;
};
// Refused when the report does not verify, or carries nothing to merge.
Result<OpenedReport> open_report_delivery(std::string_view docx);

}  // namespace dh::app
