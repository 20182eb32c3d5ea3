#include "web/report_routes.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "app/approval.h"
#include "app/bundle_pass.h"
#include "app/decisions.h"
#include "app/delivery.h"
#include "app/passes.h"
#include "base/files.h"
#include "report/manifest.h"
#include "web/fields.h"
#include "web/seen.h"

namespace dh::web {
namespace {

namespace json = boost::json;

constexpr const char* docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// The unit whose report it is: that of the desk, else that of the workspace.
Result<std::string> report_unit(Call& call) { return call.account().unit.empty() ? app::own_unit(call.store) : Result<std::string>(call.account().unit); }

// Refused when words stand in it that may not go this way.
Status permit_words(Call& call, const std::vector<Opinion>& words) {
  const auto known = TRY(call.service.consultation(call.store));
  return app::permit_all(call.store, known->consultation, words, call.reading(), call.asker());
}

HttpResponse as_file(const char* type, std::string bytes, const std::string& name) {
  HttpResponse out{200, type, std::move(bytes), {{"Cache-Control", "no-store"}}};
  out.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return out;
}

json::array outline_json(const std::vector<app::OutlinePart>& outline) {
  json::array out;
  for (const app::OutlinePart& part : outline) {
    json::array groups;
    for (const app::OutlineGroup& one : part.groups)
      groups.push_back(json::object{{"id", one.id}, {"representative", one.representative}, {"text", one.text}, {"opinions", one.opinions}, {"singular", one.singular}, {"page", one.page}});
    out.push_back(json::object{{"section", part.section}, {"document", part.document}, {"topic", part.topic}, {"heading", part.heading}, {"groups", std::move(groups)}});
  }
  return out;
}

// Whether the unit above can open a bundle of ours; why not.
std::string why_no_bundle(const WorkspaceStore& store, const Roster& roster, const std::string& unit) {
  const Result<std::string> own = app::own_unit(store);
  if (!own || own->empty() || *own != unit || roster.unit(unit) == nullptr) return "not_a_unit_of_its_own";
  const auto all = store.correspondents();
  const bool known = all && std::ranges::find(*all, roster.unit(unit)->parent, &Correspondent::unit) != all->end();
  return known ? "" : "key_not_known";
}

Result<json::object> approval_json(Call& call, const app::Approval& one) {
  const auto known = TRY(call.service.consultation(call.store));
  const Service::Desk desk = TRY(call.service.desk(call.store));
  const app::SinceApproval since = TRY(call.service.since(call.store, one, desk.shown));
  json::array came_from;  // names of files, no words
  std::set<std::string> told;
  for (const std::string& id : since.came_ids) {
    const Opinion* opinion = desk.shown->opinion(id);
    if (opinion == nullptr || !told.insert(opinion->source).second) continue;
    came_from.push_back(json::object{{"source", opinion->source}, {"file", opinion->file}});
  }
  return json::object{{"at", one.at}, {"by", one.by}, {"sha256", one.sha256}, {"sent_at", one.sent_at}, {"supersedes_at", one.supersedes_at},
                      {"came", since.came}, {"went", since.went}, {"came_from", std::move(came_from)},
                      {"no_bundle", why_no_bundle(call.store, known->consultation.roster, one.unit)}};
}

// Everyone at work sees at once that it is approved, open again, or sent.
Result<HttpResponse> stands(Call& call, const app::Approval& approval) {
  call.service.events().publish("desk", "{}", [](const Account& account) { return account.part != Account::Part::member; });
  return as_json(TRY(approval_json(call, approval)));
}

}  // namespace

Result<HttpResponse> show_report(Call& call) {
  const std::string unit = TRY(report_unit(call));
  const ReportPrinter::Look look = TRY(call.service.printer().look(call.store, unit));
  const auto approval = TRY(app::approval_of(call.store, unit));
  json::object out{{"unit", unit}, {"key", ""}, {"current", look.current}, {"making", look.making}, {"seconds", look.seconds}, {"typical", look.typical}, {"fault", look.fault},
                   {"pages", 0}, {"shown", 0}, {"ready", 0}, {"parts", json::array()}, {"approval", nullptr}};
  if (look.pages) {
    TRY(permit_words(call, look.pages->words));
    out["key"] = look.pages->key;
    out["pages"] = look.pages->pages;
    out["shown"] = look.pages->shown;
    out["ready"] = look.pages->ready.load();
    out["parts"] = outline_json(look.pages->outline);
  }
  if (approval) out["approval"] = TRY(approval_json(call, *approval));
  return as_json(out);
}

Result<HttpResponse> show_report_page(Call& call) {
  const ReportPrinter::Look look = TRY(call.service.printer().look(call.store, TRY(report_unit(call))));
  const std::string& asked = call.path["page"];
  int page = 0;
  const auto [end, fault] = std::from_chars(asked.data(), asked.data() + asked.size(), page);
  const bool is_number = fault == std::errc() && (std::string_view(end, static_cast<std::size_t>(asked.data() + asked.size() - end)) == ".png");
  if (!look.pages || !is_number || page < 1 || page > look.pages->ready || (!call.asked("key").empty() && call.asked("key") != look.pages->key))
    return fail(Error::Kind::not_found, "no such page", {}, asked);
  TRY(permit_words(call, look.pages->words));
  return HttpResponse{200, "image/png", TRY(read_file(look.pages->picture(page))), {{"Cache-Control", "no-store"}}};
}

Result<HttpResponse> download_report(Call& call) {
  app::SynthesisOptions options;
  options.unit = TRY(report_unit(call));
  if (const auto approval = TRY(app::approval_of(call.store, options.unit))) {
    std::string bytes = TRY(app::approved_docx(call.store, *approval));
    TRY(permit_words(call, words_of_report(TRY(report::read_manifest(bytes)).synthesis, TRY(call.store.opinions()))));
    return as_file(docx_type, std::move(bytes), "tong-hop.docx");
  }
  std::string stem = options.unit.empty() ? "tong-hop-chung" : options.unit;
  std::ranges::replace(stem, '/', '-');
  options.out = call.store.directory() / "reports" / (stem + ".docx");
  const std::lock_guard lock(call.service.reports());
  std::error_code fault;
  std::filesystem::create_directories(options.out.parent_path(), fault);
  if (fault) return fail(Error::Kind::io, "the folder of reports cannot be made: " + fault.message());
  TRY(app::write_synthesis(call.store, options, {}));
  // Afterwards, when all that may stand in it is judged.
  std::string bytes = TRY(read_file(options.out));
  TRY(permit_words(call, words_of_report(TRY(report::read_manifest(bytes)).synthesis, TRY(call.store.opinions()))));
  return as_file(docx_type, std::move(bytes), "tong-hop.docx");
}

Result<HttpResponse> download_report_pdf(Call& call) {
  const std::string unit = TRY(report_unit(call));
  const ReportPrinter::Look look = TRY(call.service.printer().look(call.store, unit));
  if (look.pages) TRY(permit_words(call, look.pages->words));
  if (!look.pages || !look.current) return fail(Error::Kind::refused, "the pages of the report are being made; ask again when they are there", {}, unit);
  return as_file("application/pdf", TRY(read_file(look.pages->pdf())), "tong-hop.pdf");
}

Result<HttpResponse> download_report_bundle(Call& call) {
  const std::string unit = TRY(report_unit(call));
  const app::Approval approval = TRY(app::approved(call.store, unit));
  if (unit != TRY(app::own_unit(call.store))) return fail(Error::Kind::refused, "a bundle goes out of the workspace of a unit of its own", {}, unit);
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  TRY(app::seal_report(call.store, TRY(app::approved_docx(call.store, approval)), work.path() / "report.dhb"));
  return as_file("application/octet-stream", TRY(read_file(work.path() / "report.dhb")), "tong-hop.dhb");
}

Result<HttpResponse> order(Call& call) {
  const auto known = TRY(call.service.consultation(call.store));
  const std::vector<std::string> groups = TRY(texts_field(call.body, "groups"));
  for (const std::string& id : groups) TRY(seen_opinion(call, known->consultation, id));
  return decided(call, TRY(app::order_groups(call.store, TRY(report_unit(call)), groups, decider(call))));
}

Result<HttpResponse> approve(Call& call) {
  const std::lock_guard lock(call.service.reports());
  return stands(call, TRY(app::approve_report(call.store, TRY(report_unit(call)), call.account().name, {})));
}

Result<HttpResponse> reopen(Call& call) {
  TRY(app::reopen_report(call.store, TRY(report_unit(call)), TRY(text_field(call.body, "why")), call.account().name));
  call.service.events().publish("desk", "{}", [](const Account& account) { return account.part != Account::Part::member; });
  return nothing();
}

Result<HttpResponse> send(Call& call) { return stands(call, TRY(app::send_report(call.store, TRY(report_unit(call)), call.account().name))); }

}  // namespace dh::web
