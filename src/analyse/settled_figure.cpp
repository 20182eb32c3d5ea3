#include "analyse/settled_figure.h"

#include <algorithm>
#include <vector>

#include "analyse/figures.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

// "năm 2019" names a year, it sets nothing.
bool names_year(std::string_view text, const Figure& figure) {
  static constexpr std::string_view before = "năm ";
  return figure.key.size() == 4 && figure.start >= before.size() && fold(text.substr(figure.start - before.size(), before.size())) == before;
}

}  // namespace

SettledEdit settle_figure(const StatedEdit& stated, const EditPlace& place) {
  SettledEdit out;
  out.shape = EditShape::figure;
  const std::vector<Figure> asked = figures_of(stated.fresh);
  if (asked.empty()) return {};
  const Figure& fresh = asked.front();
  const std::string_view wanted = std::string_view(stated.fresh).substr(0, fresh.end);
  const std::vector<Figure> there = figures_of(place.block);
  const auto behind = [](std::string_view text, std::size_t from) { return words_of(text.substr(from, std::min<std::size_t>(text.size() - from, 80))); };
  const std::vector<Word> after_fresh = behind(stated.fresh, fresh.end);
  const auto shared_behind = [&](const Figure& one) {
    const std::vector<Word> words = behind(place.block, one.end);
    std::size_t k = 0;
    while (k < words.size() && k < after_fresh.size() && k < 4 && words[k].plain == after_fresh[k].plain) ++k;
    return k;
  };
  // Words of the clause around the figure that the opinion repeats.
  const std::vector<Word> said = words_of(place.said);
  const auto words_of_its_clause = [&](const Figure& one) {
    const std::size_t from = place.block.find_last_of(",;:\n", one.start), to = place.block.find_first_of(",;\n", one.end);
    const std::size_t begin = from == std::string_view::npos ? 0 : from + 1;
    const std::vector<Word> clause = words_of(place.block.substr(begin, std::min(to, place.block.size()) - begin));
    return std::ranges::count_if(clause, [&](const Word& word) { return !word.number && word.plain.size() > 1 && std::ranges::find(said, word.plain, &Word::plain) != said.end(); });
  };
  const Figure* best = nullptr;
  double most = -1;
  std::size_t kinds = 0;
  for (const Figure& one : there) {
    if (one.share != fresh.share || one.key == fresh.key || one.start == 0 || names_year(place.block, one)) continue;  // at the very start stands a label
    ++kinds;
    double score = 0.5 * static_cast<double>(shared_behind(one));
    for (const std::string& old : stated.old)
      for (const Figure& told : figures_of(old)) score += told.key == one.key ? 4 : 0;
    if (one.range == fresh.range) score += 0.2;
    score += 0.25 * static_cast<double>(words_of_its_clause(one));
    if (score > most) {
      most = score;
      best = &one;
    }
  }
  if (best != nullptr && (kinds == 1 || most >= 0.7)) {
    std::size_t start = best->start, end = best->end, fresh_end = fresh.end;
    std::string before;
    const std::size_t units = shared_behind(*best);
    const std::vector<Word> words = behind(place.block, best->end);
    const bool bound = units > 0 && (!fresh.share || words[0].plain == "tro");  // "95% trở lên"
    if (bound) {
      const std::size_t take = fresh.share ? std::min<std::size_t>(units, 2) : std::min<std::size_t>(units, 3);
      end = best->end + words[take - 1].end;
      fresh_end = fresh.end + after_fresh[take - 1].end;
    }
    // "12%/năm"
    const std::size_t slash = place.block.find_first_of(" ,;.\n", best->end) - best->end;
    if (!bound && end < place.block.size() && place.block[end] == '/' && stated.fresh.compare(fresh.end, slash, place.block.substr(end, slash)) == 0) {
      end += std::min(slash, place.block.size() - end);
      fresh_end = std::min(stated.fresh.size(), fresh_end + slash);
    }
    // "từ 01 đến 02": the word belongs to the range.
    static constexpr std::string_view from_word = "từ ";
    if (best->range && fresh.range && start >= from_word.size() && place.block.substr(start - from_word.size(), from_word.size()) == from_word &&
        place.block.substr(best->start, best->end - best->start).find("đến") != std::string_view::npos) {
      start -= from_word.size();
      before = from_word;
    }
    out.proposal = {std::string(place.block.substr(start, end - start)), before + stated.fresh.substr(0, fresh_end), {}};
    return out;
  }
  out.proposal.to = std::string(wanted);
  if (stated.old.size() == 1 && place.block.empty()) out.proposal.from = stated.old.front();
  return out;
}

}  // namespace dh::analyse
