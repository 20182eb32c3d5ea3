// Handlers of the registry (routes.cpp): where the consultation stands; searching; proving a report.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> show_overview(Call& call);
Result<HttpResponse> find_texts(Call& call);
Result<HttpResponse> prove_report(Call& call);

}  // namespace dh::web
