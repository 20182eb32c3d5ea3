#include "analyse/singular.h"

#include <algorithm>

#include "analyse/cue_words.h"
#include "analyse/figures.h"
#include "analyse/on_processors.h"

namespace dh::analyse {
namespace {

constexpr double singular_share = 0.08;
constexpr std::size_t deep_bytes = 220;
constexpr double deep_enough = 3;
constexpr double apart = 0.5;          // the other of two is at most this long
constexpr std::size_t most_of_group = 2;

std::size_t length(const Opinion& opinion) { return opinion.text.size() + opinion.argument.size(); }

double depth(const Opinion& opinion) {
  const CueWords words(opinion.text + ' ' + opinion.argument);
  double score = static_cast<double>(length(opinion)) / 200.0;
  const std::initializer_list<std::string_view> cues[] = {{"vì", "bởi", "bởi vì"}, {"nguyên nhân", "lý do"}, {"do"}, {"thực tế", "thực tiễn"}, {"trong khi", "nhưng", "tuy nhiên"}, {"nếu", "thì"},
                                                          {"theo"}, {"ví dụ", "chẳng hạn", "như"}, {"số liệu", "thống kê", "khảo sát"}, {"kinh nghiệm", "bài học"},
                                                          {"thứ nhất", "thứ hai", "một là", "hai là"}, {"dẫn đến", "dẫn tới", "vì vậy", "do đó", "cho nên"}};
  for (const auto& turns : cues)
    if (words.any(turns)) score += 0.7;
  if (!figures_of(opinion.text).empty()) score += 0.5;
  return score;
}

}  // namespace

std::vector<std::size_t> singular_opinions(std::span<const Opinion> opinions, std::span<const std::vector<std::size_t>> groups) {
  std::vector<std::size_t> lone;
  for (const std::vector<std::size_t>& members : groups) {
    if (members.size() > most_of_group) continue;
    for (const std::size_t i : members) {
      const Opinion& one = opinions[i];
      if (one.kind == Kind::spelling || length(one) < deep_bytes) continue;
      const bool alone = std::ranges::all_of(members, [&](std::size_t j) { return j == i || static_cast<double>(length(opinions[j])) <= apart * static_cast<double>(length(one)); });
      if (alone) lone.push_back(i);
    }
  }
  std::vector<double> depths(lone.size());
  in_pieces(lone.size(), 64, [&](std::size_t from, std::size_t to) {
    for (std::size_t k = from; k < to; ++k) depths[k] = depth(opinions[lone[k]]);
  });
  std::vector<std::pair<double, std::size_t>> deep;
  for (std::size_t k = 0; k < lone.size(); ++k)
    if (depths[k] >= deep_enough) deep.emplace_back(depths[k], lone[k]);
  std::ranges::sort(deep, [&](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : opinions[a.second].id < opinions[b.second].id; });
  const auto most = std::max<std::size_t>(1, static_cast<std::size_t>(singular_share * static_cast<double>(opinions.size())));
  std::vector<std::size_t> out;
  for (std::size_t k = 0; k < deep.size() && k < most; ++k) out.push_back(deep[k].second);
  return out;
}

}  // namespace dh::analyse
