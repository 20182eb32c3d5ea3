// The two annexes of a report.
#pragma once

#include "report/plan.h"

namespace dh::report {

Element annex_of_opinions(const Synthesis& synthesis);               // every opinion verbatim, once
std::vector<Element> annex_of_figures(const Synthesis& synthesis);   // by unit, by document and kind, by channel

}  // namespace dh::report
