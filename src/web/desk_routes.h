// Handlers of the registry (routes.cpp): the desk of secretaries.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> list_sources(Call& call);
Result<HttpResponse> show_source(Call& call);
Result<HttpResponse> show_queue(Call& call);
Result<HttpResponse> show_opinion(Call& call);
Result<HttpResponse> decide(Call& call);
Result<HttpResponse> cut(Call& call);
Result<HttpResponse> join(Call& call);
Result<HttpResponse> undo_last(Call& call);
Result<HttpResponse> redo_last(Call& call);

}  // namespace dh::web
