// Handlers of the registry (routes.cpp): files that are dropped on the desk, and what happens meanwhile.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> take_file(Call& call);
Result<HttpResponse> list_files(Call& call);
Result<HttpResponse> open_events(Call& call);

}  // namespace dh::web
