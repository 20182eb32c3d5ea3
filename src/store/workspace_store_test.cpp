#include "store/workspace_store.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "base/files.h"

using namespace dh;
using namespace dh::store;

namespace {

namespace fs = std::filesystem;

struct Workspace {
  TemporaryDirectory directory = TemporaryDirectory::create().value();
  WorkspaceStore store = WorkspaceStore::create(directory.path(), "Đợt 1").value();
};

struct Arrived {
  Source source;
  std::vector<Opinion> opinions;
};

// A file of one part, an opinion a line.
Arrived delivery(const std::string& file, const std::string& text, const std::string& unit = "A") {
  Arrived made;
  made.source.sha256 = sha256_hex(text);
  made.source.file = file;
  made.source.unit = unit;
  made.source.received_at = "2020-05-01T08:00:00Z";
  made.source.parts = {{"body", text}};
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    Opinion& one = made.opinions.emplace_back();
    one.source = made.source.sha256;
    one.file = file;
    one.start = start;
    one.end = end;
    one.text = text.substr(start, end - start);
    one.id = sha256_hex(one.source + std::to_string(start)).substr(0, 16);
    start = end + 1;
  }
  return made;
}

Status save(WorkspaceStore& store, const Arrived& one) { return store.save_source(one.source, one.opinions); }

std::vector<std::string> texts(const WorkspaceStore& store) {
  std::vector<std::string> all;
  const std::vector<Opinion> opinions = store.opinions().value();
  for (const Opinion& one : opinions) all.push_back(one.text);
  return all;
}

using Texts = std::vector<std::string>;

int permissions_of(const fs::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return static_cast<int>(info.st_mode & 0777);
}

}  // namespace

TEST_CASE("a workspace is made once, opened again, and private") {
  Workspace workspace;
  const fs::path directory = workspace.directory.path();
  CHECK(workspace.store.name().value() == "Đợt 1");
  CHECK(permissions_of(directory / "dienhong.db") == 0600);
  REQUIRE(workspace.store.set_fingerprint("group", "1"));
  CHECK(permissions_of(directory / "dienhong.db-wal") == 0600);

  const auto again = WorkspaceStore::create(directory, "khác");
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == Error::Kind::refused);
  const auto opened = WorkspaceStore::open(directory);
  REQUIRE(opened);
  CHECK(opened->name().value() == "Đợt 1");
  CHECK(opened->signing_key().value().secret_hex == workspace.store.signing_key().value().secret_hex);
  CHECK(opened->fingerprint_of("group").value() == "1");
  CHECK(opened->fingerprint_of("never").value().empty());
}

TEST_CASE("the key of a workspace signs") {
  Workspace workspace;
  const SigningKey key = workspace.store.signing_key().value();
  CHECK(signature_holds("lời", sign_hex("lời", key), key.public_hex));
}

TEST_CASE("what is no workspace is refused in one clear line and left untouched") {
  const TemporaryDirectory directory = TemporaryDirectory::create().value();
  const fs::path file = directory.path() / "dienhong.db";
  CHECK(WorkspaceStore::open(directory.path()).error().kind == Error::Kind::not_found);
  CHECK(WorkspaceStore::open(directory.path() / "none").error().kind == Error::Kind::not_found);

  const std::string text(500, 'x');
  REQUIRE(write_file(file, text));
  CHECK(WorkspaceStore::open(directory.path()).error().kind == Error::Kind::bad_input);
  CHECK_FALSE(WorkspaceStore::create(directory.path(), "x"));
  CHECK(read_file(file).value() == text);

  for (const char* sql : {"CREATE TABLE theirs (x)", "PRAGMA application_id = 7; CREATE TABLE theirs (x)"}) {
    fs::remove(file);
    sqlite3* foreign = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &foreign) == SQLITE_OK);
    REQUIRE(sqlite3_exec(foreign, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(foreign);
    const std::string before = read_file(file).value();
    const auto opened = WorkspaceStore::open(directory.path());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().line().find("not a workspace") != std::string::npos);
    CHECK_FALSE(WorkspaceStore::create(directory.path(), "x"));
    CHECK(read_file(file).value() == before);
  }
}

