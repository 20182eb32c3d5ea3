// A million texts, and a thousand that join them: seconds for both.   join_index FILE [JOINING]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "alike/family_index.h"
#include "base/files.h"

int main(int argc, char** argv) {
  if (argc < 2) return std::fputs("usage: join_index FILE [JOINING]\n", stderr), 2;
  const auto bytes = dh::read_file(argv[1], std::uint64_t{1} << 36);
  if (!bytes) return std::fprintf(stderr, "%s\n", bytes.error().line().c_str()), 1;
  std::vector<std::string_view> texts;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    texts.push_back(std::string_view(*bytes).substr(at, end - at));
    at = end + 1;
  }
  const std::size_t joining = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1000;
  if (joining >= texts.size()) return std::fputs("fewer texts than shall join\n", stderr), 2;
  const auto now = [] { return std::chrono::steady_clock::now(); };
  const auto start = now();
  auto index = dh::alike::FamilyIndex::build(std::span(texts).first(texts.size() - joining), {});
  const auto built = now();
  const auto changes = index ? index->join(std::span(texts).last(joining)) : tl::unexpected(index.error());
  if (!changes) return std::fprintf(stderr, "%s\n", changes.error().line().c_str()), 1;
  std::printf("texts %zu\nbuild_seconds %.3f\njoining %zu\njoin_seconds %.3f\nchanged_before %zu\n", index->size(), std::chrono::duration<double>(built - start).count(),
              joining, std::chrono::duration<double>(now() - built).count(), changes->size());
  return 0;
}
