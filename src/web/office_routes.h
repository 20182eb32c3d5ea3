// Signing in by an account of one's office, and connecting it with one's account here.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> begin_office_sign_in(Call& call);
Result<HttpResponse> finish_office_sign_in(Call& call);
Result<HttpResponse> connect_office(Call& call);
Result<HttpResponse> part_from_office(Call& call);
// Signing in of who has come back and still owed a second step.
Result<HttpResponse> pay_office_step(Call& call);

}  // namespace dh::web
