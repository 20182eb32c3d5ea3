#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "app/delivery.h"
#include "app/delivery_json.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "model/decision.h"
#include "model/opinion_id.h"
#include "store/json.h"

namespace dh::app {
namespace {

constexpr std::size_t shown_texts = 20;

tl::unexpected<Error> refuse(std::string reason, std::string about = {}) { return fail(Error::Kind::refused, std::move(reason), {}, std::move(about)); }

class Taker {
 public:
  Taker(WorkspaceStore& store, const Delivery& delivery, const Roster& roster, std::int64_t number)
      : store_(store), delivery_(delivery), roster_(roster), number_(number) {}

  Status prepare() {
    for (const Origin& one : TRY(store_.origins())) known_[one.unit] = one.sequence;
    for (const Source& one : TRY(store_.sources())) sources_here_.insert(one.sha256);
    for (const Decision& one : TRY(store_.decisions()))
      if (!one.origin.empty()) decisions_[one.origin + '\n' + std::to_string(one.origin_number)] = one.number;
    return {};
  }

  Status take(const bundle::Record& one) {
    if (ended_) return refuse("goes on after its last record");
    switch (one.type) {
      case record::origin: return origin(one.bytes);
      case record::name: return name(one.bytes);
      case record::source: return source(one.bytes);
      case record::text: return text(one.bytes);
      case record::bytes:
        if (!open_) return refuse("bytes of no source");
        if (bytes_.size() + one.bytes.size() > limits::file_bytes) return fail(Error::Kind::limit, "a file in it is too large");
        bytes_ += one.bytes;
        return {};
      case record::opinion: return opinion(one.bytes);
      case record::decision: return decision(one.bytes);
      case record::end: return end(one.bytes);
      default: return one.may_be_skipped ? Status{} : refuse("holds a record that only a newer program knows");
    }
  }

  bool ended() const { return ended_; }
  MergeOutcome& outcome() { return outcome_; }

 private:
  // Whether what the unit that speaks says is to be kept: not when something newer of it is here.
  bool keeps() const { return speaking_ && !older_; }

  Status origin(const std::string& json) {
    TRY(close_origin());
    Origin one = TRY(origin_from_json(json));
    if (roster_.unit(one.unit) == nullptr) return refuse("speaks for a unit that is not on the roster", one.unit);
    if (!roster_.is_within(one.unit, delivery_.sender)) return refuse("speaks for a unit that is not the sender's own", one.unit);
    if (++counts_.origins > static_cast<std::int64_t>(limits::bundle_units)) return fail(Error::Kind::limit, "speaks for too many units");
    const auto known = known_.find(one.unit);
    older_ = known != known_.end() && known->second > one.sequence;
    same_ = known != known_.end() && known->second == one.sequence;
    (older_ || same_ ? outcome_.known : outcome_.units).push_back(one.unit);
    speaking_ = std::move(one);
    return {};
  }

  Status name(const std::string& json) {
    TRY(close_source());
    if (!speaking_) return refuse("a source of no unit");
    const OriginName one = TRY(origin_name_from_json(json));
    if (!told_.contains(one.sha256)) return refuse("names a source that it does not hold", one.file);
    if (!keeps()) return {};
    Source again;
    again.sha256 = one.sha256;
    again.file = one.file;
    again.unit = one.unit;
    again.received_at = delivery_.at;
    again.whole = false;
    names_.push_back(one);
    return store_.save_delivered(again, {});
  }

  Status source(const std::string& json) {
    TRY(close_source());
    if (!speaking_) return refuse("a source of no unit");
    ++counts_.sources;
    open_ = TRY(store::source_from_json(json));
    if (open_->sha256.size() != 64) return refuse("a source without the hash of its bytes", open_->file);
    told_.insert(open_->sha256);
    return {};
  }

  Status text(const std::string& bytes) {
    if (!open_ || bytes.size() < 4) return refuse("a text of no source");
    std::size_t part = 0;
    for (int i = 3; i >= 0; --i) part = part << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    if (part >= open_->parts.size()) return refuse("a text that its source does not name", open_->file);
    if (open_->parts[part].text.size() + bytes.size() > limits::file_bytes) return fail(Error::Kind::limit, "a text in it is too large");
    open_->parts[part].text.append(bytes, 4);
    return {};
  }

