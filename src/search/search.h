// Looks a query up in volumes: which texts hold every word and phrase and pass every filter, and the best of them.
//
// Order: texts that hold more of the words exactly as written, marks included, come first; among them by BM25
// (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009; k1 = 1.2, b = 0.75; a phrase counts as a word that
// is as rare as its words together); among equals the earlier text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/query.h"
#include "search/volume.h"

namespace dh::search {

// texts[v] and fields[v] are of the texts v * volume_size on.
struct Index {
  std::vector<Volume> texts;
  std::vector<Volume> fields;
};

struct Hit {
  std::uint32_t document = 0;  // its number in the index
  std::uint32_t exact = 0;     // words of the query that it holds as written
  float score = 0;
  std::uint32_t group = 0;
  std::uint32_t in_group = 1;  // matches in that group, when asked for groups
};

struct Answer {
  std::uint64_t matches = 0;  // texts; every one is counted
  std::uint64_t groups = 0;   // that these are in, when asked for groups
  std::vector<Hit> best;
  std::vector<std::string> absent;  // values of filters that no text has, as written
};

struct SearchOptions {
  std::size_t limit = 20;
  bool by_group = false;  // only the best match of each group
};

// The Error says that a volume is damaged; it must be made again.
Result<Answer> search(const Index& index, const Query& query, const SearchOptions& options);

}  // namespace dh::search
