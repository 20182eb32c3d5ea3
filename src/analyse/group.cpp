#include <algorithm>

#include "analyse/issues.h"
#include "analyse/joining.h"
#include "analyse/on_processors.h"
#include "analyse/other_words.h"
#include "analyse/passes.h"
#include "analyse/same_edit.h"
#include "analyse/same_stand.h"
#include "analyse/same_words.h"
#include "analyse/singular.h"

namespace dh::analyse {
namespace {

constexpr double nearly_the_same = 0.72;  // of word_overlap: "near"; what shares less is "same"

// How alike each is to the one of its group that is nearest to it; one of each wording is compared.
void tell_alike(std::span<Opinion> opinions, const Requests& requests, const std::vector<std::size_t>& members) {
  const auto words = [&](std::size_t i) -> const std::vector<WordNumber>& { return requests[i].sorted; };
  const auto same = [&](std::size_t i, std::size_t j) { return requests.number(i) == requests.number(j) || words(i) == words(j); };
  std::vector<std::size_t> by_words = members;
  std::ranges::stable_sort(by_words, [&](std::size_t i, std::size_t j) {
    if (words(i).size() != words(j).size()) return words(i).size() < words(j).size();
    return requests.number(i) != requests.number(j) && words(i) < words(j);
  });
  std::vector<std::size_t> wordings;  // where each begins
  for (std::size_t k = 0; k < by_words.size(); ++k)
    if (k == 0 || !same(by_words[k - 1], by_words[k])) wordings.push_back(k);
  const auto end_of = [&](std::size_t w) { return w + 1 < wordings.size() ? wordings[w + 1] : by_words.size(); };
  // Sorted by length: what differs too much in it shares too few words.
  const auto near = [&](std::size_t w, std::size_t other) {
    const Request& one = requests[by_words[wordings[w]]];
    return word_overlap(one, requests[by_words[wordings[other]]]) >= nearly_the_same;
  };
  const auto too_short = [&](std::size_t w, std::size_t other) {
    return static_cast<double>(words(by_words[wordings[w]]).size()) < nearly_the_same * static_cast<double>(words(by_words[wordings[other]]).size());
  };
  for (std::size_t w = 0; w < wordings.size(); ++w) {
    const char* alike = end_of(w) - wordings[w] > 1 ? "exact" : "same";
    if (end_of(w) - wordings[w] == 1) {
      bool found = false;
      for (std::size_t other = w; other-- > 0 && !found && !too_short(other, w);) found = near(w, other);
      for (std::size_t other = w + 1; other < wordings.size() && !found && !too_short(w, other); ++other) found = near(w, other);
      if (found) alike = "near";
    }
    for (std::size_t k = wordings[w]; k < end_of(w); ++k) opinions[by_words[k]].alike = alike;
  }
}

}  // namespace

std::vector<Group> group_opinions(const Consultation& consultation, std::span<Opinion> opinions, std::span<const Decision> in_force) {
  Vocabulary vocabulary;
  const Requests requests(consultation, opinions, vocabulary);
  const GroupDecisions decisions = group_decisions(in_force);
  Joining joining(opinions, requests, vocabulary, decisions);
  join_same_words(opinions, requests, joining);
  join_same_edits(opinions, requests, joining);
  join_near_words(opinions, requests, joining);
  join_same_stands(opinions, requests, joining);
  ContentLikeness content(consultation, opinions);
  join_other_words(content, opinions, requests, joining);
  const std::vector<std::vector<std::size_t>> members = joining.groups();
  const std::vector<std::string> issues = issues_of(consultation, content, opinions, requests, members);
  std::vector<Group> groups(members.size());
  in_pieces(members.size(), 64, [&](std::size_t from, std::size_t to) {
    for (std::size_t g = from; g < to; ++g) {
      Group& group = groups[g];
      group.id = group.representative = opinions[members[g].front()].id;
      for (const std::size_t i : members[g]) {
        Opinion& one = opinions[i];
        one.group = group.id;
        one.issue = issues[g];
        one.alike.clear();
        one.singular = false;
        group.opinions.push_back(one.id);
      }
      if (members[g].size() > 1) tell_alike(opinions, requests, members[g]);
    }
  });
  for (const std::size_t i : singular_opinions(opinions, members)) opinions[i].singular = true;
  return groups;
}

}  // namespace dh::analyse
