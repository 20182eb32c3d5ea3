// Intake: a few threads read, the one that owns the store stores, in the order in which the files were given. What comes
// of it does not depend on the number of threads.
#include <chrono>
#include <memory>
#include <optional>

#include "app/arrivals.h"
#include "app/delivery.h"
#include "app/mail_sender.h"
#include "app/mailbox_arrivals.h"
#include "app/ordered_work.h"
#include "app/passes.h"
#include "app/policy.h"
#include "app/read_source.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "store/mail_queue.h"

namespace dh::app {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto between_looks = std::chrono::milliseconds(100);  // at whether to stop

struct ReadItem {
  std::size_t index = 0;
  bool known = false;             // these bytes stand under this name already
  std::optional<Error> unloaded;  // its bytes could not be had
  std::optional<Error> unkept;    // the workspace could not keep them: nothing can go on
  OneFile one;
  const GuideDocument* forbidding = nullptr;  // the channel may not carry it
};

struct Setting {
  const Consultation& consultation;
  const analyse::Attribution& attribution;
  const std::string& unit;
  Arrivals& arrivals;
  bool from_network;
  Asker asker;
  const Addresses* addresses = nullptr;  // of mailboxes: by whom a mail is told whose it is
};

OneFile read_one(const Setting& setting, const std::string& bytes, const std::string& name) {
  if (setting.addresses != nullptr) return read_mailed_source(bytes, name, setting.consultation, setting.attribution, *setting.addresses, setting.unit);
  return read_source(bytes, name, setting.consultation, setting.attribution, setting.unit);
}

// Opinions on a document that the guide keeps off networks, out of a mailbox or an upload: the bytes are kept, nothing of
// them is taken in, and a person sees which rule it was.
void refuse_channel(const Consultation& consultation, ReadItem& item) {
  for (const Opinion& opinion : item.one.opinions)
    if ((item.forbidding = forbidding(consultation, opinion, Use::take_from_network)) != nullptr) break;
  if (item.forbidding == nullptr) return;
  Source& source = item.one.source;
  Error error = refusal_of(*item.forbidding);
  error.file = source.file;
  source.quarantine = error.place + ": " + error.reason;
  source.form.clear();
  source.parts.clear();
  source.spans.clear();
  item.one.opinions.clear();
  item.one.problems = {std::move(error)};
}

ReadItem read_item(WorkspaceStore& store, const Setting& setting, std::size_t index) {
  ReadItem item;
  item.index = index;
  Result<std::string> bytes = setting.arrivals.load(index);
  if (!bytes) {
    item.unloaded = std::move(bytes.error());
    if (item.unloaded->file.empty()) item.unloaded->file = setting.arrivals.name(index);
    return item;
  }
  const std::string name = setting.arrivals.name(index);
  const Result<std::string> sha256 = store.keep_file(*bytes);
  const Result<bool> known = sha256 ? store.has_source(*sha256, name) : tl::unexpected(sha256.error());
  if (!known) item.unkept = known.error();
  else if (*known) item.known = true;
  else item.one = read_one(setting, *bytes, name);
  if (setting.from_network) refuse_channel(setting.consultation, item);
  // By the web came what the server took in itself, from somebody who had signed in. A file that says so came as a file.
  if (item.one.source.channel == Channel::web) {
    item.one.source.channel = Channel::file;
    for (Opinion& opinion : item.one.opinions) opinion.channel = Channel::file;
  }
  return item;
}

// Reading needs a store of each thread's own: one object serves one thread.
OrderedWork<ReadItem>::Work make_worker(const std::filesystem::path& directory, const Setting& setting) {
  auto store = std::make_shared<Result<WorkspaceStore>>(WorkspaceStore::open(directory));
  return [store, setting](std::size_t index) {
    if (*store) return read_item(**store, setting, index);
    ReadItem item;
    item.unkept = store->error();
    return item;
  };
}

// Stores what was read, many files by one commit. The outcome speaks only of what is committed.
class Storing {
 public:
  Storing(WorkspaceStore& store, const Setting& setting, IntakeOutcome& outcome)
      : store_(store), arrivals_(setting.arrivals), asker_(setting.asker), outcome_(outcome) {}

  Status add(ReadItem& item) {
    if (!batch_) {
      batch_ = std::make_unique<store::Batch>(TRY(store::Batch::begin(store_)));
      deadline_ = Clock::now() + std::chrono::milliseconds(limits::batch_milliseconds);
    }
    ++now_.done;
    if (item.unloaded) {
      now_.refused.push_back(std::move(*item.unloaded));
    } else if (item.known || TRY(store_.has_source(item.one.source.sha256, item.one.source.file))) {
      ++now_.known;
    } else {
      TRY(save(item.one));
      if (item.forbidding != nullptr)
        if (const Status refused = refuse(store_, *item.forbidding, Use::take_from_network, asker_); refused.error().kind != Error::Kind::refused) return refused;
    }
    TRY(arrivals_.settle(store_, item.index, !item.unloaded));
    if (now_.done >= limits::batch_files || Clock::now() >= deadline_) return commit();
    return {};
  }

  // Nothing is held back for long while the next file is awaited.
  Status look() { return batch_ && Clock::now() >= deadline_ ? commit() : Status{}; }
  Clock::time_point next_look() const {
    const Clock::time_point soon = Clock::now() + between_looks;
    return batch_ ? std::min(soon, deadline_) : soon;
  }

