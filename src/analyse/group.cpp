#include <algorithm>
#include <map>
#include <numeric>

#include "analyse/issues.h"
#include "analyse/joining.h"
#include "analyse/other_words.h"
#include "analyse/passes.h"
#include "analyse/same_edit.h"
#include "analyse/same_stand.h"
#include "analyse/same_words.h"
#include "analyse/singular.h"

namespace dh::analyse {
namespace {

constexpr double nearly_the_same = 0.72;  // of word_overlap: "near"; what shares less is "same"

// In the order of ids, so that nothing depends on the order of arrival.
std::vector<Request> requests_of(const Consultation& consultation, std::span<const Opinion> opinions, Vocabulary& vocabulary) {
  std::vector<std::size_t> order(opinions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return opinions[i].id; });
  std::vector<Request> requests(opinions.size());
  for (const std::size_t i : order) requests[i] = request_of(consultation, opinions[i], vocabulary);
  return requests;
}

// How alike each is to the one of its group that is nearest to it; one of each wording is compared.
void tell_alike(std::span<Opinion> opinions, std::span<const Request> requests, const std::vector<std::size_t>& members) {
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
  const std::vector<Request> requests = requests_of(consultation, opinions, vocabulary);
  const GroupDecisions decisions = group_decisions(in_force);
  Joining joining(opinions, requests, vocabulary, decisions);
  join_same_words(opinions, requests, joining);
  join_same_edits(opinions, requests, joining);
  join_near_words(opinions, requests, joining);
  join_same_stands(opinions, requests, joining);
  join_other_words(consultation, opinions, requests, joining);
  const std::vector<std::vector<std::size_t>> members = joining.groups();
  const std::vector<std::string> issues = issues_of(consultation, opinions, requests, members);
  std::vector<Group> groups;
  for (std::size_t g = 0; g < members.size(); ++g) {
    Group group;
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
    groups.push_back(std::move(group));
  }
  for (const std::size_t i : singular_opinions(opinions, members)) opinions[i].singular = true;
  return groups;
}

}  // namespace dh::analyse
