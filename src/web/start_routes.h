// The guided beginning of a consultation, for the organiser of the whole: what stands, files that are sent in, the dates
// confirmed.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> show_start(Call& call);
Result<HttpResponse> take_start_guide(Call& call);
Result<HttpResponse> take_start_draft(Call& call);  // ?document=ID
Result<HttpResponse> take_start_roster(Call& call);
Result<HttpResponse> confirm_dates(Call& call);

}  // namespace dh::web