  Status commit() {
    if (!batch_) return {};
    TRY(batch_->commit());
    batch_.reset();
    outcome_.done += now_.done;
    outcome_.read += now_.read;
    outcome_.known += now_.known;
    outcome_.opinions += now_.opinions;
    outcome_.pending += now_.pending;
    outcome_.reports += now_.reports;
    for (Error& error : now_.refused) outcome_.refused.push_back(std::move(error));
    now_ = {};
    return {};
  }

 private:
  Status save(OneFile& one) {
    one.source.received_at = now_iso8601();
    TRY(store_.save_source(one.source, one.opinions));
    for (Error& error : one.problems) now_.refused.push_back(std::move(error));
    now_.reports += one.source.form == waiting_report;
    if (!one.source.quarantine.empty()) return {};
    ++now_.read;
    now_.opinions += static_cast<int>(one.opinions.size());
    for (const Opinion& opinion : one.opinions) now_.pending += opinion.pending.empty() ? 0 : 1;
    return {};
  }

  WorkspaceStore& store_;
  Arrivals& arrivals_;
  const Asker& asker_;
  IntakeOutcome& outcome_;
  std::unique_ptr<store::Batch> batch_;
  Clock::time_point deadline_;
  IntakeOutcome now_;  // of the batch that is open
};

void tell_how_far(const Progress& progress, const IntakeOutcome& outcome, const std::string& name) {
  tell(progress, {name, outcome.done, outcome.total, static_cast<std::size_t>(outcome.opinions),
                  static_cast<std::size_t>(outcome.pending), outcome.refused.size()});
}

Status take_in_all(WorkspaceStore& store, const Setting& setting, const IntakeRequest& request, const Progress& progress,
                   IntakeOutcome& outcome) {
  using Taken = OrderedWork<ReadItem>::Taken;
  Arrivals& arrivals = setting.arrivals;
  outcome.total += arrivals.size();
  Storing storing(store, setting, outcome);
  const std::filesystem::path directory = store.directory();
  OrderedWork<ReadItem> work({arrivals.size(), limits::reading_threads, limits::reading_window, limits::reading_window_bytes,
                              [&arrivals](std::size_t index) { return arrivals.bytes(index); }},
                             [&directory, &setting] { return make_worker(directory, setting); });
  for (std::size_t next = 0;;) {
    if (request.stop_asked && request.stop_asked()) {
      outcome.stopped = true;
      work.stop();
    }
    ReadItem item;
    const Taken taken = work.take(item, storing.next_look());
    if (taken == Taken::end) break;
    if (taken == Taken::later) {
      TRY(storing.look());
    } else if (item.unkept) {
      TRY(storing.commit());
      return tl::unexpected(std::move(*item.unkept));
    } else if (item.unloaded && arrivals.is_lost()) {
      // What follows cannot be had either; it is neither settled nor told one by one.
      TRY(storing.commit());
      outcome.refused.push_back(std::move(*item.unloaded));
      ++outcome.out_of_reach;
      return {};
    } else {
      next = item.index + 1;
      TRY(storing.add(item));
    }
    tell_how_far(progress, outcome, next < arrivals.size() ? arrivals.name(next) : std::string("…"));
  }
  return storing.commit();
}

// A mailbox that cannot be opened is refused like a file that cannot be read: the rest goes on.
Status take_in_mailbox(WorkspaceStore& store, const std::string& given, const Consultation& consultation,
                       const analyse::Attribution& attribution, const IntakeRequest& request, const Progress& progress,
                       IntakeOutcome& outcome) {
  const auto refuse = [&](const Error& error) -> Status {
    outcome.refused.push_back(error);
    return {};
  };
  const Result<mailbox::MailboxAddress> address = mailbox::parse_mailbox_address(given);
  if (!address) return refuse(address.error());
  tell(progress, address->text());
  const Addresses addresses = TRY(store::MailQueue(store).addresses());
  const auto mailbox = mailbox::open_mailbox(*address, {request.mailbox_password, request.mailbox_ca_file});
  ++outcome.out_of_reach;  // until what is in it is known
  if (!mailbox) return refuse(mailbox.error());
  const auto arrivals = MailboxArrivals::look(store, *address, **mailbox);
  if (!arrivals) return refuse(arrivals.error());
  --outcome.out_of_reach;
  return take_in_all(store, {consultation, attribution, request.unit, **arrivals, true, {request.by, "intake " + address->text()}, &addresses}, request, progress, outcome);
}

}  // namespace

Result<IntakeOutcome> take_in(WorkspaceStore& store, const IntakeRequest& request, const Progress& progress) {
  const Consultation consultation = TRY(store.consultation());
  if (!request.unit.empty() && consultation.roster.unit(request.unit) == nullptr)
    return fail(Error::Kind::refused, "no such unit on the roster", {}, request.unit);
  const analyse::Attribution attribution(consultation.roster, TRY(own_unit(store)));
  IntakeOutcome outcome;
  FileArrivals files(find_files(request.paths, outcome.refused));
  TRY(take_in_all(store, {consultation, attribution, request.unit, files, request.from_network, {request.by, "intake"}}, request, progress, outcome));
  for (const std::string& given : request.mailboxes) {
    if (outcome.stopped) break;
    TRY(take_in_mailbox(store, given, consultation, attribution, request, progress, outcome));
  }
  outcome.stopped = outcome.stopped && outcome.done < outcome.total;
  tell(progress, "");
  return outcome;
}

}  // namespace dh::app
