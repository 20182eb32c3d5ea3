#include "analyse/apply_decisions.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_map>

#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr std::size_t context_bytes = 32;

using ById = std::unordered_map<std::string, Opinion*>;

ById by_id(std::span<Opinion> opinions) {
  ById out;
  for (Opinion& one : opinions) out.emplace(one.id, &one);
  return out;
}

void for_each_correction(std::span<Opinion> opinions, std::span<const Decision> decisions, const std::function<void(Opinion&, const Correction&)>& apply) {
  if (decisions.empty()) return;
  const ById known = by_id(opinions);
  for (const Decision& decision : decisions) {
    if (!decision.correction) continue;
    if (const auto at = known.find(decision.correction->opinion); at != known.end()) apply(*at->second, *decision.correction);
  }
}

std::size_t character_start(const std::string& text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

// The block that a person pointed at: by number in the version they saw, else by its words, else the heading by its path.
int block_now(const Draft& draft, const DecidedPlace& place) {
  const auto count = static_cast<int>(draft.blocks.size());
  if (place.block >= 0 && place.block < count && draft.blocks[static_cast<std::size_t>(place.block)].text == place.block_text) return place.block;
  for (int i = 0; i < count; ++i)
    if (!place.block_text.empty() && draft.blocks[static_cast<std::size_t>(i)].text == place.block_text) return i;
  const std::string quote = fold_words(place.quote);
  int under_path = -1;
  for (int i = 0; i < count; ++i) {
    const int heading = draft.heading_of(i);
    if (heading < 0 || place.path.empty() || draft.blocks[static_cast<std::size_t>(heading)].path != place.path) continue;
    if (!quote.empty() && fold_words(draft.blocks[static_cast<std::size_t>(i)].text).find(quote) != std::string::npos) return i;
    if (under_path < 0) under_path = i;
  }
  return under_path;
}

Anchor anchor_at(const Draft& draft, int block, const std::string& quote) {
  Anchor anchor;
  anchor.document = draft.id;
  anchor.version = draft.version;
  anchor.block = block;
  anchor.certain = true;
  const std::string& text = draft.blocks[static_cast<std::size_t>(block)].text;
  const FoldedText folded = fold_words_with_origin(text);
  const std::string wanted = fold_words(quote);
  const std::size_t at = wanted.empty() ? std::string::npos : folded.text.find(wanted);
  if (at == std::string::npos) return anchor;
  std::tie(anchor.start, anchor.end) = folded.original_range(at, at + wanted.size());
  anchor.exact = text.substr(anchor.start, anchor.end - anchor.start);
  const std::size_t before = character_start(text, anchor.start > context_bytes ? anchor.start - context_bytes : 0);
  anchor.prefix = text.substr(before, anchor.start - before);
  anchor.suffix = text.substr(anchor.end, character_start(text, std::min(anchor.end + context_bytes, text.size())) - anchor.end);
  return anchor;
}

void decide_place(const Consultation& consultation, Opinion& opinion, const DecidedPlace& place) {
  std::erase(opinion.pending, "place");
  std::erase(opinion.pending, "document");
  opinion.document = place.document;
  const Draft* draft = consultation.draft(place.document);
  opinion.anchor = {};
  if (draft == nullptr) return;
  opinion.anchor.document = draft->id;
  opinion.anchor.version = draft->version;
  if (place.block < 0) return;
  const int block = block_now(*draft, place);
  if (block >= 0) {
    opinion.anchor = anchor_at(*draft, block, place.quote);
    return;
  }
  opinion.anchor.contradiction = place.path;
  opinion.pending.emplace_back("place");
}

}  // namespace

void restore_intake(std::span<Opinion> opinions, std::span<const Decision> all) {
  std::unordered_map<std::string, bool> restored;
  for_each_correction(opinions, all, [&](Opinion& opinion, const Correction& correction) {
    if (!correction.unit && !correction.sub_unit && !correction.member) return;
    if (!restored.try_emplace(opinion.id, true).second) return;  // the first correction saw what intake had found
    opinion.home = correction.home_before;
    opinion.unit = correction.unit_before;
    opinion.sub_unit = correction.sub_unit_before;
    opinion.member = correction.member_before;
    for (const char* reason : {"unit", "member"}) {
      std::erase(opinion.pending, reason);
      if (std::ranges::find(correction.pending_before, reason) != correction.pending_before.end()) opinion.pending.emplace_back(reason);
    }
  });
}

void decide_places(const Consultation& consultation, std::span<Opinion> opinions, std::span<const Decision> in_force) {
  for_each_correction(opinions, in_force, [&](Opinion& opinion, const Correction& correction) {
    if (correction.document) {
      if (opinion.anchor.document != *correction.document) {
        opinion.anchor = {};
        std::erase(opinion.pending, "place");
        if (const Draft* draft = consultation.draft(*correction.document)) {
          opinion.anchor.document = draft->id;
          opinion.anchor.version = draft->version;
        }
      }
      opinion.document = *correction.document;
      std::erase(opinion.pending, "document");
    }
    if (correction.place) decide_place(consultation, opinion, *correction.place);
  });
}

void decide_judgements(std::span<Opinion> opinions, std::span<const Decision> in_force) {
  for_each_correction(opinions, in_force, [](Opinion& opinion, const Correction& correction) {
    const auto take = [&](const char* what, const auto& decided, auto& value) {
      if (!decided) return;
      value = *decided;
      std::erase(opinion.pending, what);
    };
    take("kind", correction.kind, opinion.kind);
    take("stance", correction.stance, opinion.stance);
    take("topic", correction.topic, opinion.topic);
    take("unit", correction.home, opinion.home);
    take("unit", correction.unit, opinion.unit);
    take("unit", correction.sub_unit, opinion.sub_unit);
    take("member", correction.member, opinion.member);
  });
}

void decide_groups(std::span<Opinion> opinions, std::vector<Group>& groups, std::span<const Decision> in_force) {
  std::unordered_map<std::string, Group*> group_of;
  for (Group& group : groups) group_of.emplace(group.id, &group);
  for_each_correction(opinions, in_force, [&](Opinion& opinion, const Correction& correction) {
    if (correction.singular) opinion.singular = *correction.singular;
    if (correction.representative && *correction.representative)
      if (const auto at = group_of.find(opinion.group); at != group_of.end()) at->second->representative = opinion.id;
  });
}

}  // namespace dh::analyse
