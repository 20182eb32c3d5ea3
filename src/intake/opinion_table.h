// Tables of opinions: XLSX and CSV with any sensible layout of columns.
#pragma once

#include "intake/grid.h"
#include "intake/reader.h"

namespace dh::intake {

// Adds the grid as a part, with its spans, and the opinions in it. False when no column holds opinions.
bool read_opinion_table(Reading& reading, const Grid& grid, const Consultation& consultation);

double recognise_xlsx(const Input& input, const Consultation& consultation);
Result<Reading> read_xlsx(const Input& input, const Consultation& consultation);
double recognise_csv(const Input& input, const Consultation& consultation);
Result<Reading> read_csv(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
