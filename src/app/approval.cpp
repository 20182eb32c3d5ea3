#include "app/approval.h"

#include <algorithm>
#include <unordered_set>

#include "app/delivery.h"
#include "app/fingerprint.h"
#include "app/report_bytes.h"
#include "base/clock.h"
#include "report/manifest.h"

namespace dh::app {
namespace {

constexpr std::size_t shown_ids = 20;
constexpr std::string_view of_report = "report ";

// Approvals of before a report was kept have another note, and hold nothing.
std::optional<std::string> report_in(const DeclaredState& one) {
  return one.note.starts_with(of_report) ? std::optional(one.note.substr(of_report.size())) : std::nullopt;
}

Error already(const Approval& approval) {
  return {Error::Kind::refused, {}, approval.unit, "the report was approved on " + approval.at + " by " + approval.by + "; reopen it first"};
}

std::string pdf_pass(const Approval& approval) { return "pdf of report:" + approval.sha256; }

}  // namespace

std::optional<Approval> approval_in(std::span<const DeclaredState> declared, const std::string& unit) {
  std::optional<Approval> holds;
  std::string last_sent, last_sent_at;
  for (const DeclaredState& one : declared) {
    if (one.unit != unit) continue;
    const std::optional<std::string> report = report_in(one);
    if (one.state == "reopened") holds.reset();
    if (one.state == "approved" && report) {
      holds = Approval{unit, one.at, one.by, *report, {}, {}, {}};
      if (!last_sent.empty() && last_sent != *report) {
        holds->supersedes = last_sent;
        holds->supersedes_at = last_sent_at;
      }
    }
    if (one.state != "sent" || !report) continue;
    last_sent = *report;
    last_sent_at = one.at;
    if (holds && holds->sha256 == *report) holds->sent_at = one.at;
  }
  return holds;
}

Result<std::optional<Approval>> approval_of(const WorkspaceStore& store, const std::string& unit) { return approval_in(TRY(store.declared_states()), unit); }

Result<Approval> approved(const WorkspaceStore& store, const std::string& unit) {
  std::optional<Approval> approval = TRY(approval_of(store, unit));
  if (!approval) return fail(Error::Kind::refused, "no report of this unit is approved", {}, unit);
  return std::move(*approval);
}

Status check_may_decide(const WorkspaceStore& store, const Decider& by) {
  const std::string unit = by.unit ? *by.unit : TRY(own_unit(store));
  if (const std::optional<Approval> approval = TRY(approval_of(store, unit))) return tl::unexpected(already(*approval));
  return {};
}

Result<Approval> approve_report(WorkspaceStore& store, const std::string& unit, const std::string& by, const Progress& progress) {
  if (const std::optional<Approval> before = TRY(approval_of(store, unit))) return tl::unexpected(already(*before));
  ReportRequest request;
  request.unit = unit;
  const ReportBytes report = TRY(make_report(store, request, progress));
  const std::string sha256 = TRY(store.keep_file(report.docx));
  store::Batch batch = TRY(store::Batch::begin(store));
  if (const std::optional<Approval> before = TRY(approval_of(store, unit))) return tl::unexpected(already(*before));
  if (TRY(fingerprint_of_inputs(store)) != report.inputs) return fail(Error::Kind::refused, "something came in while the report was written; look at it again", {}, unit);
  const std::string at = now_iso8601();
  TRY(store.declare_state({at, by, unit, "approved", std::string(of_report) + sha256}));
  // Its number is given: whatever this unit says from now on with another content has a higher one.
  if (report.sequence != 0) TRY(store.add_dispatch({at, {}, report.sequence, report.content, sha256}));
  TRY(batch.commit());
  return approved(store, unit);
}

Status reopen_report(WorkspaceStore& store, const std::string& unit, const std::string& why, const std::string& by) {
  TRY(approved(store, unit));
  if (why.find_first_not_of(" \t\r\n") == std::string::npos) return fail(Error::Kind::refused, "to reopen a report takes a reason", {}, unit);
  return store.declare_state({now_iso8601(), by, unit, "reopened", why});
}

Result<Approval> send_report(WorkspaceStore& store, const std::string& unit, const std::string& by) {
  store::Batch batch = TRY(store::Batch::begin(store));
  const Approval approval = TRY(approved(store, unit));
  if (!approval.sent_at.empty()) return approval;
  TRY(store.declare_state({now_iso8601(), by, unit, "sent", std::string(of_report) + approval.sha256}));
  TRY(batch.commit());
  return approved(store, unit);
}

Result<std::string> approved_docx(const WorkspaceStore& store, const Approval& approval) { return store.file(approval.sha256); }

Result<std::string> approved_pdf(WorkspaceStore& store, const Approval& approval) {
  if (const std::string known = TRY(store.fingerprint_of(pdf_pass(approval))); !known.empty()) return store.file(known);
  std::string pdf = TRY(pdf_of_docx(TRY(approved_docx(store, approval))));
  TRY(store.set_fingerprint(pdf_pass(approval), TRY(store.keep_file(pdf))));
  return pdf;
}

Result<SinceApproval> since_approval(const WorkspaceStore& store, const Approval& approval, std::span<const Opinion> opinions) {
  const report::Manifest manifest = TRY(report::read_manifest(TRY(approved_docx(store, approval))));
  std::unordered_set<std::string> printed;
  for (const ReportedOpinion& one : manifest.synthesis.opinions) printed.insert(one.id);
  const Roster roster = TRY(store.roster());
  SinceApproval since;
  for (const Opinion& one : opinions) {
    if (!approval.unit.empty() && (one.home.empty() || !roster.is_within(one.home, approval.unit))) continue;
    if (printed.erase(one.id) != 0) continue;
    ++since.came;
    if (since.came_ids.size() < shown_ids) since.came_ids.push_back(one.id);
  }
  since.went = static_cast<int>(printed.size());
  return since;
}

}  // namespace dh::app
