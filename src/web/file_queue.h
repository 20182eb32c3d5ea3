// Files that wait to be read, one after another in the order of their arrival, on a thread of its own. How many and how large
// they are together is bounded (limits::dropped_files, dropped_bytes), the one at hand counted.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "base/limits.h"
#include "base/result.h"

namespace dh::web {

template <class Item>
class FileQueue {
 public:
  // `read` must not throw. Nothing is read before start().
  explicit FileQueue(std::function<void(const Item&)> read) : read_(std::move(read)) {}
  FileQueue(const FileQueue&) = delete;
  FileQueue& operator=(const FileQueue&) = delete;
  ~FileQueue() { stop(); }

  void start() {
    reader_ = std::thread([this] { work(); });
  }
  // Ends when the one at hand is read; gives those that were not begun.
  std::deque<Item> stop() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    asked_.notify_all();
    if (reader_.joinable()) reader_.join();
    std::deque<Item> left;
    for (Waiting& one : std::exchange(waiting_, {})) left.push_back(std::move(one.item));
    return left;
  }

  // Refused when there is no room for so many bytes more.
  Status check_room(std::uint64_t bytes, const std::string& name) const {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < limits::dropped_files && bytes_ + bytes <= limits::dropped_bytes) return {};
    return fail(Error::Kind::limit, "too many files wait to be read; try again when some are done", {}, name);
  }
  void add(Item item, std::uint64_t bytes) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back({std::move(item), bytes});
      bytes_ += bytes;
    }
    asked_.notify_all();
  }

 private:
  struct Waiting {
    Item item;
    std::uint64_t bytes = 0;
  };
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      asked_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (ending_) return;
      const Item& item = waiting_.front().item;  // a deque keeps it where it is
      lock.unlock();
      read_(item);
      lock.lock();
      bytes_ -= waiting_.front().bytes;
      waiting_.pop_front();
    }
  }

  std::function<void(const Item&)> read_;
  mutable std::mutex mutex_;
  std::condition_variable asked_;
  std::deque<Waiting> waiting_;
  std::uint64_t bytes_ = 0;
  bool ending_ = false;
  std::thread reader_;
};

}  // namespace dh::web
