#include "search/search.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "search/highlight.h"
#include "search/volume_writer.h"
#include "search/word_table.h"
#include "text/fold.h"
#include "text/utf8.h"

using namespace dh;
using namespace dh::search;

namespace {

struct Text {
  std::string text = {};
  std::string more = {};  // stands apart
  std::string unit = {};
  std::string day = {};
  std::uint32_t group = 0;
  bool live = true;
};

// Volumes of `size` texts, so that few texts make several.
struct Built {
  std::vector<std::string> texts, fields;
  Index index() const {
    Index index;
    for (const std::string& one : texts) index.texts.push_back(Volume::from_bytes(one, VolumeKind::text).value());
    for (const std::string& one : fields) index.fields.push_back(Volume::from_bytes(one, VolumeKind::fields).value());
    return index;
  }
};

Built build(const std::vector<Text>& all) {
  Built built;
  TextVolumeWriter texts;
  FieldsVolumeWriter fields;
  const auto close = [&] {
    built.texts.push_back(texts.finish({1}));
    built.fields.push_back(fields.finish({2}, {1}));
  };
  for (const Text& one : all) {
    const std::string_view parts[] = {one.text, one.more};
    texts.add(std::span(parts).first(one.more.empty() ? 1 : 2));
    fields.begin(one.group);
    if (one.live) fields.add(fields.list(live_list));
    for (const std::string& name :
         {exact_list(Field::unit, one.unit), bare_list(Field::unit, one.unit), "date=" + one.day})
      fields.add(fields.list(name));
    if (texts.documents() == volume_size) close();
  }
  if (texts.documents() > 0) close();
  return built;
}

Answer ask(const Index& index, const std::string& text, SearchOptions options = {}) {
  return search::search(index, parse_query(text).value(), options).value();
}

Answer ask(const std::vector<Text>& texts, const std::string& text, SearchOptions options = {}) {
  return ask(build(texts).index(), text, options);
}

std::vector<std::uint32_t> found(const Answer& answer) {
  std::vector<std::uint32_t> numbers;
  for (const Hit& hit : answer.best) numbers.push_back(hit.document);
  return numbers;
}

using Numbers = std::vector<std::uint32_t>;

// What the index must find, by going through the texts.
std::vector<std::string> bare_words(std::string_view text) {
  std::vector<std::string> words;
  WordRange word;
  for (std::size_t at = 0; next_word(text, at, word);)
    words.push_back(fold_words(text.substr(word.start, word.end - word.start), Fold::marks));
  return words;
}

bool holds(const Text& text, const Clause& clause) {
  std::vector<std::string> wanted;
  for (const FoldedWord& word : clause.words) wanted.push_back(word.bare);
  for (const std::string* part : {&text.text, &text.more}) {
    const std::vector<std::string> words = bare_words(*part);
    if (std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end()) return true;
  }
  return false;
}

bool passes(const Text& text, const Filter& filter, const std::vector<Text>& all) {
  for (const Value& value : filter.any_of) {
    if (filter.field == Field::date) {
      const std::string day = "date=" + text.day;
      if (day >= value.from && day < value.to) return true;
      continue;
    }
    const auto is = [&](const Text& one, const std::string& name) {
      return name == exact_list(Field::unit, one.unit) || name == bare_list(Field::unit, one.unit);
    };
    for (const std::string& name : value.names) {
      if (std::ranges::none_of(all, [&](const Text& one) { return is(one, name); })) continue;
      if (is(text, name)) return true;
      break;
    }
  }
  return false;
}

Numbers scan(const std::vector<Text>& all, const Query& query) {
  Numbers numbers;
  for (std::uint32_t at = 0; at < all.size(); ++at) {
    bool matches = all[at].live;
    for (const Clause& clause : query.clauses) matches = matches && holds(all[at], clause) != clause.excluded;
    for (const Filter& filter : query.filters) matches = matches && passes(all[at], filter, all) != filter.excluded;
    if (matches) numbers.push_back(at);
  }
  return numbers;
}

rc::Gen<std::string> any_word() {
  return rc::gen::element<std::string>("đất", "dat", "Đạt", "đai", "dai", "hoà", "hòa", "ho\u0300a", "HOA", "sửa",
                                       "sua", "nội", "no\u0323\u0302i", "bộ", "12/2020", "\U0001F600", "a", "ĐẤT");
}

rc::Gen<std::string> any_text(int words) {
  return rc::gen::map(
      rc::gen::pair(rc::gen::container<std::vector<std::string>>(any_word()), rc::gen::inRange(0, words + 1)),
      [](std::pair<std::vector<std::string>, int> made) {
        std::string text;
        for (int at = 0; at < made.second && !made.first.empty(); ++at)
          text += made.first[static_cast<std::size_t>(at * 7 + 3) % made.first.size()] + (at % 3 == 2 ? ", " : " ");
        return text;
      });
}

std::vector<Text> any_texts() {
  const int count = *rc::gen::inRange(1, 40);
  std::vector<Text> texts;
  for (int at = 0; at < count; ++at)
    texts.push_back({*any_text(12), *rc::gen::inRange(0, 4) == 0 ? *any_text(4) : "",
                     *rc::gen::element<std::string>("A", "Đ", "D", "đội 1"),
                     *rc::gen::element<std::string>("2020-05-01", "2020-05-31", "2020-06-01"),
                     *rc::gen::inRange<std::uint32_t>(0, 6), *rc::gen::inRange(0, 8) != 0});
  return texts;
}

std::string any_query() {
  std::string query;
  const int parts = *rc::gen::inRange(1, 4);
  for (int at = 0; at < parts; ++at) {
    if (*rc::gen::inRange(0, 5) == 0) query += '-';
    switch (*rc::gen::inRange(0, 4)) {
      case 0: query += *any_word(); break;
      case 1: query += '"' + *any_word() + ' ' + *any_word() + " a\""; break;
      case 2: query += '"' + *any_word() + ' ' + *rc::gen::element<std::string>("đai", "hoa", "dat") + '"'; break;
      default:
        query += *rc::gen::element<std::string>("unit:A", "unit:d", "unit:Đ,A", "unit:\"doi 1\"", "date:2020-05",
                                                "date:..2020-05-31", "unit:Z");
    }
    query += ' ';
  }
  return query + *rc::gen::element<std::string>("", "dat", "hoà");
}

}  // namespace

