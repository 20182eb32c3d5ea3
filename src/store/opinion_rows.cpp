// Opinions one after the other, without holding them all: what an index of them is made from.
#include "store/json.h"
#include "store/json_memory.h"
#include "store/state.h"

namespace dh::store {

Result<std::int64_t> WorkspaceStore::last_opinion_number() const {
  return state_->database.integer("SELECT coalesce(max(number), 0) FROM opinions");
}

Status WorkspaceStore::visit_opinion_rows(const std::function<Status(const OpinionRow&)>& visit) const {
  Statement row = TRY(state_->database.prepare(
      "SELECT o.number, o.id, s.superseded_by = '' AND o.replaced = 0, o.unit, o.sub_unit, o.member, o.anchor, o.document, o.topic, "
      "o.kind, o.stance, o.channel, s.received_at, o.argument, g.id "
      "FROM opinions o CROSS JOIN sources s ON s.number = o.source "
      "LEFT JOIN grouping n ON n.opinion = o.number LEFT JOIN groups g ON g.number = n.group_number ORDER BY o.number"));
  row.query();
  JsonMemory<Anchor> anchors(anchor_from_json);
  OpinionRow one;
  while (TRY(row.step())) {
    one.number = row.integer();
    one.id = row.text();
    one.current = row.integer() != 0;
    one.unit = row.text();
    one.sub_unit = row.text();
    one.member = row.text();
    one.anchor = TRY(anchors.get(row.view()));
    for (std::string* text :
         {&one.document, &one.topic, &one.kind, &one.stance, &one.channel, &one.received_at, &one.argument, &one.group})
      *text = row.text();
    TRY(visit(one));
  }
  return {};
}

Status WorkspaceStore::visit_opinion_texts(std::int64_t first, std::int64_t last, const VisitText& visit) const {
  Statement row = TRY(state_->database.prepare(
      "SELECT number, text, argument FROM opinions WHERE number BETWEEN ? AND ? ORDER BY number"));
  row.query(first, last);
  while (TRY(row.step())) {
    const std::int64_t number = row.integer();
    const std::string_view text = row.view(), argument = row.view();
    TRY(visit(number, text, argument));
  }
  return {};
}

}  // namespace dh::store
