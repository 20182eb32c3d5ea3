#include "search/query.h"

#include <algorithm>

#include "base/limits.h"
#include "search/word_table.h"
#include "text/utf8.h"

namespace dh::search {
namespace {

using Fault = QueryFault;

bool is_quote(char32_t c) { return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0xFF02; }

tl::unexpected<Fault> fault(Fault::Kind kind, std::string_view word = {}, Field field = Field::unit) {
  return tl::unexpected(Fault{kind, std::string(word), field});
}

std::vector<FoldedWord> words_of(std::string_view text) {
  std::vector<FoldedWord> words;
  WordRange word;
  for (std::size_t at = 0; next_word(text, at, word);)
    words.push_back(indexed(text.substr(word.start, word.end - word.start)));
  return words;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  tl::expected<Query, Fault> parse() {
    while (skip_space()) {
      const bool excluded = take_minus();
      const auto read = read_item(excluded);
      if (!read) return tl::unexpected(read.error());
    }
    std::size_t words = query_.filters.size();
    for (const Clause& clause : query_.clauses) words += clause.words.size();
    if (words == 0) return fault(Fault::Kind::empty);
    if (words > limits::query_words) return fault(Fault::Kind::too_long);
    return std::move(query_);
  }

  tl::expected<Filter, Fault> parse_values(Field field) {
    Filter filter{field, {}, false};
    while (true) {
      const auto raw = read_value();
      if (!raw) return tl::unexpected(raw.error());
      if (trim(*raw).empty()) return fault(Fault::Kind::empty_value, {}, field);
      std::optional<Value> value = value_of(field, trim(*raw));
      if (!value) return fault(Fault::Kind::bad_value, trim(*raw), field);
      filter.any_of.push_back(std::move(*value));
      if (at_ >= text_.size() || text_[at_] != ',') return filter;
      ++at_;
    }
  }

  // The whole text is one value or several: blanks need no quotes.
  bool whole_ = false;

 private:
  bool skip_space() {
    while (at_ < text_.size()) {
      std::size_t next = at_;
      if (!is_space(next_code_point(text_, next))) return true;
      at_ = next;
    }
    return false;
  }

  bool take_minus() {
    if (text_[at_] != '-' || at_ + 1 >= text_.size()) return false;
    std::size_t next = at_ + 1;
    if (is_space(next_code_point(text_, next))) return false;
    ++at_;
    return true;
  }

  char32_t peek() const {
    std::size_t next = at_;
    return at_ < text_.size() ? next_code_point(text_, next) : 0;
  }

  // Behind an opening quote; leaves `at_` behind the closing one.
  tl::expected<std::string_view, Fault> read_quoted() {
    const std::size_t opening = at_;
    (void)next_code_point(text_, at_);
    const std::size_t start = at_;
    while (at_ < text_.size()) {
      const std::size_t before = at_;
      if (is_quote(next_code_point(text_, at_))) return text_.substr(start, before - start);
    }
    return fault(Fault::Kind::unclosed_quote, text_.substr(opening));
  }

  tl::expected<std::string_view, Fault> read_value() {
    if (is_quote(peek())) return read_quoted();
    const std::size_t start = at_;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      if (c == ',' || is_quote(c) || (!whole_ && is_space(c))) break;
      at_ = next;
    }
    return text_.substr(start, at_ - start);
  }

  tl::expected<void, Fault> read_item(bool excluded) {
    if (is_quote(peek())) {
      const auto phrase = read_quoted();
      if (!phrase) return tl::unexpected(phrase.error());
      std::vector<FoldedWord> words = words_of(*phrase);
      if (words.empty()) return fault(Fault::Kind::empty_phrase, *phrase);
      query_.clauses.push_back({std::move(words), excluded});
      return {};
    }
    const std::size_t start = at_;
    bool letters_only = true;
    while (at_ < text_.size()) {
      const std::size_t before = at_;
      const char32_t c = next_code_point(text_, at_);
      if (is_space(c) || is_quote(c)) {
        at_ = before;
        break;
      }
      if (c == ':' && before > start && letters_only && at_ < text_.size() && !is_space(peek()))
        return read_filter(text_.substr(start, before - start), excluded);
      letters_only = letters_only && (c >= 0x80 || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
    std::vector<FoldedWord> words = words_of(text_.substr(start, at_ - start));
    if (!words.empty()) query_.clauses.push_back({std::move(words), excluded});
    return {};
  }

  tl::expected<void, Fault> read_filter(std::string_view name, bool excluded) {
    const std::optional<Field> field = field_of(name);
    if (!field) return fault(Fault::Kind::unknown_field, name);
    auto filter = parse_values(*field);
    if (!filter) return tl::unexpected(filter.error());
    filter->excluded = excluded;
    query_.filters.push_back(std::move(*filter));
    return {};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Query query_;
};

}  // namespace

tl::expected<Query, QueryFault> parse_query(std::string_view text) {
  if (text.size() > limits::query_bytes) return fault(Fault::Kind::too_long);
  return Parser(text).parse();
}

tl::expected<Filter, QueryFault> parse_filter(Field field, std::string_view values) {
  if (values.size() > limits::query_bytes) return fault(Fault::Kind::too_long);
  Parser parser(values);
  parser.whole_ = true;
  return parser.parse_values(field);
}

}  // namespace dh::search