TEST_CASE("marks and case are folded, đ too, and the very marks come first") {
  const std::vector<Text> texts = {{"dat dai"}, {"Đất đai"}, {"đạt"}, {"DA\u0302\u0301T \u0111ai ĐAI"}, {"khác"}};
  const Numbers order = found(ask(texts, "đất đai"));
  REQUIRE(order.size() == 3);
  CHECK(order.back() == 0);
  CHECK(found(ask(texts, "dat dai")).front() == 0);
  CHECK(ask(texts, "dat").matches == 4);
  const Answer answer = ask(texts, "đất");
  CHECK(answer.best[0].exact == 1);
  CHECK(answer.best[2].exact == 0);
  CHECK(found(ask(texts, "đạt")).front() == 2);
}

TEST_CASE("either place of the tone mark is the very form") {
  const std::vector<Text> texts = {{"hoá"}, {"hoà"}, {"hòa"}};
  const Answer answer = ask(texts, "hoà");
  CHECK(found(answer) == Numbers{1, 2, 0});
  CHECK(answer.best[1].exact == 1);
}

TEST_CASE("a phrase stands in one part of a text, in order") {
  const std::vector<Text> texts = {{"cây xanh quanh hồ"}, {"xanh cây"}, {"cây", "xanh"}, {"cay, xanh"}};
  CHECK(found(ask(texts, "\"cây xanh\"")) == Numbers{0, 3});
  CHECK(ask(texts, "cây xanh").matches == 4);
  CHECK(found(ask(texts, "cây -\"cây xanh\"")) == Numbers{1, 2});
}

TEST_CASE("a form with no bit of its own is found in the occurrences") {
  std::vector<Text> texts;
  for (const char* form : {"ma", "má", "mà", "mả", "mã", "mạ", "mă"})
    for (int times = 0; times < 3; ++times) texts.push_back({form});
  texts.push_back({"ma mắ"});
  CHECK(found(ask(texts, "mắ")).front() == 21);
  CHECK(ask(texts, "mắ").best.front().exact == 1);
  CHECK(ask(texts, "mắ").best[1].exact == 0);
}

TEST_CASE("filters, ranges of days, superseded texts") {
  const std::vector<Text> texts = {{"cây", "", "A", "2020-05-01"},
                                   {"cây", "", "Đ", "2020-05-31"},
                                   {"cây", "", "D", "2020-06-01"},
                                   {"cây", "", "A", "2020-05-02", 0, false}};
  CHECK(found(ask(texts, "cay unit:Đ")) == Numbers{1});
  CHECK(found(ask(texts, "cay unit:d")) == Numbers{2});
  CHECK(found(ask(texts, "date:2020-05")) == Numbers{0, 1});
  CHECK(found(ask(texts, "-unit:A")) == Numbers{1, 2});
  CHECK(found(ask(texts, "-cây")) == Numbers{});
  const Answer none = ask(texts, "cay unit:Z");
  CHECK(none.matches == 0);
  CHECK(none.absent == std::vector<std::string>{"Z"});
}

