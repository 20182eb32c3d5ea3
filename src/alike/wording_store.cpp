#include "alike/wording_store.h"

#include <algorithm>
#include <cstring>

namespace dh::alike {
namespace {

constexpr std::size_t slack = 8;  // readable after every wording

}  // namespace

WordingStore::~WordingStore() {
  for (std::size_t i = 0; i < std::min(next_.load(), most_chunks); ++i) unmap_memory(chunks_[i].load(), chunk_bytes);
}

WordingStore::Writer::~Writer() {
  close();
  unmap_memory(chunk_, chunk_bytes);
}

WordingStore::Place WordingStore::Writer::append(std::string_view wording) {
  if (used_ + wording.size() + slack > chunk_bytes) {
    close();
    number_ = store_.next_.fetch_add(1);
    if (number_ >= most_chunks) out_of_memory();
    if (chunk_ == nullptr) chunk_ = static_cast<char*>(map_memory(chunk_bytes));
    if (chunk_ == nullptr) out_of_memory();
    used_ = 0;
  }
  std::memcpy(chunk_ + used_, wording.data(), wording.size());
  const Place place = Place{number_} << (length_bits + offset_bits) | Place{used_} << length_bits | wording.size();
  used_ += wording.size();
  return place;
}

void WordingStore::Writer::close() {
  if (chunk_ == nullptr || used_ == chunk_bytes) return;
  used_ = chunk_bytes;
  if (store_.budget_.take(chunk_bytes)) {
    store_.chunks_[number_].store(chunk_, std::memory_order_release);
    chunk_ = nullptr;
  } else {
    store_.spilled_[number_] = store_.file_.append(chunk_, chunk_bytes);  // and the memory is used again
  }
}

std::string_view WordingStore::read(Place place, std::string& scratch) const {
  const std::size_t size = length(place), number = place >> (length_bits + offset_bits);
  const std::size_t offset = place >> length_bits & ((1u << offset_bits) - 1);
  if (const char* const chunk = chunks_[number].load(std::memory_order_acquire)) return {chunk + offset, size};
  scratch.resize(size + slack);
  file_.read(spilled_[number] + offset, scratch.data(), size);
  return {scratch.data(), size};
}

Status WordingStore::status() const { return file_.status(); }

}  // namespace dh::alike
