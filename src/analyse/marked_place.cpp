#include "analyse/marked_place.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "text/fold.h"

namespace dh::analyse {
namespace {

// Words were put in: the clause that they were put in, for an empty range would mean the whole block.
std::pair<std::size_t, std::size_t> clause_at(std::string_view text, std::size_t at) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const auto& clause : clauses_of(text))
    if (clause.first <= at) best = clause;
  return best;
}

// A paragraph of its own was put in: it stands after the one that was there before it.
std::optional<MarkedPlace> after_paragraph(const DraftMap& map, const Draft* draft, const MarkedRange& mark, int shift) {
  if (draft == nullptr || mark.paragraph_index < 0) return {};
  MarkedPlace out;
  for (std::size_t i = 0; i < draft->blocks.size(); ++i) {
    const Block& block = draft->blocks[i];
    if (block.part == mark.part && block.paragraph_index >= 0 && !block.text.empty() && block.paragraph_index < mark.paragraph_index + shift)
      out.site = map.number_of(*draft, static_cast<int>(i));
  }
  if (out.site < 0) return {};
  const std::string& text = map.site(out.site).get().text;
  std::tie(out.start, out.end) = clause_at(text, text.size());
  return out;
}

}  // namespace

std::optional<MarkedPlace> place_of_mark(const DraftMap& map, const Draft* draft, const MarkedRange& mark, int& shift) {
  const std::string wanted = fold_words(mark.paragraph);
  if (wanted.empty()) return after_paragraph(map, draft, mark, shift);
  const auto& sites = map.sites();
  int best = -1, nearest = 1 << 30;
  for (std::size_t s = 0; s < sites.size(); ++s) {
    if (draft != nullptr && sites[s].draft != draft) continue;
    const Block& block = sites[s].get();
    if (block.text.find(mark.paragraph) == std::string::npos && fold_words(block.text) != wanted) continue;
    const int distance = block.part == mark.part ? std::abs(block.paragraph_index - mark.paragraph_index - shift) : 1 << 20;
    if (distance >= nearest) continue;
    nearest = distance;
    best = static_cast<int>(s);
  }
  if (best < 0) return {};
  const Block& block = map.site(best).get();
  if (block.part == mark.part && block.paragraph_index >= 0) shift = block.paragraph_index - mark.paragraph_index;
  MarkedPlace out{best, 0, 0};
  const std::size_t at = block.text.find(mark.paragraph);
  if (at == std::string::npos) return out;
  out.start = std::min(at + mark.start, block.text.size());
  out.end = std::min(at + mark.end, block.text.size());
  if (out.start == out.end) std::tie(out.start, out.end) = clause_at(block.text, out.start);
  return out;
}

}  // namespace dh::analyse
