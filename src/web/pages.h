// Everything that is not the API: the compiled-in pages, and what every answer says to browsers about trust.
#pragma once

#include "web/http_message.h"

namespace dh::web {

// Addresses without a file are those of the interface: they get its page, which shows what the address names.
HttpResponse answer_page(const HttpRequest& request);
void add_security_headers(HttpResponse& response, bool secure);

}  // namespace dh::web
