// How many bytes a second the machine reads from memory, two threads each streaming over 512 MB: what a figure of a
// benchmark has to be held against. Prints GB/s, the best of five rounds.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <thread>
#include <vector>

int main() {
  constexpr std::size_t threads = 2, words = (512u << 20) / sizeof(std::uint64_t);
  std::vector<std::vector<std::uint64_t>> memory(threads, std::vector<std::uint64_t>(words, 1));
  double best = 0;
  std::uint64_t sum = 0;
  for (int round = 0; round < 5; ++round) {
    std::vector<std::uint64_t> sums(threads * 8);
    const auto began = std::chrono::steady_clock::now();
    {
      std::vector<std::jthread> readers;
      for (std::size_t t = 0; t < threads; ++t)
        readers.emplace_back([&, t] {
          std::uint64_t a = 0, b = 0, c = 0, d = 0;
          const std::uint64_t* const from = memory[t].data();
          for (std::size_t i = 0; i < words; i += 4) a += from[i], b += from[i + 1], c += from[i + 2], d += from[i + 3];
          sums[t * 8] = a + b + c + d;
        });
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    for (const std::uint64_t one : sums) sum += one;
    best = std::max(best, static_cast<double>(threads * words * sizeof(std::uint64_t)) / seconds / 1e9);
  }
  std::printf("memory_read_gb_per_second %.1f\n", best);
  return sum == 0;
}
