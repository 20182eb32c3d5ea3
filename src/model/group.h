// The same opinion said by several. Every opinion stands in exactly one group; one that stands alone is a group of one.
#pragma once

#include <string>
#include <vector>

namespace dh {

struct Group {
  std::string id;                     // of its first opinion by id, so that it does not depend on the order of arrival
  std::vector<std::string> opinions;  // ids, sorted
  std::string representative;         // id of the opinion whose words show the group
};

}  // namespace dh
