// Reads what grouping looks at, of all opinions: one thread takes the rows from SQLite, this one makes opinions of them.
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>

#include "store/json.h"
#include "store/json_memory.h"
#include "store/json_spot.h"
#include "store/state.h"

namespace dh::store {
namespace {

constexpr std::size_t rows_of_batch = 2048, most_waiting = 8;  // batches

// The order in which columns of a batch stand.
constexpr std::string_view rows =
    "SELECT source, judged <> '', id, text, hints, anchor, document, kind, stance, proposal, argument FROM opinions WHERE replaced = 0 ORDER BY number";
constexpr std::size_t columns_of_words = 9;

// Rows as SQLite gave them: the words of all columns one after the other, and where each ends.
struct RowBatch {
  std::string words;
  std::vector<std::uint32_t> ends;  // columns_of_words for each row
  std::vector<std::int64_t> sources;
  std::vector<bool> judged;
};

// Batches on their way from the thread that reads to the one that takes them.
class Waiting {
 public:
  // False: nobody wants more.
  bool put(RowBatch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return batches_.size() < most_waiting || closed_; });
    if (closed_) return false;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  // Nothing: there are no more.
  std::optional<RowBatch> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !batches_.empty() || ended_; });
    if (batches_.empty()) return {};
    RowBatch out = std::move(batches_.front());
    batches_.erase(batches_.begin());
    changed_.notify_all();
    return out;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<RowBatch> batches_;
  bool ended_ = false, closed_ = false;
};

// By number, the hashes of the sources that nothing superseded.
Result<std::unordered_map<std::int64_t, std::string>> current_sources(const Database& database) {
  std::unordered_map<std::int64_t, std::string> out;
  Statement row = TRY(database.prepare("SELECT number, sha256 FROM sources WHERE superseded_by = ''"));
  row.query();
  while (TRY(row.step())) {
    const std::int64_t number = row.integer();
    out.emplace(number, row.text());
  }
  return out;
}

Status read_rows(const Database& database, const std::unordered_map<std::int64_t, std::string>& sources, Waiting& waiting) {
  Statement row = TRY(database.prepare(rows));
  row.query();
  RowBatch batch;
  while (TRY(row.step())) {
    const std::int64_t source = row.integer();
    if (!sources.contains(source)) continue;
    batch.sources.push_back(source);
    batch.judged.push_back(row.integer() != 0);
    for (std::size_t k = 0; k < columns_of_words; ++k) {
      batch.words += row.view();
      batch.ends.push_back(static_cast<std::uint32_t>(batch.words.size()));
    }
    // A long text must not overflow where columns end.
    if (batch.sources.size() < rows_of_batch && batch.words.size() < (std::size_t{1} << 30)) continue;
    if (!waiting.put(std::exchange(batch, {}))) return {};
  }
  waiting.put(std::move(batch));
  return {};
}

class OpinionMaker {
 public:
  Status make(const RowBatch& batch, const std::unordered_map<std::int64_t, std::string>& sources, OpinionsToGroup& out) {
    std::size_t from = 0, column = 0;
    const auto next = [&] {
      const std::size_t start = std::exchange(from, batch.ends[column++]);
      return std::string_view(batch.words).substr(start, from - start);
    };
    for (std::size_t k = 0; k < batch.sources.size(); ++k) {
      Opinion& opinion = out.opinions.emplace_back();
      opinion.source = sources.at(batch.sources[k]);
      opinion.id = next();
      opinion.text = next();
      if (const std::string_view json = next(); !json.empty()) opinion.hints = TRY(hints_.get(json));
      if (const std::string_view json = next(); !json.empty()) opinion.anchor = TRY(spot_from_json(json));
      opinion.document = next();
      opinion.kind = kind_of(std::string(next()));
      opinion.stance = stance_of(std::string(next()));
      if (const std::string_view json = next(); !json.empty()) opinion.proposal = TRY(proposals_.get(json));
      opinion.argument = next();
      out.judged.push_back(batch.judged[k]);
    }
    return {};
  }

 private:
  JsonMemory<Hints> hints_{hints_from_json};
  JsonMemory<Proposal> proposals_{proposal_from_json};
};

}  // namespace

Result<OpinionsToGroup> WorkspaceStore::opinions_to_group() const {
  const Snapshot snapshot = TRY(Snapshot::begin(state_->database));
  const auto sources = TRY(current_sources(state_->database));
  OpinionsToGroup out;
  out.opinions.reserve(static_cast<std::size_t>(TRY(state_->database.integer("SELECT count(*) FROM opinions"))));
  Waiting waiting;
  Status read, made;
  {
    const std::jthread reader([&] {
      read = read_rows(state_->database, sources, waiting);
      waiting.end();
    });
    OpinionMaker maker;
    while (const std::optional<RowBatch> batch = waiting.take()) {
      made = maker.make(*batch, sources, out);
      if (made) continue;
      waiting.close();
      break;
    }
  }
  TRY(std::move(read));
  TRY(std::move(made));
  return out;
}

}  // namespace dh::store
