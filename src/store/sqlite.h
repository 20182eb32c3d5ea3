// SQLite behind RAII: a connection, a prepared statement, a transaction. Errors are values that name the database file.
// Source: https://www.sqlite.org/c3ref/intro.html
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dh::store {

class Statement {
 public:
  // Binds the values from the first parameter on, runs to the end, and can be run again. The values need to live for
  // the call only.
  template <class... Values>
  Status run(const Values&... values) {
    bind_all(values...);
    return finish();
  }
  // Binds and stands before the first row; step() then moves. The values must live until the last step.
  template <class... Values>
  void query(const Values&... values) {
    bind_all(values...);
  }
  Result<bool> step();  // false: no more rows

  // The columns of the current row, one after the other.
  std::string text();
  std::string_view view();  // until the next step
  std::int64_t integer();
  std::optional<std::int64_t> optional_integer();

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3* connection, sqlite3_stmt* statement, std::string file);

  template <class... Values>
  void bind_all(const Values&... values) {
    reset();
    int at = 0;
    (bind(++at, values), ...);
  }
  void bind(int at, std::string_view value);
  void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
  void bind(int at, const char* value) { bind(at, std::string_view(value)); }
  void bind(int at, std::int64_t value);
  void bind(int at, int value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, std::size_t value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, bool value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, const std::optional<int>& value);
  void reset();
  Status finish();

  sqlite3* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::string file_;
  int bind_fault_ = 0;
  int column_ = 0;
};

class Database {
 public:
  // Opens an existing file: synchronous=FULL, foreign keys, waits for other writers up to busy_milliseconds. Writes
  // nothing yet, so that a database of another program can be looked at and left as it was.
  static Result<Database> open(const std::filesystem::path& file);
  Status use_write_ahead_log() const;
  static constexpr int busy_milliseconds = 30'000;

  Result<Statement> prepare(std::string_view sql) const;
  // Prepares and runs one statement that writes, with its values; a transaction of its own unless it stands in one.
  template <class... Values>
  Status run(std::string_view sql, const Values&... values) const {
    const bool alone = !in_transaction();
    if (alone) TRY(execute("BEGIN IMMEDIATE"));
    Status done = run_within(sql, values...);
    if (alone && done) done = commit();
    if (alone && !done) (void)execute("ROLLBACK");
    return done;
  }
  // Gives the database a new state (WorkspaceStore::state) and commits. The one way in which anything is written.
  Status commit() const;
  Status execute(const std::string& sql) const;  // any number of statements, without parameters
  Result<std::int64_t> integer(std::string_view sql) const;  // the first column of the first row
  std::int64_t last_row() const;
  int changed_rows() const;  // by the last statement
  bool in_transaction() const;
  const std::string& file() const { return file_; }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  Database(sqlite3* connection, std::string file) : connection_(connection), file_(std::move(file)) {}
  template <class... Values>
  Status run_within(std::string_view sql, const Values&... values) const {
    Result<Statement> statement = prepare(sql);
    if (!statement) return tl::unexpected(std::move(statement).error());
    return statement->run(values...);
  }
  std::unique_ptr<sqlite3, Close> connection_;
  std::string file_;
};

// BEGIN IMMEDIATE, so that two processes queue up instead of failing half-way. Rolls back unless committed. Inside
// another one it is a savepoint: durable with the outer one, undone alone.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& database);
  Transaction(Transaction&& other) noexcept
      : database_(std::exchange(other.database_, nullptr)), nested_(other.nested_) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status commit();

 private:
  Transaction(const Database& database, bool nested) : database_(&database), nested_(nested) {}
  const Database* database_;
  bool nested_;
};

// Several reads that see one state of the database, whatever other processes write meanwhile. Snapshots may nest.
class Snapshot {
 public:
  static Result<Snapshot> begin(const Database& database);
  Snapshot(Snapshot&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Snapshot& operator=(Snapshot&&) = delete;
  ~Snapshot();

 private:
  explicit Snapshot(const Database* database) : database_(database) {}
  const Database* database_;  // null when an outer transaction gives the snapshot
};

}  // namespace dh::store
