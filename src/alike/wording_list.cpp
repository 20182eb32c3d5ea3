#include "alike/wording_list.h"

namespace dh::alike {

WordingList::~WordingList() {
  for (std::size_t i = 0; i < most_blocks; ++i) unmap_memory(blocks_[i].load(), sizeof(Wording) * block_size);
}

void WordingList::make_room(std::uint32_t number) {
  std::atomic<Wording*>& place = blocks_[number >> block_bits];
  if (place.load(std::memory_order_acquire) != nullptr) return;
  const std::lock_guard lock(mutex_);
  if (place.load() != nullptr) return;
  constexpr std::size_t bytes = sizeof(Wording) * block_size;
  auto* const fresh = static_cast<Wording*>(map_memory(bytes));
  if (fresh == nullptr) out_of_memory();
  budget_.need(bytes + later_bytes * block_size);
  place.store(fresh, std::memory_order_release);
}

}  // namespace dh::alike
