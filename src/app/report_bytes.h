// A unit's report as bytes, for whoever keeps or shows it: nothing is noted as handed out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/progress.h"
#include "base/result.h"
#include "model/synthesis.h"
#include "store/workspace_store.h"

namespace dh::app {

struct ReportRequest {
  std::string unit;         // code; empty: the root
  bool for_looking = false; // without what it carries upward (report_delivery.h)
};
struct ReportBytes {
  Synthesis synthesis;
  std::string docx;
  std::string inputs;         // fingerprint_of_inputs that it was made from
  std::int64_t sequence = 0;  // with which it speaks upward; 0: it carries nothing upward
  std::string content;        // of that (delivery_content)
};
// As written today. Runs the analysis first.
Result<ReportBytes> make_report(store::WorkspaceStore& store, const ReportRequest& request, const Progress& progress);
// The same without the file.
Result<Synthesis> make_synthesis(store::WorkspaceStore& store, const std::string& unit, const Progress& progress);

// What such a report depends on, as a hash: the same as long as the same would be written.
Result<std::string> report_mark(const store::WorkspaceStore& store, const std::string& unit);

// By LibreOffice in the sandbox.
Result<std::string> pdf_of_docx(std::string_view docx);

}  // namespace dh::app
