// The workspace on disk: dienhong.db (SQLite, WAL, synchronous=FULL) and files/ (received files by SHA-256).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "model/consultation.h"
#include "model/decision.h"
#include "model/group.h"
#include "model/opinion.h"
#include "model/source.h"

namespace dh::store {

// One line of the history of what arrived.
struct SourceEvent {
  std::string at;     // received_at of what caused it
  std::string event;  // "received", "quarantined", "superseded", "same bytes under another name" …
  std::string sha256;
  std::string file;
  std::string unit;
};

// Any number of processes may have the same workspace open: readers never wait, writers queue up (for 30 seconds, then
// an Error). One object serves one thread.
class WorkspaceStore {
 public:
  static Result<WorkspaceStore> create(const std::filesystem::path& directory, const std::string& name);
  static Result<WorkspaceStore> open(const std::filesystem::path& directory);
  WorkspaceStore(WorkspaceStore&&) noexcept;
  WorkspaceStore& operator=(WorkspaceStore&&) noexcept;
  ~WorkspaceStore();

  const std::filesystem::path& directory() const;
  Result<std::string> name() const;
  Result<SigningKey> signing_key() const;

  // Files by content: files/ab/abcdef…; writing the same bytes twice writes once.
  Result<std::string> keep_file(std::string_view bytes);  // gives the SHA-256
  Result<std::string> file(const std::string& sha256) const;

  Status save_guide(const Guide& guide, const std::string& source_sha256);
  Result<std::optional<Guide>> guide() const;
  Status save_roster(const Roster& roster, const std::string& source_sha256);
  Result<Roster> roster() const;
  Status save_draft(const Draft& draft);  // a draft with the same id and version is replaced
  Result<std::vector<Draft>> drafts() const;  // the newest version of each
  Result<Consultation> consultation() const;

  // A source with its opinions, in one transaction. A source of the same path, unit and other bytes supersedes the
  // earlier one; its opinions stay in the store and leave the count. The same bytes are counted once, whatever paths
  // they arrive under: a second path is only noted in the history. A file in quarantine supersedes nothing. Opinions
  // must be the characters of their part, name the source's sha256 and file, and have ids of their own.
  Status save_source(const Source& source, const std::vector<Opinion>& opinions);
  // Whether these bytes were read and stand under this path: nothing would change by saving them again.
  Result<bool> has_source(const std::string& sha256, const std::string& file) const;
  Result<std::vector<Source>> sources() const;  // in order of arrival, without parts and spans
  Result<Source> source(const std::string& sha256) const;  // whole
  Result<std::vector<SourceEvent>> history() const;

  Result<std::vector<Opinion>> opinions() const;  // of current sources, ordered by file, part, start
  // Everything but text and provenance (id, source, file, where, part, start, end, text, channel, hints). All or none.
  Status update_judgements(const std::vector<Opinion>& opinions);
  // Replaces all groups. An opinion in two groups, or one that is not in the store, is an Error.
  Status save_groups(const std::vector<Group>& groups);
  Result<std::vector<Group>> groups() const;

  // What persons decided, in the order of their numbers. Only ever added to; gives the number.
  Result<std::int64_t> add_decision(const Decision& decision);
  Result<std::vector<Decision>> decisions() const;
  Result<std::int64_t> last_decision() const;  // its number; 0 when there is none

  // Choices of the office, by name; empty when none was made. An empty value takes a choice back.
  Result<std::string> setting(const std::string& name) const;
  Status set_setting(const std::string& name, const std::string& value);

  // What the derived data were computed from; when it is unchanged, a pass need not run again.
  Result<std::string> fingerprint_of(const std::string& pass) const;  // empty when it never ran
  Status set_fingerprint(const std::string& pass, const std::string& fingerprint);

 private:
  struct State;
  explicit WorkspaceStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dh::store
