#include "app/passes.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "analyse/apply_decisions.h"
#include "analyse/passes.h"
#include "app/fingerprint.h"
#include "app/policy.h"
#include "app/rounds.h"
#include "base/crypto.h"
#include "base/files.h"
#include "intake/drafts.h"
#include "intake/guide.h"
#include "intake/roster.h"
#include "store/mail_queue.h"

namespace dh::app {
namespace {

Error named(Error error, const std::filesystem::path& file) {
  if (error.file.empty()) error.file = file.string();
  return error;
}

// "page 2: “mưộn” (41 %), 80 × 30 pixels at 120, 340"
std::string shown(const DoubtfulWord& word) {
  return "page " + std::to_string(word.page) + ": “" + word.text + "” (" + std::to_string(static_cast<int>(word.confidence)) + " %), " +
         std::to_string(word.width) + " × " + std::to_string(word.height) + " pixels at " + std::to_string(word.left) + ", " + std::to_string(word.top);
}

// Puts the opinions of those files first that need no placing and judging, the others behind them, both in their order;
// gives how many the first are. A file is looked at anew as a whole when one of its opinions was never grouped or is named
// by a decision, in force or not.
std::size_t put_known_first(std::vector<Opinion>& opinions, const std::vector<Decision>& decisions) {
  std::unordered_set<std::string_view> named;
  for (const Decision& decision : decisions) {
    named.insert(decision.opinions.begin(), decision.opinions.end());
    named.insert(decision.rest.begin(), decision.rest.end());
    if (decision.correction) named.insert(decision.correction->opinion);
  }
  std::unordered_set<std::string> anew;  // sources
  for (const Opinion& one : opinions)
    if (one.group.empty() || named.contains(one.id)) anew.insert(one.source);
  const auto fresh = std::stable_partition(opinions.begin(), opinions.end(), [&](const Opinion& one) { return !anew.contains(one.source); });
  return static_cast<std::size_t>(fresh - opinions.begin());
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
  Result<intake::RosterFile> read = intake::read_roster_file(bytes, file.filename().string());
  if (!read) return tl::unexpected(named(read.error(), file));
  const std::string sha256 = TRY(store.keep_file(bytes));
  store::Batch batch = TRY(store::Batch::begin(store));
  TRY(store.save_roster(read->roster, sha256));
  TRY(store::MailQueue(store).save_addresses(read->addresses));
  TRY(batch.commit());
  return std::move(read->roster);
}

Result<AnalysisOutcome> analyse_all(WorkspaceStore& store, const Progress& progress, const AnalysisOptions& options) {
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
  const std::string rules = TRY(fingerprint_of_rules(store));
  const bool keep = opinions.size() > options.always_anew && TRY(store.fingerprint_of("rules")) == rules;
  const std::size_t known = keep ? put_known_first(opinions, decisions) : 0;
  const std::span<Opinion> fresh = std::span(opinions).subspan(known);
  analyse::restore_intake(fresh, decisions);
  tell(progress, "place", 0, 3);
  analyse::place_opinions(consultation, fresh, std::span<const Opinion>(opinions).first(known));
  analyse::decide_places(consultation, fresh, decided);
  tell(progress, "judge", 1, 3);
  analyse::judge_opinions(consultation, fresh);
  analyse::decide_judgements(fresh, decided);
  tell(progress, "group", 2, 3);
  std::vector<Group> groups = analyse::group_opinions(consultation, opinions, decided);
  analyse::decide_groups(opinions, groups, decided);
  TRY(store.update_judgements(opinions));
  TRY(store.save_groups(groups));
  TRY(mark_late(store));
  TRY(store.set_fingerprint("rules", rules));
  TRY(store.set_fingerprint("analysis", inputs));
  tell(progress, "", 3, 3);
  return AnalysisOutcome{true, static_cast<int>(opinions.size()), static_cast<int>(groups.size()), static_cast<int>(fresh.size())};
}

Result<std::vector<PendingItem>> pending(const WorkspaceStore& store) {
  std::vector<PendingItem> items;
  const Consultation consultation = TRY(store.consultation());
  for (const Source& source : TRY(store.sources()))
    if (!source.quarantine.empty() && source.superseded_by.empty())
      items.push_back({source.form == "report" ? "report" : "unread", source.file, {}, source.quarantine, {}, {}});
  for (store::UnaccountedText& one : TRY(store.unaccounted()))
    items.push_back({"unaccounted", std::move(one.file), std::move(one.part), std::move(one.text), {}, {}});
  for (const Opinion& opinion : TRY(store.opinions())) {
    if (opinion.anchor.certain && !opinion.anchor.contradiction.empty())
      items.push_back({"contradiction", opinion.file, opinion.where, opinion.text, {opinion.anchor.contradiction}, opinion.id});
    // It was mailed, and is found only now to speak of what may not be: that cannot be undone, but a person is to know.
    if (opinion.channel == Channel::email || opinion.channel == Channel::web)
      if (const GuideDocument* document = forbidding(consultation, opinion, Use::take_from_network))
        items.push_back({"channel", opinion.file, opinion.where, opinion.text, {refusal_of(*document).line()}, opinion.id});
    for (const std::string& reason : opinion.pending) {
      PendingItem item{reason, opinion.file, opinion.where, opinion.text, {}, opinion.id};
      if (reason == "place") {
        const Draft* draft = consultation.draft(opinion.anchor.document);
        for (const PlaceCandidate& candidate : opinion.anchor.candidates) {
          if (draft == nullptr || candidate.block < 0 || static_cast<std::size_t>(candidate.block) >= draft->blocks.size()) continue;
          const int heading = draft->heading_of(candidate.block);
          const std::string path = heading < 0 ? "" : draft->blocks[static_cast<std::size_t>(heading)].path;
          item.candidates.push_back(draft->id + ": " + path + " (" + candidate.because + ")");
        }
      }
      if (reason == "scan")
        for (const DoubtfulWord& word : opinion.hints.doubtful) item.candidates.push_back(shown(word));
      items.push_back(std::move(item));
    }
  }
  return items;
}

}  // namespace dh::app
