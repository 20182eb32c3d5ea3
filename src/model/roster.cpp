#include "model/roster.h"

#include <algorithm>

namespace dh {

const Unit* Roster::unit(std::string_view code) const {
  const auto found = std::ranges::find(units, code, &Unit::code);
  return found == units.end() ? nullptr : &*found;
}

const Member* Roster::member(std::string_view code) const {
  const auto found = std::ranges::find(members, code, &Member::code);
  return found == members.end() ? nullptr : &*found;
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
