#include "app/bundle_pass.h"

#include <algorithm>
#include <fstream>

#include "app/consultation_records.h"
#include "app/keys.h"
#include "app/read_source.h"
#include "app/report_delivery.h"
#include "base/clock.h"
#include "base/files.h"
#include "bundle/bundle_file.h"
#include "intake/mail_message.h"
#include "intake/own_report.h"

namespace dh::app {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> refuse(const fs::path& file, std::string reason, std::string about = {}) {
  return fail(Error::Kind::refused, std::move(reason), file.string(), std::move(about));
}

bundle::Party party_of(const KeyCard& card) { return {card.unit, card.name, card.signing_key, card.sealing_key}; }

// The unit directly above this one; "" is the root.
Result<std::string> superior(const Roster& roster, const std::string& own) {
  const Unit* unit = roster.unit(own);
  if (own.empty() || unit == nullptr)
    return fail(Error::Kind::refused, own.empty() ? "which unit's workspace this is has not been told: dienhong settings unit CODE; or name the receiver with --to"
                                                  : "the roster does not know the unit of this workspace", {}, own);
  return unit->parent;
}

// The name of a unit in an Error.
std::string shown(const bundle::Party& party) { return party.name.empty() ? party.unit : party.name; }

Status check_sender(const WorkspaceStore& store, const fs::path& file, const bundle::Party& from) {
  const Result<Correspondent> known = correspondent(store, from.unit);
  if (!known) return refuse(file, "comes from a unit whose key is not trusted: " + shown(from) + ", key " + card_fingerprint(Correspondent{from.unit, from.name, from.signing_key, from.sealing_key, {}}));
  if (known->signing_key != from.signing_key)
    return refuse(file, "is signed with another key than the trusted one of " + shown(from) + " (" + card_fingerprint(*known) + ")");
  return {};
}

// Not merged before, and newer than what this sender sent before.
Status check_new(const WorkspaceStore& store, const fs::path& file, const Delivery& delivery) {
  for (const Delivery& one : TRY(store.deliveries())) {
    if (one.sender != delivery.sender) continue;
    if (one.sha256 == delivery.sha256 || one.sequence == delivery.sequence)
      return refuse(file, "was merged already, on " + one.at + ": it says nothing new");
    if (one.sequence > delivery.sequence)
      return refuse(file, "is older than what came already: number " + std::to_string(delivery.sequence) + ", and number " + std::to_string(one.sequence) + " came on " + one.at);
  }
  return {};
}

Status check_below(const WorkspaceStore& store, const fs::path& file, const std::string& sender) {
  const Roster roster = TRY(store.roster());
  const std::string own = TRY(own_unit(store));
  if (sender == own || roster.unit(sender) == nullptr || (!own.empty() && !roster.is_within(sender, own)))
    return refuse(file, "comes from a unit that is not below this one", sender);
  return {};
}

// What is asked comes from above, and only to a workspace that is that unit's or nobody's yet.
Status check_from_above(const WorkspaceStore& store, const fs::path& file, const bundle::Header& header) {
  const Roster roster = TRY(store.roster());
  const std::string own = TRY(own_unit(store));
  if (own.empty() && !roster.units.empty()) return refuse(file, "brings a consultation, and this workspace has one of its own");
  if (header.to.unit.empty() || (!own.empty() && own != header.to.unit)) return refuse(file, "is addressed to another unit", header.to.unit);
  if (!own.empty() && (header.from.unit == own || !(header.from.unit.empty() || roster.is_within(own, header.from.unit))))
    return refuse(file, "comes from a unit that is not above this one", header.from.unit);
  return {};
}

Error in_file(Error error, const fs::path& file) {
  if (error.file.empty()) error.file = file.string();
  return error;
}

Result<MergedFile> merge_bundle(WorkspaceStore& store, const fs::path& file, const Progress& progress) {
  tell(progress, file.filename().string());
  bundle::BundleReader reader = TRY(bundle::BundleReader::open(file, TRY(store.sealing_key())));
  const bundle::Header& header = reader.header();
  TRY(check_sender(store, file, header.from));
  const NextRecord next = [&] { return reader.next(); };
  MergedFile merged;
  if (header.content == bundle::Content::consultation) {
    TRY(check_from_above(store, file, header));
    const Status taken = take_consultation(store, header.to.unit, header.from.unit, next);
    if (!taken) return tl::unexpected(in_file(taken.error(), file));
    merged.consultation = true;
    merged.outcome.sender = header.from.unit;
    merged.outcome.sender_name = header.from.name;
    merged.outcome.route = "bundle";
    return merged;
  }
  if (const std::string own = TRY(own_unit(store)); header.to.unit != own) return refuse(file, "is addressed to another unit", header.to.unit);
  TRY(check_below(store, file, header.from.unit));
  const Consultation consultation = TRY(store.consultation());
  if (header.consultation != consultation.guide.title) return refuse(file, "is of another consultation", header.consultation);
  const Delivery delivery{0, now_iso8601(), "bundle", header.from.unit, header.sequence, reader.sha256(), 0, 0};
  TRY(check_new(store, file, delivery));
  Result<MergeOutcome> outcome = take_delivery(store, delivery, next);
  if (!outcome) return tl::unexpected(in_file(outcome.error(), file));
  merged.outcome = std::move(*outcome);
  merged.outcome.sender_name = header.from.name;
  return merged;
}

Result<MergedFile> merge_report(WorkspaceStore& store, const fs::path& file, OpenedReport& report) {
  TRY(check_sender(store, file, {report.self.unit, report.self.name, report.self.signing_key, {}}));
  TRY(check_below(store, file, report.self.unit));
  const Consultation consultation = TRY(store.consultation());
  if (report.consultation != consultation.guide.title) return refuse(file, "is of another consultation", report.consultation);
  const Delivery delivery{0, now_iso8601(), "report", report.self.unit, report.self.sequence, report.sha256, 0, 0};
  TRY(check_new(store, file, delivery));
  Result<MergeOutcome> outcome = take_delivery(store, delivery, [&] { return report.records.next(); });
  if (!outcome) return tl::unexpected(in_file(outcome.error(), file));
  MergedFile merged;
  merged.outcome = std::move(*outcome);
  merged.outcome.sender_name = report.self.name;
  return merged;
}

Result<OpenedReport> open_report(const fs::path& file, const std::string& bytes, const Progress& progress) {
  tell(progress, file.filename().string());
  Result<OpenedReport> report = open_report_delivery(bytes);
  if (!report) return tl::unexpected(in_file(report.error(), file));
  return report;
}

// The reports in what was received: itself, or what is attached to a mail.
struct Attached {
  std::string name;
  std::string bytes;
};
std::vector<Attached> reports_in(const std::string& bytes, const std::string& file) {
  if (intake::is_own_report(bytes)) return {{file, bytes}};
  std::vector<Attached> out;
  if (Result<intake::MailMessage> mail = intake::parse_mail(bytes))
    for (intake::MailAttachment& one : mail->attachments)
      if (intake::is_own_report(one.bytes)) out.push_back({file + ", " + one.name, std::move(one.bytes)});
  return out;
}

// What it says is here already, by whatever way it came.
Result<bool> was_merged(const WorkspaceStore& store, const Origin& self) {
  const std::vector<Delivery> deliveries = TRY(store.deliveries());
  return std::ranges::any_of(deliveries, [&](const Delivery& one) { return one.sender == self.unit && one.sequence >= self.sequence; });
}

}  // namespace

