// Searching a workspace: opinions, the blocks of drafts, or groups.
#pragma once

#include <string>
#include <vector>

#include "app/progress.h"
#include "base/result.h"
#include "search/query.h"
#include "store/workspace_store.h"

namespace dh::app {

enum class SearchIn { opinions, drafts, groups };

struct SearchRequest {
  search::Query query;
  SearchIn in = SearchIn::opinions;
  std::size_t limit = 20;
};

struct FoundText {
  std::string id;           // of the opinion; empty for a block of a draft
  std::string file, where;  // of an opinion
  std::string unit, unit_name;
  std::string document;  // id of the draft
  int block = -1;
  std::string heading;  // path of labels; empty when it has no place
  bool certain = true;  // the place; else it is the most likely one, and a person is to decide
  int page = 0;         // 0: unknown
  std::string topic, kind, stance;
  std::string group;
  int group_size = 0;  // opinions in the group, when groups are looked for
  int matches_in_group = 0;
  std::string text;
  std::vector<WordRange> highlights;  // bytes of text
  std::string argument;               // only when it stands apart from the text
  std::vector<WordRange> argument_highlights;
  int exact = 0;  // words of the query that it holds as written
  double score = 0;
};

struct SearchOutcome {
  std::uint64_t total = 0;     // of what was looked for: opinions, blocks or groups
  std::uint64_t opinions = 0;  // in groups: opinions that match
  std::vector<FoundText> found;
  std::vector<std::string> absent;  // values of filters that nothing has
};

// Runs the analysis first when something has changed, and brings the index up to date.
Result<SearchOutcome> find(store::WorkspaceStore& store, const SearchRequest& request, const Progress& progress);

}  // namespace dh::app
