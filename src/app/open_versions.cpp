#include "app/open_versions.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "text/each_word.h"
#include "text/fold.h"

namespace dh::app {
namespace {

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> out;
  each_word(words, [&](std::string_view word) { out.emplace_back(word); });
  return out;
}

std::string number_of(const std::string& word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> names = {
      {{"nhất", "1"}, {"đầu", "1"}, {"một", "1"}, {"hai", "2"}, {"ba", "3"}, {"tư", "4"}, {"bốn", "4"}, {"năm", "5"}, {"sáu", "6"}, {"bảy", "7"}, {"tám", "8"}, {"chín", "9"}}};
  if (!word.empty() && word.size() <= 2 && word.find_first_not_of("0123456789") == std::string::npos) return std::to_string(std::stoi(word));
  for (const auto& [name, number] : names)
    if (word == name || word == fold(name, Fold::marks)) return std::string(number);
  return {};
}

// The number in a version as the office writes it: "4", "lần 4", "v04".
std::string digits_of(const std::string& version) {
  std::string out;
  for (const char c : version)
    if (c >= '0' && c <= '9') out += c;
  return out.empty() || out.size() > 4 ? std::string() : std::to_string(std::stoi(out));
}

// By the clock, which also holds for what a unit took in before it sent it; by the order of arrival where the clock does
// not tell them apart.
bool was_open(const store::DraftVersion& version, const store::Arrival& arrived) {
  if (!version.added_at.empty() && !arrived.at.empty() && version.added_at != arrived.at) return version.added_at < arrived.at;
  return version.after_source < arrived.number;
}

}  // namespace

std::string named_version(const std::string& words) {
  constexpr std::size_t between = 4;  // words from "dự thảo" to "lần": "dự thảo Báo cáo chính trị (lần 4)"
  const std::vector<std::string> marked = split(fold_words(words)), plain = split(fold_words(words, Fold::marks));
  const auto is = [&](std::size_t i, std::string_view one) { return i < plain.size() && plain[i] == one; };
  for (std::size_t i = 0; i + 1 < plain.size(); ++i) {
    if (is(i, "phien") && is(i + 1, "ban") && i + 2 < plain.size())
      if (std::string number = number_of(marked[i + 2]); !number.empty()) return number;
    if (!is(i, "du") || !is(i + 1, "thao")) continue;
    for (std::size_t k = i + 2; k < std::min(plain.size(), i + 3 + between); ++k) {
      if (is(k, "hoi") || is(k, "khoa") || is(k, "ky")) break;  // "Đại hội lần thứ XI", "nhiệm kỳ"
      if (!is(k, "lan")) continue;
      const std::size_t at = is(k + 1, "thu") ? k + 2 : k + 1;
      if (at < marked.size())
        if (std::string number = number_of(marked[at]); !number.empty()) return number;
    }
  }
  return {};
}

Result<std::vector<OnVersions>> by_open_versions(const store::WorkspaceStore& store, const Consultation& consultation, std::span<const Opinion> opinions) {
  std::vector<OnVersions> out;
  if (consultation.earlier.empty()) {
    out.push_back({consultation, {}});
    return out;
  }
  const std::vector<store::DraftVersion> versions = TRY(store.draft_versions());  // of each the newest first
  const auto arrivals = TRY(store.arrivals());
  std::map<std::vector<std::string>, std::size_t> known;
  for (std::size_t i = 0; i < opinions.size(); ++i) {
    const Opinion& opinion = opinions[i];
    const auto found = arrivals.find(opinion.source);
    const store::Arrival arrived = found == arrivals.end() ? store::Arrival{} : found->second;
    std::string named = named_version(opinion.hints.document + ". " + opinion.hints.reference);
    if (named.empty()) named = named_version(opinion.text);
    std::vector<std::string> open;  // of each draft, in order
    for (const Draft& draft : consultation.drafts) {
      const store::DraftVersion* there = nullptr;
      const store::DraftVersion* first = nullptr;
      const store::DraftVersion* told = nullptr;
      for (const store::DraftVersion& one : versions) {
        if (one.id != draft.id) continue;
        if (there == nullptr && was_open(one, arrived)) there = &one;
        if (first == nullptr || one.after_source < first->after_source) first = &one;
        if (!named.empty() && digits_of(one.version) == named) told = &one;
      }
      const store::DraftVersion* chosen = told != nullptr ? told : there != nullptr ? there : first;
      open.push_back(chosen == nullptr ? draft.version : chosen->version);
    }
    const auto [at, is_new] = known.try_emplace(open, out.size());
    if (is_new) {
      Consultation view{consultation.guide, {}, {}, consultation.roster};
      for (std::size_t k = 0; k < open.size(); ++k)
        if (const Draft* draft = consultation.draft(consultation.drafts[k].id, open[k])) view.drafts.push_back(*draft);
      out.push_back({std::move(view), {}});
    }
    out[at->second].opinions.push_back(i);
  }
  return out;
}

}  // namespace dh::app
