#include "alike/memory.h"

#include <sys/mman.h>

#include <new>

namespace dh::alike {
namespace {
constexpr std::size_t huge_page = 2u << 20;
}

void* map_memory(std::size_t bytes) {
  if (bytes == 0) return nullptr;
  void* const memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  if (bytes >= huge_page) ::madvise(memory, bytes, MADV_HUGEPAGE);
  return memory;
}

void unmap_memory(void* memory, std::size_t bytes) {
  if (memory != nullptr) ::munmap(memory, bytes);
}

void out_of_memory() { throw std::bad_alloc(); }

}  // namespace dh::alike
