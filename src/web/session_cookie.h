// The cookie that carries a session's token. Scripts cannot read it, and no other site's request carries it.
#pragma once

#include <string>

namespace dh::web {

inline constexpr const char* session_cookie = "dienhong_session";

std::string set_session_cookie(const std::string& token);  // the value of Set-Cookie; an empty token takes it away

}  // namespace dh::web
