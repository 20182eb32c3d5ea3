#include "app/mailbox_watch.h"

#include <algorithm>
#include <thread>

namespace dh::app {
namespace {

constexpr std::chrono::seconds longest_pause{3600};
constexpr std::chrono::milliseconds between_questions{200};  // whether to stop

bool pause_for(std::chrono::seconds pause, const std::function<bool()>& stop_asked) {
  const auto until = std::chrono::steady_clock::now() + pause;
  while (std::chrono::steady_clock::now() < until) {
    if (stop_asked()) return false;
    std::this_thread::sleep_for(between_questions);
  }
  return !stop_asked();
}

}  // namespace

std::chrono::seconds next_pause(std::chrono::seconds before, std::chrono::seconds every, bool reached) {
  return reached ? every : std::max(every, std::min(before * 2, longest_pause));
}

Status watch(WorkspaceStore& store, const WatchRequest& request, const Progress& progress) {
  std::chrono::seconds pause = request.every;
  while (true) {
    // Guide and roster are read anew each time: they may have changed meanwhile.
    const IntakeOutcome outcome = TRY(take_in(store, request.intake, progress));
    pause = next_pause(pause, request.every, outcome.out_of_reach == 0);
    request.looked(outcome, pause);
    if (request.intake.stop_asked() || !pause_for(pause, request.intake.stop_asked)) return {};
  }
}

}  // namespace dh::app
