// `dienhong serve`: the web on one address, until it is told to end.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace dh::web {

struct ServeOptions {
  std::filesystem::path workspace;
  std::string listen;
  bool plain_http_for_others = false;  // an address that other machines reach may be served without encryption
  std::filesystem::path tls_certificate{}, tls_key{};  // PEM; with them the web is served over TLS, to whoever reaches the address
  bool behind_proxy = false;  // one on this machine speaks TLS with the world and says for whom it asks
  std::string office_secret{};  // of this client at the sign-in of the office (settings oidc-issuer, oidc-client)
  bool own_desk = false;  // staff may read here what the guide keeps off networks (app/policy.h); for this machine alone
};
// `listening` is told the address once requests are taken.
Status serve(const ServeOptions& options, const std::function<void(const std::string& url)>& listening);

// The document at /api/openapi.json, without a workspace.
std::string openapi_document();

}  // namespace dh::web
