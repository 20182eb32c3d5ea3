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
#include "model/group.h"
#include "model/opinion.h"
#include "model/source.h"

namespace dh::store {

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
  // earlier one; its opinions stay in the store and leave the count.
  Status save_source(const Source& source, const std::vector<Opinion>& opinions);
  Result<bool> has_source(const std::string& sha256, const std::string& file) const;
  Result<std::vector<Source>> sources() const;  // without parts and spans
  Result<Source> source(const std::string& sha256) const;  // whole

  Result<std::vector<Opinion>> opinions() const;  // of current sources, ordered by file, part, start
  Status update_judgements(const std::vector<Opinion>& opinions);  // everything but text and provenance
  Status save_groups(const std::vector<Group>& groups);
  Result<std::vector<Group>> groups() const;

  // What the derived data were computed from; when it is unchanged, a pass need not run again.
  Result<std::string> fingerprint_of(const std::string& pass) const;
  Status set_fingerprint(const std::string& pass, const std::string& fingerprint);

 private:
  struct State;
  explicit WorkspaceStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dh::store
