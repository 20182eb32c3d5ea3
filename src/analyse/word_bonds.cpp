#include "analyse/word_bonds.h"

#include <unordered_set>

namespace dh::analyse {
namespace {

constexpr double least_lift = 6;         // times more often side by side than by chance
constexpr double lift_of_once = 100;     // when they stand so only once

}  // namespace

bool WordBonds::links(const std::string& word) {
  static const std::unordered_set<std::string> linking = {"và", "của", "các", "là", "có", "trong", "cho", "với", "để", "từ", "được", "những", "một", "đến", "về", "do", "ở", "trên", "theo"};
  return linking.contains(word);
}

WordBonds::WordBonds(const std::vector<Draft>& drafts) {
  for (const Draft& draft : drafts)
    for (const Block& block : draft.blocks) {
      const std::vector<Word> words = words_of(block.text);
      for (std::size_t i = 0; i < words.size(); ++i) {
        ++total_;
        if (++words_[words[i].key] == 1) by_plain_[words[i].plain].push_back(words[i].key);
        if (i + 1 < words.size()) ++pairs_[words[i].key + ' ' + words[i + 1].key];
      }
    }
}

int WordBonds::count(const std::string& word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? 0 : found->second;
}

int WordBonds::together(const std::string& left, const std::string& right) const {
  const auto found = pairs_.find(left + ' ' + right);
  return found == pairs_.end() ? 0 : found->second;
}

bool WordBonds::bonded(const Word& left, const Word& right) const {
  if (left.number || right.number || links(left.key) || links(right.key)) return false;
  const double pair = together(left.key, right.key);
  if (pair == 0) return false;
  const double lift = pair * static_cast<double>(total_) / (static_cast<double>(count(left.key)) * count(right.key));
  return lift >= (pair > 1 ? least_lift : lift_of_once);
}

std::string WordBonds::with_tone_marks(const std::string& plain, const std::string& neighbour, bool after_neighbour) const {
  const auto found = by_plain_.find(plain);
  if (found == by_plain_.end()) return {};
  std::string best;
  int most = 0;
  for (const std::string& word : found->second) {
    const int pair = after_neighbour ? together(neighbour, word) : together(word, neighbour);
    if (pair > most) {
      most = pair;
      best = word;
    }
  }
  return best;
}

}  // namespace dh::analyse
