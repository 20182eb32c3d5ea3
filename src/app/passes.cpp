#include "app/passes.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "analyse/apply_decisions.h"
#include "analyse/carried_anchors.h"
#include "analyse/passes.h"
#include "app/fingerprint.h"
#include "app/open_versions.h"
#include "app/policy.h"
#include "app/read_source.h"
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

// The files to be placed and judged, by their hashes: in an order that does not tell when they came. A file is looked at anew as a whole when one of its opinions
// never was, or is named by a correction, in force or not. Merges and splits change no place.
std::vector<std::string> files_anew(const store::OpinionsToGroup& all, const std::vector<Decision>& decisions, bool keep) {
  std::unordered_set<std::string_view> named;
  for (const Decision& decision : decisions)
    if (decision.correction) named.insert(decision.correction->opinion);
  std::vector<std::string> files;
  std::unordered_set<std::string_view> taken;
  for (std::size_t i = 0; i < all.opinions.size(); ++i) {
    const Opinion& one = all.opinions[i];
    if (keep && all.judged[i] && !named.contains(one.id)) continue;
    if (taken.insert(one.source).second) files.push_back(one.source);
  }
  std::ranges::sort(files);
  return files;
}

// Places and judges opinions, each on the version of a draft that was open when it came. `known`: what was placed before.
Status place_on_open_versions(const WorkspaceStore& store, const Consultation& consultation, std::span<Opinion> fresh, std::span<const Opinion> known,
                              const std::vector<Decision>& decided) {
  const auto place = [&](const Consultation& view, std::span<Opinion> opinions, std::span<const Opinion> before) {
    analyse::place_opinions(view, opinions, before);
    analyse::decide_places(view, opinions, decided);
    analyse::judge_opinions(view, opinions);
  };
  for (const OnVersions& on : TRY(by_open_versions(store, consultation, fresh))) {
    if (consultation.earlier.empty()) {
      place(on.consultation, fresh, known);
      continue;
    }
    std::vector<Opinion> own, before;
    for (const std::size_t i : on.opinions) own.push_back(std::move(fresh[i]));
    for (const Opinion& one : known)
      if (const Draft* draft = on.consultation.draft(one.anchor.document); draft == nullptr || draft->version == one.anchor.version) before.push_back(one);
    place(on.consultation, own, before);
    for (std::size_t k = 0; k < own.size(); ++k) fresh[on.opinions[k]] = std::move(own[k]);
  }
  return {};
}

// Places and judges `fresh`, which stand in their order, as those that are `known` have taught; keeps what it finds.
Status place_and_judge_these(WorkspaceStore& store, const Consultation& consultation, std::span<Opinion> fresh, std::span<const Opinion> known,
                             const std::vector<Decision>& decisions, const std::vector<Decision>& decided) {
  // A person's decision wins over each pass, and what follows builds on it.
  analyse::restore_intake(fresh, decisions);
  TRY(place_on_open_versions(store, consultation, fresh, known, decided));
  analyse::decide_judgements(fresh, decided);
  return store.update_judgements(fresh);
}

// What placing and judging gave, without what grouping does not look at.
void take_over(Opinion& into, const Opinion& from) {
  into.anchor.document = from.anchor.document;
  into.anchor.version = from.anchor.version;
  into.anchor.block = from.anchor.block;
  into.anchor.start = from.anchor.start;
  into.anchor.end = from.anchor.end;
  into.anchor.certain = from.anchor.certain;
  into.document = from.document;
  into.kind = from.kind;
  into.stance = from.stance;
  into.proposal = from.proposal;
  into.argument = from.argument;
}

// All opinions as grouping sees them, each placed and judged; `anew` counts those that were so now.
struct Placed {
  std::vector<Opinion> opinions;
  int anew = 0;
};

