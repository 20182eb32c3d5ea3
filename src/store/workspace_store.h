// The workspace on disk: dienhong.db (SQLite, WAL, synchronous=FULL) and files/ (received files by SHA-256).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/crypto.h"
#include "base/result.h"
#include "model/account.h"
#include "model/consultation.h"
#include "model/decision.h"
#include "model/delivery.h"
#include "model/group.h"
#include "model/opinion.h"
#include "model/refusal.h"
#include "model/round.h"
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

struct UnaccountedText {
  std::string file;
  std::string part;
  std::string text;
};

struct Accounting {
  std::int64_t characters = 0;
  std::int64_t unaccounted = 0;
};

// How far a mailbox has been read.
struct MailboxMark {
  std::uint32_t validity = 0;        // UIDVALIDITY; 0: never read
  std::uint32_t last = 0;            // the highest number that is settled
  std::vector<std::uint32_t> left;   // of those up to it, the ones that could not be had, rising
};

// An opinion without its text and what is said of its source: what a search filters by.
struct OpinionRow {
  std::int64_t number = 0;  // from 1, in order of arrival; never given twice
  std::string id;
  bool current = true;      // it stands, and its source is not superseded
  std::string unit, sub_unit, member;
  Anchor anchor;
  std::string document, topic, kind, stance, channel, received_at, argument, group;
};

// What grouping looks at: of the hints, the place (without the words there) and the judgements what tells opinions apart.
// All other fields are empty.
struct OpinionsToGroup {
  std::vector<Opinion> opinions;  // in the order of arrival
  std::vector<bool> judged;       // of each: it was placed and judged
};

// The words of an opinion, and of its reason.
struct OpinionWords {
  std::string text, argument;
};

// Several reads through one store that see one state of it. Held while it lives.
class Snapshot;

// When a source was taken in, here or in the workspace that sent it.
struct Arrival {
  std::int64_t number = 0;  // in the order of arrival here
  std::string at;           // ISO 8601
};

// A version of a draft without its text.
struct DraftVersion {
  std::string id, version;
  std::string added_at;            // ISO 8601; empty when that was never noted
  std::int64_t after_source = 0;   // number of the last source that was there before it
  std::string document_sha256;
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
  Status save_draft(const Draft& draft);  // one with the same id and version is replaced, and stays as old as it is
  Result<std::vector<Draft>> drafts() const;  // the newest version of each
  Result<Draft> draft(const std::string& id, const std::string& version) const;
  Result<std::vector<DraftVersion>> draft_versions() const;  // of each draft the newest first
  Result<std::unordered_map<std::string, Arrival>> arrivals() const;  // of sources, by SHA-256
  Result<Consultation> consultation() const;
  // Changes when another guide, roster or draft is taken; cheap to ask.
  Result<std::string> consultation_mark() const;

  // A source with its opinions, in one transaction. A source of the same path, unit and other bytes supersedes the
  // earlier one; its opinions stay in the store and leave the count. The same bytes are counted once, whatever paths
  // they arrive under: a second path is only noted in the history. A file in quarantine supersedes nothing. Opinions
  // must be the characters of their part, name the source's sha256 and file, and have ids of their own.
  Status save_source(const Source& source, const std::vector<Opinion>& opinions);
  // Whether these bytes were read and stand under this path: nothing would change by saving them again.
  Result<bool> has_source(const std::string& sha256, const std::string& file) const;
  Result<std::vector<Source>> sources() const;  // in order of arrival, without parts and spans
  Result<Source> source(const std::string& sha256) const;  // whole
  // As sources(), of those whose path begins so; found by an index.
  Result<std::vector<Source>> sources_under(const std::string& path) const;
  Result<std::vector<SourceEvent>> history() const;
  // What no rule of a reader knew, of current sources, in order.
  Result<std::vector<UnaccountedText>> unaccounted() const;
  // Characters (code points) of the decoded text of current sources, and how many of them are unaccounted.
  Result<Accounting> accounting() const;

  // Mailboxes by their address (without a password). `had` is false for a message that could not be had.
  Result<MailboxMark> mailbox_mark(const std::string& address) const;
  Status settle_message(const std::string& address, std::uint32_t validity, std::uint32_t number, bool had);

  Result<std::vector<Opinion>> opinions() const;  // that stand, of current sources, ordered by file, part, start
  Result<OpinionsToGroup> opinions_to_group() const;  // the same opinions
  // The same opinions in the same order, without text, argument, hints, proposal and judgements: what is counted and put in order.
  Result<std::vector<Opinion>> opinions_to_report() const;
  Result<std::vector<OpinionWords>> words_of(std::span<const std::string> ids) const;  // in that order; all must be there
  // Where it differs, everything but text and provenance (id, source, file, where, part, start, end, text, channel, hints)
  // and what grouping gives (group, alike, issue, singular). All or none.
  Status update_judgements(std::span<const Opinion> opinions);
  // These are all groups from now on; `opinions` have what grouping gave to each. Only what differs from before is written.
  // An opinion in two groups, or one that is not in the store, is an Error.
  Status save_groups(const std::vector<Group>& groups, std::span<const Opinion> opinions = {});
  Result<std::vector<Group>> groups() const;  // ordered by id
  Result<int> group_count() const;
  Result<std::vector<std::string>> representatives() const;  // ids of opinions, one of each group

  // Of one source, in its order, current or not. Every opinion ever kept, or only those that stand.
  enum class Which { all, standing };
  Result<std::vector<Opinion>> opinions_of(const std::string& sha256, Which which) const;
  // Other slices of texts that are in the store; those that it holds already stay as they are. All or none.
  Status add_pieces(const std::vector<Opinion>& pieces);
  // These do not stand, all others do.
  Status set_replaced(const std::set<std::string>& ids);

