#include "store/sqlite.h"

#include <sqlite3.h>

namespace dh::store {
namespace {

tl::unexpected<Error> sqlite_error(sqlite3* connection, int code, const std::string& file) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(Error::Kind::io, "another process keeps the workspace locked", file);
    case SQLITE_NOTADB:
      return fail(Error::Kind::bad_input, "not a workspace: no SQLite database", file);
    case SQLITE_CORRUPT:
      return fail(Error::Kind::bad_input, "the database is damaged", file);
    case SQLITE_FULL:
      return fail(Error::Kind::io, "the disk is full", file);
    case SQLITE_READONLY:
      return fail(Error::Kind::io, "the database may not be written", file);
    case SQLITE_TOOBIG:
      return fail(Error::Kind::limit, "a value is larger than the database can hold", file);
    default:
      break;
  }
  const char* message = connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection);
  const bool ours = (code & 0xff) == SQLITE_CONSTRAINT || (code & 0xff) == SQLITE_ERROR;
  return fail(ours ? Error::Kind::internal : Error::Kind::io, std::string("database: ") + message, file);
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* connection, sqlite3_stmt* statement, std::string file)
    : connection_(connection), statement_(statement), file_(std::move(file)) {}

void Statement::bind(int at, std::string_view value) {
  // An empty view may have a null pointer, which SQLite would take for NULL.
  const char* data = value.data() == nullptr ? "" : value.data();
  const int code = sqlite3_bind_text64(statement_.get(), at, data, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) bind_fault_ = code;
}

void Statement::bind(int at, std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_.get(), at, value);
  if (code != SQLITE_OK) bind_fault_ = code;
}

void Statement::bind(int at, const std::optional<int>& value) {
  if (value) return bind(at, static_cast<std::int64_t>(*value));
  const int code = sqlite3_bind_null(statement_.get(), at);
  if (code != SQLITE_OK) bind_fault_ = code;
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  bind_fault_ = SQLITE_OK;
}

Result<bool> Statement::step() {
  if (bind_fault_ != SQLITE_OK) return sqlite_error(connection_, bind_fault_, file_);
  column_ = 0;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_.get());  // a finished reader must not hold its snapshot
    return false;
  }
  auto error = sqlite_error(connection_, code, file_);
  sqlite3_reset(statement_.get());
  return error;
}

Status Statement::finish() {
  while (TRY(step())) {
  }
  return {};
}

std::string_view Statement::view() {
  const int at = column_++;
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), at));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), at))};
}

std::string Statement::text() { return std::string(view()); }

std::int64_t Statement::integer() { return sqlite3_column_int64(statement_.get(), column_++); }

std::optional<std::int64_t> Statement::optional_integer() {
  if (sqlite3_column_type(statement_.get(), column_) == SQLITE_NULL) {
    ++column_;
    return std::nullopt;
  }
  return integer();
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Result<Database> Database::open(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  Database database(connection, file.string());
  if (code != SQLITE_OK) return sqlite_error(connection, code, file.string());
  sqlite3_busy_timeout(connection, busy_milliseconds);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  TRY(database.execute("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                       "PRAGMA cache_size = -65536;"));
  return database;
}

Status Database::use_write_ahead_log() const { return execute("PRAGMA journal_mode = WAL"); }

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) return sqlite_error(connection_.get(), code, file_);
  return Statement(connection_.get(), statement, file_);
}

Status Database::execute(const std::string& sql) const {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_error(connection_.get(), code, file_);
  return {};
}

Status Database::commit() const {
  return execute("INSERT OR REPLACE INTO workspace (key, value) VALUES ('state', lower(hex(randomblob(16)))); COMMIT");
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
  Statement statement = TRY(prepare(sql));
  statement.query();
  if (!TRY(statement.step())) return fail(Error::Kind::internal, "the database gave no row", file_);
  return statement.integer();
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }

int Database::changed_rows() const { return sqlite3_changes(connection_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

Result<Snapshot> Snapshot::begin(const Database& database) {
  if (database.in_transaction()) return Snapshot(nullptr);
  TRY(database.execute("BEGIN"));
  return Snapshot(&database);
}

Snapshot::~Snapshot() {
  // The statements that read must be finished before; those that are not are reset by their own end.
  if (database_ != nullptr) (void)database_->execute("ROLLBACK");
}

Result<Transaction> Transaction::begin(const Database& database) {
  const bool nested = database.in_transaction();
  TRY(database.execute(nested ? "SAVEPOINT inner" : "BEGIN IMMEDIATE"));
  return Transaction(database, nested);
}

Transaction::~Transaction() {
  if (database_ != nullptr) (void)database_->execute(nested_ ? "ROLLBACK TO inner; RELEASE inner" : "ROLLBACK");
}

Status Transaction::commit() {
  TRY(nested_ ? database_->execute("RELEASE inner") : database_->commit());
  database_ = nullptr;
  return {};
}

}  // namespace dh::store
