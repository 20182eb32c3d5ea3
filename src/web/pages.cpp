#include "web/pages.h"

#include <algorithm>

#include "web/static_assets.h"

namespace dh::web {
namespace {

const StaticAsset* find(std::string_view path) {
  const auto all = static_assets();
  const auto found = std::ranges::find(all, path, &StaticAsset::path);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

HttpResponse answer_page(const HttpRequest& request) {
  if (request.method != "GET" && request.method != "HEAD") return {405, "text/plain; charset=utf-8", "not with this method\n", {{"Allow", "GET, HEAD"}}};
  const StaticAsset* asset = find(request.path);
  const bool names_file = request.path.find('.', request.path.rfind('/')) != std::string::npos;
  if (asset == nullptr && !names_file) asset = find("/index.html");
  if (asset == nullptr) return {404, "text/plain; charset=utf-8", "no such address\n", {}};
  HttpResponse out{200, std::string(asset->type), {}, {{"ETag", std::string(asset->etag)}, {"Vary", "Accept-Encoding"}}};
  out.headers.emplace_back("Cache-Control", asset->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.header("if-none-match") == asset->etag) {
    out.status = 304;
    out.content_type.clear();
    return out;
  }
  const bool packed = !asset->gzip.empty() && request.header("accept-encoding").find("gzip") != std::string_view::npos;
  if (packed) out.headers.emplace_back("Content-Encoding", "gzip");
  out.body = packed ? asset->gzip : asset->bytes;
  return out;
}

void add_security_headers(HttpResponse& response, bool secure) {
  auto& headers = response.headers;
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");  // RFC 6797: a year, of this name alone
  headers.emplace_back("Content-Security-Policy",
                       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Referrer-Policy", "no-referrer");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
}

}  // namespace dh::web
