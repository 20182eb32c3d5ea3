#include <array>

#include "store/json.h"
#include "store/json_archive.h"

namespace dh::store {
namespace {

constexpr std::array marks = {"comment", "inserted", "deleted", "replaced", "highlighted"};
static_assert(marks.size() == static_cast<std::size_t>(MarkedRange::Via::highlighted) + 1);

bool is_empty(const Hints& hints) {
  return hints.document.empty() && hints.reference.empty() && hints.section.empty() && hints.quote.empty() && hints.topic.empty() &&
         hints.member.empty() && hints.unit.empty() && hints.category.empty() && hints.kind.empty() && !hints.mark && hints.doubtful.empty();
}

bool is_empty(const Anchor& anchor) {
  return anchor.document.empty() && anchor.version.empty() && anchor.block == -1 && anchor.start == 0 &&
         anchor.end == 0 && anchor.exact.empty() && anchor.prefix.empty() && anchor.suffix.empty() && !anchor.certain &&
         anchor.candidates.empty() && anchor.contradiction.empty();
}

bool is_empty(const Judged& judged) { return judged.confidence == 0 && !judged.certain && judged.because.empty(); }
bool is_empty(const Judgements& all) {
  return is_empty(all.kind) && is_empty(all.topic) && is_empty(all.stance) && is_empty(all.proposal);
}

}  // namespace

void describe(auto& archive, Is<MarkedRange> auto& range) {
  archive.choice("via", range.via, marks);
  archive("part", range.part);
  archive("paragraph_index", range.paragraph_index);
  archive("paragraph", range.paragraph);
  archive("start", range.start);
  archive("end", range.end);
  archive("inserted", range.inserted);
}

void describe(auto& archive, Is<DoubtfulWord> auto& word) {
  archive("text", word.text);
  archive("confidence", word.confidence);
  archive("page", word.page);
  archive("left", word.left);
  archive("top", word.top);
  archive("width", word.width);
  archive("height", word.height);
}

void describe(auto& archive, Is<Hints> auto& hints) {
  archive("document", hints.document);
  archive("reference", hints.reference);
  archive("section", hints.section);
  archive("quote", hints.quote);
  archive("topic", hints.topic);
  archive("member", hints.member);
  archive("unit", hints.unit);
  archive("category", hints.category);
  archive("kind", hints.kind);
  archive("mark", hints.mark);
  archive("doubtful", hints.doubtful);
}

void describe(auto& archive, Is<Proposal> auto& proposal) {
  archive("from", proposal.from);
  archive("to", proposal.to);
  archive("after", proposal.after);
}

void describe(auto& archive, Is<Judgements> auto& all) {
  archive("kind_confidence", all.kind.confidence);
  archive("kind_certain", all.kind.certain);
  archive("kind_because", all.kind.because);
  archive("topic_confidence", all.topic.confidence);
  archive("topic_certain", all.topic.certain);
  archive("topic_because", all.topic.because);
  archive("stance_confidence", all.stance.confidence);
  archive("stance_certain", all.stance.certain);
  archive("stance_because", all.stance.because);
  archive("proposal_confidence", all.proposal.confidence);
  archive("proposal_certain", all.proposal.certain);
  archive("proposal_because", all.proposal.because);
}

void describe(auto& archive, Is<PlaceCandidate> auto& candidate) {
  archive("block", candidate.block);
  archive("score", candidate.score);
  archive("because", candidate.because);
}

void describe(auto& archive, Is<Anchor> auto& anchor) {
  archive("document", anchor.document);
  archive("version", anchor.version);
  archive("block", anchor.block);
  archive("start", anchor.start);
  archive("end", anchor.end);
  archive("exact", anchor.exact);
  archive("prefix", anchor.prefix);
  archive("suffix", anchor.suffix);
  archive("certain", anchor.certain);
  archive("candidates", anchor.candidates);
  archive("contradiction", anchor.contradiction);
}

// Values that the model has no default for in JSON: an enumeration goes by its name.
void as_name(auto& archive, const char* key, auto& value, auto from_words) {
  std::string words = name(value);
  archive(key, words);
  if constexpr (!std::is_const_v<std::remove_reference_t<decltype(value)>>) value = from_words(words);
}

void describe(auto& archive, Is<Opinion> auto& opinion) {
  archive("id", opinion.id);
  archive("source", opinion.source);
  archive("where", opinion.where);
  archive("part", opinion.part);
  archive("start", opinion.start);
  archive("end", opinion.end);
  archive("text", opinion.text);
  as_name(archive, "channel", opinion.channel, channel_of);
  archive("hints", opinion.hints);
  archive("home", opinion.home);
  archive("member", opinion.member);
  archive("anchor", opinion.anchor);
  archive("document", opinion.document);
  archive("topic", opinion.topic);
  as_name(archive, "kind", opinion.kind, kind_of);
  as_name(archive, "stance", opinion.stance, stance_of);
  archive("proposal", opinion.proposal);
  archive("judged", opinion.judged);
  archive("argument", opinion.argument);
  archive("reported_count", opinion.reported_count);
  archive("pending", opinion.pending);
  archive("late", opinion.late);
}

void describe(auto& archive, Is<Span> auto& span) {
  archive("part", span.part);
  archive("start", span.start);
  archive("end", span.end);
  as_name(archive, "role", span.role, role_of);
  archive("opinion", span.opinion);
}

void describe(auto& archive, Is<TextPart> auto& part) { archive("name", part.name); }

void describe(auto& archive, Is<Source> auto& source) {
  archive("sha256", source.sha256);
  archive("file", source.file);
  archive("form", source.form);
  archive("unit", source.unit);
  as_name(archive, "channel", source.channel, channel_of);
  archive("received_at", source.received_at);
  archive("quarantine", source.quarantine);
  archive("whole", source.whole);
  archive("parts", source.parts);
  archive("spans", source.spans);
}

std::string opinion_to_json(const Opinion& opinion) { return to_json(opinion); }
Result<Opinion> opinion_from_json(std::string_view json) { return from_json<Opinion>(json); }
std::string source_to_json(const Source& source) { return to_json(source); }
Result<Source> source_from_json(std::string_view json) { return from_json<Source>(json); }

std::string hints_to_json(const Hints& hints) { return is_empty(hints) ? std::string() : to_json(hints); }
Result<Hints> hints_from_json(std::string_view json) {
  if (json.empty()) return Hints();
  return from_json<Hints>(json);
}

std::string anchor_to_json(const Anchor& anchor) { return is_empty(anchor) ? std::string() : to_json(anchor); }
Result<Anchor> anchor_from_json(std::string_view json) {
  if (json.empty()) return Anchor();
  return from_json<Anchor>(json);
}

std::string proposal_to_json(const Proposal& proposal) { return proposal.empty() ? std::string() : to_json(proposal); }
Result<Proposal> proposal_from_json(std::string_view json) {
  if (json.empty()) return Proposal();
  return from_json<Proposal>(json);
}

std::string judgements_to_json(const Judgements& judgements) {
  return is_empty(judgements) ? std::string() : to_json(judgements);
}
Result<Judgements> judgements_from_json(std::string_view json) {
  if (json.empty()) return Judgements();
  return from_json<Judgements>(json);
}

std::string words_to_json(const std::vector<std::string>& words) {
  return words.empty() ? std::string() : to_json(Words{words});
}
Result<std::vector<std::string>> words_from_json(std::string_view json) {
  if (json.empty()) return std::vector<std::string>();
  return TRY(from_json<Words>(json)).words;
}

}  // namespace dh::store
