// Writes what Vite built as C++ (src/web/static_assets.h): node embed.mjs DIST OUT.cpp
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const [dist, out] = process.argv.slice(2);
const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png", ".json": "application/json",
};

function filesIn(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

const arrays = [], rows = [];
function array(bytes) {
  const name = `bytes_${arrays.length}`;
  arrays.push(`const unsigned char ${name}[] = {${Array.from(bytes).join(",")}};`);
  return `{reinterpret_cast<const char*>(${name}), ${bytes.length}}`;
}
for (const path of filesIn(dist)) {
  const type = types[extname(path)];
  if (!type) throw new Error(`${path}: no type is known for such a file`);
  const bytes = readFileSync(path);
  const packed = gzipSync(bytes, { level: 9 });
  const etag = createHash("sha256").update(bytes).digest("hex").slice(0, 20);
  const address = path.slice(dist.length).replaceAll("\\", "/");
  const gzip = packed.length < bytes.length * 0.9 ? array(packed) : "{}";
  rows.push(`    {"${address}", "${type}", "\\"${etag}\\"", ${address.startsWith("/assets/")}, ${array(bytes)}, ${gzip}},`);
}
writeFileSync(out, `#include "web/static_assets.h"

namespace dh::web {
namespace {

${arrays.join("\n")}

const StaticAsset all[] = {
${rows.join("\n")}
};

}  // namespace

std::span<const StaticAsset> static_assets() { return all; }

}  // namespace dh::web
`);
