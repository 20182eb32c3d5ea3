// Finds 10,000 quotations of 80 bytes again in an edited draft of 250 KB and prints how many, and how fast. With a folder,
// writes the same texts and quotations there, for a peer (bench/refind).
//   refind_quotes WORDS_FILE [FOLDER]      WORDS_FILE: any text; the draft is made of its words
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/files.h"
#include "text/edited_text.h"
#include "text/refind.h"

int main(int argc, char** argv) {
  const auto source = argc > 1 ? dh::read_file(argv[1]) : dh::Result<std::string>(std::string());
  if (!source || source->empty()) {
    std::fprintf(stderr, "usage: refind_quotes WORDS_FILE [FOLDER]\n");
    return 2;
  }
  std::vector<std::string> words;
  std::istringstream stream(*source);
  for (std::string word; stream >> word;) words.push_back(word);
  constexpr int quotations = 10'000;
  for (const int moves : {0, 10}) {
    const auto text = dh::testing::edited_text(words, 250'000, 5, moves, 7);
    const auto began = std::chrono::steady_clock::now();
    const dh::Refinder refinder(text.old_text, text.new_text);
    const auto figures = dh::testing::refind_figures(text, quotations, 80, 11, [&](std::size_t start, std::size_t end) { return refinder.find(start, end); });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::printf("ours moved_lines_percent %d quotations %d seconds %.4f right %.4f wrong %.4f not_found %.4f\n", moves, quotations, seconds,
                figures.right / static_cast<double>(quotations), figures.wrong / static_cast<double>(quotations), figures.refused / static_cast<double>(quotations));
    if (argc < 3) continue;
    const std::string stem = std::string(argv[2]) + "/" + std::to_string(moves);
    std::ofstream(stem + ".new.txt") << text.new_text;
    std::ofstream quotes(stem + ".quotes.tsv");  // quotation, its place in the new text in bytes
    (void)dh::testing::refind_figures(text, 500, 80, 11, [&](std::size_t start, std::size_t end) {
      const auto first = std::ranges::find(text.old_words, start, [](const auto& one) { return one.start; }) - text.old_words.begin();
      const auto last = std::ranges::find(text.old_words, end, [](const auto& one) { return one.end; }) - text.old_words.begin();
      quotes << text.old_text.substr(start, end - start) << '\t' << text.new_places[static_cast<std::size_t>(first)].start << '\t' << text.new_places[static_cast<std::size_t>(last)].end << '\n';
      return refinder.find(start, end);
    });
  }
  return 0;
}
