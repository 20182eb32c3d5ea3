#include "analyse/heading_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analyse/cue_phrases.h"
#include "analyse/cue_words.h"
#include "analyse/word_list.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double word_alone = 0.35;     // against a pair of words
constexpr double named_counts = 2.0;
constexpr double most_nats = 4.5;
constexpr double of_weight = 0.6, of_weight_unnamed = 0.4;
constexpr double least_part = 0.3;      // of a heading's weight
constexpr double least_covered = 0.5;   // of what is named …
constexpr double least_named = 6;       // … when that is two telling words or more
constexpr std::size_t naming_words = 9; // that follow "phần"

bool says_nothing(const std::string& plain) {
  static const std::set<std::string> words = {"va", "cua", "cac", "nhung", "mot", "so", "ve", "trong", "cho", "voi", "tu", "la", "thu", "nhiem", "ky", "nam", "den", "theo", "the", "i", "ii", "iii", "iv", "v"};
  return words.contains(plain);
}

// Words and pairs, without tone marks; pairs are not taken across linking words.
std::vector<std::string> terms_at(const std::vector<Word>& words, std::size_t i) {
  std::vector<std::string> out;
  if (words[i].number || words[i].plain.empty()) return out;
  if (!says_nothing(words[i].plain)) out.push_back(words[i].plain);
  if (i + 1 < words.size() && !words[i + 1].number) out.push_back(words[i].plain + ' ' + words[i + 1].plain);
  return out;
}

bool names(const std::string& key, bool plain) {
  for (const std::string_view one : {"phần", "mục", "đoạn", "chỗ", "tiêu đề", "nhóm", "lĩnh vực", "chương", "phụ lục", "khoản"})
    if (key == (plain ? std::string_view(cue_phrase(one, true).words) : one)) return true;
  return false;
}

bool ends_naming(const std::string& key, bool plain) {
  for (const std::string_view one : {"đề", "nên", "cần", "chưa", "còn", "ghi", "có", "viết", "thiếu", "đã", "phải", "không", "thêm", "sửa", "bỏ", "nêu", "tôi", "theo", "rất", "được"})
    if (key == (plain ? std::string_view(cue_phrase(one, true).words) : one)) return true;
  return false;
}

}  // namespace

HeadingIndex::HeadingIndex(const DraftMap& map) : map_(map) {
  std::map<int, std::set<std::string>> held;
  for (std::size_t s = 0; s < map.sites().size(); ++s) {
    if (!map.site(static_cast<int>(s)).is_heading) continue;
    const std::vector<Word> words = words_of(map.heading_text(static_cast<int>(s)));
    for (std::size_t i = 0; i < words.size(); ++i)
      for (std::string& term : terms_at(words, i)) held[static_cast<int>(s)].insert(std::move(term));
  }
  for (const auto& [heading, terms] : held)
    for (const std::string& term : terms) terms_[term].held_by.push_back({heading, 0});
  const auto all = static_cast<double>(held.size());
  rarest_ = std::log(1 + all);
  for (auto& [term, one] : terms_) one.weight = std::log(1 + all / static_cast<double>(one.held_by.size())) * (term.find(' ') == std::string::npos ? word_alone : 1);
  std::map<int, double> whole;
  for (const auto& [heading, terms] : held)
    for (const std::string& term : terms) whole[heading] += terms_[term].weight;
  for (auto& [term, one] : terms_)
    for (Share& share : one.held_by) share.part = one.weight / whole[share.heading];
}

std::vector<HeadingHit> HeadingIndex::find(std::string_view text, bool points) const {
  const std::vector<Word> words = words_of(text);
  const bool plain = written_without_marks(text);
  struct Sum {
    double weight = 0, part = 0, named_weight = 0;
    bool named = false;
  };
  std::map<int, Sum> sums;
  std::set<std::string> seen;
  double all_named = 0;
  std::size_t named_until = points ? words.size() : 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& key = plain ? words[i].plain : words[i].key;
    if (!points && i < named_until && ends_naming(key, plain)) named_until = i;
    for (const std::string& term : terms_at(words, i)) {
      const auto found = terms_.find(term);
      if (!seen.insert(term).second) continue;
      // What no heading holds is named all the same: "đoạn về tuổi trẻ Trà Vinh" is no heading on Trà Vinh.
      if (i < named_until) all_named += found != terms_.end() ? found->second.weight : rarest_ * (term.find(' ') == std::string::npos ? word_alone : 1);
      if (found == terms_.end()) continue;
      for (const Share& share : found->second.held_by) {
        Sum& sum = sums[share.heading];
        const bool named = i < named_until;
        sum.weight += found->second.weight * (named ? named_counts : 1);
        sum.part += share.part;
        sum.named = sum.named || named;
        if (named) sum.named_weight += found->second.weight;
      }
    }
    if (!points && names(key, plain)) named_until = std::min(words.size(), i + 1 + naming_words);
    // A comma or a colon ends what is named.
    if (!points && i < named_until && i + 1 < words.size() && named_until > i + 1) {
      const std::string_view between = text.substr(words[i].end, words[i + 1].start - words[i].end);
      if (between.find_first_of(",:;.\"") != std::string_view::npos || between.find("“") != std::string_view::npos) named_until = i + 1;
    }
  }
  std::vector<HeadingHit> hits;
  for (const auto& [heading, sum] : sums) {
    const double covered = all_named >= least_named ? sum.named_weight / all_named : 0;
    if (sum.part < least_part && covered < least_covered) continue;
    const double fit = std::max(sum.part, covered >= least_covered ? covered : 0);
    hits.push_back({heading, std::min(most_nats, (sum.named ? of_weight : of_weight_unnamed) * sum.weight * fit), sum.named});
  }
  std::ranges::stable_sort(hits, std::ranges::greater{}, &HeadingHit::score);
  return hits;
}

}  // namespace dh::analyse
