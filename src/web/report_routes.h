// Handlers of the registry (routes.cpp): the report as pages; its order; approved, reopened, sent.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> show_report(Call& call);
Result<HttpResponse> show_report_page(Call& call);
Result<HttpResponse> download_report(Call& call);      // DOCX
Result<HttpResponse> download_report_pdf(Call& call);
Result<HttpResponse> download_report_bundle(Call& call);
Result<HttpResponse> order(Call& call);
Result<HttpResponse> approve(Call& call);
Result<HttpResponse> reopen(Call& call);
Result<HttpResponse> send(Call& call);

}  // namespace dh::web
