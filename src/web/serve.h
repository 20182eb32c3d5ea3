// `dienhong serve`: the web on one address, until it is told to end.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace dh::web {

// `plain_http_for_others`: an address that other machines reach may be served without encryption. `listening` is told the address once requests are taken.
Status serve(const std::filesystem::path& workspace, const std::string& listen, bool plain_http_for_others, const std::function<void(const std::string& url)>& listening);

// The document at /api/openapi.json, without a workspace.
std::string openapi_document();

}  // namespace dh::web
