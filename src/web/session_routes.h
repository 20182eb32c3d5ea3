// Handlers of the registry (routes.cpp): signing in and out.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> show_session(Call& call);
Result<HttpResponse> start_session(Call& call);
Result<HttpResponse> end_session(Call& call);

// The answer to who has just come in, with the cookie of their session.
Result<HttpResponse> came_in(Call& call);
HttpResponse too_many_tries();
HttpResponse too_busy();  // with passwords

}  // namespace dh::web
