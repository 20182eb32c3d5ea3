// Keeps the search index of a workspace (the folder `search` in it) in step with the store. An index that is behind,
// damaged or missing is made again, as far as it must be, before anyone is answered from it.
//
// Texts never change, so a text volume is made once; only the last one grows. Fields change with every judgement; all
// their volumes are made again when the store's state has changed.
#pragma once

#include <string>

#include "app/progress.h"
#include "base/result.h"
#include "model/consultation.h"
#include "search/search.h"
#include "store/workspace_store.h"

namespace dh::app {

// The caller holds the store's state. Numbers of texts are the opinions' numbers less one.
Result<search::Index> index_of_opinions(const store::WorkspaceStore& store, const Consultation& consultation,
                                        const Progress& progress);

// Numbers of texts count the blocks of all drafts, one draft after the other.
Result<search::Index> index_of_drafts(const store::WorkspaceStore& store, const Consultation& consultation);

// After an Error of searching: what is there cannot be read and is not to be kept.
void forget_search_index(const store::WorkspaceStore& store);

}  // namespace dh::app
