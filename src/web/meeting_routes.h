// Handlers of the registry (routes.cpp): meetings that a secretary types in, and their minutes.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> list_meetings(Call& call);
Result<HttpResponse> show_meeting(Call& call);
Result<HttpResponse> put_meeting(Call& call);
Result<HttpResponse> download_minutes(Call& call);

}  // namespace dh::web
