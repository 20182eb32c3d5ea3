#include <algorithm>
#include <map>

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
  std::map<std::vector<WordNumber>, std::vector<std::size_t>> wordings;
  for (const std::size_t i : members) wordings[requests[i].sorted].push_back(i);
  for (const auto& [words, holders] : wordings) {
    std::string alike = holders.size() > 1 ? "exact" : "same";
    if (holders.size() == 1)
      for (const auto& [other_words, others] : wordings)
        if (others.front() != holders.front() && word_overlap(requests[holders.front()], requests[others.front()]) >= nearly_the_same) {
          alike = "near";
          break;
        }
    for (const std::size_t i : holders) opinions[i].alike = alike;
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
