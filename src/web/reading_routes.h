// Handlers of the registry (routes.cpp): the reading room of members.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> show_consultation(Call& call);
Result<HttpResponse> show_draft(Call& call);
Result<HttpResponse> list_own_opinions(Call& call);
Result<HttpResponse> put_own_opinion(Call& call);
Result<HttpResponse> delete_own_opinion(Call& call);

}  // namespace dh::web
