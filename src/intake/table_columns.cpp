#include "intake/table_columns.h"

#include <algorithm>
#include <initializer_list>

#include "text/fold.h"

namespace dh::intake {
namespace {

constexpr int header_search_rows = 40;
constexpr std::size_t longest_heading = 110;  // bytes; what is longer is text, not a heading
constexpr std::size_t longest_question = 600;

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

using Phrases = std::initializer_list<std::string_view>;

// Where the first of the phrases begins among the words; npos when none is there.
std::size_t first_of(const std::string& words, Phrases phrases) {
  const std::string padded = ' ' + words + ' ';
  std::size_t first = std::string::npos;
  for (const std::string_view phrase : phrases) first = std::min(first, padded.find(' ' + std::string(phrase) + ' '));
  return first;
}

std::size_t first_opinion_word(const std::string& words) {
  return first_of(words, {"y kien", "gop y", "de nghi", "kien nghi", "de xuat", "sua doi", "bo sung", "sua", "sua thanh", "nhan xet", "hien ke"});
}

// Phrases with their marks, for words that are others without: "dòng" is not "đồng". A heading without any marks is
// compared without them.
bool says(std::string_view heading, Phrases phrases) {
  const std::string plain = heading_words(heading);
  std::string marked = fold_words(heading);
  std::ranges::replace(marked, '_', ' ');
  const bool bare = plain == marked;
  const std::string padded = ' ' + marked + ' ';
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return padded.find(' ' + (bare ? fold_words(phrase, Fold::marks) : std::string(phrase)) + ' ') != std::string::npos;
  });
}

bool is_all(std::string_view heading, Phrases phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return fold_words(heading) == phrase || heading_words(heading) == fold_words(phrase);
  });
}

std::size_t count_words(const std::string& words) { return words.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1; }

std::string without_brackets(std::string_view heading) {
  std::string out;
  int depth = 0;
  for (const char c : heading) {
    if (c == '(' || c == '[') ++depth;
    else if ((c == ')' || c == ']') && depth > 0) --depth;
    else if (depth == 0) out += c;
  }
  return depth == 0 ? out : std::string(heading);
}

// What a question is answered with, when it is something else than an opinion.
ColumnKind asked_kind(std::string_view heading, const std::string& words) {
  if (has_any(words, {"van kien nao", "du thao nao", "bao cao nao", "tai lieu nao", "van ban nao"})) return ColumnKind::document;
  const std::size_t count = count_words(words);
  if (says(heading, {"trang nào", "mục nào", "dòng nào", "đoạn nào", "vị trí nào", "trang mấy", "dòng mấy"}) && !has_any(words, {"vi sao", "the nao", "tai sao"}) && count < 14)
    return ColumnKind::place;
  if (has_any(words, {"ly do", "vi sao", "tai sao"}) && count < 9) return ColumnKind::reason;
  if (has_any(words, {"gop y", "y kien", "de nghi", "de xuat", "kien nghi"})) return ColumnKind::opinion;
  if (says(heading, {"mã", "mã số", "họ tên", "họ và tên", "tên", "tên gì"}) && count < 10) return ColumnKind::member;
  if (has_any(words, {"don vi", "chi doan", "co so doan", "doan co so", "chi bo", "co quan", "noi cong tac"}) && has_any(words, {"nao", "la gi", "thuoc", "o dau", "ten gi"}) && count < 14)
    return ColumnKind::unit;
  if (has_any(words, {"tuoi", "gioi tinh", "nam hay nu", "chuc vu", "doi tuong", "dang vien hay", "doan vien hay", "nghe nghiep"}) && count < 12) return ColumnKind::category;
  return ColumnKind::opinion;
}

