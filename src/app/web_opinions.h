// What members type in on the web: each opinion a source of its own, kept as a document and read by the same way as every
// other file, so that all that follows needs to know nothing of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analyse/attribute.h"
#include "base/result.h"
#include "model/account.h"
#include "model/consultation.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

struct TypedOpinion {
  std::string key;       // a-z, 0-9, '-'; 8 to 64 of them
  std::string document;  // id of a draft; empty when on a topic alone
  std::string version;
  int block = -1;        // index in the draft; -1: on the draft as a whole
  std::string quote;     // the chosen words of the block; empty: all of it
  std::size_t start = 0; // bytes in the block's text at which they stand
  std::string topic;
  std::string kind;
  std::string text;
  std::string reason;
};

struct OwnOpinion {
  TypedOpinion typed;
  std::string place;      // in words
  std::string sha256;     // of the document that is kept
  std::string given_at;
  bool withdrawn = false;
  int changes = 0;        // how many documents came before under this key
};

// Durable when it returns; what is on a document that the guide keeps off networks is refused (policy.h). The same once more changes nothing; other words under the same key take the place of the
// earlier ones.
Result<OwnOpinion> give_opinion(WorkspaceStore& store, const Consultation& consultation, const analyse::Attribution& attribution,
                                const Account& account, const TypedOpinion& typed);
// The document stays; a later one says that it is taken back.
Status withdraw_opinion(WorkspaceStore& store, const Consultation& consultation, const analyse::Attribution& attribution,
                        const Account& account, const std::string& key);
// The newest first, those taken back too.
Result<std::vector<OwnOpinion>> opinions_typed_by(const WorkspaceStore& store, const Consultation& consultation, const Account& account);

}  // namespace dh::app
