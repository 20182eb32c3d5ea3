#include "app/export_pass.h"

#include <unordered_map>

#include "app/passes.h"
#include "base/files.h"
#include "report/jsonl_export.h"

namespace dh::app {
namespace {

namespace fs = std::filesystem;

// Wherever links lead: what lies in the workspace's folder, below it and nowhere else.
bool is_inside(const fs::path& file, const fs::path& workspace) {
  std::error_code fault;
  const fs::path whole = fs::weakly_canonical(fs::absolute(file, fault), fault), folder = fs::canonical(workspace, fault);
  if (fault) return false;
  const fs::path rest = whole.lexically_relative(folder);
  return !rest.empty() && *rest.begin() != ".." && *rest.begin() != ".";
}

Status write_private(const fs::path& file, const std::string& text) {
  TRY(write_file(file, text));
  std::error_code fault;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, fault);
  if (fault) return fail(Error::Kind::io, "its permissions cannot be set: " + fault.message(), file.string());
  return {};
}

}  // namespace

Result<ExportOutcome> export_jsonl(WorkspaceStore& store, const ExportRequest& request, const Progress& progress) {
  TRY(analyse_all(store, progress));
  const Consultation consultation = TRY(store.consultation());
  std::vector<Opinion> opinions = TRY(store.opinions());
  // The terminal shows what `search` and `pending` show on it.
  const bool inside = !request.out.empty() && is_inside(request.out, store.directory());
  const Use use = (inside || request.out.empty()) && !request.without_offline ? Use::read_here : Use::export_open;
  ExportOutcome outcome;
  KeepingBack back(consultation, use);
  report::KeptBackByOpinion kept;
  for (const Opinion& one : opinions)
    if (back.keeps(one)) kept.emplace(one.id, forbidding(consultation, one, use)->offline_rule);
  if (request.without_offline) {
    std::erase_if(opinions, [&](const Opinion& one) { return kept.contains(one.id); });
  } else {
    for (const KeptBack& one : TRY(back.told(store, request.asker))) {
      Error error = refusal_of(*one.document);
      error.reason = std::to_string(one.opinions) + " opinions kept back: " + error.reason;
      outcome.refused.push_back(std::move(error));
    }
  }
  outcome.text = report::opinions_as_jsonl(consultation, opinions, decided_by_opinion(in_force(TRY(store.decisions()))), kept);
  if (request.spans) {
    std::unordered_map<std::string, std::vector<Opinion>> by_source;
    for (const Opinion& opinion : TRY(store.opinions())) by_source[opinion.source].push_back(opinion);
    for (const Source& one : TRY(store.sources())) {
      if (!one.superseded_by.empty() || !one.quarantine.empty()) continue;
      outcome.text += report::spans_as_jsonl(TRY(store.source(one.sha256)), by_source[one.sha256]);
    }
  }
  if (request.out.empty()) return outcome;
  TRY(inside ? write_private(request.out, outcome.text) : write_file(request.out, outcome.text));
  outcome.text.clear();
  return outcome;
}

}  // namespace dh::app