TEST_CASE("a workspace of a newer program is refused") {
  Workspace workspace;
  {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((workspace.directory.path() / "dienhong.db").c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, "PRAGMA user_version = 999", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
  }
  const auto opened = WorkspaceStore::open(workspace.directory.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().reason.find("newer program") != std::string::npos);
}

TEST_CASE("files are kept by content, once, and a damaged one is told and healed") {
  Workspace workspace;
  const std::string bytes("b\0c\xff", 4);
  const std::string sha256 = workspace.store.keep_file(bytes).value();
  CHECK(sha256 == sha256_hex(bytes));
  CHECK(workspace.store.keep_file(bytes).value() == sha256);
  CHECK(workspace.store.file(sha256).value() == bytes);
  const fs::path path = workspace.directory.path() / "files" / sha256.substr(0, 2) / sha256;
  CHECK(fs::is_regular_file(path));

  REQUIRE(write_file(path, "other"));
  CHECK(workspace.store.file(sha256).error().reason == "the kept file is damaged");
  REQUIRE(workspace.store.keep_file(bytes));
  CHECK(workspace.store.file(sha256).value() == bytes);
  CHECK(workspace.store.file(sha256_hex("gone")).error().kind == Error::Kind::not_found);
  CHECK_FALSE(workspace.store.file("../../etc/passwd"));
}

TEST_CASE("the newest version of each draft counts, and versions are numbers") {
  Workspace workspace;
  for (const auto& [id, version] : {std::pair{"khoi", "9"}, {"tinh", "1"}, {"khoi", "10"}, {"khoi", "2"}}) {
    Draft draft;
    draft.id = id;
    draft.version = version;
    REQUIRE(workspace.store.save_draft(draft));
  }
  const auto drafts = workspace.store.drafts().value();
  REQUIRE(drafts.size() == 2);
  CHECK(drafts[0].id == "khoi");
  CHECK(drafts[0].version == "10");
  CHECK(drafts[1].id == "tinh");
}

TEST_CASE("a version of a draft knows what was there before it, also when it is read again") {
  Workspace workspace;
  Draft draft;
  draft.id = "khoi";
  draft.version = "1";
  REQUIRE(workspace.store.save_draft(draft));
  const Arrived made = delivery("a.txt", "Một ý kiến.");
  REQUIRE(workspace.store.save_source(made.source, made.opinions));
  draft.version = "2";
  REQUIRE(workspace.store.save_draft(draft));
  draft.version = "1";
  draft.document_sha256 = "mended";
  REQUIRE(workspace.store.save_draft(draft));
  const auto versions = workspace.store.draft_versions().value();
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].version == "2");
  CHECK(versions[0].after_source == workspace.store.arrivals().value().at(made.source.sha256).number);
  CHECK(versions[1].after_source == 0);
  CHECK(versions[1].document_sha256 == "mended");
  CHECK_FALSE(versions[1].added_at.empty());
}

TEST_CASE("the same file again adds nothing") {
  Workspace workspace;
  const Arrived one = delivery("a.txt", "mot\nhai");
  REQUIRE(save(workspace.store, one));
  REQUIRE(save(workspace.store, one));
  CHECK(texts(workspace.store) == Texts{"mot", "hai"});
  CHECK(workspace.store.sources().value().size() == 1);
  CHECK(workspace.store.history().value().size() == 1);
}

TEST_CASE("other bytes under the same path and unit supersede; nothing is forgotten") {
  Workspace workspace;
  const Arrived first = delivery("a.txt", "mot\nhai"), second = delivery("a.txt", "mot\nhai sua");
  REQUIRE(save(workspace.store, first));
  REQUIRE(save(workspace.store, delivery("a.txt", "cua B", "B")));
  REQUIRE(save(workspace.store, second));
  CHECK(texts(workspace.store) == Texts{"cua B", "mot", "hai sua"});
  CHECK(workspace.store.source(first.source.sha256).value().superseded_by == second.source.sha256);
  CHECK(workspace.store.source(first.source.sha256).value().parts[0].text == "mot\nhai");
  CHECK_FALSE(workspace.store.has_source(first.source.sha256, "a.txt").value());
  CHECK(workspace.store.has_source(second.source.sha256, "a.txt").value());
  CHECK(workspace.store.history().value().back().event == "superseded");

  SUBCASE("and the first version counts again when it is sent again") {
    REQUIRE(save(workspace.store, first));
    CHECK(texts(workspace.store) == Texts{"mot", "hai", "cua B"});
    CHECK(workspace.store.source(second.source.sha256).value().superseded_by == first.source.sha256);
    CHECK(workspace.store.source(first.source.sha256).value().superseded_by.empty());
  }
}

