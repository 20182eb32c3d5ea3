#include "alike/wording.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "alike/each_target.h"
#include "alike/made_texts.h"
#include "text/fold.h"

using namespace dh;
using namespace dh::alike;

namespace {

// Pieces that texts are made of: letters of all lengths in bytes, both Unicode forms, blanks, signs, broken bytes.
std::string drawn_text() {
  static const std::vector<std::string> pieces = {"a",      "B",       "đ",      "Đ",   "ế",      "Ộ",     "ư",      "e\u0302\u0301", "o\u031B\u0323", " ",  "  ", "\t",
                                                  ". ",     "—",       "“",      "”",   "\u00A0", "…",     "5",      "10",            "%",             "5%", "-",  "không",
                                                  "CHƯA ",  "nghiêng", "\u200B", "я",   "漢",     "😀",    "\xE1",   "\xBA",          "\xC4",          "(",  ")",  "Uỷ ban "};
  const auto picks = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()));
  std::string out;
  for (const std::size_t pick : picks) out += pieces[pick];
  return out;
}

}  // namespace

TEST_CASE("a wording holds letters and digits, folded, each word between blanks") {
  CHECK(wording_of("Đề nghị:  TĂNG 5% (năm 2026)…") == " de nghi tang 5% nam 2026 ");
  CHECK(wording_of("kho\u0302ng") == wording_of("KHÔNG"));
  CHECK(wording_of("") == " ");
  CHECK(wording_of("!!! 😀") == " ");
  CHECK(wording_of("100 % %") == " 100 ");
  CHECK(wording_of("a\xE1. b") == " a b ");  // a broken character
}

TEST_CASE("a wording is what the project's folding gives") {
  for (const MadeText& made : make_texts(500, 1)) CHECK(wording_of(made.text + " – “(Ý KIẾN)”!") == ' ' + fold_words(made.text + " y kien", Fold::marks) + ' ');
}

TEST_CASE("every instruction set folds alike, whatever the bytes") {
  CHECK(rc::check("folding", [] {
    const std::string text = drawn_text() + drawn_text();
    std::string first;
    under_each_target([&](const char* target) {
      const std::string wording = wording_of(text);
      if (first.empty()) first = wording;
      RC_LOG(target);
      RC_ASSERT(wording == first);
    });
    RC_ASSERT(first.front() == ' ' && first.back() == ' ');
    RC_ASSERT(first.find("  ") == std::string::npos);
    RC_ASSERT(first.size() <= wording_room(text.size()) - 32);
  }));
}
