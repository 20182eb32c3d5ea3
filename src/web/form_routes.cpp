#include "web/form_routes.h"

#include "app/desk.h"
#include "app/paper_forms.h"

namespace dh::web {

Result<HttpResponse> download_forms(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  app::FormsRequest request;
  request.unit = call.asked("unit");
  request.document = call.asked("document");
  if (const std::string member = call.asked("member"); !member.empty()) request.members.push_back(member);
  if (const std::string blank = call.asked("blank"); !blank.empty()) {
    if (blank.size() > 4 || blank.find_first_not_of("0123456789") != std::string::npos || std::stoi(blank) == 0) return fail(Error::Kind::bad_input, "is no number of forms", {}, "blank");
    request.blank = std::stoi(blank);
  }
  if (call.asked("by") == "headings") request.by = app::FormsRequest::By::headings;
  if (!app::may_see(known->consultation.roster, call.account().unit, request.unit)) return fail(Error::Kind::refused, "this unit is not yours", {}, request.unit);
  const std::vector<Draft>& drafts = known->consultation.drafts;
  if (request.document.empty() && drafts.size() == 1) request.document = drafts.front().id;
  // They carry the draft's headings and the topics that are asked of it.
  TRY(app::permit(call.store, known->consultation, request.document, call.reading(), call.asker()));
  const std::lock_guard lock(call.service.reports());
  HttpResponse out{200, "application/pdf", TRY(app::print_forms(call.store, request)).bytes, {{"Cache-Control", "no-store"}}};
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"phieu-gop-y.pdf\"");
  return out;
}

}  // namespace dh::web
