#include "web/desk_json.h"

namespace dh::web {

namespace json = boost::json;

json::object source_json(const Source& source) {
  return {{"sha256", source.sha256}, {"file", source.file}, {"form", source.form}, {"unit", source.unit}, {"channel", name(source.channel)},
          {"received_at", source.received_at}, {"unreadable", source.quarantine}};
}

// "Phần thứ hai > II", and the words there that are meant.
json::object place_json(const Opinion& opinion, const Consultation& consultation) {
  const Anchor& anchor = opinion.anchor;
  json::object out{{"document", anchor.document}, {"certain", anchor.certain}, {"heading", ""}, {"quote", anchor.exact}, {"block", nullptr}};
  const Draft* draft = consultation.draft_of(anchor);
  if (draft == nullptr || anchor.block < 0 || static_cast<std::size_t>(anchor.block) >= draft->blocks.size()) return out;
  const int heading = draft->heading_of(anchor.block);
  if (heading >= 0) out["heading"] = draft->blocks[static_cast<std::size_t>(heading)].path;
  // The pages show the newest version; a block of one before is not among its blocks.
  if (draft == consultation.draft(anchor.document)) out["block"] = anchor.block;
  const PagePlace& at = draft->blocks[static_cast<std::size_t>(anchor.block)].place;
  if (at.page > 0) out["page"] = at.page;
  if (at.line_first > 0) out["line"] = at.line_first;
  return out;
}

json::object opinion_json(const Opinion& opinion, const Consultation& consultation) {
  return {{"id", opinion.id}, {"source", opinion.source}, {"file", opinion.file}, {"where", opinion.where}, {"text", opinion.text}, {"reason", opinion.argument},
          {"kind", name(opinion.kind)}, {"stance", name(opinion.stance)}, {"topic", opinion.topic}, {"document", opinion.document}, {"unit", opinion.unit},
          {"member", opinion.member}, {"pending", json::value_from(opinion.pending)}, {"group", opinion.group}, {"singular", opinion.singular}, {"place", place_json(opinion, consultation)}};
}

}  // namespace dh::web
