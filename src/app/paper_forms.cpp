#include "app/paper_forms.h"

#include <algorithm>

#include "base/limits.h"
#include "intake/office_conversion.h"
#include "report/paper_form.h"

namespace dh::app {
namespace {

bool asks_of(const Topic& topic, const std::string& document) { return topic.documents.empty() || std::ranges::find(topic.documents, document) != topic.documents.end(); }

// The guide's topics that ask of the draft, the innermost ones; those above them where there are too many.
std::vector<report::PrintedBox> topic_boxes(const Guide& guide, const std::string& document) {
  std::vector<report::PrintedBox> inner, outer;
  for (const Topic& topic : guide.topics) {
    if (!asks_of(topic, document)) continue;
    const report::PrintedBox box{{FormBox::On::topic, topic.label, -1}, topic.label + ". " + topic.text};
    if (topic.parent.empty()) outer.push_back(box);
    if (std::ranges::none_of(guide.topics, [&](const Topic& one) { return one.parent == topic.label && asks_of(one, document); })) inner.push_back(box);
  }
  return inner.size() < limits::form_boxes ? inner : outer;
}

// The draft's headings down to the deepest level at which they still fit.
std::vector<report::PrintedBox> heading_boxes(const Draft& draft) {
  std::vector<report::PrintedBox> out;
  for (int level = 1; level <= 9; ++level) {
    std::vector<report::PrintedBox> at_level;
    for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
      const Block& block = draft.blocks[i];
      if (block.kind == BlockKind::heading && block.level <= level && !block.text.empty()) at_level.push_back({{FormBox::On::heading, {}, static_cast<int>(i)}, block.text});
    }
    if (at_level.size() >= limits::form_boxes) break;
    out = std::move(at_level);
  }
  return out;
}

Result<std::vector<std::string>> members_of(const Roster& roster, const FormsRequest& request) {
  std::vector<std::string> out;
  if (request.members.empty()) {
    for (const Member& one : roster.members)
      if (roster.is_within(one.unit, request.unit)) out.push_back(one.code);
    if (out.empty()) return fail(Error::Kind::refused, "the roster names no member of this unit; print blank forms instead", {}, request.unit);
    return out;
  }
  for (const std::string& code : request.members) {
    const Member* member = roster.member(code);
    if (member == nullptr || !roster.is_within(member->unit, request.unit)) return fail(Error::Kind::refused, "no such member of this unit", {}, code);
    out.push_back(member->code);
  }
  return out;
}

}  // namespace

Result<Forms> print_forms(const store::WorkspaceStore& store, const FormsRequest& request) {
  const Consultation consultation = TRY(store.consultation());
  const Unit* unit = consultation.roster.unit(request.unit);
  if (unit == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, request.unit);
  std::string document = request.document;
  if (document.empty() && consultation.drafts.size() == 1) document = consultation.drafts.front().id;
  const Draft* draft = consultation.draft(document);
  if (draft == nullptr) return fail(Error::Kind::refused, document.empty() ? "on which draft has not been told" : "no such draft", {}, document);
  std::vector<report::PrintedBox> boxes = request.by == FormsRequest::By::topics ? topic_boxes(consultation.guide, draft->id) : heading_boxes(*draft);
  if (boxes.size() >= limits::form_boxes) return fail(Error::Kind::limit, "more boxes than a paper form has room for", {}, std::to_string(boxes.size()));
  boxes.push_back({{}, boxes.empty() ? "Ý kiến góp ý (ghi rõ trang, đoạn, dòng nếu có)" : "Ý kiến khác (ghi rõ trang, đoạn, dòng nếu có)"});
  std::vector<std::string> members(static_cast<std::size_t>(std::max(0, request.blank)));
  if (request.blank <= 0) members = TRY(members_of(consultation.roster, request));
  if (members.size() > limits::form_copies) return fail(Error::Kind::limit, "more forms than are printed at once", {}, std::to_string(members.size()));
  Forms out;
  out.copies = static_cast<int>(members.size());
  out.pages = (static_cast<int>(boxes.size()) + form_layout::boxes_on_page - 1) / form_layout::boxes_on_page;
  for (const report::PrintedBox& one : boxes) out.boxes.push_back(one.words);
  std::vector<report::PrintedForm> forms;
  for (std::string& member : members) {
    const Member* known = consultation.roster.member(member);
    const Unit* home = known == nullptr ? unit : consultation.roster.unit(known->unit);
    forms.push_back({form_mark(consultation.guide), consultation.guide.organisation, home == nullptr ? unit->code : home->code, home == nullptr ? unit->name : home->name, member, draft->id, draft->version, draft->title, boxes});
  }
  out.bytes = TRY(report::write_paper_forms(forms));
  if (request.pdf) out.bytes = TRY(intake::convert_to_pdf(out.bytes));
  return out;
}

}  // namespace dh::app
