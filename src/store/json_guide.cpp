#include "store/json.h"
#include "store/json_archive.h"

namespace dh::store {

void describe(auto& archive, Is<Topic> auto& topic) {
  archive("label", topic.label);
  archive("parent", topic.parent);
  archive("text", topic.text);
  archive("documents", topic.documents);
}

void describe(auto& archive, Is<GuideDocument> auto& document) {
  archive("id", document.id);
  archive("name", document.name);
  archive("offline_only", document.offline_only);
  archive("offline_rule", document.offline_rule);
}

void describe(auto& archive, Is<Phase> auto& phase) {
  archive("name", phase.name);
  archive("first_day", phase.first_day);
  archive("last_day", phase.last_day);
  archive("documents", phase.documents);
  archive("text", phase.text);
}

void describe(auto& archive, Is<Recipient> auto& recipient) {
  archive("name", recipient.name);
  archive("purpose", recipient.purpose);
}

void describe(auto& archive, Is<Guide> auto& guide) {
  archive("title", guide.title);
  archive("organisation", guide.organisation);
  archive("topics", guide.topics);
  archive("documents", guide.documents);
  archive("phases", guide.phases);
  archive("recipients", guide.recipients);
  archive("reply_email", guide.reply_email);
  archive("contradictions", guide.contradictions);
}

std::string guide_to_json(const Guide& guide) { return to_json(guide); }
Result<Guide> guide_from_json(std::string_view json) { return from_json<Guide>(json); }

}  // namespace dh::store
