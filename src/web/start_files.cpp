#include "web/start_files.h"

#include <algorithm>
#include <array>

#include "app/passes.h"
#include "app/settings.h"
#include "base/crypto.h"
#include "base/limits.h"

namespace dh::web {
namespace {

namespace fs = std::filesystem;

bool same_days(const Phase& one, const Phase& other) {
  return one.name == other.name && one.first_day == other.first_day && one.last_day == other.last_day && one.documents == other.documents;
}

// Whoever confirmed the dates confirmed those of the guide that stood then.
Status take_guide(store::WorkspaceStore& store, const fs::path& file) {
  const std::optional<Guide> before = TRY(store.guide());
  const Guide guide = TRY(app::take_guide(store, file));
  if (before && !std::ranges::equal(before->phases, guide.phases, same_days)) return app::choose_setting(store, "deadlines", "", false);
  return {};
}

}  // namespace

const char* name(StartFile::Kind kind) {
  static constexpr std::array names = {"guide", "draft", "roster"};
  return names[static_cast<std::size_t>(kind)];
}

const char* name(StartFile::State state) {
  static constexpr std::array names = {"waiting", "reading", "read", "refused"};
  return names[static_cast<std::size_t>(state)];
}

StartFiles::StartFiles(fs::path workspace, EventBoard& events, std::function<void()> changed)
    : workspace_(std::move(workspace)), events_(events), changed_(std::move(changed)), queue_([this](const Waiting& one) { read(one); }) {
  queue_.start();
}

StartFiles::~StartFiles() {
  std::error_code ignored;
  for (const Waiting& one : queue_.stop()) fs::remove_all(one.path.parent_path(), ignored);
}

Result<StartFile> StartFiles::take(const fs::path& received, StartFile file, app::Use use, const app::Asker& asker) {
  std::error_code fault;
  const std::uint64_t bytes = fs::file_size(received, fault);
  if (fault) return fail(Error::Kind::io, "the file was not received: " + fault.message());
  TRY(queue_.check_room(bytes, file.name));
  // Beside what it was received as; a folder without a description is cleared away at the next start (dropped_files.h).
  const fs::path folder = received.parent_path() / random_token().substr(0, 16);
  fs::create_directory(folder, fault);
  if (!fault) fs::rename(received, folder / file.name, fault);
  if (fault) return fail(Error::Kind::io, "the file cannot be put away: " + fault.message());
  {
    const std::lock_guard lock(mutex_);
    file.number = ++last_;
  }
  tell(file);
  queue_.add({file, folder / file.name, use, asker}, bytes);
  return file;
}

std::vector<StartFile> StartFiles::told() const {
  const std::lock_guard lock(mutex_);
  return told_;
}

void StartFiles::tell(const StartFile& file) {
  {
    const std::lock_guard lock(mutex_);
    const auto of_same = std::ranges::find_if(told_, [&](const StartFile& one) { return one.kind == file.kind && one.document == file.document; });
    if (of_same == told_.end()) told_.push_back(file);
    else if (of_same->number <= file.number) *of_same = file;
  }
  events_.publish("files", "{}", [](const Account& account) { return account.part == Account::Part::organiser && account.unit.empty(); });
}

Status StartFiles::read_into_workspace(const Waiting& one) {
  store::WorkspaceStore store = TRY(store::WorkspaceStore::open(workspace_));
  switch (one.file.kind) {
    case StartFile::Kind::guide: return take_guide(store, one.path);
    case StartFile::Kind::roster: return app::take_roster(store, one.path).map([](const Roster&) {});
    case StartFile::Kind::draft: break;
  }
  // The guide may be another one by now.
  TRY(app::permit(store, TRY(store.consultation()), one.file.document, one.use, one.asker));
  const auto told = [&](const app::HowFar& far) {
    StartFile file = one.file;
    file.state = StartFile::State::reading;
    file.step = far.step;
    tell(file);
  };
  return app::take_draft(store, {one.path, one.file.document, {}}, told).map([](const Draft&) {});
}

void StartFiles::read(const Waiting& one) {
  StartFile file = one.file;
  file.state = StartFile::State::reading;
  tell(file);
  const Status done = read_into_workspace(one);
  file.state = done ? StartFile::State::read : StartFile::State::refused;
  if (!done) {
    file.place = done.error().place;
    file.reason = done.error().reason;
  }
  std::error_code ignored;
  fs::remove_all(one.path.parent_path(), ignored);
  tell(file);
  changed_();
}

}  // namespace dh::web
