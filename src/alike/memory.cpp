#include "alike/memory.h"

#include <sys/mman.h>

#include <new>

namespace dh::alike {
namespace {
constexpr std::size_t huge_page = 2u << 20;
}

void* map_memory(std::size_t bytes) {
  if (bytes == 0) return nullptr;
  // Huge pages need a boundary of their own: what stands before and after it is given back.
  const std::size_t before = bytes >= huge_page ? huge_page : 0;
  void* const memory = ::mmap(nullptr, bytes + before, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  if (before == 0) return memory;
  constexpr std::size_t page = 4096;
  const auto start = reinterpret_cast<std::uintptr_t>(memory), aligned = (start + huge_page - 1) / huge_page * huge_page;
  const std::uintptr_t end = start + bytes + before, used_end = (aligned + bytes + page - 1) / page * page;
  if (aligned > start) ::munmap(memory, aligned - start);
  if (end > used_end) ::munmap(reinterpret_cast<void*>(used_end), end - used_end);
  ::madvise(reinterpret_cast<void*>(aligned), bytes, MADV_HUGEPAGE);
  return reinterpret_cast<void*>(aligned);
}

void unmap_memory(void* memory, std::size_t bytes) {
  if (memory != nullptr) ::munmap(memory, bytes);
}

void out_of_memory() { throw std::bad_alloc(); }

}  // namespace dh::alike
