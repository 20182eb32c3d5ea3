// All that a desk shows, read once and kept in memory until something has changed: every list and every decision would
// otherwise read all opinions again.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/group.h"
#include "store/workspace_store.h"

namespace dh::app {

struct DeskSnapshot {
  std::string inputs;     // fingerprint_of_inputs when it was read
  bool analysed = false;  // what is judged was judged from these inputs
  std::vector<Source> sources;    // current ones, in order of arrival, without parts and spans
  std::vector<Opinion> opinions;  // that stand, of current sources, by file, part, start
  std::vector<Group> groups;      // by id
  std::unordered_map<std::string, std::size_t> opinion_at;  // id -> index
  std::unordered_map<std::string, std::size_t> group_at;
  std::unordered_map<std::string, std::vector<std::size_t>> opinions_of;  // source -> indexes

  const Opinion* opinion(const std::string& id) const;
  const Group* group(const std::string& id) const;
};

Result<std::shared_ptr<const DeskSnapshot>> read_desk(const store::WorkspaceStore& store);

// Whether what is there now is still what the snapshot shows, the analysis included.
Result<bool> is_current(const store::WorkspaceStore& store, const DeskSnapshot& snapshot);

}  // namespace dh::app
