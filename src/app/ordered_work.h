// Does items 0 … count - 1 on a few threads and hands the results out in their order, so that what comes of them does
// not depend on the number of threads. What is between begun and taken is bounded in number and in weight.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace dh::app {

struct WorkPlan {
  std::size_t count = 0;
  unsigned threads = 2;
  std::size_t window = 16;             // items begun and not yet taken
  std::uint64_t window_weight = 0;     // of all of them; a single heavier one still goes through, alone
  std::function<std::uint64_t(std::size_t)> weight;
};

template <class T>
class OrderedWork {
 public:
  using Work = std::function<T(std::size_t)>;  // must not throw

  // `make_worker` is called once on each thread, for what that thread needs of its own.
  OrderedWork(WorkPlan plan, std::function<Work()> make_worker) : plan_(std::move(plan)) {
    for (unsigned i = 0; i < plan_.threads; ++i) threads_.emplace_back([this, make_worker] { run(make_worker()); });
  }
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;
  ~OrderedWork() {
    stop();
    for (std::thread& thread : threads_) thread.join();
  }

  enum class Taken { item, later, end };

  // Waits for the next item in order, no longer than until the time given. `end`: there will be none.
  Taken take(T& out, std::chrono::steady_clock::time_point until) {
    std::unique_lock lock(mutex_);
    const auto is_over = [&] { return taken_ == begun_ && (stopped_ || begun_ == plan_.count); };
    if (!ready_.wait_until(lock, until, [&] { return done_.contains(taken_) || is_over(); })) return Taken::later;
    const auto found = done_.find(taken_);
    if (found == done_.end()) return Taken::end;
    out = std::move(found->second);
    done_.erase(found);
    weight_ -= weights_.extract(taken_).mapped();
    ++taken_;
    room_.notify_all();
    return Taken::item;
  }

  // Begins no more; what was begun is still handed out.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
    ready_.notify_all();
  }

 private:
  void run(const Work& work) {
    std::unique_lock lock(mutex_);
    while (true) {
      room_.wait(lock, [&] { return stopped_ || begun_ == plan_.count || fits(begun_); });
      if (stopped_ || begun_ == plan_.count) return;
      const std::size_t index = begun_++;
      weight_ += weights_[index] = plan_.weight(index);
      lock.unlock();
      T result = work(index);
      lock.lock();
      done_.emplace(index, std::move(result));
      ready_.notify_all();
    }
  }
  bool fits(std::size_t index) const {
    return taken_ == begun_ || (begun_ - taken_ < plan_.window && weight_ + plan_.weight(index) <= plan_.window_weight);
  }

  WorkPlan plan_;
  std::mutex mutex_;
  std::condition_variable room_, ready_;
  std::map<std::size_t, T> done_;
  std::size_t begun_ = 0, taken_ = 0;
  std::map<std::size_t, std::uint64_t> weights_;  // as weighed at its beginning, of what is begun and not taken
  std::uint64_t weight_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;  // last: they use all the others
};

}  // namespace dh::app
