#include "app/suggestions.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "analyse/suggest.h"
#include "app/embedding.h"
#include "app/passes.h"
#include "app/policy.h"

namespace dh::app {
namespace {

double cosine(const std::vector<double>& one, const std::vector<double>& other) {
  double sum = 0, a = 0, b = 0;
  for (std::size_t k = 0; k < std::min(one.size(), other.size()); ++k) {
    sum += one[k] * other[k];
    a += one[k] * one[k];
    b += other[k] * other[k];
  }
  return a > 0 && b > 0 ? sum / std::sqrt(a * b) : 0;
}

// Adds what the office's own server thinks of the pairs; without an answer they stay as they are. `sent`: of each pair,
// whether its texts may leave this machine.
void ask_server(const std::string& url, const std::vector<bool>& sent, std::vector<Suggestion>& suggestions, const Progress& progress) {
  std::vector<std::string> texts;
  std::vector<std::size_t> asked;
  for (std::size_t k = 0; k < suggestions.size(); ++k) {
    if (!sent[k]) continue;
    asked.push_back(k);
    texts.push_back(suggestions[k].text);
    texts.push_back(suggestions[k].other_text);
  }
  if (asked.empty()) return;
  const Result<std::vector<std::vector<double>>> vectors = embed(url, texts);
  if (!vectors) {
    tell(progress, vectors.error().line());
    return;
  }
  for (std::size_t k = 0; k < asked.size(); ++k) {
    Suggestion& one = suggestions[asked[k]];
    one.by_embedding = cosine((*vectors)[2 * k], (*vectors)[2 * k + 1]);
    one.likeness = (one.likeness + *one.by_embedding) / 2;
  }
  std::ranges::stable_sort(suggestions, std::greater{}, &Suggestion::likeness);
}

}  // namespace

Result<std::vector<Suggestion>> suggest_merges(WorkspaceStore& store, std::size_t most, const Progress& progress) {
  TRY(analyse_all(store, progress));
  const Consultation consultation = TRY(store.consultation());
  const std::vector<Opinion> opinions = TRY(store.opinions());
  const std::vector<Group> groups = TRY(store.groups());
  const std::vector<Decision> decided = in_force(TRY(store.decisions()));
  std::unordered_map<std::string, const Opinion*> by_id;
  for (const Opinion& one : opinions) by_id.emplace(one.id, &one);
  std::unordered_map<std::string, const Opinion*> shown;
  for (const Group& group : groups) shown.emplace(group.id, by_id.at(group.representative));
  std::vector<Suggestion> out;
  std::vector<bool> sent;
  KeepingBack back(consultation, Use::ask_elsewhere);
  for (analyse::MergeCandidate& one : analyse::suggest_merges(consultation, opinions, groups, decided, most)) {
    const bool kept = back.keeps(*shown.at(one.group)), other_kept = back.keeps(*shown.at(one.other));
    sent.push_back(!kept && !other_kept);
    out.push_back({one.group, one.other, shown.at(one.group)->text, shown.at(one.other)->text, one.likeness(), one.by_words, one.by_meaning, {},
                   std::move(one.shared), std::move(one.difference)});
  }
  if (const std::string url = TRY(store.setting("embedding-url")); !url.empty() && !out.empty()) {
    TRY(back.told(store, {{}, "group --suggest to " + url}));
    ask_server(url, sent, out, progress);
  }
  return out;
}

}  // namespace dh::app
