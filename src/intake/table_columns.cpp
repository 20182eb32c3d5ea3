#include "intake/table_columns.h"

#include <algorithm>
#include <initializer_list>

#include "text/fold.h"

namespace dh::intake {
namespace {

constexpr int header_search_rows = 40;
constexpr std::size_t longest_heading = 110;  // bytes; what is longer is text, not a heading

bool has_any(const std::string& words, std::initializer_list<std::string_view> phrases) {
  const std::string padded = ' ' + words + ' ';
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return padded.find(' ' + std::string(phrase) + ' ') != std::string::npos; });
}

bool is_any(const std::string& words, std::initializer_list<std::string_view> phrases) {
  return std::ranges::find(phrases, std::string_view(words)) != phrases.end();
}

std::string heading_words(std::string_view heading) {
  std::string words = fold_words(heading, Fold::marks);
  std::ranges::replace(words, '_', ' ');
  return words;
}

bool names_document(const std::string& words) {
  return has_any(words, {"dang bo", "dai hoi", "van kien", "du thao", "bao cao", "de an", "chien luoc", "nghi quyet", "luat", "nghi dinh", "quy che",
                         "chuong trinh", "ke hoach", "quy hoach"});
}

}  // namespace

ColumnKind column_kind(std::string_view heading, int& strength) {
  strength = 0;
  const std::string words = heading_words(heading);
  if (words.empty()) return ColumnKind::unknown;
  if (is_any(words, {"tt", "stt", "so tt", "so thu tu", "no", "so"})) return ColumnKind::number;
  if (has_any(words, {"ly do", "giai trinh", "thuyet minh", "lap luan", "can cu", "vi sao", "giai thich"})) return ColumnKind::reason;
  const bool opinion_words = has_any(words, {"y kien", "gop y", "de nghi", "kien nghi", "de xuat", "sua doi", "bo sung", "sua", "sua thanh", "nhan xet"});
  if (has_any(words, {"ma so", "ma doan vien", "ma thanh vien", "ma dang vien", "ma nguoi gop y", "ma dv", "nguoi gop y", "ho ten", "ho va ten", "nguoi neu",
                      "nguoi phat bieu", "tac gia", "nguoi y kien"}) ||
      is_any(words, {"ma", "nguoi", "doan vien", "dang vien", "thanh vien", "ca nhan"}))
    return has_any(words, {"ma don vi"}) ? ColumnKind::unit : ColumnKind::member;
  if (has_any(words, {"so luong", "so y kien", "so nguoi", "so luot"})) return ColumnKind::count;
  if (has_any(words, {"doi tuong", "chuc vu", "thanh phan"})) return ColumnKind::category;
  if (has_any(words, {"vi tri", "cho can", "cho gop y", "dia chi", "trang", "dong", "de muc", "dieu khoan", "trich dan tai"}) ||
      is_any(words, {"cho", "muc", "phan", "dieu", "khoan", "diem", "doan", "phan muc", "muc phan", "muc tieu muc", "o dau", "tieu de", "phan muc doan"}))
    return ColumnKind::place;
  if (!opinion_words || has_any(words, {"du thao hien tai"})) {
    if (has_any(words, {"noi dung", "nguyen van", "cau chu", "doan van", "cau van", "trich"}) && has_any(words, {"du thao", "hien tai", "goc", "van kien", "ban dau", "cu"}))
      return ColumnKind::quote;
    if (has_any(words, {"nguyen van du thao", "trong du thao", "van ban goc", "dang viet"})) return ColumnKind::quote;
  } else if (has_any(words, {"trong du thao"}) && has_any(words, {"noi dung", "cau", "doan"}) && !has_any(words, {"y kien", "sua doi", "de nghi"})) {
    return ColumnKind::quote;
  }
  if (!opinion_words && has_any(words, {"don vi", "chi doan", "co so doan", "to chuc", "co quan", "noi cong tac", "chi bo", "phong ban"})) return ColumnKind::unit;
  if (has_any(words, {"nhom noi dung", "chu de", "nhom van de", "noi dung goi y", "nhom y kien", "cau hoi"})) return ColumnKind::topic;
  if (opinion_words) {
    strength = has_any(words, {"y kien cu the", "noi dung y kien", "noi dung gop y", "y kien gop y"}) ? 5 : 4;
    return ColumnKind::opinion;
  }
  if (names_document(words) || has_any(words, {"tai lieu", "van ban"})) return ColumnKind::document;
  if (has_any(words, {"noi dung"})) {
    strength = 1;
    return ColumnKind::opinion;
  }
  return ColumnKind::unknown;
}

