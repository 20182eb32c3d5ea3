#include "web/service.h"

#include <fmt/core.h>

#include "app/passes.h"
#include "text/printable.h"

namespace dh::web {

Service::~Service() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  asked_.notify_all();
  analyst_.join();
}

Service::Lease::~Lease() {
  if (store_) service_->give_back(std::move(store_));
}

Result<Service::Lease> Service::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<WorkspaceStore> store = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(store));
    }
  }
  return Lease(*this, std::make_unique<WorkspaceStore>(TRY(WorkspaceStore::open(workspace_))));
}

void Service::give_back(std::unique_ptr<WorkspaceStore> store) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(store));
}

Result<std::shared_ptr<const KnownConsultation>> Service::consultation(const WorkspaceStore& store) {
  std::string mark = TRY(store.consultation_mark());
  {
    const std::lock_guard lock(mutex_);
    if (known_ && known_->mark == mark) return known_;
  }
  auto fresh = std::make_shared<const KnownConsultation>(std::move(mark), TRY(store.consultation()));
  const std::lock_guard lock(mutex_);
  known_ = fresh;
  return fresh;
}

void Service::analyse_soon() {
  {
    const std::lock_guard lock(mutex_);
    analysis_asked_ = true;
  }
  asked_.notify_all();
}

// What it cannot do now it does with the next change; every answer that needs it says whether it has run, and the office's
// terminal why not.
void Service::analyse() {
  std::unique_lock lock(mutex_);
  for (;;) {
    asked_.wait(lock, [this] { return analysis_asked_ || ending_; });
    if (ending_) return;
    analysis_asked_ = false;
    lock.unlock();
    {
      const Result<Lease> store = borrow();
      const Status done = store ? app::analyse_all(**store, {}).map([](const auto&) {}) : tl::unexpected(store.error());
      if (!done) fmt::print(stderr, "dienhong: {}\n", printable(done.error().line()));
    }
    lock.lock();
  }
}

}  // namespace dh::web
