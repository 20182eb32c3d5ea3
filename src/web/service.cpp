#include "web/service.h"

#include <fmt/core.h>

#include "app/passes.h"
#include "text/printable.h"

namespace dh::web {
namespace {

constexpr auto between_looks = std::chrono::seconds(1);
constexpr auto desk_kept = std::chrono::minutes(5);  // after the last question

bool works_on_it(const Account& account) { return account.part != Account::Part::member; }

}  // namespace

Service::Service(std::filesystem::path workspace, bool own_desk, std::string office_secret)
    : workspace_(std::move(workspace)), own_desk_(own_desk), office_(std::move(office_secret)), dropped_(workspace_, events_, [this] { analyse_soon(); }), start_(workspace_, events_, [this] { analyse_soon(); }), printer_(workspace_), keeper_([this] { keep(); }) {}

Service::~Service() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  asked_.notify_all();
  keeper_.join();
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

Result<app::SinceApproval> Service::since(const WorkspaceStore& store, const app::Approval& approval, const std::shared_ptr<const app::DeskSnapshot>& shown) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = since_.find(approval.unit); known != since_.end() && known->second.report == approval.sha256 && known->second.shown == shown) return known->second.since;
  }
  app::SinceApproval since = TRY(app::since_approval(store, approval, shown->opinions));
  const std::lock_guard lock(mutex_);
  since_[approval.unit] = {approval.sha256, shown, since};
  return since;
}

void Service::set_desk(std::shared_ptr<const app::DeskSnapshot> desk, std::string state) {
  const std::lock_guard lock(mutex_);
  desk_ = std::move(desk);
  desk_state_ = std::move(state);
}

Result<Service::Desk> Service::desk(const WorkspaceStore& store) {
  const auto known = [this] {
    const std::lock_guard lock(mutex_);
    desk_asked_ = Clock::now();
    return std::pair(desk_, desk_state_);
  };
  auto [shown, at] = known();
  std::string state = TRY(store.state());
  if (!shown) {
    const std::lock_guard one_reads(reading_desk_);
    std::tie(shown, at) = known();
    if (!shown) {
      shown = TRY(app::read_desk(store));
      set_desk(shown, at = state);
    }
  }
  const bool analysed = shown->analysed && (state == at || TRY(app::is_current(store, *shown)));
  return Desk{std::move(shown), analysed};
}

bool Service::desk_is_wanted() {
  if (events_.anyone(works_on_it)) return true;
  const std::lock_guard lock(mutex_);
  return Clock::now() - desk_asked_ < desk_kept;
}

void Service::analyse_soon() {
  {
    const std::lock_guard lock(mutex_);
    nudged_ = true;
  }
  asked_.notify_all();
}

// Whatever anyone writes changes the workspace's state; what of it concerns whom is found out here.
Status Service::look() {
  const Lease store = TRY(borrow());
  std::string state = TRY((*store).state());
  if (state == seen_state_) return {};
  seen_state_ = state;
  std::string mark = TRY((*store).consultation_mark());
  if (!seen_consultation_.empty() && seen_consultation_ != mark) events_.publish("consultation", "{}", [](const Account&) { return true; });
  seen_consultation_ = std::move(mark);
  TRY(app::analyse_all(*store, [this](const app::HowFar& far) {
    events_.publish("analysis", "{\"done\":" + std::to_string(far.done) + ",\"total\":" + std::to_string(far.total) + "}", works_on_it);
  }));
  std::shared_ptr<const app::DeskSnapshot> shown;
  {
    const std::lock_guard lock(mutex_);
    shown = desk_;
  }
  if (!desk_is_wanted()) {
    set_desk(nullptr, {});
    return {};
  }
  state = TRY((*store).state());
  if (shown && TRY(app::is_current(*store, *shown))) {
    set_desk(std::move(shown), std::move(state));
    return {};
  }
  set_desk(TRY(app::read_desk(*store)), std::move(state));
  events_.publish("desk", "{}", works_on_it);
  return {};
}

// What it cannot do now it does with the next change; every answer that needs it says whether it has run, and the office's
// terminal why not.
void Service::keep() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    nudged_ = false;
    lock.unlock();
    if (const Status done = look(); !done) fmt::print(stderr, "dienhong: {}\n", printable(done.error().line()));
    lock.lock();
    asked_.wait_for(lock, between_looks, [this] { return nudged_ || ending_; });
  }
}

}  // namespace dh::web
