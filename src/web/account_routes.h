// What a person settles about their own account: password, second step, the account of their office, open sessions.
#pragma once

#include "web/api.h"

namespace dh::web {

Result<HttpResponse> show_account(Call& call);
Result<HttpResponse> put_password(Call& call);
Result<HttpResponse> begin_second_step(Call& call);
Result<HttpResponse> confirm_second_step(Call& call);
Result<HttpResponse> end_second_step(Call& call);
Result<HttpResponse> end_other_sessions(Call& call);
Result<HttpResponse> end_one_session(Call& call);

}  // namespace dh::web
