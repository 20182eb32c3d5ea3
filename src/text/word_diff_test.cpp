#include "text/word_diff.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace dh;

namespace {

std::string shown(const std::string& one, const std::string& other) {
  std::string out;
  for (const DiffPiece& piece : word_diff(one, other))
    out += piece.kind == DiffPiece::Kind::same ? std::string(piece.text) : (piece.kind == DiffPiece::Kind::removed ? "[-" : "{+") + std::string(piece.text) + (piece.kind == DiffPiece::Kind::removed ? "-]" : "+}");
  return out;
}

}  // namespace

TEST_CASE("a redline names the words that changed, and no others") {
  CHECK(shown("mở cửa đến 21 giờ mỗi ngày", "mở cửa đến 22 giờ mỗi ngày") == "mở cửa đến [-21 -]{+22 +}giờ mỗi ngày");
  CHECK(shown("thêm ghế", "thêm nhiều ghế") == "thêm {+nhiều +}ghế");
  CHECK(shown("a b c d", "b c x d") == "[-a -]b c {+x +}d");
  CHECK(shown("", "a") == "{+a+}");
  CHECK(shown("a", "") == "[-a-]");
  CHECK(shown("a b", "a b") == "a b");
}

TEST_CASE("both versions come back byte for byte") {
  CHECK(rc::check("both", [] {
    const auto text = rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("a", "b", "ý ", " ", "\n", "kiến ", "  ")), [](const std::vector<std::string>& words) {
      std::string out;
      for (const std::string& one : words) out += one;
      return out;
    });
    const std::string one = *text, other = *text;
    std::string old_text, new_text;
    for (const DiffPiece& piece : word_diff(one, other)) {
      RC_ASSERT(!piece.text.empty());
      if (piece.kind != DiffPiece::Kind::added) old_text += piece.text;
      if (piece.kind != DiffPiece::Kind::removed) new_text += piece.text;
    }
    RC_ASSERT(old_text == one);
    RC_ASSERT(new_text == other);
  }));
}
