// The CSV part of grid.h.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "intake/decoded_text.h"
#include "intake/grid.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

using Rows = std::vector<std::vector<std::string>>;
constexpr std::string_view delimiters = ",;\t|";
constexpr char no_delimiter = '\x1F';
constexpr std::size_t trial_rows = 200;

// RFC 4180, and what programs make of it: any line end, blanks before a quote, text after a closing quote.
class Parser {
 public:
  Parser(std::string_view text, char delimiter, std::size_t most_rows)
      : text_(text), delimiter_(delimiter), most_rows_(most_rows) {}

  Result<Rows> parse() {
    while (at_ < text_.size() && rows_.size() < most_rows_) {
      TRY(field());
      if (at_ < text_.size() && text_[at_] == delimiter_) {
        ++at_;
        open_ = true;
        continue;
      }
      open_ = false;
      if (at_ < text_.size()) at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
      TRY(end_row());
    }
    if (open_) {
      row_.emplace_back();
      TRY(end_row());
    }
    return std::move(rows_);
  }

 private:
  bool ends_field(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

  Status field() {
    std::string value;
    bool quoted = false;
    for (; at_ < text_.size() && !ends_field(text_[at_]); ++at_) {
      if (text_[at_] == '"' && !quoted && value.find_first_not_of(' ') == std::string::npos) {
        value.clear();
        quoted = true;
        TRY(quoted_part(value));
      } else {
        value += text_[at_];
        if (value.size() > limits::table_cell_bytes) return too_long();
      }
    }
    text_bytes_ += value.size();
    row_.push_back(std::move(value));
    if (row_.size() > limits::table_columns) return fail(Error::Kind::limit, "too many columns", {}, place());
    if (++cells_ > limits::table_cells) return fail(Error::Kind::limit, "too many cells", {}, place());
    if (text_bytes_ > limits::table_text_bytes) return fail(Error::Kind::limit, "too much text", {}, place());
    return {};
  }

  // From the opening quote to the closing one, on which it stops.
  Status quoted_part(std::string& value) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        value += text_[at_];
        if (value.size() > limits::table_cell_bytes) return too_long();
      } else if (text_.substr(at_ + 1).starts_with('"')) {
        value += '"';
        ++at_;
      } else {
        return {};
      }
    }
    return fail(Error::Kind::bad_input, "a quoted cell is never closed", {}, place());
  }

  Status end_row() {
    rows_.push_back(std::exchange(row_, {}));
    if (rows_.size() > limits::table_rows) return fail(Error::Kind::limit, "too many rows", {}, place());
    return {};
  }

  tl::unexpected<Error> too_long() const { return fail(Error::Kind::limit, "a cell is too long", {}, place()); }
  std::string place() const { return "row " + std::to_string(rows_.size() + 1); }

  std::string_view text_;
  char delimiter_;
  std::size_t most_rows_;
  std::size_t at_ = 0, cells_ = 0, text_bytes_ = 0;
  bool open_ = false;  // a delimiter was read last, a cell must follow
  std::vector<std::string> row_;
  Rows rows_;
};

// How regular the columns are with a delimiter: the share of the rows that have the commonest number of cells.
struct Regularity {
  std::size_t same = 0, of = 1, columns = 0;
  bool first_parted = false;  // the first row has more than one cell

  bool better_than(const Regularity& other) const {
    if (same * other.of != other.same * of) return same * other.of > other.same * of;
    return columns > other.columns;
  }
};

Regularity regularity(const Rows& rows) {
  std::map<std::size_t, std::size_t> rows_of_size;
  std::size_t filled = 0;
  for (const auto& row : rows) {
    if (row.size() == 1 && trim(row.front()).empty()) continue;
    ++filled;
    ++rows_of_size[row.size()];
  }
  Regularity best;
  best.of = std::max<std::size_t>(filled, 1);
  best.first_parted = !rows.empty() && rows.front().size() > 1;
  for (const auto& [size, count] : rows_of_size) {
    if (size < 2 || count < best.same) continue;
    best.same = count;
    best.columns = size;
  }
  return best;
}

char find_delimiter(std::string_view text) {
  char found = no_delimiter;
  char broken = no_delimiter;  // one whose error is told when no other parts the text
  Regularity best;
  for (const char delimiter : delimiters) {
    const auto rows = Parser(text, delimiter, trial_rows).parse();
    if (!rows) {
      if (broken == no_delimiter) broken = delimiter;
      continue;
    }
    const Regularity here = regularity(*rows);
    // Commas in a single column of prose are no columns.
    if (here.same == 0 || (!here.first_parted && here.same * 2 < here.of)) continue;
    if (found != no_delimiter && !here.better_than(best)) continue;
    found = delimiter;
    best = here;
  }
  return found != no_delimiter ? found : broken;
}

// Excel's own first line, "sep=;".
std::optional<char> told_delimiter(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.size() != 5 || !(line.starts_with("sep=") || line.starts_with("SEP="))) return std::nullopt;
  const char delimiter = line[4];
  text.remove_prefix(line.size());
  text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
  return delimiter;
}

}  // namespace

Result<Grid> read_csv_grid(std::string_view bytes) {
  if (bytes.size() > limits::file_bytes) return fail(Error::Kind::limit, "file too large");
  const std::string decoded = TRY(decode_text(bytes));
  std::string_view text = decoded;
  const auto told = told_delimiter(text);
  Grid grid;
  grid.rows = TRY(Parser(text, told ? *told : find_delimiter(text), limits::table_rows + 1).parse());
  for (auto& row : grid.rows)
    while (!row.empty() && row.back().empty()) row.pop_back();
  while (!grid.rows.empty() && grid.rows.back().empty()) grid.rows.pop_back();
  return grid;
}

}  // namespace dh::intake