Result<std::int64_t> next_sequence(const WorkspaceStore& store, const std::string& content) {
  const std::vector<Dispatch> sent = TRY(store.dispatches());
  if (sent.empty()) return 1;
  const auto last = std::ranges::max_element(sent, {}, &Dispatch::sequence);
  return last->content == content ? last->sequence : last->sequence + 1;
}

Result<BundleOutcome> make_bundle(WorkspaceStore& store, const BundleRequest& request, const Progress& progress) {
  const Consultation consultation = TRY(store.consultation());
  const std::string own = TRY(own_unit(store));
  const KeyCard card = TRY(own_card(store, own));
  BundleOutcome out;
  out.to = request.to.empty() ? TRY(superior(consultation.roster, own)) : request.to == "root" ? std::string() : request.to;
  out.down = !out.to.empty() && out.to != own && (own.empty() || consultation.roster.is_within(out.to, own));
  if (!out.down && (own.empty() || out.to == own || !(out.to.empty() || consultation.roster.is_within(own, out.to))))
    return fail(Error::Kind::refused, "this unit is neither above nor below", {}, out.to.empty() ? "root" : out.to);
  const Correspondent receiver = TRY(correspondent(store, out.to));
  out.to_name = receiver.name;
  const std::string content = out.down ? std::string() : TRY(delivery_content(store, request.carry));
  out.sequence = out.down ? 0 : TRY(next_sequence(store, content));
  bundle::Header header;
  header.content = out.down ? bundle::Content::consultation : bundle::Content::opinions;
  header.from = party_of(card);
  header.to = {receiver.unit, receiver.name, receiver.signing_key, receiver.sealing_key};
  header.sequence = out.sequence;
  header.made_at = now_iso8601();
  header.consultation = consultation.guide.title;
  tell(progress, request.out.filename().string());
  auto state = TRY(store.hold_state());
  bundle::BundleWriter writer = TRY(bundle::BundleWriter::create(request.out, header, TRY(store.signing_key())));
  const AddRecord add = [&](char type, std::string_view bytes, bool may_be_skipped) { return writer.add(type, bytes, may_be_skipped); };
  if (out.down) TRY(pack_consultation(store, out.to, add));
  else TRY(pack_delivery(store, {own, card.name, out.sequence, header.made_at, card.signing_key}, request.carry, add));
  state.reset();
  out.sha256 = TRY(writer.finish());
  std::error_code fault;
  out.bytes = fs::file_size(request.out, fault);
  if (!out.down) TRY(store.add_dispatch({header.made_at, out.to, out.sequence, content, out.sha256}));
  return out;
}

