// A synthesis, and what else an office sends, as a Word document in the Youth-Union look (Hướng dẫn 29-HD/TWĐTN-VP, 2013).
#pragma once

#include <string>

#include "base/crypto.h"
#include "base/result.h"
#include "model/synthesis.h"
#include "report/manifest.h"
#include "report/plan.h"

namespace dh::report {

// `delivery`: what it carries beside its proof (manifest.h), or null.
Result<std::string> write_docx_report(const Synthesis& synthesis, const SigningKey& key, const ReportDelivery* delivery = nullptr);

// A custom XML part that a document carries; none without a namespace.
struct CarriedPart {
  std::string_view name_space;
  std::string xml;
};

// Elements alone, in the same look, without a proof. `title`: of the file's properties.
Result<std::string> write_docx(const std::vector<Element>& elements, const std::string& title, const CarriedPart& carried = {});

}  // namespace dh::report