ColumnKind kind_of_words(std::string_view heading, int& strength) {
  const std::string words = heading_words(heading);
  if (words.empty()) return ColumnKind::unknown;
  if (is_any(words, {"tt", "stt", "so tt", "so thu tu", "no", "so"})) return ColumnKind::number;
  if (is_any(words, {"dau thoi gian", "timestamp", "thoi gian", "thoi gian gui", "thoi diem gui", "ngay gui", "ngay gop y", "ngay nhan", "ngay nop", "nguon", "ghi nhan luc"}) ||
      (has_any(words, {"email", "thu dien tu", "dien thoai", "so dt", "sdt", "ngay sinh", "gioi tinh"}) && count_words(words) < 6))
    return ColumnKind::detail;
  const std::size_t opinion_at = first_opinion_word(words);
  const bool opinion_words = opinion_at != std::string::npos;
  const std::size_t reason_at = first_of(words, {"ly do", "giai trinh", "thuyet minh", "lap luan", "can cu", "vi sao", "giai thich"});
  // "Ý kiến và lý do" holds the opinion too; "Lý do đề nghị" and "Thuyết minh ý kiến" hold none.
  if (reason_at != std::string::npos && (reason_at < opinion_at || !has_any(words, {"va ly do", "kem ly do", "neu ly do", "neu ro ly do", "va giai trinh"}))) return ColumnKind::reason;
  if (has_any(words, {"ma so", "ma doan vien", "ma thanh vien", "ma dang vien", "ma nguoi gop y", "ma dv", "nguoi gop y", "ho ten", "ho va ten", "nguoi neu",
                      "nguoi phat bieu", "tac gia", "nguoi y kien", "nguoi tham gia", "chu the gop y", "ten doan vien", "nguoi gop", "ai gop", "ai noi", "ai neu"}) ||
      is_any(words, {"ma", "nguoi", "doan vien", "dang vien", "thanh vien", "ca nhan", "dong chi", "ho ten doan vien", "ten"}) ||
      (words.starts_with("ma ") && says(heading, {"mã"}) && count_words(words) < 6 && !opinion_words))
    return has_any(words, {"ma don vi", "ma chi doan", "ma chi bo", "ma co so"}) ? ColumnKind::unit : ColumnKind::member;
  if (has_any(words, {"so luong", "so y kien", "so nguoi", "so luot", "so phieu", "so doan vien", "so dong chi", "tan suat", "so lan"}) || is_any(words, {"sl", "so luot"}))
    return ColumnKind::count;
  if (has_any(words, {"doi tuong", "chuc vu", "thanh phan"})) return ColumnKind::category;
  const std::size_t place_at = first_of(words, {"vi tri", "cho can", "cho gop y", "dia chi", "trang", "dong", "de muc", "dieu khoan", "trich dan tai", "muc so", "ten muc", "phan muc", "muc trong", "thuoc phan"});
  if ((place_at != std::string::npos && place_at < opinion_at &&
       (has_any(words, {"vi tri", "cho can", "cho gop y", "dia chi", "de muc", "dieu khoan", "trich dan tai", "muc so", "ten muc", "phan muc", "muc trong", "thuoc phan"}) || says(heading, {"trang", "dòng"}))) ||
      is_any(words, {"cho", "muc", "phan", "dieu", "khoan", "diem", "muc phan", "muc tieu muc", "o dau", "tieu de", "phan muc doan", "phan tich dan"}) || is_all(heading, {"đoạn"}))
    return ColumnKind::place;
  if (!opinion_words || has_any(words, {"du thao hien tai"})) {
    if (has_any(words, {"noi dung", "nguyen van", "cau chu", "doan van", "cau van", "trich"}) && has_any(words, {"du thao", "hien tai", "goc", "van kien", "ban dau", "cu"}))
      return ColumnKind::quote;
    if (has_any(words, {"nguyen van du thao", "trong du thao", "van ban goc", "dang viet"}) || is_any(words, {"trich dan", "nguyen van", "trich", "cau goc", "cum tu", "doan trich", "noi dung trich", "noi dung trich dan"}))
      return ColumnKind::quote;
  } else if (has_any(words, {"trong du thao"}) && has_any(words, {"noi dung", "cau", "doan"}) && !has_any(words, {"y kien", "sua doi", "de nghi"})) {
    return ColumnKind::quote;
  }
  if (!opinion_words && (has_any(words, {"don vi", "chi doan", "co so doan", "doan co so", "to chuc", "co quan", "noi cong tac", "chi bo", "phong ban"}) || is_all(heading, {"đoàn"})))
    return ColumnKind::unit;
  const std::size_t topic_at = first_of(words, {"nhom noi dung", "chu de", "nhom van de", "noi dung goi y", "nhom y kien", "cau hoi"});
  if (topic_at != std::string::npos && topic_at <= opinion_at) return ColumnKind::topic;
  // "Văn kiện góp ý": on which.
  if (opinion_words && count_words(words) < 6 && words.ends_with("gop y") && first_of(words, {"van kien", "du thao", "van ban", "tai lieu", "bao cao"}) == 0) return ColumnKind::document;
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

}  // namespace

