// Which column of a table of opinions is which: by the words of its headings, in one or several rows, merged or not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/grid.h"

namespace dh::intake {

enum class ColumnKind { unknown, number, member, category, unit, document, place, quote, opinion, reason, topic, count, detail };  // detail: of the sender or the sending

struct Column {
  ColumnKind kind = ColumnKind::unknown;
  std::string heading;   // of the lowest row
  std::string document;  // of an opinion column that holds the opinions on one document: its heading
  bool question = false; // the heading asks its reader: a column of answers
};

struct TableHeader {
  int row_first = 0;
  int row_last = 0;
  std::vector<Column> columns;
};

// The length of "Câu 3. ", the number of a question, at the beginning of the line; 0: there is none.
std::size_t question_number(std::string_view line);

// A question to whoever fills in the form: "Bạn có góp ý gì về …?", "Câu 3. Về …". A mark of what must be answered may follow.
bool is_question(std::string_view heading);

// By one heading's words; what stands in brackets explains them. `strength` tells a sure opinion column from a possible one.
ColumnKind column_kind(std::string_view heading, int& strength);

// The header of the table in the grid: rows above it are its letterhead. None: no column holds opinions.
std::optional<TableHeader> find_table_header(const Grid& grid);

}  // namespace dh::intake