  // What SQLite finds wrong with the database: damage, rows that point nowhere. Empty when all holds.
  Result<std::vector<std::string>> database_faults() const;
  // Differs after every change that anyone commits, and comes back only if the database itself goes back.
  Result<std::string> state() const;
  Result<std::shared_ptr<const Snapshot>> hold_state() const;

  // All opinions, those of superseded sources too, in the order of their numbers.
  Result<std::int64_t> last_opinion_number() const;  // 0: none
  Status visit_opinion_rows(const std::function<Status(const OpinionRow&)>& visit) const;
  using VisitText = std::function<Status(std::int64_t number, std::string_view text, std::string_view argument)>;
  Status visit_opinion_texts(std::int64_t first, std::int64_t last, const VisitText& visit) const;
  Result<std::vector<Opinion>> opinions_numbered(const std::vector<std::int64_t>& numbers) const;  // in that order
  Result<int> group_size(const std::string& group) const;  // 0: there is no such group
  // What persons decided, here and in the workspaces below, in the order of its making. Only ever added to; gives the
  // number. One that a unit below made is added once, by its origin and number there.
  Result<std::int64_t> add_decision(const Decision& decision);
  Result<std::vector<Decision>> decisions() const;
  Result<std::int64_t> last_decision() const;  // its number; 0 when there is none

  // What the policy of documents refused, in order. The same once more on the same day (of `at`) is no second line, so that
  // who asks a thousand times fills no disk.
  Status add_refusal(const Refusal& refusal);
  Result<std::vector<Refusal>> refusals() const;

  // Choices of the office, by name; empty when none was made. An empty value takes a choice back.
  Result<std::string> setting(const std::string& name) const;
  Status set_setting(const std::string& name, const std::string& value);

  // Who uses the web. Codes and tokens are known by their SHA-256 only; times are ISO 8601.
  Result<std::int64_t> account_of(const Account& account, const std::string& at);  // its number; made when there is none
  Status add_invitation(const std::string& code_sha256, std::int64_t account, const std::string& expires_at);
  // Once only: nothing when it was used, has expired, or never was.
  Result<std::optional<Account>> use_invitation(const std::string& code_sha256, const std::string& now);
  Status end_session(const std::string& token_sha256);

  // Keys of this workspace beside signing_key(), made when first asked for; and both made anew, when they are lost or
  // known to a stranger.
  Result<SealingKey> sealing_key();
  Status renew_keys();
  // Whose keys are trusted: the newest of each unit.
  Status add_correspondent(const Correspondent& one);
  Result<std::vector<Correspondent>> correspondents() const;

  // What units with workspaces of their own delivered. A delivery is added, then what it brings, then closed, in one Batch.
  Result<std::int64_t> add_delivery(const Delivery& one);  // its number
  Status close_delivery(std::int64_t number, std::int64_t came, std::int64_t went);
  Result<std::vector<Delivery>> deliveries() const;
  // As save_source, of a source that stands with a unit below: `whole` false when only its opinions came. What is known is
  // completed: opinions that are not there yet, and parts and spans when the whole comes after all.
  Status save_delivered(const Source& source, const std::vector<Opinion>& opinions);
  // The names under which sources stand with that origin, in place of those before. Sources that stand under no name any
  // more leave the count; the history names `dropped_by`.
  Status set_origin(const Origin& origin, std::int64_t delivery, const std::vector<OriginName>& names, const std::string& dropped_by);
  Result<std::vector<Origin>> origins() const;
  Result<std::vector<OriginName>> names_of(const std::string& origin) const;
  Result<std::vector<OriginName>> own_names() const;  // of what this workspace took in itself
  Status add_dispatch(const Dispatch& one);
  Result<std::vector<Dispatch>> dispatches() const;
  // Which opinions count (they stand, of current sources) is remembered, within a Batch, to tell later what has changed.
  Status remember_standing();
  struct StandingChange {
    std::int64_t came = 0, went = 0;
    std::vector<std::string> came_texts, went_texts;  // the first of them
  };
  Result<StandingChange> standing_change(std::size_t shown) const;

  // Rounds of units: what persons declared, in order.
  Status declare_state(const DeclaredState& one);
  Result<std::vector<DeclaredState>> declared_states() const;
  Status add_extension(const Extension& one);
  Result<std::vector<Extension>> extensions() const;
  Result<std::int64_t> add_external_figure(const ExternalFigure& one);  // its number
  Result<bool> take_back_external_figure(std::int64_t number);          // false: there is none
  Result<std::vector<ExternalFigure>> external_figures() const;
  // Asks of each opinion whether it came late, or of none when there is nothing to ask: then none did. Writes what differs.
  struct LateRow {
    std::string home, document, received_at;
  };
  Status mark_late(const std::function<bool(const LateRow&)>& is_late);

  // What the derived data were computed from; when it is unchanged, a pass need not run again.
  Result<std::string> fingerprint_of(const std::string& pass) const;  // empty when it never ran
  Status set_fingerprint(const std::string& pass, const std::string& fingerprint);

 private:
  friend class Batch;
  friend class MailQueue;
  friend class SignIns;
  struct State;
  explicit WorkspaceStore(std::unique_ptr<State> state);
  Status drop_name(const OriginName& name, const std::string& dropped_by);
  std::unique_ptr<State> state_;
};

// Saves that become durable together, at the cost of one. Nothing of it is to be told as done before commit; without it
// all is undone. It keeps other writers waiting: not for long work. The store must outlive it.
class Batch {
 public:
  static Result<Batch> begin(WorkspaceStore& store);
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) = delete;
  ~Batch();
  Status commit();

 private:
  struct Held;
  explicit Batch(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace dh::store