TEST_CASE("the same bytes under another path are counted once") {
  Workspace workspace;
  const Arrived one = delivery("a.txt", "mot"), copy = delivery("copy of a.txt", "mot");
  REQUIRE(save(workspace.store, one));
  CHECK_FALSE(workspace.store.has_source(copy.source.sha256, "copy of a.txt").value());
  REQUIRE(save(workspace.store, copy));
  CHECK(workspace.store.has_source(copy.source.sha256, "copy of a.txt").value());
  CHECK(texts(workspace.store) == Texts{"mot"});
  CHECK(workspace.store.history().value().back().file == "copy of a.txt");

  SUBCASE("and stay counted while one of the paths stands") {
    REQUIRE(save(workspace.store, delivery("a.txt", "khac")));
    CHECK(texts(workspace.store) == Texts{"khac", "mot"});
    const auto opinions = workspace.store.opinions().value();
    CHECK(opinions[1].file == "copy of a.txt");
    REQUIRE(save(workspace.store, delivery("copy of a.txt", "khac")));
    CHECK(texts(workspace.store) == Texts{"khac"});
  }
}

TEST_CASE("a file in quarantine takes no other's place and can be read later") {
  Workspace workspace;
  REQUIRE(save(workspace.store, delivery("a.txt", "mot")));
  Arrived broken = delivery("a.txt", "hai");
  const Arrived readable = broken;
  broken.source.quarantine = "cannot be read";
  CHECK_FALSE(save(workspace.store, broken));
  broken.opinions.clear();
  broken.source.parts.clear();
  REQUIRE(save(workspace.store, broken));
  CHECK(texts(workspace.store) == Texts{"mot"});
  CHECK(workspace.store.source(broken.source.sha256).value().quarantine == "cannot be read");
  CHECK_FALSE(workspace.store.has_source(broken.source.sha256, "a.txt").value());
  REQUIRE(save(workspace.store, broken));

  REQUIRE(save(workspace.store, readable));
  CHECK(texts(workspace.store) == Texts{"hai"});
  CHECK(workspace.store.source(broken.source.sha256).value().quarantine.empty());
}

TEST_CASE("what is not verbatim is refused, and nothing of the delivery stays") {
  Workspace workspace;
  const auto refused = [&](auto change) {
    Arrived one = delivery("a.txt", "mot\nhai");
    change(one.opinions[1]);
    const Status saved = save(workspace.store, one);
    return !saved && workspace.store.sources().value().empty() && workspace.store.opinions().value().empty();
  };
  CHECK(refused([](Opinion& one) { one.text = "Hai"; }));
  CHECK(refused([](Opinion& one) { one.end += 1; }));
  CHECK(refused([](Opinion& one) { one.part = 1; }));
  CHECK(refused([](Opinion& one) { one.part = -1; }));
  CHECK(refused([](Opinion& one) { one.source = "x"; }));
  CHECK(refused([](Opinion& one) { one.file = "b.txt"; }));
  CHECK(refused([](Opinion& one) { one.id = delivery("a.txt", "mot\nhai").opinions[0].id; }));
  CHECK(refused([](Opinion& one) { one.id.clear(); }));
}

