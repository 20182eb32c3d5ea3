#include "search/query.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace dh::search;

namespace {

QueryFault::Kind fault_of(std::string_view text) {
  const auto query = parse_query(text);
  REQUIRE_FALSE(query);
  return query.error().kind;
}

std::string clauses_of(std::string_view text) {
  const auto query = parse_query(text);
  REQUIRE(query);
  std::string out;
  for (const Clause& clause : query->clauses) {
    out += clause.excluded ? "[-" : "[";
    for (const auto& word : clause.words) out += (out.ends_with('[') || out.ends_with('-') ? "" : " ") + word.bare;
    out += ']';
  }
  return out;
}

}  // namespace

TEST_CASE("words, phrases, exclusions") {
  CHECK(clauses_of("Đất đai") == "[dat][dai]");
  CHECK(clauses_of("\"đất đai\" “hành chính” «x y»") == "[dat dai][hanh chinh][x y]");
  CHECK(clauses_of("cây -hoa -\"đường nội bộ\"") == "[cay][-hoa][-duong noi bo]");
  CHECK(clauses_of("12/2020/NĐ-CP") == "[12 2020 nd cp]");
  CHECK(clauses_of("cây & - … hoa") == "[cay][hoa]");
  CHECK(clauses_of("8:30 ghi: chú") == "[8 30][ghi][chu]");
}

TEST_CASE("filters by either name, with alternatives, in quotes or not") {
  const auto query =
      parse_query("donvi:A,\"Chi đoàn B\" -KIND:them đơn_vị:Đ place:\"Phần thứ hai > II\" vịtrí:\"trang 22\"");
  REQUIRE(query);
  REQUIRE(query->filters.size() == 5);
  CHECK(query->filters[0].field == Field::unit);
  CHECK(query->filters[0].any_of.size() == 2);
  CHECK(query->filters[0].any_of[1].names == std::vector<std::string>{"unit=chi đoàn b", "unit~chi doan b"});
  CHECK(query->filters[1].excluded);
  CHECK(query->filters[1].any_of[0].names == std::vector<std::string>{"kind=add"});
  CHECK(query->filters[2].any_of[0].names == std::vector<std::string>{"unit=đ", "unit~d"});
  CHECK(query->filters[3].any_of[0].names == std::vector<std::string>{"place~phan thu hai > ii"});
  CHECK(query->filters[4].any_of[0].names == std::vector<std::string>{"page=22"});
}

TEST_CASE("kinds, directions and channels by the words that people use for them, with or without blanks and marks") {
  const auto list = [](std::string_view text) {
    const auto query = parse_query(text);
    return query ? query->filters.front().any_of.front().names.front() : std::string();
  };
  CHECK(list("loai:bosung") == "kind=add");
  CHECK(list("loại:\"bổ sung\"") == "kind=add");
  CHECK(list("quandiem:phandoi") == "stance=against");
  CHECK(list("kenh:\"Hội nghị\"") == "channel=meeting");
  CHECK(list("kind:delete") == "kind=delete");
}

TEST_CASE("days, months, years and ranges, as people write them") {
  const auto range = [](std::string_view written) {
    const auto value = value_of(Field::date, written);
    return value ? value->from + " " + value->to : std::string();
  };
  CHECK(range("20/5/2020") == "date=2020-05-20 date=2020-05-20\x7f");
  CHECK(range("2020-05") == "date=2020-05 date=2020-05\x7f");
  CHECK(range("5/2020") == range("2020-5"));
  CHECK(range("2020-05-01..20/5/2020") == "date=2020-05-01 date=2020-05-20\x7f");
  CHECK(range("..2020") == "date= date=2020\x7f");
  for (const char* wrong : {"31/2/2020", "2020-13", "hôm qua", "2021..2020", "..", "20/5/20", "1/2/3/2020", "2020-05-"})
    CHECK(range(wrong).empty());
}

TEST_CASE("what cannot be read is told") {
  using Kind = QueryFault::Kind;
  CHECK(fault_of("") == Kind::empty);
  CHECK(fault_of(" \U0001F600 -- ") == Kind::empty);
  CHECK(fault_of("a \"b c") == Kind::unclosed_quote);
  CHECK(fault_of("unit:\"b c") == Kind::unclosed_quote);
  CHECK(fault_of("\" … \"") == Kind::empty_phrase);
  CHECK(fault_of("mau:xanh") == Kind::unknown_field);
  CHECK(fault_of("unit:,B") == Kind::empty_value);
  CHECK(fault_of("unit:A,") == Kind::empty_value);
  CHECK(fault_of("kind:xanh") == Kind::bad_value);
  CHECK(fault_of("date:31/2/2020") == Kind::bad_value);
  CHECK(fault_of(std::string(5000, 'a')) == Kind::too_long);
  std::string many;
  for (int word = 0; word < 100; ++word) many += "a ";
  CHECK(fault_of(many) == Kind::too_long);
}

TEST_CASE("any bytes are a query or a fault, and a query has words or filters") {
  CHECK(rc::check([](const std::string& bytes) {
    const auto query = parse_query(bytes);
    if (!query) return;
    RC_ASSERT(query->clauses.size() + query->filters.size() > 0u);
    for (const Clause& clause : query->clauses) RC_ASSERT(!clause.words.empty());
    for (const Filter& filter : query->filters) RC_ASSERT(!filter.any_of.empty());
  }));
}
