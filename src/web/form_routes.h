// Handlers of the registry (routes.cpp): paper forms to be printed.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> download_forms(Call& call);

}  // namespace dh::web