TEST_CASE("the database itself refuses to alter or delete an opinion") {
  Workspace workspace;
  REQUIRE(save(workspace.store, delivery("a.txt", "mot")));
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((workspace.directory.path() / "dienhong.db").c_str(), &database) == SQLITE_OK);
  for (const char* sql : {"UPDATE opinions SET text = 'x'", "UPDATE opinions SET start_byte = 1",
                          "UPDATE opinions SET source = 2", "DELETE FROM opinions", "DELETE FROM source_history"})
    CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_CONSTRAINT);
  CHECK(sqlite3_exec(database, "UPDATE opinions SET topic = '1.1'", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

TEST_CASE("a judgement on an opinion that is not there changes nothing") {
  Workspace workspace;
  REQUIRE(save(workspace.store, delivery("a.txt", "mot")));
  std::vector<Opinion> judged = workspace.store.opinions().value();
  judged[0].topic = "1.1";
  judged.push_back(judged[0]);
  judged[1].id = "gone";
  CHECK(workspace.store.update_judgements(judged).error().kind == Error::Kind::not_found);
  CHECK(workspace.store.opinions().value()[0].topic.empty());
}

TEST_CASE("opinions come ordered by file, part, start") {
  Workspace workspace;
  REQUIRE(save(workspace.store, delivery("b.txt", "ba\nbon")));
  REQUIRE(save(workspace.store, delivery("a.txt", "mot\nhai")));
  CHECK(texts(workspace.store) == Texts{"mot", "hai", "ba", "bon"});
}

TEST_CASE("what was acknowledged survives kill -9") {
  const TemporaryDirectory directory = TemporaryDirectory::create().value();
  REQUIRE(WorkspaceStore::create(directory.path(), "x"));
  int acknowledged = 0;
  for (int round = 0; round < 5; ++round) {
    int channel[2];
    REQUIRE(::pipe(channel) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = WorkspaceStore::open(directory.path());
      for (int at = 0; store; ++at) {
        const std::string name = std::to_string(round) + "-" + std::to_string(at);
        if (!store->keep_file(name) || !save(*store, delivery(name, name))) break;
        if (::write(channel[1], "+", 1) != 1) break;
      }
      ::_exit(1);
    }
    ::close(channel[1]);
    char mark = 0;
    for (int seen = 0; seen < 7 && ::read(channel[0], &mark, 1) == 1; ++seen) ++acknowledged;
    ::kill(child, SIGKILL);
    while (::read(channel[0], &mark, 1) == 1) ++acknowledged;
    ::close(channel[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
  }
  const auto store = WorkspaceStore::open(directory.path());
  REQUIRE(store);
  const auto opinions = store->opinions().value();
  CHECK(acknowledged >= 35);
  CHECK(static_cast<int>(opinions.size()) >= acknowledged);  // one more a round may be written, not yet told
  CHECK(static_cast<int>(opinions.size()) <= acknowledged + 5);
  for (const Opinion& one : opinions) CHECK(store->file(one.source).value() == one.text);
}

TEST_CASE("two processes write side by side and neither loses anything") {
  const TemporaryDirectory directory = TemporaryDirectory::create().value();
  REQUIRE(WorkspaceStore::create(directory.path(), "x"));
  std::vector<pid_t> children;
  for (int writer = 0; writer < 3; ++writer) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = WorkspaceStore::open(directory.path());
      int done = 0;
      for (; store && done < 20; ++done) {
        const std::string name = std::to_string(writer) + "-" + std::to_string(done);
        if (!store->keep_file("the same") || !save(*store, delivery(name, name))) break;
      }
      ::_exit(done == 20 ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
  }
  CHECK(WorkspaceStore::open(directory.path())->opinions().value().size() == 60);
}

TEST_CASE("a hundred thousand opinions are saved, judged and read") {
  Workspace workspace;
  std::string text;
  for (int at = 0; at < 100'000; ++at) text += "De nghi bo sung noi dung so " + std::to_string(at) + " vao muc nay.\n";
  REQUIRE(save(workspace.store, delivery("big.txt", text)));
  std::vector<Opinion> opinions = workspace.store.opinions().value();
  REQUIRE(opinions.size() == 100'000);
  for (Opinion& one : opinions) one.topic = "1.1";
  REQUIRE(workspace.store.update_judgements(opinions));
  CHECK(workspace.store.opinions().value().back().topic == "1.1");
}

TEST_CASE("what no rule accounts for is told, cut between characters, until its source is superseded") {
  Workspace workspace;
  Source source;
  source.sha256 = "s1";
  source.file = "a.txt";
  source.parts = {{"body", "Kính gửi đây là gì?"}};
  const std::string& text = source.parts[0].text;
  const std::size_t cut = text.find("đây");
  source.spans = {{0, 0, cut, Role::greeting, -1}, {0, cut, text.size(), Role::unaccounted, -1}};
  REQUIRE(workspace.store.save_source(source, {}));
  const auto found = workspace.store.unaccounted();
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  CHECK(found->front().file == "a.txt");
  CHECK(found->front().part == "body");
  CHECK(found->front().text == "đây là gì?");
  CHECK(workspace.store.accounting()->characters == 19);
  CHECK(workspace.store.accounting()->unaccounted == 10);
  source.sha256 = "s2";
  source.spans = {{0, 0, text.size(), Role::greeting, -1}};
  REQUIRE(workspace.store.save_source(source, {}));
  CHECK(workspace.store.unaccounted()->empty());
}
