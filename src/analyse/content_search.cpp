#include "analyse/content_search.h"

#include <algorithm>
#include <cmath>

#include "analyse/content_terms.h"
#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "analyse/word_list.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double from_above = 0.4;    // a term of a heading
constexpr double targets_asked = 1.4; // when the opinion speaks of a target, for a block under a heading of targets

std::string initials(const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) out += word.plain.empty() ? ' ' : word.plain.front();
  return out;
}

}  // namespace

ContentIndex::ContentIndex(const std::vector<Draft>& drafts) {
  for (const Draft& draft : drafts)
    for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
      const Block& block = draft.blocks[i];
      if (block.text.empty()) continue;
      Entry entry{&draft, static_cast<int>(i), draft.heading_of(static_cast<int>(i)), false, 0, content_terms(block.text), {}};
      for (int at = entry.heading; at >= 0; at = draft.blocks[static_cast<std::size_t>(at)].parent) {
        const Block& above = draft.blocks[static_cast<std::size_t>(at)];
        if (above.kind != BlockKind::heading && above.kind != BlockKind::run_in) continue;
        if (static_cast<std::size_t>(at) != i) entry.above.merge(content_terms(std::string_view(above.text).substr(0, 240)));
        const std::string words = fold_words(above.text.substr(0, 240), Fold::marks);
        entry.under_targets = entry.under_targets || words.find("chi tieu") != std::string::npos;
      }
      entry.size = static_cast<double>(entry.own.size());
      for (const std::string& term : entry.own) ++blocks_with_[term];
      entries_.push_back(std::move(entry));
    }
}

double ContentIndex::weight(const std::string& term) const {
  const auto found = blocks_with_.find(term);
  if (found == blocks_with_.end() || only_asks(term)) return 0;
  const double rarity = std::log(1 + static_cast<double>(entries_.size()) / found->second);
  return rarity * kind_weight(term);
}

std::string ContentIndex::with_acronyms(std::string_view text, const std::string& document) const {
  std::string out(text);
  for (const Word& word : words_of(text)) {
    const std::string_view written = text.substr(word.start, word.end - word.start);
    if (word.plain.size() < 3 || word.plain.size() > 8 || blocks_with_.contains(word.plain)) continue;
    if (fold(written) == written) continue;  // no capital letter in it
    for (const Entry& entry : entries_) {
      if (!document.empty() && entry.draft->id != document) continue;
      const std::vector<Word> words = words_of(entry.draft->blocks[static_cast<std::size_t>(entry.block)].text);
      const std::size_t at = initials(words).find(word.plain);
      if (at == std::string::npos) continue;
      out += ' ' + joined_keys(words, at, at + word.plain.size());
      break;
    }
  }
  return out;
}

ContentHit ContentIndex::find(std::string_view text, const std::string& document) const {
  std::vector<std::pair<std::string, double>> asked;
  for (const std::string& term : content_terms(with_acronyms(text, document)))
    if (const double value = weight(term); value > 0) asked.emplace_back(term, value);
  const bool on_targets = CueWords(text).any({"chỉ tiêu", "tỷ lệ", "tỉ lệ", "nâng lên", "hạ xuống", "giảm xuống", "tăng lên"}) || (!figures_of(text).empty() && CueWords(text).any({"thấp", "cao", "nâng", "giữ", "đặt", "hạ"}));
  std::vector<std::pair<double, const Entry*>> scores;
  for (const Entry& entry : entries_) {
    if (!document.empty() && entry.draft->id != document) continue;
    double sum = 0;
    for (const auto& [term, value] : asked) sum += entry.own.contains(term) ? value : entry.above.contains(term) ? from_above * value : 0;
    if (sum == 0) continue;
    sum /= 1 + 0.15 * std::log(1 + entry.size / 40);
    if (on_targets && entry.under_targets) sum *= targets_asked;
    scores.emplace_back(sum, &entry);
  }
  ContentHit hit;
  std::erase_if(scores, [](const auto& one) { return one.second->heading < 0; });  // a front page speaks of everything
  const auto best = std::ranges::max_element(scores, {}, &std::pair<double, const Entry*>::first);
  if (best == scores.end()) return hit;
  hit.draft = best->second->draft;
  hit.block = best->second->block;
  hit.score = best->first;
  for (const auto& [score, entry] : scores)
    if (entry->draft != hit.draft || entry->heading != best->second->heading) hit.next = std::max(hit.next, score / hit.score);
  return hit;
}

}  // namespace dh::analyse
