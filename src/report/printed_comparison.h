// What a plan says against what stands in a document: what is missing, changed or added.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/plan.h"
#include "report/printed_items.h"

namespace dh::report {

using Failures = std::map<std::string, std::vector<std::string>>;  // by the name of a check (verify.h)

// An office's own words before the first section and around the foot are not compared.
void compare_printed(const std::vector<Element>& plan, const std::vector<PrintedItem>& found, Failures& failures);

}  // namespace dh::report
