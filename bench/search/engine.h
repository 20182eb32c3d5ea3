// What the search benchmark asks of every engine: the same texts, the same words of a query, one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Found {
  std::uint64_t matches = 0;        // all that hold every word; 0 when the engine does not say
  std::vector<std::uint32_t> best;  // numbers of texts, best first
};

class Engine {
 public:
  virtual ~Engine() = default;
  virtual const char* name() const = 0;
  virtual void add(std::uint32_t number, std::string_view text) = 0;
  virtual void finish() = 0;  // everything is on disk and ready to be asked
  // The ten best of the texts that hold every word. Words are given as typed.
  virtual Found ask(const std::vector<std::string>& words) = 0;
};

std::uint64_t bytes_of(const std::filesystem::path& path);  // a file, or a folder with all in it

}  // namespace bench
