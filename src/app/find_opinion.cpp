#include "app/find_opinion.h"

namespace dh::app {
namespace {

constexpr std::size_t shortest_id = 4;

}  // namespace

Result<const Opinion*> find_opinion(const std::vector<Opinion>& opinions, const std::string& id) {
  const Opinion* found = nullptr;
  for (const Opinion& one : opinions) {
    if (one.id == id) return &one;
    if (id.size() < shortest_id || !one.id.starts_with(id)) continue;
    if (found != nullptr) return fail(Error::Kind::refused, "more than one opinion begins so", {}, id);
    found = &one;
  }
  if (found == nullptr) return fail(Error::Kind::refused, "no such opinion", {}, id);
  return found;
}

}  // namespace dh::app
