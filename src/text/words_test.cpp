#include "text/words.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "text/fold.h"
#include "text/utf8.h"

using namespace dh;

namespace {

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  WordRange word;
  for (std::size_t at = 0; next_word(text, at, word);)
    words.emplace_back(text.substr(word.start, word.end - word.start));
  return words;
}

}  // namespace

TEST_CASE("words are runs of letters and digits with their marks") {
  CHECK(words_in("Đề nghị: sửa 12/2020/NĐ-CP…") ==
        std::vector<std::string>{"Đề", "nghị", "sửa", "12", "2020", "NĐ", "CP"});
  CHECK(words_in("to\u0302\u0301 \U0001F600!\u0301") == std::vector<std::string>{"to\u0302\u0301"});
  CHECK(words_in("").empty());
  CHECK(words_in("\u0301 — ").empty());
}

TEST_CASE("a word has a form without marks, and one in which the place of the tone does not count") {
  CHECK(fold_word("Hoà").bare == "hoa");
  CHECK(fold_word("hoà").exact == fold_word("HÒA").exact);
  CHECK(fold_word("hoà").exact == fold_word("ho\u0300a").exact);
  CHECK(fold_word("hoà").exact != fold_word("hoá").exact);
  CHECK(fold_word("Đường").bare == "duong");
  CHECK(fold_word("đương").exact != fold_word("dương").exact);
  CHECK(fold_word("thuở").exact == fold_word("thủơ").exact);
}

TEST_CASE("of any text, the words are those of fold_words") {
  CHECK(rc::check([] {
    const auto letters = *rc::gen::container<std::vector<char32_t>>(
        rc::gen::oneOf(rc::gen::element<char32_t>(U'a', U'Đ', U'ờ', U' ', U'.', 0x301, 0x323, 0x1B, U'7', 0x1F600, 0xAD,
                                                  0x130, 0x2160),
                       rc::gen::inRange<char32_t>(1, 0x3000)));
    std::string text;
    for (const char32_t c : letters) append_code_point(text, c);
    if (*rc::gen::inRange(0, 4) == 0) text += "\xE1\xBB";
    std::string joined;
    for (const std::string& word : words_in(text)) joined += (joined.empty() ? "" : " ") + fold_word(word).bare;
    RC_ASSERT(joined == fold_words(text, Fold::marks));
  }));
}
