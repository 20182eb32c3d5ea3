// Proving a report that somebody drops on the page.
#include "base/files.h"
#include "report/verify.h"
#include "web/overview_routes.h"

namespace dh::web {

namespace json = boost::json;

Result<HttpResponse> prove_report(Call& call) {
  const std::string bytes = TRY(read_file(call.request.file->path, limits::report_bytes));
  const report::Verdict verdict = TRY(report::verify_report(bytes));
  json::array checks;
  for (const report::Check& check : verdict.checks) checks.push_back(json::object{{"name", check.name}, {"holds", check.holds}, {"failures", json::value_from(check.failures)}});
  return as_json(json::object{{"holds", verdict.holds()}, {"checks", checks}, {"fingerprint", verdict.fingerprint}, {"unit_name", verdict.unit_name}, {"opinions", verdict.opinions}, {"groups", verdict.groups},
                              {"own_key", verdict.key == TRY(call.store.signing_key()).public_hex}});
}

}  // namespace dh::web