  Status opinion(const std::string& json) {
    if (!open_) return refuse("an opinion of no source");
    ++counts_.opinions;
    Opinion one = TRY(store::opinion_from_json(json));
    one.file = open_->file;
    if (one.source != open_->sha256) return refuse("an opinion of another source", one.id);
    // Text, place and source are what the id is made of: nobody on the way has changed a character.
    if (one.id != opinion_id(one)) return refuse("an opinion whose text is not the one its id was made of", one.id);
    if (!one.home.empty()) {
      const Unit* home = roster_.unit(one.home);
      if (home == nullptr || !roster_.is_within(one.home, delivery_.sender)) return refuse("an opinion of a unit that is not the sender's own", one.home);
      const Unit* top = roster_.top_unit(one.home);
      one.unit = top->code;
      one.sub_unit = top == home ? std::string() : home->name;
    }
    one.judged = {};  // it is placed and judged here, by what this workspace knows
    opinions_.push_back(std::move(one));
    return {};
  }

  Status decision(const std::string& json) {
    TRY(close_source());
    if (!speaking_) return refuse("a decision of no unit");
    ++counts_.decisions;
    SentDecision sent = TRY(sent_decision_from_json(json));
    if (!keeps()) return {};
    Decision one = std::move(sent.decision);
    one.origin = speaking_->unit;
    one.origin_number = one.number;
    if (one.of != 0) {
      const auto about = decisions_.find((sent.of_origin.empty() ? one.origin : sent.of_origin) + '\n' + std::to_string(one.of));
      if (about == decisions_.end()) return refuse("undoes a decision that it does not hold", std::to_string(one.of));
      one.of = about->second;
    }
    decisions_[one.origin + '\n' + std::to_string(one.origin_number)] = TRY(store_.add_decision(one));
    return {};
  }

  Status close_source() {
    if (!open_) return {};
    Source one = std::move(*open_);
    open_.reset();
    const std::string bytes = std::exchange(bytes_, {});
    const std::vector<Opinion> opinions = std::exchange(opinions_, {});
    if (!keeps()) return {};
    if (one.whole) {
      if (sha256_hex(bytes) != one.sha256) return refuse("a file whose bytes are not those of its hash", one.file);
      TRY(store_.keep_file(bytes));
    }
    if (sources_here_.insert(one.sha256).second) ++outcome_.sources;
    names_.push_back({one.file, one.unit, one.sha256});
    return store_.save_delivered(one, opinions);
  }

  Status close_origin() {
    TRY(close_source());
    if (!speaking_) return {};
    if (!older_ && !same_) TRY(store_.set_origin(*speaking_, number_, names_, delivery_.sha256));
    names_.clear();
    speaking_.reset();
    return {};
  }

  Status end(const std::string& json) {
    TRY(close_origin());
    ended_ = true;
    if (TRY(sent_counts_from_json(json)) != counts_) return refuse("does not hold as much as it says");
    return {};
  }

  WorkspaceStore& store_;
  const Delivery& delivery_;
  const Roster& roster_;
  std::int64_t number_;
  std::unordered_map<std::string, std::int64_t> known_;      // unit -> sequence
  std::unordered_map<std::string, std::int64_t> decisions_;  // origin and number there -> number here
  std::set<std::string> sources_here_, told_;
  std::optional<Origin> speaking_;
  bool older_ = false, same_ = false;
  std::vector<OriginName> names_;
  std::optional<Source> open_;
  std::string bytes_;
  std::vector<Opinion> opinions_;
  SentCounts counts_;
  MergeOutcome outcome_;
  bool ended_ = false;
};

}  // namespace

Result<MergeOutcome> take_delivery(WorkspaceStore& store, const Delivery& delivery, const NextRecord& next) {
  const Roster roster = TRY(store.roster());
  store::Batch batch = TRY(store::Batch::begin(store));
  TRY(store.remember_standing());
  const std::int64_t number = TRY(store.add_delivery(delivery));
  Taker taker(store, delivery, roster, number);
  TRY(taker.prepare());
  for (;;) {
    const std::optional<bundle::Record> record = TRY(next());
    if (!record) break;
    TRY(taker.take(*record));
  }
  if (!taker.ended()) return refuse("ends before its last record");
  TRY(store.set_replaced(replaced_opinions(TRY(store.decisions()))));
  const WorkspaceStore::StandingChange change = TRY(store.standing_change(shown_texts));
  TRY(store.close_delivery(number, change.came, change.went));
  TRY(batch.commit());
  MergeOutcome outcome = std::move(taker.outcome());
  outcome.route = delivery.route;
  outcome.sender = delivery.sender;
  outcome.sequence = delivery.sequence;
  outcome.came = change.came;
  outcome.went = change.went;
  outcome.came_texts = change.came_texts;
  outcome.went_texts = change.went_texts;
  return outcome;
}

}  // namespace dh::app