TEST_CASE("the best match of each group") {
  const std::vector<Text> texts = {
      {"cây", "", "A", "", 7}, {"cây cây xanh", "", "A", "", 9}, {"cay", "", "A", "", 7}, {"hoa", "", "A", "", 9}};
  const Answer answer = ask(texts, "cây", {10, true});
  CHECK(answer.groups == 2);
  CHECK(answer.matches == 3);
  REQUIRE(answer.best.size() == 2);
  for (const Hit& hit : answer.best) CHECK(hit.in_group == (hit.group == 7 ? 2 : 1));
}

TEST_CASE("the same texts are found as by going through all of them, whatever is asked") {
  CHECK(rc::check([] {
    const std::vector<Text> texts = any_texts();
    const std::string text = any_query();
    const auto query = parse_query(text);
    if (!query) RC_DISCARD("not a query");
    const Answer answer = search::search(build(texts).index(), *query, {1000, false}).value();
    Numbers numbers = found(answer);
    for (std::size_t at = 1; at < answer.best.size(); ++at)
      RC_ASSERT(answer.best[at - 1].exact >= answer.best[at].exact);
    std::sort(numbers.begin(), numbers.end());
    RC_ASSERT(numbers == scan(texts, *query));
    RC_ASSERT(answer.matches == numbers.size());
  }));
}

TEST_CASE("what is highlighted is a slice that folds to a word or phrase that was asked for") {
  CHECK(rc::check([] {
    const std::string text = *any_text(14) + *rc::gen::element<std::string>("", "\u0301", "no\u0323\u0302i");
    const auto query = parse_query(any_query());
    if (!query) RC_DISCARD("not a query");
    std::size_t last = 0;
    for (const WordRange& one : highlights(text, *query)) {
      RC_ASSERT(one.start >= last);
      RC_ASSERT(one.start < one.end);
      RC_ASSERT(one.end <= text.size());
      RC_ASSERT(is_valid_utf8(std::string_view(text).substr(one.start, one.end - one.start)));
      last = one.end;
      const std::string folded = fold_words(std::string_view(text).substr(one.start, one.end - one.start), Fold::marks);
      RC_ASSERT(std::ranges::any_of(query->clauses, [&](const Clause& clause) {
        std::string wanted;
        for (const FoldedWord& word : clause.words) wanted += (wanted.empty() ? "" : " ") + word.bare;
        return !clause.excluded && (" " + folded + " ").find(" " + wanted + " ") != std::string::npos;
      }));
    }
    const Clause* first = query->clauses.empty() ? nullptr : &query->clauses.front();
    if (first != nullptr && !first->excluded && holds({text, "", "", ""}, *first)) RC_ASSERT(last > 0u);
  }));
}

TEST_CASE("more texts than a volume holds, and words in most of them") {
  std::vector<Text> texts(volume_size + 5'000);
  for (std::size_t at = 0; at < texts.size(); ++at) {
    texts[at].text = at % 3 == 0 ? "đất đai" : "đai đất";
    if (at % 1000 == 0) texts[at].text += " hiếm";
    texts[at].unit = at % 2 == 0 ? "A" : "B";
  }
  const Index index = build(texts).index();
  REQUIRE(index.texts.size() == 2);
  CHECK(ask(index, "dat dai").matches == texts.size());
  CHECK(ask(index, "\"đất đai\"").matches == (texts.size() + 2) / 3);
  CHECK(ask(index, "\"đất đai\" unit:B").matches == (texts.size() + 2) / 6);
  CHECK(ask(index, "dat hiem").matches == 71);
  CHECK(ask(index, "dat -\"dai dat\"").matches == (texts.size() + 2) / 3);
  CHECK(found(ask(index, "hiếm", {1000, false})).back() == 70'000);
}

TEST_CASE("a word longer than people write is one word all the same") {
  const std::string longer(5'000, 'a');
  const std::vector<Text> texts = {{longer}, {longer + "b"}, {std::string(200, 'a')}};
  CHECK(found(ask(texts, std::string(200, 'a'))) == Numbers{2});
  CHECK(indexed(longer).bare != indexed(longer + "b").bare);
}
