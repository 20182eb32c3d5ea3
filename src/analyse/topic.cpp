#include "analyse/topic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>

#include "analyse/figures.h"
#include "analyse/word_list.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double subject_enough = 6;   // weight of words at which a text surely speaks of a subject
constexpr double subject_bonus = 0.5;  // a topic with a subject of its own goes before one that asks in general
constexpr double one_witness = 0.6;    // more than this, neither what is said nor the place shows alone
constexpr double heading_witness = 0.8;
constexpr double least_rare = 3.5;     // words that stand in more than one block of thirty are no subject
constexpr double main_matter = 0.7;    // of what a topic asks about
constexpr double certain_margin = 0.45;

// Words that link, and words with which every guide asks.
bool empty_word(const std::string& key) {
  static const std::set<std::string> words = {
      "và", "của", "các", "là", "có", "trong", "cho", "với", "để", "từ", "được", "những", "một", "đến", "về", "do", "ở", "trên", "theo", "vào", "tại", "ra", "cùng", "này", "khi", "sẽ", "đã", "nhằm", "cần", "phải", "nào",
      "góp", "ý", "kiến", "xuất", "nghị", "phân", "tích", "bổ", "sung", "làm", "rõ", "tham", "gia", "nêu", "dự", "thảo", "báo", "cáo", "nội", "dung", "văn", "đặt", "trình", "năm", "chưa", "điểm", "thiếu", "nâng", "cao", "những", "mặt", "xây", "dựng"};
  return words.contains(key);
}

// Pairs of words that stand side by side, within one clause.
std::vector<std::string> chain_of_pairs(std::string_view text) {
  std::vector<std::string> out;  // an empty one parts what does not hang together
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool parted = text.substr(words[i].end, words[i + 1].start - words[i].end).find_first_of(",;:.\n()") != std::string_view::npos;
    if (parted || words[i].number || words[i + 1].number || empty_word(words[i].key) || empty_word(words[i + 1].key)) {
      if (!out.empty() && !out.back().empty()) out.emplace_back();
      continue;
    }
    out.push_back(words[i].plain + ' ' + words[i + 1].plain);
  }
  return out;
}

std::set<std::string> pairs_of(std::string_view text) {
  const std::vector<std::string> chain = chain_of_pairs(text);
  std::set<std::string> out(chain.begin(), chain.end());
  out.erase(std::string());
  return out;
}

// Of the pair, nothing but the name of a matter.
bool names_matter(const std::string& pair) {
  const Matters matters = matters_of_heading(pair);
  return matters.any();
}

// At most so many bytes, cut at a blank.
std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  return text.substr(0, std::min(text.find_last_of(" \n", most), text.size()));
}

// Its first sentence, up to what it is for.
std::string_view main_clause(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view stop : {". ", " nhằm ", " làm cơ sở "}) end = std::min(end, text.find(stop));
  return text.substr(0, end);
}

}  // namespace

TopicChooser::TopicChooser(const Consultation& consultation) : consultation_(consultation) {
  std::set<std::string> names;
  for (const GuideDocument& one : consultation.guide.documents) names.merge(pairs_of(one.name));
  for (const Draft& draft : consultation.drafts) {
    names.merge(pairs_of(draft.title));
    for (const Block& block : draft.blocks) {
      ++blocks_;
      for (const std::string& pair : pairs_of(block.text)) ++blocks_with_[pair];
    }
  }
  std::map<std::string, int> topics_with;
  for (const Topic& topic : consultation.guide.topics) {
    if (topic.parent.empty()) continue;
    Entry entry{&topic, matters_asked(topic.text), {}, 0, fold_words(topic.text, Fold::marks).find("noi dung khac") != std::string::npos};
    std::size_t chain = 0;
    for (const std::string& pair : chain_of_pairs(main_clause(topic.text))) {
      if (pair.empty()) ++chain;
      if (pair.empty() || names.contains(pair) || names_matter(pair)) continue;
      const double weight = weight_in_drafts(pair);
      if (weight < least_rare || entry.subject.contains(pair)) continue;
      entry.subject[pair] = {weight, chain};
      ++topics_with[pair];
    }
    topics_.push_back(std::move(entry));
  }
  for (Entry& entry : topics_) {
    for (auto& [pair, term] : entry.subject) term.weight /= topics_with[pair];
    std::map<std::size_t, double> chains;
    for (const auto& [pair, term] : entry.subject) chains[term.chain] = std::max(chains[term.chain], term.weight);
    double all = 0;
    for (const auto& [chain, weight] : chains) all += weight;
    entry.enough = std::max(subject_enough, all / 3);
    // A few odd words beside a matter make no subject of their own.
    if (all < 2 * subject_enough && std::ranges::any_of(entry.asked.weight, [](double one) { return one >= main_matter; })) entry.subject.clear();
  }
}