Result<Placed> place_what_is_not(WorkspaceStore& store, const Consultation& consultation, const std::vector<Decision>& decisions,
                                 const Progress& progress, const AnalysisOptions& options) {
  const std::string rules = TRY(fingerprint_of_rules(store));
  const std::vector<Decision> decided = in_force(decisions);
  store::OpinionsToGroup all;
  bool small = static_cast<std::size_t>(TRY(store.last_opinion_number())) <= options.always_anew;
  if (!small) {
    all = TRY(store.opinions_to_group());
    small = all.opinions.size() <= options.always_anew;
  }
  const bool keep = !small && TRY(store.fingerprint_of("rules")) == rules;
  // What was placed by other rules counts for nothing, even if this is interrupted and those rules come back.
  if (!keep) TRY(store.set_fingerprint("rules", ""));
  if (small) {
    std::vector<Opinion> fresh = TRY(store.opinions());
    tell(progress, "place", 0, 2);
    TRY(place_and_judge_these(store, consultation, fresh, {}, decisions, decided));
    TRY(store.set_fingerprint("rules", rules));
    const int count = static_cast<int>(fresh.size());
    return Placed{std::move(fresh), count};
  }
  const std::vector<std::string> files = files_anew(all, decisions, keep);
  const std::unordered_set<std::string_view> anew(files.begin(), files.end());
  std::unordered_map<std::string_view, std::size_t> place_of;  // of those that are placed now
  std::vector<Opinion> known;                                  // placed surely: how people spoke of a place is learnt from them
  for (std::size_t i = 0; i < all.opinions.size(); ++i) {
    const Opinion& one = all.opinions[i];
    if (anew.contains(one.source)) place_of.emplace(one.id, i);
    else if (one.anchor.certain && known.size() < options.always_anew) known.push_back(one);
  }
  std::size_t done = 0;
  std::vector<Opinion> fresh;
  for (std::size_t at = 0; at < files.size(); ++at) {
    std::vector<Opinion> of_one = TRY(store.opinions_of(files[at], WorkspaceStore::Which::standing));
    std::ranges::stable_sort(of_one, {}, [](const Opinion& one) { return std::pair(one.part, one.start); });
    std::ranges::move(of_one, std::back_inserter(fresh));
    if (fresh.size() < options.at_once && at + 1 < files.size()) continue;
    tell(progress, "place", done, place_of.size());
    TRY(place_and_judge_these(store, consultation, fresh, known, decisions, decided));
    done += fresh.size();
    for (const Opinion& one : fresh) {
      const auto place = place_of.find(one.id);
      if (place == place_of.end()) continue;  // cut or joined by a person meanwhile: the next run sees it
      Opinion& whole = all.opinions[place->second];
      take_over(whole, one);
      if (whole.anchor.certain && known.size() < options.always_anew) known.push_back(whole);
    }
    fresh.clear();
  }
  TRY(store.set_fingerprint("rules", rules));
  return Placed{std::move(all.opinions), static_cast<int>(done)};
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

Result<AnalysisOutcome> place_and_judge(WorkspaceStore& store, const Progress& progress, const AnalysisOptions& options) {
  const std::string inputs = TRY(fingerprint_of_inputs(store));
  if (TRY(store.fingerprint_of("placing")) == inputs) return AnalysisOutcome{};
  const Placed placed = TRY(place_what_is_not(store, TRY(store.consultation()), TRY(store.decisions()), progress, options));
  TRY(store.set_fingerprint("placing", inputs));
  tell(progress, "", 2, 2);
  return AnalysisOutcome{true, static_cast<int>(placed.opinions.size()), 0, placed.anew};
}

Result<AnalysisOutcome> analyse_all(WorkspaceStore& store, const Progress& progress, const AnalysisOptions& options) {
  const std::string inputs = TRY(fingerprint_of_inputs(store));
  AnalysisOutcome outcome;
  if (TRY(store.fingerprint_of("analysis")) == inputs) {
    outcome.groups = TRY(store.group_count());
    return outcome;
  }
  const Consultation consultation = TRY(store.consultation());
  const std::vector<Decision> decisions = TRY(store.decisions());
  const std::vector<Decision> decided = in_force(decisions);
  const bool is_placed = TRY(store.fingerprint_of("placing")) == inputs;
  Placed placed = is_placed ? Placed{TRY(store.opinions_to_group()).opinions, 0}
                            : TRY(place_what_is_not(store, consultation, decisions, progress, options));
  TRY(store.set_fingerprint("placing", inputs));
  tell(progress, "group", 1, 2);
  std::vector<Opinion>& opinions = placed.opinions;
  const analyse::OwnAnchors own = analyse::carry_to_newest(consultation, opinions);
  std::vector<Group> groups = analyse::group_opinions(consultation, opinions, decided);
  analyse::decide_groups(opinions, groups, decided);
  analyse::put_back(opinions, own);
  TRY(store.save_groups(groups, opinions));
  TRY(mark_late(store));
  TRY(store.set_fingerprint("analysis", inputs));
  tell(progress, "", 2, 2);
  return AnalysisOutcome{true, static_cast<int>(opinions.size()), static_cast<int>(groups.size()), placed.anew};
}

Result<std::vector<PendingItem>> pending(const WorkspaceStore& store) {
  std::vector<PendingItem> items;
  const Consultation consultation = TRY(store.consultation());
  for (const Source& source : TRY(store.sources()))
    if (!source.quarantine.empty() && source.superseded_by.empty())
      items.push_back({source.form == waiting_report ? "report" : "unread", source.file, {}, source.quarantine, {}, {}});
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
        const Draft* draft = consultation.draft_of(opinion.anchor);
        for (const PlaceCandidate& candidate : opinion.anchor.candidates) {
          if (draft == nullptr || candidate.block < 0 || static_cast<std::size_t>(candidate.block) >= draft->blocks.size()) continue;
          const int heading = draft->heading_of(candidate.block);
          const std::string path = heading < 0 ? "" : draft->blocks[static_cast<std::size_t>(heading)].path;
          // Several paragraphs may stand under one heading.
          std::string place = draft->id + ": " + path + " (" + candidate.because + ")";
          if (std::ranges::find(item.candidates, place) == item.candidates.end()) item.candidates.push_back(std::move(place));
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
