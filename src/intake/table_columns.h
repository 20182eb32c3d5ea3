// Which column of a table of opinions is which: by the words of its headings, in one or several rows, merged or not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/grid.h"

namespace dh::intake {

enum class ColumnKind { unknown, number, member, category, unit, document, place, quote, opinion, reason, topic, count };

struct Column {
  ColumnKind kind = ColumnKind::unknown;
  std::string heading;   // of the lowest row
  std::string document;  // of an opinion column that holds the opinions on one document: its heading
};

struct TableHeader {
  int row_first = 0;
  int row_last = 0;
  std::vector<Column> columns;
};

// By one heading's words. `strength` tells a sure opinion column from a possible one.
ColumnKind column_kind(std::string_view heading, int& strength);

// The header of the table in the grid: rows above it are its letterhead. None: no column holds opinions.
std::optional<TableHeader> find_table_header(const Grid& grid);

}  // namespace dh::intake