// Words that no draft uses can still be told from each other by the topics; they weigh as the rarest do.
double TopicChooser::weight_in_drafts(const std::string& pair) const {
  const auto found = blocks_with_.find(pair);
  const double count = found == blocks_with_.end() ? 1 : found->second;
  return std::log((static_cast<double>(blocks_) + 100) / count);
}

bool TopicChooser::asked_of(const Topic& topic, const Opinion& opinion) const {
  if (topic.documents.empty() || std::ranges::find(topic.documents, opinion.document) != topic.documents.end()) return true;
  // Nobody said of which document it speaks: any that there is a file of.
  if (!opinion.document.empty() && opinion.document != "none") return false;
  return std::ranges::any_of(topic.documents, [&](const std::string& id) { return consultation_.draft(id) != nullptr; });
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
    std::string words(block.kind == BlockKind::run_in ? beginning(std::string_view(block.text).substr(0, block.text.find(':')), 160) : beginning(block.text, 240));
    for (std::size_t next = static_cast<std::size_t>(at) + 1; next < draft->blocks.size() && draft->blocks[next].kind == BlockKind::title; ++next) words += "; " + draft->blocks[next].text;
    out.push_back(words);
  }
  return out;
}

// A matter that no topic asks about goes to the topic of the one beside it: lessons are drawn from results, a forecast
// prepares the aims.
void TopicChooser::relay(Matters& matters, const Opinion& opinion) const {
  static constexpr std::array<std::pair<Matter, std::array<Matter, 2>>, 6> beside = {{{Matter::lessons, {Matter::results, Matter::shortcomings}},
                                                                                      {Matter::forecast, {Matter::aims, Matter::tasks}},
                                                                                      {Matter::shortcomings, {Matter::results, Matter::lessons}},
                                                                                      {Matter::results, {Matter::shortcomings, Matter::lessons}},
                                                                                      {Matter::aims, {Matter::tasks, Matter::targets}},
                                                                                      {Matter::tasks, {Matter::aims, Matter::targets}}}};
  const auto asked = [&](Matter matter) {
    return std::ranges::any_of(topics_, [&](const Entry& one) { return asked_of(*one.topic, opinion) && one.asked[matter] >= main_matter; });
  };
  for (const auto& [matter, others] : beside) {
    if (matters[matter] == 0 || asked(matter)) continue;
    for (const Matter other : others)
      if (asked(other)) {
        matters.raise(other, matters[matter]);
        break;
      }
  }
}

TopicChooser::Evidence TopicChooser::evidence(const Opinion& opinion, bool on_wording) const {
  Evidence out;
  const auto weigh = [&](const Matters& matters, double scale, std::string_view because) {
    for (std::size_t i = 0; i < matter_count; ++i) {
      const double weight = scale * matters.weight[i];
      if (weight > 0 && weight > *std::ranges::max_element(out.matters.weight)) out.because = std::string(because);
      out.matters.raise(static_cast<Matter>(i), weight);
    }
  };
  // The place: the innermost heading that names a matter counts, the outer ones break ties.
  const std::vector<std::string> headings = headings_above(opinion);
  double scale = opinion.anchor.certain ? 1 : 0.75;
  for (const std::string& heading : headings) {
    const Matters matters = matters_of_heading(heading);
    if (!matters.any()) continue;
    weigh(matters, scale, heading);
    scale *= 0.3;
  }
  // What it says itself. A target is asked for wherever it stands.
  Matters said = matters_said(opinion.text);
  const bool placed = out.matters.any();
  const double targets = said[Matter::targets];
  said[Matter::targets] = 0;
  weigh(said, !placed ? 1 : opinion.anchor.certain ? 0.6 : 0.9, opinion.text);
  if (targets > 0) {
    Matters one;
    one[Matter::targets] = targets;
    weigh(one, 1.15, opinion.text);
  }
  Matters of_kind;
  if (opinion.kind == Kind::indicator) of_kind[Matter::targets] = 2;
  if (opinion.kind == Kind::spelling || opinion.kind == Kind::restructure) of_kind[Matter::wording] = 2;
  else if (on_wording) of_kind[Matter::wording] = 1.3;
  const bool kind_told = opinion.judged.kind.confidence >= 0.5;
  if (opinion.anchor.block < 0 && kind_told && (opinion.kind == Kind::general || opinion.kind == Kind::agree) && !placed && !said.any() && targets == 0) of_kind[Matter::wording] = opinion.kind == Kind::general ? 1 : 0.5;
  if (opinion.kind == Kind::proposal && !placed) of_kind[Matter::tasks] = 1;
  if (opinion.kind == Kind::add && std::ranges::any_of(figures_of(opinion.proposal.to), &Figure::share)) of_kind[Matter::targets] = 1.1;
  weigh(of_kind, 1, name(opinion.kind));
  relay(out.matters, opinion);

  out.said = {opinion.text, opinion.argument};
  const Draft* draft = consultation_.draft(opinion.anchor.document);
  if (draft != nullptr && opinion.anchor.block >= 0) out.there.push_back(draft->blocks[static_cast<std::size_t>(opinion.anchor.block)].text);
  if (!headings.empty()) {
    out.heading = headings.front();
    out.there.push_back(headings.front());
  }
  if (!opinion.hints.reference.empty()) out.there.push_back(opinion.hints.reference);
  return out;
}