namespace {

// How many rows the header that begins at `row` takes: on while a cell of it is merged downwards, or sideways (what is
// merged sideways is a heading of headings).
int header_depth(const Grid& grid, int row) {
  int last = row;
  for (bool grew = true; grew && last - row < 4;) {
    grew = false;
    for (const MergedCells& one : grid.merged) {
      if (one.row_first < row || one.row_first > last) continue;
      int wanted = one.row_last;
      if (one.column_last > one.column_first && one.row_last == last) wanted = last + 1;
      if (wanted > last && wanted - row <= 4) {
        last = wanted;
        grew = true;
      }
    }
  }
  return last - row + 1;
}

struct Candidate {
  TableHeader header;
  int score = 0;
};

void settle_opinion_columns(std::vector<Column>& columns, const std::vector<int>& strengths) {
  int strongest = 0;
  std::size_t documents = 0;
  // Under "Nội dung góp ý" stand "Văn kiện | Vị trí | Ý kiến cụ thể": the column that says opinions itself holds them.
  const bool told = std::ranges::any_of(columns, [](const Column& one) { return one.kind == ColumnKind::opinion && one.document.empty(); });
  for (std::size_t i = 0; told && i < columns.size(); ++i) {
    if (columns[i].document.empty()) continue;
    columns[i].kind = names_document(heading_words(columns[i].heading)) ? ColumnKind::document : ColumnKind::unknown;
    columns[i].document.clear();
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].kind == ColumnKind::opinion) strongest = std::max(strongest, strengths[i]);
    if (columns[i].kind == ColumnKind::document) ++documents;
  }
  // One column a document: each holds the opinions on it.
  if (strongest == 0 && documents >= 2) {
    for (Column& one : columns) {
      if (one.kind != ColumnKind::document) continue;
      one.kind = ColumnKind::opinion;
      one.document = one.heading;
    }
    return;
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].kind == ColumnKind::opinion && strengths[i] == 1 && strongest > 1) columns[i].kind = ColumnKind::quote;
}

Candidate header_at(const Grid& grid, int row) {
  Candidate out;
  const int depth = header_depth(grid, row);
  out.header = {row, row + depth - 1, {}};
  std::size_t width = 0;
  for (int r = row; r < row + depth && static_cast<std::size_t>(r) < grid.rows.size(); ++r) width = std::max(width, grid.rows[static_cast<std::size_t>(r)].size());
  std::vector<int> strengths;
  for (std::size_t c = 0; c < width; ++c) {
    const auto column = static_cast<int>(c);
    Column one;
    int strength = 0;
    one.heading = grid.seen_at(row + depth - 1, column);
    if (one.heading.size() > longest_heading) return {};
    one.kind = column_kind(one.heading, strength);
    for (int r = row + depth - 2; r >= row && (one.kind == ColumnKind::unknown || one.kind == ColumnKind::document); --r) {
      int above_strength = 0;
      const ColumnKind above = column_kind(grid.seen_at(r, column), above_strength);
      if (one.kind == ColumnKind::document && above != ColumnKind::opinion) continue;
      if (above == ColumnKind::unknown) continue;
      if (above == ColumnKind::opinion) one.document = one.heading;  // settled below
      one.kind = above;
      strength = above_strength;
    }
    strengths.push_back(strength);
    out.header.columns.push_back(std::move(one));
  }
  settle_opinion_columns(out.header.columns, strengths);
  bool opinions = false;
  for (const Column& one : out.header.columns) {
    if (one.kind != ColumnKind::unknown) out.score += 2;
    opinions = opinions || one.kind == ColumnKind::opinion;
  }
  if (!opinions || out.score < 4) out.score = 0;
  return out;
}

}  // namespace

std::optional<TableHeader> find_table_header(const Grid& grid) {
  Candidate best;
  const int rows = std::min(static_cast<int>(grid.rows.size()), header_search_rows);
  for (int row = 0; row < rows; ++row) {
    Candidate one = header_at(grid, row);
    if (one.score > best.score) best = std::move(one);
    if (best.score >= 6) break;  // what follows are rows of the table, in words that may look like headings
  }
  if (best.score == 0) return std::nullopt;
  return best.header;
}

}  // namespace dh::intake
