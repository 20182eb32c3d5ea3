// Memory for millions of things: whole mappings, in huge pages where the system gives them (the first touch of a small
// page costs as much as the work on it), and a budget that says when to write to a file instead.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace dh::alike {

// Zeroed bytes, or null when there are none. Huge pages are asked for from 2 MB on.
void* map_memory(std::size_t bytes);
void unmap_memory(void* memory, std::size_t bytes);

// A zeroed array of plain values that never grows. Throws std::bad_alloc.
template <class T>
class BigArray {
 public:
  BigArray() = default;
  explicit BigArray(std::size_t count);
  BigArray(BigArray&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  BigArray& operator=(BigArray&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  BigArray(const BigArray&) = delete;
  ~BigArray() { unmap_memory(data_, size_ * sizeof(T)); }

  T* data() { return data_; }
  const T* data() const { return data_; }
  std::size_t size() const { return size_; }
  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  std::span<T> first(std::size_t count) { return {data_, count}; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }

 private:
  T* data_ = nullptr;
  std::size_t size_ = 0;
};

// How many bytes may still be held; shared by threads.
class Budget {
 public:
  explicit Budget(std::uint64_t bytes) : left_(static_cast<std::int64_t>(bytes)) {}

  // Takes `bytes` when they are left.
  bool take(std::size_t bytes) {
    const auto wanted = static_cast<std::int64_t>(bytes);
    if (left_.fetch_sub(wanted, std::memory_order_relaxed) >= wanted) return true;
    left_.fetch_add(wanted, std::memory_order_relaxed);
    return false;
  }
  // What is needed whether or not it is left.
  void need(std::size_t bytes) { left_.fetch_sub(static_cast<std::int64_t>(bytes), std::memory_order_relaxed); }
  void give(std::size_t bytes) { left_.fetch_add(static_cast<std::int64_t>(bytes), std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> left_;
};

[[noreturn]] void out_of_memory();

template <class T>
BigArray<T>::BigArray(std::size_t count) : data_(static_cast<T*>(map_memory(count * sizeof(T)))), size_(count) {
  if (data_ == nullptr && count != 0) out_of_memory();
}

}  // namespace dh::alike
