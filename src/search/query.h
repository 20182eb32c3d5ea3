// What a person looks for: words that must all be there, "phrases", -exclusions, and filters such as donvi:A or
// place:"Phần thứ hai > II". Values of one filter parted by commas are alternatives. What is written together without
// blanks, "12/2020/NĐ-CP", is a phrase.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/fields.h"
#include "text/words.h"

namespace dh::search {

struct Clause {
  std::vector<FoldedWord> words;  // one after the other; index names (word_table.h)
  bool excluded = false;
};

struct Filter {
  Field field;
  std::vector<Value> any_of;
  bool excluded = false;
};

struct Query {
  std::vector<Clause> clauses;
  std::vector<Filter> filters;
};

// Why a query cannot be read. The command line and the web say it in the reader's language.
struct QueryFault {
  enum class Kind {
    empty,     // no word, no filter
    too_long,  // limits::query_bytes or limits::query_words
    unclosed_quote,
    empty_phrase,   // quotes without a word in them
    unknown_field,  // `word` is what stands before the colon
    empty_value,    // of `field`
    bad_value,      // `word` is no value of `field`
  };
  Kind kind = Kind::empty;
  std::string word;
  Field field = Field::unit;
};

tl::expected<Query, QueryFault> parse_query(std::string_view text);

// One filter of which the field is known: the value of a command line option. Commas part alternatives here as well.
tl::expected<Filter, QueryFault> parse_filter(Field field, std::string_view values);

}  // namespace dh::search
