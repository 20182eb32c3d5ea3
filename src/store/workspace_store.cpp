#include "store/workspace_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/files.h"
#include "store/migrations.h"
#include "store/state.h"

namespace dh::store {
namespace {

namespace fs = std::filesystem;

fs::path database_path(const fs::path& directory) { return directory / "dienhong.db"; }

Status make_private_directory(const fs::path& directory) {
  std::error_code fault;
  const bool made = fs::create_directories(directory, fault);
  if (!fault && made) fs::permissions(directory, fs::perms::owner_all, fault);
  if (fault) return fail(Error::Kind::io, "cannot make the directory: " + fault.message(), directory.string());
  return {};
}

// An empty file that only its owner can read; SQLite gives its side files the same permissions.
Status make_private_file(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0)
    return fail(Error::Kind::io, std::string("cannot create: ") + std::strerror(errno), file.string());
  ::close(descriptor);
  return {};
}

Status set_value(const Database& database, const char* key, std::string_view value) {
  return database.run("INSERT INTO workspace (key, value) VALUES (?, ?)", key, value);
}

Result<std::string> value_of(const Database& database, const char* key) {
  Statement statement = TRY(database.prepare("SELECT value FROM workspace WHERE key = ?"));
  statement.query(key);
  if (!TRY(statement.step()))
    return fail(Error::Kind::bad_input, std::string("the workspace has no ") + key, database.file());
  return statement.text();
}

}  // namespace

WorkspaceStore::WorkspaceStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
WorkspaceStore::WorkspaceStore(WorkspaceStore&&) noexcept = default;
WorkspaceStore& WorkspaceStore::operator=(WorkspaceStore&&) noexcept = default;
WorkspaceStore::~WorkspaceStore() = default;

Result<WorkspaceStore> WorkspaceStore::create(const fs::path& directory, const std::string& name) {
  TRY(make_private_directory(directory));
  TRY(make_private_directory(directory / "files"));
  const fs::path file = database_path(directory);
  TRY(make_private_file(file));
  Database database = TRY(Database::open(file));
  Transaction transaction = TRY(Transaction::begin(database));
  if (!TRY(is_blank(database))) return fail(Error::Kind::refused, "there is a workspace here already", file.string());
  TRY(migrate(database));
  const SigningKey key = new_signing_key();
  TRY(set_value(database, "name", name));
  TRY(set_value(database, "public key", key.public_hex));
  TRY(set_value(database, "secret key", key.secret_hex));
  TRY(transaction.commit());
  TRY(database.use_write_ahead_log());
  return WorkspaceStore(std::make_unique<State>(State{directory, std::move(database)}));
}

Result<WorkspaceStore> WorkspaceStore::open(const fs::path& directory) {
  const fs::path file = database_path(directory);
  std::error_code fault;
  if (!fs::is_regular_file(file, fault))
    return fail(Error::Kind::not_found, "no workspace here; `dienhong new NAME` makes one", directory.string());
  Database database = TRY(Database::open(file));
  TRY(check_is_workspace(database));
  TRY(database.use_write_ahead_log());
  if (TRY(needs_migration(database))) {
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(migrate(database));
    TRY(transaction.commit());
  }
  if (!value_of(database, "state")) {  // made before states were counted
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(transaction.commit());
  }
  return WorkspaceStore(std::make_unique<State>(State{directory, std::move(database)}));
}

const fs::path& WorkspaceStore::directory() const { return state_->directory; }

Result<std::string> WorkspaceStore::name() const { return value_of(state_->database, "name"); }

Result<std::string> WorkspaceStore::state() const { return value_of(state_->database, "state"); }

Result<std::shared_ptr<const Snapshot>> WorkspaceStore::hold_state() const {
  return std::make_shared<const Snapshot>(TRY(Snapshot::begin(state_->database)));
}

Result<SigningKey> WorkspaceStore::signing_key() const {
  return SigningKey{TRY(value_of(state_->database, "public key")), TRY(value_of(state_->database, "secret key"))};
}

Result<std::string> WorkspaceStore::fingerprint_of(const std::string& pass) const {
  Statement statement = TRY(state_->database.prepare("SELECT fingerprint FROM fingerprints WHERE pass = ?"));
  statement.query(pass);
  if (!TRY(statement.step())) return std::string();
  return statement.text();
}

Status WorkspaceStore::set_fingerprint(const std::string& pass, const std::string& fingerprint) {
  return state_->database.run("INSERT OR REPLACE INTO fingerprints (pass, fingerprint) VALUES (?, ?)", pass,
                              fingerprint);
}

struct Batch::Held {
  Transaction transaction;
};

Batch::Batch(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Batch::Batch(Batch&&) noexcept = default;
Batch::~Batch() = default;

Result<Batch> Batch::begin(WorkspaceStore& store) {
  return Batch(std::make_unique<Held>(Held{TRY(Transaction::begin(store.state_->database))}));
}

Status Batch::commit() { return held_->transaction.commit(); }

}  // namespace dh::store