Result<BundleOutcome> seal_report(WorkspaceStore& store, std::string_view docx, const fs::path& file) {
  const Consultation consultation = TRY(store.consultation());
  const std::string own = TRY(own_unit(store));
  const KeyCard card = TRY(own_card(store, own));
  BundleOutcome out;
  out.to = TRY(superior(consultation.roster, own));
  const Correspondent receiver = TRY(correspondent(store, out.to));
  OpenedReport report = TRY(open_report_delivery(docx));
  out.to_name = receiver.name;
  out.sequence = report.self.sequence;
  bundle::Header header;
  header.content = bundle::Content::opinions;
  header.from = party_of(card);
  header.to = {receiver.unit, receiver.name, receiver.signing_key, receiver.sealing_key};
  header.sequence = report.self.sequence;
  header.made_at = report.self.made_at;
  header.consultation = report.consultation;
  bundle::BundleWriter writer = TRY(bundle::BundleWriter::create(file, header, TRY(store.signing_key())));
  for (;;) {
    const std::optional<bundle::Record> record = TRY(report.records.next());
    if (!record) break;
    TRY(writer.add(record->type, record->bytes, record->may_be_skipped));
  }
  out.sha256 = TRY(writer.finish());
  std::error_code fault;
  out.bytes = fs::file_size(file, fault);
  return out;
}

Result<MergedReceived> merge_received(WorkspaceStore& store, const Progress& progress) {
  MergedReceived out;
  for (const Source& source : TRY(store.sources())) {
    if (source.form != waiting_report || source.quarantine.empty() || !source.superseded_by.empty()) continue;
    bool settled = true;
    for (const Attached& one : reports_in(TRY(store.file(source.sha256)), source.file)) {
      Result<OpenedReport> report = open_report(one.name, one.bytes, progress);
      if (report && TRY(was_merged(store, report->self))) continue;
      Result<MergedFile> merged = report ? merge_report(store, one.name, *report) : tl::unexpected(report.error());
      if (merged) out.merged.push_back(std::move(*merged));
      else out.refused.push_back(merged.error());
      settled = settled && merged.has_value();
    }
    if (!settled) continue;
    Source read = source;
    read.quarantine.clear();
    TRY(store.save_source(read, {}));
  }
  return out;
}

Result<MergedFile> merge_file(WorkspaceStore& store, const fs::path& file, const Progress& progress) {
  // A report is a ZIP archive; what is neither is told by the reader of bundles.
  std::ifstream stream(file, std::ios::binary);
  std::string head(2, '\0');
  stream.read(head.data(), 2);
  if (stream && head == "PK") {
    OpenedReport report = TRY(open_report(file, TRY(read_file(file)), progress));
    return merge_report(store, file, report);
  }
  return merge_bundle(store, file, progress);
}

}  // namespace dh::app
