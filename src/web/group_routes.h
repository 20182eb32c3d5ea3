// Handlers of the registry (routes.cpp): groups of opinions that say the same, and who has taken part.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> list_groups(Call& call);
Result<HttpResponse> show_group(Call& call);
Result<HttpResponse> merge(Call& call);
Result<HttpResponse> split(Call& call);
Result<HttpResponse> show_roster(Call& call);
Result<HttpResponse> show_unit(Call& call);

}  // namespace dh::web
