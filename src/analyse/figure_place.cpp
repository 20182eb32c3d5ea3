#include "analyse/figure_place.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "analyse/figures.h"
#include "analyse/section_matter.h"
#include "analyse/word_list.h"

namespace dh::analyse {
namespace {

constexpr double least_shared = 1.6;  // weight of the words that both write
constexpr double least_telling = 1.5;  // a word of more than a fifth of them tells nothing
constexpr double least_shared_near = 1.2;  // … where the opinion is known to be
constexpr double ahead = 1.25;        // of the next best
constexpr double much_like = 0.4;     // of a figure much like the one asked for
constexpr double like_near = 2;       // … under the heading that the opinion is on

std::set<std::string> words_in(std::string_view text) {
  std::set<std::string> out;
  for (const Word& word : words_of(text))
    if (!word.number && word.plain.size() > 1) out.insert(word.plain);
  return out;
}

// The two words behind a figure: what it counts.
std::string counted(std::string_view text, const Figure& figure) {
  const std::vector<Word> words = words_of(text.substr(figure.end));
  return joined_keys(words, 0, std::min<std::size_t>(2, words.size()), true);
}

// How far the nearest figure of its sort is.
double nearest(std::string_view text, const Figure& asked) {
  double least = 1;
  for (const Figure& one : figures_of(text))
    if (one.share == asked.share && one.start > 0) least = std::min(least, distance(one, asked));
  return least;
}

bool has_sort(std::string_view text, bool share, std::string_view what = {}) {
  for (const Figure& one : figures_of(text))
    if (one.share == share && one.start > 0 && (what.empty() || counted(text, one) == what)) return true;
  return false;
}

}  // namespace

FigurePlaces::FigurePlaces(const Consultation& consultation) : consultation_(consultation) {
  for (const Draft& draft : consultation.drafts)
    for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
      const Block& block = draft.blocks[i];
      if (block.kind == BlockKind::heading || block.kind == BlockKind::title || block.kind == BlockKind::footnote || figures_of(block.text).empty()) continue;
      bool of_targets = false;
      for (int at = block.parent; at >= 0 && !of_targets; at = draft.blocks[static_cast<std::size_t>(at)].parent)
        of_targets = matters_of_heading(draft.blocks[static_cast<std::size_t>(at)].text)[Matter::targets] > 0;
      if (!of_targets) continue;
      Target target{&draft, static_cast<int>(i), {}};
      for (const std::string& word : words_in(block.text)) {
        target.words[word] = 1;
        ++blocks_with_[word];
      }
      targets_.push_back(std::move(target));
    }
}

// In the opinion's document, and in the section it is on when that is known to be one of targets.
bool FigurePlaces::under(const Target& target, const Opinion& opinion) const {
  return consultation_.draft(opinion.document) == nullptr || target.draft->id == opinion.document;
}

std::string FigurePlaces::block_for(const Opinion& opinion, std::string_view own, std::string_view fresh) const {
  const std::vector<Figure> asked = figures_of(fresh);
  if (asked.empty()) return {};
  const bool share = asked.front().share;
  if (opinion.anchor.certain && has_sort(own, share) && nearest(own, asked.front()) < 1) return {};
  const std::set<std::string> said = words_in(opinion.text);
  // "1.300 đảng viên": of the draft's figures those that count the same, when there are any.
  std::string what = share ? std::string() : counted(fresh, asked.front());
  const auto fits = [&](const Target& target) { return under(target, opinion) && has_sort(target.draft->blocks[static_cast<std::size_t>(target.block)].text, share, what); };
  const auto fitting = std::ranges::count_if(targets_, fits);
  if (fitting == 0) what.clear();
  const bool alone = !what.empty() && fitting == 1;
  // Under the heading that the opinion is on, when that is sure and has such figures.
  const auto there = [&](const Target& target) {
    return opinion.anchor.certain && opinion.anchor.block >= 0 && target.draft->id == opinion.anchor.document &&
           target.draft->blocks[static_cast<std::size_t>(target.block)].parent == target.draft->blocks[static_cast<std::size_t>(opinion.anchor.block)].parent;
  };
  const bool near = std::ranges::any_of(targets_, [&](const Target& target) { return fits(target) && there(target); });
  const Target* best = nullptr;
  double most = 0, next = 0;
  for (const Target& target : targets_) {
    if (!fits(target) || (near && !there(target))) continue;
    double sum = 0;
    for (const std::string& word : said)
      if (target.words.contains(word))
        if (const double weight = std::log((static_cast<double>(targets_.size()) + 5) / blocks_with_.at(word)); weight >= least_telling) sum += weight;
    sum /= std::pow(static_cast<double>(target.words.size()) + 8, 0.25);  // a long block repeats more by chance
    const double like = 1 - nearest(target.draft->blocks[static_cast<std::size_t>(target.block)].text, asked.front());
    sum = sum * (1 + much_like * like) + (near ? like_near * like : 0);
    if (sum > most) {
      next = most;
      most = sum;
      best = &target;
    } else if (sum > next) {
      next = sum;
    }
  }
  if (best != nullptr && alone) return best->draft->blocks[static_cast<std::size_t>(best->block)].text;
  if (best == nullptr || most < (near ? least_shared_near : least_shared) || most < ahead * next) return {};
  return best->draft->blocks[static_cast<std::size_t>(best->block)].text;
}

}  // namespace dh::analyse
