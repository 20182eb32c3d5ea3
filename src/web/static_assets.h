// The pages that the web is made of, compiled in (web/embed.mjs writes the list from what Vite built).
#pragma once

#include <span>
#include <string_view>

namespace dh::web {

struct StaticAsset {
  std::string_view path;   // "/assets/index-1a2b.js"; "/index.html"
  std::string_view type;
  std::string_view etag;   // with its quotation marks
  bool immutable;          // its name changes when it does
  std::string_view bytes;
  std::string_view gzip;   // empty: not worth it
};
std::span<const StaticAsset> static_assets();

}  // namespace dh::web
