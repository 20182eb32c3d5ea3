#include "analyse/topic.h"

#include <algorithm>
#include <cmath>

#include "analyse/word_list.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

// Turns that every title or every topic may hold tell nothing: what stands in the names of the documents is left out.
std::set<std::string> turns_of(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  std::set<std::string> out;
  for (std::size_t length = 2; length <= 3; ++length)
    for (std::size_t i = 0; i + length <= words.size(); ++i) out.insert(joined_keys(words, i, i + length, true));
  return out;
}

}  // namespace

TopicChooser::TopicChooser(const Consultation& consultation) : consultation_(consultation) {
  std::set<std::string> names;
  for (const GuideDocument& one : consultation.guide.documents) names.merge(turns_of(one.name));
  for (const Draft& one : consultation.drafts) names.merge(turns_of(one.title));
  std::map<std::string, int> seen;
  for (const Topic& topic : consultation.guide.topics) {
    if (topic.parent.empty()) continue;
    Entry entry{&topic, turns_of(topic.text)};
    for (const std::string& one : entry.turns) ++seen[one];
    topics_.push_back(std::move(entry));
  }
  for (const auto& [turn, count] : seen) weight_[turn] = names.contains(turn) ? 0 : std::log(1.0 + static_cast<double>(topics_.size()) / count) * (std::ranges::count(turn, ' ') == 2 ? 1.5 : 1.0);
}

bool TopicChooser::asked_of(const Topic& topic, const Opinion& opinion) const {
  return topic.documents.empty() || std::ranges::find(topic.documents, opinion.document) != topic.documents.end();
}

std::string TopicChooser::naming(const Opinion& opinion, std::initializer_list<std::string_view> phrases) const {
  for (const std::string_view phrase : phrases)
    for (const Entry& one : topics_)
      if (asked_of(*one.topic, opinion) && fold_words(one.topic->text, Fold::marks).find(phrase) != std::string::npos) return one.topic->label;
  return {};
}

// Innermost first; under a part's heading also the title lines that follow it.
std::vector<std::string> TopicChooser::headings_above(const Opinion& opinion) const {
  std::vector<std::string> out;
  const Draft* draft = consultation_.draft(opinion.anchor.document);
  if (draft == nullptr || opinion.anchor.block < 0) return out;
  int at = opinion.anchor.block;
  if (draft->blocks[static_cast<std::size_t>(at)].kind == BlockKind::footnote) at = std::max(0, draft->heading_of(at));
  for (; at >= 0; at = draft->blocks[static_cast<std::size_t>(at)].parent) {
    const Block& block = draft->blocks[static_cast<std::size_t>(at)];
    if (block.kind != BlockKind::heading && block.kind != BlockKind::run_in && block.kind != BlockKind::title) continue;
    std::string words = block.text.substr(0, 240);
    for (std::size_t next = static_cast<std::size_t>(at) + 1; next < draft->blocks.size() && draft->blocks[next].kind == BlockKind::title; ++next) words += ' ' + draft->blocks[next].text;
    out.push_back(words);
  }
  return out;
}

std::string TopicChooser::choose(const Opinion& opinion, bool on_wording) const {
  for (const Entry& one : topics_)
    if (!opinion.hints.topic.empty() && fold_words(opinion.hints.topic) == fold_words(one.topic->label)) return one.topic->label;
  if (opinion.document.empty() || opinion.document == "none") return {};
  const bool whole = opinion.anchor.block < 0 && (opinion.kind == Kind::general || opinion.kind == Kind::agree);
  if (opinion.kind == Kind::spelling || opinion.kind == Kind::restructure || on_wording || whole)
    if (const std::string label = naming(opinion, {"chinh ta", "bo cuc", "van phong", "noi dung khac"}); !label.empty()) return label;
  const std::vector<std::string> headings = headings_above(opinion);
  const bool measured = opinion.kind == Kind::indicator ||
                        std::ranges::any_of(headings, [](const std::string& one) { return fold_words(one, Fold::marks).find("chi tieu") != std::string::npos && fold_words(one, Fold::marks).find("muc tieu") == std::string::npos; });
  if (measured)
    if (const std::string label = naming(opinion, {"he thong cac chi tieu", "chi tieu chu yeu", "chi tieu"}); !label.empty()) return label;
  // Under a heading of shortcomings, unless it turns from them to what was learnt.
  if (!headings.empty()) {
    const auto shortcoming = [](const std::string& one) {
      const std::string words = fold_words(one, Fold::marks);
      for (const std::string_view sign : {"han che", "yeu kem", "ton tai", "khuyet diem"})
        if (words.find(sign) != std::string::npos && words.find("ket qua") == std::string::npos) return true;
      return false;
    };
    const bool learnt = fold_words(headings.front(), Fold::marks).find("kinh nghiem") != std::string::npos;
    if (!learnt && std::ranges::any_of(headings, shortcoming))
      if (const std::string label = naming(opinion, {"han che yeu kem", "ton tai han che", "han che ton tai", "yeu kem", "khuyet diem"}); !label.empty()) return label;
  }
  std::map<std::string, double> said;
  const auto add = [&](std::string_view text, double weight) {
    for (const std::string& turn : turns_of(text))
      if (const auto found = weight_.find(turn); found != weight_.end()) said[turn] = std::max(said[turn], weight * found->second);
  };
  double weight = 1.6;
  for (const std::string& heading : headings) {
    add(heading, weight);
    weight *= 0.6;
  }
  add(opinion.text, 1.2);
  add(opinion.anchor.exact, 0.8);
  std::string best;
  double most = 0;
  for (const Entry& one : topics_) {
    if (!asked_of(*one.topic, opinion)) continue;
    double sum = 0;
    for (const auto& [turn, value] : said)
      if (one.turns.contains(turn)) sum += value;
    sum /= std::pow(static_cast<double>(one.turns.size()) + 10, 0.5);
    if (sum > most) {
      most = sum;
      best = one.topic->label;
    }
  }
  return best;
}

}  // namespace dh::analyse
