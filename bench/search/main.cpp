// Search engines on the same texts and the same queries, one thread, in one run.
//   search_bench TEXTS SCRATCH [QUERIES [ENGINE…]]   TEXTS: one text a line; ENGINE: own, fts5, xapian
// A query is three words next to nothing in common but that one text holds them all: drawn from random texts, so that
// frequent words are asked for as often as they are written. A third is typed without marks.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>

#include "fts5_engine.h"
#include "own_engine.h"
#include "text/words.h"
#include "xapian_engine.h"

namespace fs = std::filesystem;

std::uint64_t bench::bytes_of(const fs::path& path) {
  if (fs::is_regular_file(path)) return fs::file_size(path);
  std::uint64_t bytes = 0;
  for (const auto& one : fs::recursive_directory_iterator(path)) bytes += one.is_regular_file() ? one.file_size() : 0;
  return bytes;
}

namespace {

double user_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

using Query = std::vector<std::string>;

std::vector<Query> draw_queries(const std::vector<std::string_view>& texts, std::size_t count) {
  std::mt19937 random(7);
  std::vector<Query> queries;
  while (queries.size() < count) {
    const std::string_view text = texts[random() % texts.size()];
    std::vector<std::string> words;
    dh::WordRange word;
    for (std::size_t at = 0; dh::next_word(text, at, word);)
      words.emplace_back(text.substr(word.start, word.end - word.start));
    std::shuffle(words.begin(), words.end(), random);
    Query query;
    for (const std::string& one : words)
      if (query.size() < 3 && std::find(query.begin(), query.end(), one) == query.end()) query.push_back(one);
    if (query.size() < 3) continue;
    if (queries.size() % 3 == 0)
      for (std::string& one : query) one = dh::fold_word(one).bare;
    queries.push_back(std::move(query));
  }
  return queries;
}

void measure(bench::Engine& engine, const fs::path& folder, const std::vector<std::string_view>& texts,
             const std::vector<Query>& queries) {
  double wall = wall_seconds(), user = user_seconds();
  for (std::size_t at = 0; at < texts.size(); ++at) engine.add(static_cast<std::uint32_t>(at), texts[at]);
  engine.finish();
  const double index_wall = wall_seconds() - wall, index_user = user_seconds() - user;
  for (std::size_t at = 0; at < std::min<std::size_t>(20, queries.size()); ++at) (void)engine.ask(queries[at]);
  std::vector<double> times;
  std::uint64_t matches = 0, shown = 0;
  user = user_seconds();
  wall = wall_seconds();
  for (const Query& query : queries) {
    const double began = wall_seconds();
    const bench::Found found = engine.ask(query);
    times.push_back(wall_seconds() - began);
    matches += found.matches;
    shown += found.best.size();
  }
  const double ask_wall = wall_seconds() - wall, ask_user = user_seconds() - user;
  std::sort(times.begin(), times.end());
  const auto count = static_cast<double>(texts.size()), asked = static_cast<double>(queries.size());
  std::printf("%-20s %9.0f %9.0f %9.1f %9.1f %8.2f %8.2f %8.2f %6.1f %9.1f\n", engine.name(), count / index_wall,
              count / index_user, asked / ask_wall, asked / ask_user, times[times.size() / 2] * 1e3,
              times[times.size() * 99 / 100] * 1e3, times.back() * 1e3,
              static_cast<double>(bench::bytes_of(folder)) / count, static_cast<double>(matches) / asked);
  std::fflush(stdout);
  (void)shown;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: search_bench TEXTS SCRATCH [QUERIES [ENGINE...]]\n");
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::string_view> texts;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    texts.push_back(std::string_view(all).substr(at, end - at));
    at = end + 1;
  }
  const std::size_t count = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 300;
  const std::vector<Query> queries = draw_queries(texts, count);
  std::vector<std::string> engines(argv + std::min(argc, 4), argv + argc);
  if (engines.empty()) engines = {"own", "fts5", "xapian"};
  std::printf("%zu texts of %.0f bytes, %zu queries of three words, one thread\n", texts.size(),
              static_cast<double>(all.size()) / static_cast<double>(texts.size()), queries.size());
  std::printf("%-20s %9s %9s %9s %9s %8s %8s %8s %6s %9s\n", "engine", "texts/s", "(cpu)", "queries/s", "(cpu)",
              "p50 ms", "p99 ms", "max ms", "B/text", "matches");
  for (const std::string& name : engines) {
    const fs::path folder = fs::path(argv[2]) / name;
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto engine = name == "own"    ? bench::make_own(folder)
                        : name == "fts5" ? bench::make_fts5(folder)
                                         : bench::make_xapian(folder);
    measure(*engine, folder, texts, queries);
  }
  return 0;
}
