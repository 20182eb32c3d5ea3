// Which channels may carry a document: the one gate. A document that the guide keeps off networks (GuideDocument::
// offline_only) is read, spoken on and answered on this machine and on paper, and travels only in a sealed bundle.
// Every way in which text of a document, or of opinions on it, comes in or goes out asks here; tests/policy_test.py walks
// all routes and commands. docs/decisions/0010-policy-of-documents.md
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/consultation.h"
#include "model/opinion.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

enum class Use {
  read_here,          // on this machine: its terminal, its own desk, files inside the workspace
  read_by_network,    // served to whoever the network brings
  give_by_network,    // an opinion typed on the web
  take_from_network,  // a mailbox, an upload
  ask_elsewhere,      // texts sent to another server, as for embeddings
  mail_out,
  export_open,        // a file that anyone can read
  export_sealed,      // a bundle that only its receiver opens
  print,              // a report to be signed on paper
};
const char* name(Use use);  // "read by network", as it stands in the record

// Who asks, and by which way, for the record.
struct Asker {
  std::string by;
  std::string through;  // "GET /api/drafts/{id}", "export"
};

// The document whose rule forbids this use; null: it is permitted. Valid as long as the consultation.
const GuideDocument* forbidding(const Consultation& consultation, const std::string& document, Use use);
// A topic of which every document is kept off.
const GuideDocument* forbidding(const Consultation& consultation, const Topic& topic, Use use);
// By the document it was found to speak of, by what it says itself as long as nobody has judged it, by its topic when it
// speaks of no document.
const GuideDocument* forbidding(const Consultation& consultation, const Opinion& opinion, Use use);

// Names the document and the guide's own words.
Error refusal_of(const GuideDocument& document);

// The gate: refused is written into the record (WorkspaceStore::refusals) and given as an Error.
Status permit(WorkspaceStore& store, const Consultation& consultation, const std::string& document, Use use, const Asker& asker);
// All or nothing: the first that is kept off refuses the whole.
Status permit_all(WorkspaceStore& store, const Consultation& consultation, std::span<const Opinion> opinions, Use use, const Asker& asker);
Status refuse(WorkspaceStore& store, const GuideDocument& document, Use use, const Asker& asker);  // always an Error

// A document with how many opinions were kept back by its rule.
struct KeptBack {
  const GuideDocument* document = nullptr;
  std::size_t opinions = 0;
};
// Lists: counts those that are kept off and writes each document once into the record. What is kept back is to be told.
class KeepingBack {
 public:
  KeepingBack(const Consultation& consultation, Use use) : consultation_(consultation), use_(use) {}
  bool keeps(const Opinion& opinion) { return count(forbidding(consultation_, opinion, use_)); }
  bool count(const GuideDocument* document);  // null: permitted, false
  Result<std::vector<KeptBack>> told(WorkspaceStore& store, const Asker& asker) const;

 private:
  const Consultation& consultation_;
  Use use_;
  std::vector<KeptBack> kept_;
};

}  // namespace dh::app