double TopicChooser::score(const Entry& entry, const Evidence& evidence) const {
  double matter = 0, sum = 0;
  for (std::size_t i = 0; i < matter_count; ++i) {
    const double both = evidence.matters.weight[i] * entry.asked.weight[i];
    matter = std::max(matter, both);
    sum += both;
  }
  matter += 0.05 * (sum - matter);
  if (entry.of_other_things) matter = std::max(matter, evidence.matters[Matter::wording]);
  const auto spoken = [&](std::span<const std::string> texts, double at_most) {
    std::map<std::size_t, double> chains;  // of a name of many words each chain counts once
    for (const std::string& text : texts) {
      const std::set<std::string> pairs = pairs_of(text);
      for (const auto& [pair, term] : entry.subject)
        if (pairs.contains(pair)) chains[term.chain] = std::max(chains[term.chain], term.weight);
    }
    double sum_of_chains = 0;
    for (const auto& [chain, weight] : chains) sum_of_chains += weight;
    return std::min(at_most, sum_of_chains / entry.enough);
  };
  double spoken_of = entry.subject.empty() ? 0 : std::min(1.0, spoken(evidence.said, one_witness) + spoken(evidence.there, one_witness));
  const Matters& asked = entry.asked;
  const auto mainly = [&](Matter one) { return asked[one] >= main_matter; };
  const bool by_matter = mainly(Matter::results) || mainly(Matter::shortcomings) || mainly(Matter::targets) || mainly(Matter::wording) || mainly(Matter::lessons);
  if (by_matter || (entry.subject.empty() && matter > 0)) return matter + 0.1 * spoken_of;
  if (!mainly(Matter::aims) && !mainly(Matter::tasks) && !mainly(Matter::forecast)) return (1 + subject_bonus) * spoken_of;
  // A heading of the subject's own: all under it is on the subject.
  if (!entry.subject.empty() && !evidence.heading.empty()) spoken_of = std::max(spoken_of, std::min(heading_witness, 1.25 * spoken({&evidence.heading, 1}, 1)));
  return matter * (1 + subject_bonus) * spoken_of;
}

// Inside a section; a whole part of the draft is too large to tell the topic.
bool TopicChooser::sure_of_place(const Opinion& opinion) const {
  const Draft* draft = consultation_.draft(opinion.anchor.document);
  if (draft == nullptr || opinion.anchor.block < 0 || !opinion.anchor.certain) return false;
  return draft->blocks[static_cast<std::size_t>(opinion.anchor.block)].parent >= 0;
}

// Reworded phrases may be a matter of style; a share asked for outside the targets may be one; what is said of another's
// opinion is on the topic of that one.
bool TopicChooser::ambiguous(const Opinion& opinion, const Evidence& found) {
  if (opinion.kind == Kind::amend || opinion.kind == Kind::question || opinion.judged.kind.confidence < 0.8) return true;
  if (fold_words(opinion.text).find("ý kiến của") != std::string::npos) return true;
  return found.matters[Matter::targets] == 0 && std::ranges::any_of(figures_of(opinion.text), &Figure::share);
}

TopicChoice TopicChooser::choose(const Opinion& opinion, bool on_wording) const {
  for (const Entry& one : topics_)
    if (!opinion.hints.topic.empty() && fold_words(opinion.hints.topic) == fold_words(one.topic->label)) return {one.topic->label, {1, true, opinion.hints.topic}};
  const Evidence found = evidence(opinion, on_wording);
  std::string best;
  double most = 0, next = 0;
  for (const Entry& one : topics_) {
    if (!asked_of(*one.topic, opinion)) continue;
    const double value = score(one, found);
    if (value > most) {
      next = most;
      most = value;
      best = one.topic->label;
    } else {
      next = std::max(next, value);
    }
  }
  if (best.empty()) return {};
  const double confidence = std::min(1.0, most) * (most > 0 ? (most - next) / most : 0);
  // Sure where the place is, or where the kind alone decides and is sure itself.
  const bool by_kind = (opinion.kind == Kind::spelling || opinion.kind == Kind::indicator) && opinion.judged.kind.certain;
  const bool certain = confidence >= certain_margin && opinion.document != "none" && !opinion.document.empty() && (by_kind || (sure_of_place(opinion) && !ambiguous(opinion, found)));
  return {best, {confidence, certain, std::string(beginning(found.because, 120))}};
}

}  // namespace dh::analyse
