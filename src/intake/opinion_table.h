// Tables of opinions: XLSX, CSV and tables in documents, with any sensible layout of columns. Rows that head a section,
// number the columns, sum up or sign are told apart; "như trên" in a cell is what stands above it.
#pragma once

#include "intake/grid.h"
#include "intake/reader.h"

namespace dh::intake {

// What the document around a table says of all its rows.
struct TableSurroundings {
  std::string document, topic;
};

// Adds the grid as a part, with its spans, and the opinions in it. False when no column holds opinions.
bool read_opinion_table(Reading& reading, const Grid& grid, const Consultation& consultation, const TableSurroundings& around = {});

double recognise_xlsx(const Input& input, const Consultation& consultation);
Result<Reading> read_xlsx(const Input& input, const Consultation& consultation);
double recognise_csv(const Input& input, const Consultation& consultation);
Result<Reading> read_csv(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
