// The cookie that carries a session's token. Scripts cannot read it, and no other site's request carries it.
#pragma once

#include <string>

namespace dh::web {

inline constexpr const char* session_cookie = "dienhong_session";

// The value of Set-Cookie; an empty token takes it away. `secure`: it goes over TLS only.
std::string set_session_cookie(const std::string& token, bool secure);

}  // namespace dh::web
