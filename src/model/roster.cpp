#include "model/roster.h"

namespace dh {

const RosterIndex& Roster::index() const {
  std::shared_ptr<const MadeIndex::Of> now = std::atomic_load(&made.of);
  while (now == nullptr || now->units != units.size() || now->members != members.size()) {
    // Of two threads that make it at once, one is kept, so that references given out stay good.
    const auto fresh = std::make_shared<const MadeIndex::Of>(MadeIndex::Of{units.size(), members.size(), RosterIndex(*this)});
    if (std::atomic_compare_exchange_strong(&made.of, &now, fresh)) now = fresh;
  }
  return now->index;
}

const Unit* Roster::unit(std::string_view code) const {
  const auto found = index().unit_of_code(code);
  return found ? &units[*found] : nullptr;
}

const Member* Roster::member(std::string_view code) const {
  const auto found = index().member_of_code(code);
  return found ? &members[*found] : nullptr;
}

const Unit* Roster::top_unit(std::string_view code) const {
  const Unit* at = unit(code);
  for (std::size_t steps = 0; at != nullptr && !at->parent.empty() && steps <= units.size(); ++steps) {
    const Unit* above = unit(at->parent);
    if (above == nullptr) break;
    at = above;
  }
  return at;
}

bool Roster::is_within(std::string_view code, std::string_view ancestor) const {
  for (std::size_t steps = 0; !code.empty() && steps <= units.size(); ++steps) {
    if (code == ancestor) return true;
    const Unit* at = unit(code);
    if (at == nullptr) return false;
    code = at->parent;
  }
  return false;
}

}  // namespace dh
