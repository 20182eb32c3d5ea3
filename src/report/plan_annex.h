// The two annexes of a report.
#pragma once

#include "report/plan.h"

namespace dh::report {

Element annex_of_opinions(const Synthesis& synthesis);  // every opinion verbatim, once
// By unit, by document and kind, by channel.
std::vector<Element> annex_of_figures(const Synthesis& synthesis, const ReportTally& tally);
// In place of the first annex: in which volumes it stands.
Element list_of_volumes(const std::vector<AnnexVolume>& volumes);

// A table of annex 1, to which rows are added.
Element opinion_table();
// `number`: in annex 1, from 1; `group`: the number of its group.
void add_opinion_row(Element& table, int number, int group, const ReportedOpinion& opinion);

}  // namespace dh::report
