#include "store/json.h"
#include "store/json_archive.h"

namespace dh::store {
namespace {

// Values that JSON keeps as words: an enumeration by its name, a choice as "yes" or "no".
void as_words(auto& archive, const char* key, auto& value, auto to_words, auto from_words) {
  std::optional<std::string> words;
  if (value) words = to_words(*value);
  archive(key, words);
  if constexpr (!std::is_const_v<std::remove_reference_t<decltype(value)>>)
    if (words) value = from_words(*words);
}

}  // namespace

void describe(auto& archive, Is<DecidedPlace> auto& place) {
  archive("document", place.document);
  archive("version", place.version);
  archive("block", place.block);
  archive("path", place.path);
  archive("block_text", place.block_text);
  archive("quote", place.quote);
}

void describe(auto& archive, Is<Correction> auto& correction) {
  const auto yes_or_no = [](bool value) { return std::string(value ? "yes" : "no"); };
  const auto is_yes = [](const std::string& words) { return words == "yes"; };
  archive("opinion", correction.opinion);
  archive("place", correction.place);
  archive("document", correction.document);
  as_words(archive, "kind", correction.kind, [](Kind kind) { return std::string(name(kind)); }, [](const std::string& words) { return kind_of(words); });
  as_words(archive, "stance", correction.stance, [](Stance stance) { return std::string(name(stance)); }, [](const std::string& words) { return stance_of(words); });
  archive("topic", correction.topic);
  archive("home", correction.home);
  archive("unit", correction.unit);
  archive("sub_unit", correction.sub_unit);
  archive("member", correction.member);
  as_words(archive, "singular", correction.singular, yes_or_no, is_yes);
  as_words(archive, "representative", correction.representative, yes_or_no, is_yes);
  archive("home_before", correction.home_before);
  archive("unit_before", correction.unit_before);
  archive("sub_unit_before", correction.sub_unit_before);
  archive("member_before", correction.member_before);
  archive("pending_before", correction.pending_before);
}

void describe(auto& archive, Is<Decision> auto& decision) {
  archive("opinions", decision.opinions);
  archive("rest", decision.rest);
  archive("correction", decision.correction);
  archive("of", decision.of);
}

std::string decision_to_json(const Decision& decision) { return to_json(decision); }
Result<Decision> decision_from_json(std::string_view json) {
  Decision decision = TRY(from_json<Decision>(json));
  // Written before opinions told their home: it was the unit, or not far below.
  if (auto& correction = decision.correction; correction && correction->unit && !correction->home) {
    correction->home = correction->unit;
    correction->home_before = correction->unit_before;
  }
  return decision;
}

}  // namespace dh::store
