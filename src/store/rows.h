// A query whose rows become a list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.h"

namespace dh::store {

// `read` fills one T from the current row.
template <class T, class Read, class... Values>
Result<std::vector<T>> list_rows(const Database& database, std::string_view sql, Read read, const Values&... values) {
  std::vector<T> out;
  Statement row = TRY(database.prepare(sql));
  row.query(values...);
  while (TRY(row.step())) read(row, out.emplace_back());
  return out;
}

inline void read_column(Statement& row, std::string& text) { text = row.text(); }
inline void read_column(Statement& row, std::int64_t& number) { number = row.integer(); }

// The next columns, in their order.
template <class... Columns>
void read_columns(Statement& row, Columns&... columns) {
  (read_column(row, columns), ...);
}

}  // namespace dh::store
