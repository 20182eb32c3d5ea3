#include "app/passes.h"

#include <algorithm>

#include "analyse/apply_decisions.h"
#include "analyse/attribute.h"
#include "analyse/passes.h"
#include "app/fingerprint.h"
#include "app/found_files.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/files.h"
#include "intake/drafts.h"
#include "intake/guide.h"
#include "intake/reader.h"
#include "intake/roster.h"

namespace dh::app {
namespace {

Error named(Error error, const std::filesystem::path& file) {
  if (error.file.empty()) error.file = file.string();
  return error;
}

std::string opinion_id(const Source& source, const Opinion& opinion) {
  const std::string key = source.sha256 + '\n' + std::to_string(opinion.part) + '\n' + std::to_string(opinion.start) + '\n' +
                          std::to_string(opinion.end) + '\n' + opinion.text;
  return sha256_hex(key).substr(0, 16);
}

// Reads one file; a file that cannot be read becomes a source in quarantine.
struct OneFile {
  Source source;
  std::vector<Opinion> opinions;
  std::vector<Error> problems;
};

OneFile read_source(const std::string& bytes, const FoundFile& file, const Consultation& consultation,
                    const analyse::Attribution& attribution, const std::string& told_unit) {
  OneFile out;
  Source& source = out.source;
  source.sha256 = sha256_hex(bytes);
  source.file = file.name;
  source.received_at = now_iso8601();
  Result<intake::Reading> reading = intake::read_any({bytes, file.name}, consultation);
  if (reading) {
    if (const std::vector<std::string> faults = intake::span_faults(*reading); !faults.empty())
      reading = fail(Error::Kind::internal, "the reader lost count of its characters: " + faults.front());
  }
  if (!reading) {
    Error error = named(reading.error(), file.name);
    error.file = file.name;
    source.quarantine = error.place.empty() ? error.reason : error.place + ": " + error.reason;
    source.unit = told_unit.empty() ? attribution.unit_of_path(file.name) : told_unit;
    out.problems.push_back(std::move(error));
    return out;
  }
  source.form = reading->form;
  if (reading->channel) source.channel = *reading->channel;
  source.parts = std::move(reading->parts);
  source.spans = std::move(reading->spans);
  out.opinions = std::move(reading->opinions);
  for (Error& problem : reading->problems) out.problems.push_back(named(problem, file.name));
  for (Opinion& opinion : out.opinions) {
    opinion.source = source.sha256;
    opinion.file = source.file;
    opinion.channel = source.channel;
    opinion.id = opinion_id(source, opinion);
    if (opinion.hints.document.empty()) opinion.hints.document = reading->document_as_written;
  }
  const analyse::SourceClues clues{told_unit, reading->unit_as_written, reading->member_as_written, source.file};
  attribution.attribute(clues, out.opinions);
  source.unit = told_unit;
  if (source.unit.empty()) source.unit = attribution.unit(reading->unit_as_written);
  if (source.unit.empty() && !out.opinions.empty()) source.unit = out.opinions.front().unit;
  if (source.unit.empty()) source.unit = attribution.unit_of_path(source.file);
  return out;
}

}  // namespace

Result<Guide> take_guide(WorkspaceStore& store, const std::filesystem::path& file) {
  const std::string bytes = TRY(read_file(file));
  Result<Guide> guide = intake::read_guide(bytes, file.filename().string());
  if (!guide) return tl::unexpected(named(guide.error(), file));
  const std::string sha256 = TRY(store.keep_file(bytes));
  TRY(store.save_guide(*guide, sha256));
  return guide;
}

Result<Draft> take_draft(WorkspaceStore& store, const DraftRequest& request, const Progress& progress) {
  const std::string bytes = TRY(read_file(request.file));
  const std::string sha256 = sha256_hex(bytes);
  for (const Draft& known : TRY(store.drafts()))
    if (known.id == request.id && known.document_sha256 == sha256 && (request.version.empty() || known.version == request.version))
      return known;
  intake::DraftOptions options{request.id, request.version, true,
                               [&progress](std::string_view step) { tell(progress, step); }};
  Result<intake::DraftFile> read = intake::read_draft(bytes, request.file.filename().string(), options);
  if (!read) return tl::unexpected(named(read.error(), request.file));
  Draft& draft = read->draft;
  draft.document_sha256 = TRY(store.keep_file(bytes));
  if (!read->pdf.empty()) draft.pdf_sha256 = TRY(store.keep_file(read->pdf));
  TRY(store.save_draft(draft));
  return draft;
}

Result<Roster> take_roster(WorkspaceStore& store, const std::filesystem::path& file) {
  const std::string bytes = TRY(read_file(file));
  Result<Roster> roster = intake::read_roster(bytes, file.filename().string());
  if (!roster) return tl::unexpected(named(roster.error(), file));
  const std::string sha256 = TRY(store.keep_file(bytes));
  TRY(store.save_roster(*roster, sha256));
  return roster;
}

Result<IntakeOutcome> take_in(WorkspaceStore& store, const IntakeRequest& request, const Progress& progress) {
  const Consultation consultation = TRY(store.consultation());
  if (!request.unit.empty() && consultation.roster.unit(request.unit) == nullptr)
    return fail(Error::Kind::refused, "no such unit on the roster", {}, request.unit);
  const analyse::Attribution attribution(consultation.roster);
  IntakeOutcome outcome;
  const std::vector<FoundFile> files = find_files(request.paths, outcome.refused);
  std::size_t done = 0;
  for (const FoundFile& file : files) {
    tell(progress, file.name, done++, files.size());
    const Result<std::string> bytes = read_file(file.path);
    if (!bytes) {
      outcome.refused.push_back(named(bytes.error(), file.path));
      continue;
    }
    const std::string sha256 = TRY(store.keep_file(*bytes));
    if (TRY(store.has_source(sha256, file.name))) {
      ++outcome.known;
      continue;
    }
    OneFile one = read_source(*bytes, file, consultation, attribution, request.unit);
    TRY(store.save_source(one.source, one.opinions));
    outcome.refused.insert(outcome.refused.end(), one.problems.begin(), one.problems.end());
    if (!one.source.quarantine.empty()) continue;
    ++outcome.read;
    outcome.opinions += static_cast<int>(one.opinions.size());
  }
  tell(progress, "", files.size(), files.size());
  return outcome;
}

Result<AnalysisOutcome> analyse_all(WorkspaceStore& store, const Progress& progress) {
  const std::string inputs = TRY(fingerprint_of_inputs(store));
  AnalysisOutcome outcome;
  if (TRY(store.fingerprint_of("analysis")) == inputs) {
    outcome.groups = static_cast<int>(TRY(store.groups()).size());
    return outcome;
  }
  const Consultation consultation = TRY(store.consultation());
  std::vector<Opinion> opinions = TRY(store.opinions());
  // A person's decision wins over each pass, and what follows builds on it.
  const std::vector<Decision> decisions = TRY(store.decisions());
  const std::vector<Decision> decided = in_force(decisions);
  analyse::restore_intake(opinions, decisions);
  tell(progress, "place", 0, 3);
  analyse::place_opinions(consultation, opinions);
  analyse::decide_places(consultation, opinions, decided);
  tell(progress, "judge", 1, 3);
  analyse::judge_opinions(consultation, opinions);
  analyse::decide_judgements(opinions, decided);
  tell(progress, "group", 2, 3);
  std::vector<Group> groups = analyse::group_opinions(consultation, opinions, decided);
  analyse::decide_groups(opinions, groups, decided);
  TRY(store.update_judgements(opinions));
  TRY(store.save_groups(groups));
  TRY(store.set_fingerprint("analysis", inputs));
  tell(progress, "", 3, 3);
  return AnalysisOutcome{true, static_cast<int>(opinions.size()), static_cast<int>(groups.size())};
}

Result<std::vector<PendingItem>> pending(const WorkspaceStore& store) {
  std::vector<PendingItem> items;
  const Consultation consultation = TRY(store.consultation());
  for (const Source& source : TRY(store.sources()))
    if (!source.quarantine.empty() && source.superseded_by.empty())
      items.push_back({"unread", source.file, {}, source.quarantine, {}});
  for (const Opinion& opinion : TRY(store.opinions())) {
    for (const std::string& reason : opinion.pending) {
      PendingItem item{reason, opinion.file, opinion.where, opinion.text, {}};
      if (reason == "place") {
        const Draft* draft = consultation.draft(opinion.anchor.document);
        for (const PlaceCandidate& candidate : opinion.anchor.candidates) {
          if (draft == nullptr || candidate.block < 0 || static_cast<std::size_t>(candidate.block) >= draft->blocks.size()) continue;
          const int heading = draft->heading_of(candidate.block);
          const std::string path = heading < 0 ? "" : draft->blocks[static_cast<std::size_t>(heading)].path;
          item.candidates.push_back(draft->id + ": " + path + " (" + candidate.because + ")");
        }
      }
      items.push_back(std::move(item));
    }
  }
  return items;
}

}  // namespace dh::app
