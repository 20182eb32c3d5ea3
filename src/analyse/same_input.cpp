#include "analyse/same_input.h"

#include <string>

#include "text/utf8.h"

namespace dh::analyse {

std::optional<InputKey> input_key(const Opinion& opinion, std::string besides) {
  // All of them, so that a new hint is not forgotten here: it would not compile.
  const auto& [document, reference, section, quote, topic, member, unit, category, kind, mark, doubtful] = opinion.hints;
  if (mark || trim(reference).ends_with(':')) return {};
  std::string all = std::move(besides);
  const auto add = [&](std::string_view words) {
    all += std::to_string(words.size());
    all += ':';
    all += words;
  };
  for (const std::string* one : {&opinion.text, &opinion.argument, &document, &reference, &section, &quote, &topic, &member, &unit, &category, &kind}) add(*one);
  for (const DoubtfulWord& word : doubtful) add(word.text);
  all += '|';
  for (const std::string& reason : opinion.pending) add(reason);
  const alike::WordingHash hash = alike::hash_wording(all);
  return InputKey{hash.main, hash.more};
}

std::optional<InputKey> placed_key(const Opinion& opinion) {
  const Anchor& anchor = opinion.anchor;
  std::string placed;
  for (const std::string* one : {&opinion.document, &anchor.document, &anchor.version, &anchor.exact, &anchor.prefix, &anchor.suffix, &anchor.contradiction})
    placed += std::to_string(one->size()) + ':' + *one;
  for (const std::size_t one : {static_cast<std::size_t>(anchor.block), anchor.start, anchor.end, std::size_t{anchor.certain}}) placed += ' ' + std::to_string(one);
  for (const PlaceCandidate& candidate : anchor.candidates) placed += ' ' + std::to_string(candidate.block) + ' ' + std::to_string(candidate.score) + candidate.because;
  return input_key(opinion, std::move(placed));
}

}  // namespace dh::analyse
