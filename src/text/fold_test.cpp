#include "text/fold.h"

#include <doctest/doctest.h>

#include "text/utf8.h"

using namespace dh;

TEST_CASE("folding ignores case, Unicode form, quotes and runs of white space") {
  CHECK(fold("Đoàn  Khối\n“A”") == "đoàn khối \"a\"");
  CHECK(fold("Kho\u0302\u0301i") == fold("khối"));
  CHECK(fold("ĐẢNG BỘ", Fold::marks) == "dang bo");
  CHECK(fold("hoa\u0300", Fold::marks) == "hoa");
  CHECK(fold_words("a, b - (c)") == "a b c");
}

TEST_CASE("NFC") { CHECK(to_nfc("e\u0302\u0301") == "ế"); }

TEST_CASE("a folded range leads back to the original characters") {
  const std::string original = "  Ý kiến: “Khôi”, là";
  const FoldedText folded = fold_words_with_origin(original, Fold::marks);
  const std::size_t at = folded.text.find("khoi");
  REQUIRE(at != std::string::npos);
  const auto [start, end] = folded.original_range(at, at + 4);
  CHECK(original.substr(start, end - start).starts_with("Khôi"));
}

TEST_CASE("white space at the ends is trimmed, of any kind") {
  CHECK(trim("\u00A0 a b\t\u200B") == "a b");
  CHECK(collapse_space(" a \n b ") == "a b");
  CHECK(is_valid_utf8("ệ"));
  CHECK_FALSE(is_valid_utf8("\xE1\xBB"));
  CHECK(code_point_count("ệa") == 2);
}

TEST_CASE("a folded range gives back neither the stop behind it nor the blanks") {
  const std::string text = "mở cửa đến 20 giờ. ";
  const FoldedText folded = fold_words_with_origin(text, Fold::marks);
  const auto [start, end] = folded.original_range(0, folded.text.size());
  CHECK(text.substr(start, end - start) == "mở cửa đến 20 giờ");
}

TEST_CASE("a character folds alike at the end of a text, where it is looked at closely, and before other words") {
  for (char32_t c = 1; c < 0x3100; ++c) {
    std::string alone;
    append_code_point(alone, c);
    CAPTURE(static_cast<std::uint32_t>(c));
    for (const Fold level : {Fold::case_only, Fold::marks}) {
      CHECK(fold(alone + "      ", level) == fold(alone, level));
      CHECK(fold_words(alone + "      ", level) == fold_words(alone, level));
      const FoldedText before = fold_words_with_origin("ô " + alone + " đầu tiên", level);
      CHECK(before.text == fold_words("ô " + alone + " đầu tiên", level));
      CHECK(before.origin.size() == before.text.size() + 1);
    }
  }
  CHECK(fold("\xE1\xBB, \xFFok và hơn nữa") == "\uFFFD\uFFFD, \uFFFDok và hơn nữa");
  CHECK(fold_words("Ⱥ\uFFFD\uFFFDⱥ") == "ⱥ ⱥ");
}

TEST_CASE("wherever a text is cut, between bytes of one letter too, it folds as it does before blanks") {
  const std::string text = "Đề nghị “bỏ” kho\u0302\u0301i \u1EC7\u0323; \xFF\xE1\xBB\xE1 Ⱥ…ⱥ – 40% \U0001F600 ù";
  for (std::size_t from = 0; from < text.size(); ++from)
    for (std::size_t to = from; to <= text.size(); ++to) {
      const std::string part = text.substr(from, to - from);
      CAPTURE(from);
      CAPTURE(to);
      for (const Fold level : {Fold::case_only, Fold::marks}) {
        CHECK(fold(part, level) == fold(part + "       ", level));
        CHECK(fold_words(part, level) == fold_words(part + "       ", level));
        CHECK(fold_words_with_origin(part, level).text == fold_words(part, level));
      }
    }
}
