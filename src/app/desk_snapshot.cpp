#include "app/desk_snapshot.h"

#include "app/fingerprint.h"

namespace dh::app {

const Opinion* DeskSnapshot::opinion(const std::string& id) const {
  const auto found = opinion_at.find(id);
  return found == opinion_at.end() ? nullptr : &opinions[found->second];
}

const Group* DeskSnapshot::group(const std::string& id) const {
  const auto found = group_at.find(id);
  return found == group_at.end() ? nullptr : &groups[found->second];
}

Result<std::shared_ptr<const DeskSnapshot>> read_desk(const store::WorkspaceStore& store) {
  const auto held = TRY(store.hold_state());
  auto out = std::make_shared<DeskSnapshot>();
  out->inputs = TRY(fingerprint_of_inputs(store));
  out->analysed = TRY(store.fingerprint_of("analysis")) == out->inputs;
  for (Source& source : TRY(store.sources()))
    if (source.superseded_by.empty()) out->sources.push_back(std::move(source));
  out->opinions = TRY(store.opinions());
  out->groups = TRY(store.groups());
  for (std::size_t i = 0; i < out->opinions.size(); ++i) {
    out->opinion_at[out->opinions[i].id] = i;
    out->opinions_of[out->opinions[i].source].push_back(i);
  }
  for (std::size_t i = 0; i < out->groups.size(); ++i) out->group_at[out->groups[i].id] = i;
  return out;
}

Result<bool> is_current(const store::WorkspaceStore& store, const DeskSnapshot& snapshot) {
  const auto held = TRY(store.hold_state());
  const std::string inputs = TRY(fingerprint_of_inputs(store));
  return inputs == snapshot.inputs && (TRY(store.fingerprint_of("analysis")) == inputs) == snapshot.analysed;
}

}  // namespace dh::app
