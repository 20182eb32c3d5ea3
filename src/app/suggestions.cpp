#include "app/suggestions.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "analyse/suggest.h"
#include "app/embedding.h"
#include "app/passes.h"

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

// Adds what the office's own server thinks of the pairs; without an answer they stay as they are.
void ask_server(const std::string& url, std::vector<Suggestion>& suggestions, const Progress& progress) {
  std::vector<std::string> texts;
  for (const Suggestion& one : suggestions) {
    texts.push_back(one.text);
    texts.push_back(one.other_text);
  }
  const Result<std::vector<std::vector<double>>> vectors = embed(url, texts);
  if (!vectors) {
    tell(progress, vectors.error().line());
    return;
  }
  for (std::size_t k = 0; k < suggestions.size(); ++k) {
    Suggestion& one = suggestions[k];
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
  for (analyse::MergeCandidate& one : analyse::suggest_merges(consultation, opinions, groups, decided, most))
    out.push_back({one.group, one.other, shown.at(one.group)->text, shown.at(one.other)->text, one.likeness(), one.by_words, one.by_meaning, {},
                   std::move(one.shared), std::move(one.difference)});
  if (const std::string url = TRY(store.setting("embedding-url")); !url.empty() && !out.empty()) ask_server(url, out, progress);
  return out;
}

}  // namespace dh::app
