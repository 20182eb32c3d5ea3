#include "intake/scan_words.h"

#include <doctest/doctest.h>

using namespace dh::intake;

namespace {

std::string row(int line, int word, int confidence, const std::string& text, int height = 30) {
  return "5\t1\t1\t1\t" + std::to_string(line) + "\t" + std::to_string(word) + "\t" + std::to_string(100 * word) + "\t" + std::to_string(50 * line) +
         "\t80\t" + std::to_string(height) + "\t" + std::to_string(confidence) + ".25\t" + text + "\n";
}

std::vector<std::string> kept(const std::string& tsv) {
  std::vector<std::string> out;
  for (const ScanWord& word : words_of_tsv("level\tpage_num\n" + tsv)) out.push_back(word.text);
  return out;
}

const std::string words = row(1, 1, 95, "Mở") + row(1, 2, 41, "cửa");

}  // namespace

TEST_CASE("words with their lines, boxes and confidence") {
  const std::vector<ScanWord> read = words_of_tsv(words + row(2, 1, 90, "\u00D0oàn"));
  REQUIRE(read.size() == 3);
  CHECK(read[1].line == 0);
  CHECK(read[2].line == 1);
  CHECK(read[1].left == 200);
  CHECK(read[1].confidence == 41);
  CHECK(read[2].text == "Đoàn");
}

TEST_CASE("specks, dotted lines and the edges of shadows are no words; dashes, rules and hard words are") {
  using Words = std::vector<std::string>;
  CHECK(kept(words) == Words{"Mở", "cửa"});
  CHECK(kept(words + row(2, 1, 12, "......---cc")) == Words{"Mở", "cửa"});
  CHECK(kept(words + row(2, 1, 12, "x")) == Words{"Mở", "cửa"});
  CHECK(kept(words + row(2, 1, 30, "~")) == Words{"Mở", "cửa"});
  CHECK(kept(words + row(2, 1, 99, "que", 3)) == Words{"Mở", "cửa"});
  CHECK(kept(words + row(2, 1, 85, "-") + row(2, 2, 40, "|")) == Words{"Mở", "cửa", "-", "|"});
  CHECK(kept(words + row(2, 1, 3, "ghế…") + row(2, 2, 20, "2026-2030;")) == Words{"Mở", "cửa", "ghế…", "2026-2030;"});
}

TEST_CASE("rows that are none are left out") {
  CHECK(kept("5\t1\t1\n\n4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n").empty());
  CHECK(words_of_tsv("").empty());
}