std::size_t question_number(std::string_view line) {
  const std::size_t digit = line.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit > 24) return 0;
  const std::string before = fold_words(line.substr(0, digit), Fold::marks);
  if (!is_any(before, {"cau", "cau hoi", "cau so", "cau hoi so"})) return 0;
  std::size_t end = line.find_first_not_of("0123456789", digit);
  if (end == std::string_view::npos || end - digit > 2 || std::string_view(".:)/").find(line[end]) == std::string_view::npos) return 0;
  ++end;
  while (end < line.size() && line[end] == ' ') ++end;
  return end;
}

bool is_question(std::string_view heading) {
  while (!heading.empty() && (heading.back() == ' ' || heading.back() == '*' || heading.back() == '\n' || heading.back() == ':' || heading.back() == '.')) heading.remove_suffix(1);
  if (heading.ends_with(")")) {
    if (const std::size_t open = heading.rfind('('); open != std::string_view::npos && open > 0) return is_question(heading.substr(0, open));
  }
  if (heading.ends_with("?")) return true;
  return question_number(heading) > 0;
}

ColumnKind column_kind(std::string_view heading, int& strength) {
  strength = 0;
  if (is_question(heading)) {
    const ColumnKind kind = asked_kind(heading, heading_words(heading));
    if (kind == ColumnKind::opinion) strength = 4;
    return kind;
  }
  const std::string outside = without_brackets(heading);
  const std::string words = heading_words(outside);
  // "Góp ý tại (trang, dòng)"
  if ((words.ends_with(" tai") || words.ends_with(" o")) && says(heading, {"trang", "dòng", "mục", "đoạn", "điều"})) return ColumnKind::place;
  const ColumnKind kind = kind_of_words(outside, strength);
  return kind != ColumnKind::unknown || outside.size() == heading.size() ? kind : kind_of_words(heading, strength);
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

// The answers of a form on the web: one column a question, some of which only name what they ask about.
void settle_questions(std::vector<Column>& columns, std::vector<int>& strengths) {
  const auto questions = std::ranges::count_if(columns, [](const Column& one) { return one.question && one.kind == ColumnKind::opinion; });
  const bool sent = std::ranges::any_of(columns, [](const Column& one) { return one.kind == ColumnKind::detail; });
  if (questions + (sent ? 1 : 0) < 2) return;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Column& one = columns[i];
    const std::string words = heading_words(one.heading);
    const bool asks = one.question || words.starts_with("ve ") || words.starts_with("doi voi ") || has_any(words, {"khac", "muon noi", "chia se", "mong muon", "them"});
    if ((one.kind == ColumnKind::unknown || one.kind == ColumnKind::topic || (one.kind == ColumnKind::document && one.question)) && asks && !has_any(words, {"nao"})) {
      one.kind = ColumnKind::opinion;
      strengths[i] = 4;
    }
    if (one.kind == ColumnKind::opinion && one.question && names_document(words)) one.document = one.heading;
  }
}

void settle_opinion_columns(std::vector<Column>& columns, const std::vector<int>& strengths) {
  int strongest = 0;
  std::size_t documents = 0;
  // Under "Nội dung góp ý" stand "Văn kiện | Vị trí | Ý kiến cụ thể": the column that says opinions itself holds them.
  const bool told = std::ranges::any_of(columns, [](const Column& one) { return one.kind == ColumnKind::opinion && one.document.empty(); });
  for (std::size_t i = 0; told && i < columns.size(); ++i) {
    if (columns[i].document.empty() || columns[i].question) continue;
    columns[i].kind = names_document(heading_words(columns[i].heading)) ? ColumnKind::document : ColumnKind::unknown;
    columns[i].document.clear();
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].kind == ColumnKind::opinion) strongest = std::max(strongest, strengths[i]);
    if (columns[i].kind == ColumnKind::document) ++documents;
  }
  // "Văn kiện góp ý" alone, with nothing else that holds opinions.
  if (strongest == 0 && documents == 1) {
    for (Column& one : columns) {
      if (one.kind != ColumnKind::document || first_opinion_word(heading_words(one.heading)) == std::string::npos) continue;
      one.kind = ColumnKind::opinion;
      return;
    }
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
    one.question = is_question(one.heading);
    if (one.heading.size() > (one.question ? longest_question : longest_heading)) return {};
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
  settle_questions(out.header.columns, strengths);
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
