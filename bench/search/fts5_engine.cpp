#include "fts5_engine.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <unordered_map>

#include "text/words.h"

namespace bench {
namespace {

void check(sqlite3* database, int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  std::fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(database));
  std::exit(3);
}

// Folded words by their bytes as written: every engine gets them at the same low price.
struct Tokenizer {
  std::unordered_map<std::string, std::string> known;
  const std::string& bare(std::string_view word) {
    const auto [at, is_new] = known.try_emplace(std::string(word));
    if (is_new) at->second = dh::fold_word(word).bare;
    return at->second;
  }
};

using TokenFunction = int (*)(void*, int, const char*, int, int, int);

int create(void*, const char**, int, Fts5Tokenizer** out) {
  *out = reinterpret_cast<Fts5Tokenizer*>(new Tokenizer);
  return SQLITE_OK;
}
void remove(Fts5Tokenizer* tokenizer) { delete reinterpret_cast<Tokenizer*>(tokenizer); }
int tokenize(Fts5Tokenizer* tokenizer, void* context, int, const char* text, int bytes, TokenFunction take) {
  const std::string_view all(text, static_cast<std::size_t>(bytes));
  dh::WordRange word;
  for (std::size_t at = 0; dh::next_word(all, at, word);) {
    const std::string& bare =
        reinterpret_cast<Tokenizer*>(tokenizer)->bare(all.substr(word.start, word.end - word.start));
    const int code = take(context, 0, bare.data(), static_cast<int>(bare.size()), static_cast<int>(word.start),
                          static_cast<int>(word.end));
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

fts5_api* api_of(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  check(database, sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr));
  sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

class Fts5 : public Engine {
 public:
  explicit Fts5(const std::filesystem::path& folder) : file_(folder / "fts5.db") {
    check(nullptr, sqlite3_open(file_.c_str(), &database_));
    static fts5_tokenizer functions{create, remove, tokenize};
    fts5_api* api = api_of(database_);
    api->xCreateTokenizer(api, "bare", nullptr, &functions, nullptr);
    run("PRAGMA journal_mode = OFF");
    run("PRAGMA synchronous = OFF");
    run("PRAGMA cache_size = -1000000");
    run("CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='bare')");
    run("BEGIN");
    check(database_,
          sqlite3_prepare_v2(database_, "INSERT INTO texts (rowid, text) VALUES (?, ?)", -1, &insert_, nullptr));
  }
  ~Fts5() override {
    sqlite3_finalize(insert_);
    sqlite3_finalize(ask_);
    sqlite3_finalize(count_);
    sqlite3_close(database_);
  }
  const char* name() const override { return "SQLite FTS5 " SQLITE_VERSION; }
  void add(std::uint32_t number, std::string_view text) override {
    sqlite3_bind_int64(insert_, 1, number + 1);
    sqlite3_bind_text(insert_, 2, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    check(database_, sqlite3_step(insert_));
    sqlite3_reset(insert_);
  }
  void finish() override {
    run("INSERT INTO texts (texts) VALUES ('optimize')");
    run("COMMIT");
    check(database_, sqlite3_prepare_v2(database_, "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 10",
                                        -1, &ask_, nullptr));
  }
  Found ask(const std::vector<std::string>& words) override {
    std::string query;
    for (const std::string& word : words) query += "\"" + word + "\" ";
    sqlite3_bind_text(ask_, 1, query.data(), static_cast<int>(query.size()), SQLITE_STATIC);
    Found found;
    int code;
    while ((code = sqlite3_step(ask_)) == SQLITE_ROW)
      found.best.push_back(static_cast<std::uint32_t>(sqlite3_column_int64(ask_, 0) - 1));
    check(database_, code);
    sqlite3_reset(ask_);
    return found;
  }

 private:
  void run(const char* sql) { check(database_, sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }
  std::filesystem::path file_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt *insert_ = nullptr, *ask_ = nullptr, *count_ = nullptr;
};

}  // namespace

std::unique_ptr<Engine> make_fts5(const std::filesystem::path& folder) { return std::make_unique<Fts5>(folder); }

}  // namespace bench
