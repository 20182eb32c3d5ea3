// For tests and benchmarks: a long text made of another's words, and an edited version of it whose edits are known.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace dh::testing {

struct EditedText {
  std::string old_text, new_text;
  struct Piece {
    std::size_t start = 0, end = 0;  // bytes
  };
  std::vector<Piece> old_words;
  std::vector<Piece> new_places;  // of each old word, its place in the new text; start == end where it was deleted
};

// Lines of 30 to 60 words, every word drawn by how often it follows the one before in `words`, up to `bytes`. Of the
// words `edits` per cent are replaced, joined by another or deleted; of the lines `moves` per cent go elsewhere.
inline EditedText edited_text(const std::vector<std::string>& words, std::size_t bytes, int edits, int moves, unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::vector<std::vector<std::string>> lines;
  std::size_t size = 0;
  while (size < bytes) {
    auto& line = lines.emplace_back();
    std::size_t at = below(words.size());
    for (std::size_t count = 30 + below(31); count > 0; --count) {
      line.push_back(words[at]);
      size += words[at].size() + 1;
      at = below(4) == 0 ? below(words.size()) : (at + 1) % words.size();
    }
  }
  EditedText out;
  std::vector<std::vector<std::size_t>> numbers(lines.size());
  for (std::size_t l = 0; l < lines.size(); ++l) {
    for (const std::string& word : lines[l]) {
      numbers[l].push_back(out.old_words.size());
      out.old_words.push_back({out.old_text.size(), out.old_text.size() + word.size()});
      out.old_text += word + ' ';
    }
    out.old_text.back() = '\n';
  }
  std::vector<std::size_t> order(lines.size());
  for (std::size_t l = 0; l < order.size(); ++l) order[l] = l;
  for (std::size_t moved = lines.size() * static_cast<std::size_t>(moves) / 100; moved > 0; --moved) {
    const std::size_t from = below(order.size()), to = below(order.size());
    const std::size_t line = order[from];
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), line);
  }
  out.new_places.resize(out.old_words.size());
  for (const std::size_t l : order) {
    for (std::size_t w = 0; w < lines[l].size(); ++w) {
      const auto put = [&](const std::string& word) { out.new_text += word + ' '; };
      auto& place = out.new_places[numbers[l][w]];
      place = {out.new_text.size(), out.new_text.size()};
      const bool edited = below(100) < static_cast<std::size_t>(edits);
      const std::size_t how = edited ? below(3) : 3;
      if (how == 2) continue;  // deleted
      if (how == 1) put(words[below(words.size())]);
      place.start = out.new_text.size();
      const std::string& word = how == 0 ? words[below(words.size())] : lines[l][w];
      place.end = place.start + word.size();
      put(word);
    }
    out.new_text += '\n';
  }
  return out;
}

// Of quotations of about `length` bytes at random places, how many are found where they went, elsewhere, and not at all.
struct RefindFigures {
  int right = 0, wrong = 0, refused = 0;
};

template <class Find>
RefindFigures refind_figures(const EditedText& text, int quotations, std::size_t length, unsigned seed, const Find& find) {
  std::mt19937 random(seed);
  RefindFigures out;
  for (int i = 0; i < quotations; ++i) {
    const std::size_t first = random() % (text.old_words.size() - 40);
    std::size_t last = first;
    while (text.old_words[last].end < text.old_words[first].start + length) ++last;
    if (text.old_text.substr(text.old_words[first].start, text.old_words[last].end - text.old_words[first].start).find('\n') != std::string::npos) {
      --i;  // a quotation lies in one paragraph
      continue;
    }
    const auto found = find(text.old_words[first].start, text.old_words[last].end);
    if (!found) {
      ++out.refused;
      continue;
    }
    const std::size_t start = text.new_places[first].start, end = std::max(text.new_places[last].end, text.new_places[last].start);
    const std::size_t common = std::min(end, found->end) > std::max(start, found->start) ? std::min(end, found->end) - std::max(start, found->start) : 0;
    const std::size_t all = std::max(end, found->end) - std::min(start, found->start);
    (2 * common >= all ? out.right : out.wrong) += 1;  // at least half of both together
  }
  return out;
}

}  // namespace dh::testing
