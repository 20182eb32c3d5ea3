// The passes of a consultation, in the order in which they run. Each leaves the workspace whole: what it did is
// committed, what it refused is said in its outcome.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/progress.h"
#include "base/result.h"
#include "report/condense.h"
#include "store/workspace_store.h"

namespace dh::app {

using store::WorkspaceStore;

// 1. The guide: topics, documents, phases. Gives what was read, for confirmation.
Result<Guide> take_guide(WorkspaceStore& store, const std::filesystem::path& file);

// 2. A draft with its pages and lines. A file that was read before under the same id and version is not laid out again.
// Another version leaves the opinions that are there where they are: on the version that was open when they came.
struct DraftRequest {
  std::filesystem::path file;
  std::string id;
  std::string version;  // empty: as the draft says
};
Result<Draft> take_draft(WorkspaceStore& store, const DraftRequest& request, const Progress& progress);

// 3. The roster.
Result<Roster> take_roster(WorkspaceStore& store, const std::filesystem::path& file);

// 4. Intake: files, folders and mailboxes; one bad file never stops the others. A file is told as read only when it is
// committed; who stops in the middle, by request or by force, runs it again and comes to the same workspace.
struct IntakeRequest {
  std::vector<std::filesystem::path> paths;
  std::vector<std::string> mailboxes;  // imaps://user@host[:port]/FOLDER; only read, never changed
  std::string mailbox_password;
  std::string mailbox_ca_file;  // PEM; empty: the certificate authorities of the system
  std::string unit;  // code; empty: found from the source
  // The paths came over a network, as uploads do. What is on a document that the guide keeps off networks is then refused
  // and awaits a person, as it is out of a mailbox (policy.h).
  bool from_network = false;
  std::string by;  // who runs it, for the record of what is refused
  std::function<bool()> stop_asked;  // asked often; then no more files are begun
};
struct IntakeOutcome {
  std::size_t total = 0;  // files that were found
  std::size_t done = 0;   // of these, settled: read, known or refused
  bool stopped = false;   // on request, before the end
  int read = 0;        // files read now
  int known = 0;       // files that were read before
  int opinions = 0;    // found now
  int pending = 0;     // of these, what awaits a person already: whose they are
  int reports = 0;     // reports of ours, or mails with one, which wait to be merged as what they are
  int out_of_reach = 0;  // mailboxes that could not be opened, or whose connection was lost; each told in `refused`
  std::vector<Error> refused;
};
Result<IntakeOutcome> take_in(WorkspaceStore& store, const IntakeRequest& request, const Progress& progress);

// 5. Analysis: place, judge, group. Runs only when something that it depends on has changed.
struct AnalysisOutcome {
  bool ran = false;
  int opinions = 0;
  int groups = 0;  // of analyse_all
  int anew = 0;    // opinions that were placed and judged now
};
// Up to so many opinions each is placed and judged anew whenever anything arrives, since how others speak of a place may
// tell what one means. In a larger consultation what is placed and judged stays, while drafts, guide, roster and rules are
// the same and no correction names an opinion of its file: the others have taught what there is to learn. Whole files are
// then placed together, as many as hold `at_once` opinions, so that the memory it takes does not grow with all of them.
struct AnalysisOptions {
  std::size_t always_anew = 20'000;
  std::size_t at_once = 50'000;
};
// Places and judges, and leaves grouping for later: what arrived over the day is ready when it is asked for.
Result<AnalysisOutcome> place_and_judge(WorkspaceStore& store, const Progress& progress, const AnalysisOptions& options = {});
// Places and judges what is not, then groups all.
Result<AnalysisOutcome> analyse_all(WorkspaceStore& store, const Progress& progress, const AnalysisOptions& options = {});

// 6. Synthesis: the report of one unit; "" is the root. Runs analysis first. Beyond this point nothing is judged anew.
struct SynthesisFile {
  std::string unit;
  std::string unit_name;
  std::filesystem::path file;
  int opinions = 0;
  int groups = 0;
  bool written = false;  // false: the file is there already, and nothing has changed
  int volumes = 0;       // of annex 1, in the folder beside the file (report/volume.h); 0: it stands in the file
};
struct SynthesisOptions {
  std::string unit;
  std::filesystem::path out;
  std::string format = "docx";  // docx, pdf
  std::string date;             // ISO 8601 day; empty: today
  std::string place_name;
  // The report of the unit whose workspace this is carries its opinions upward (delivery.h), unless it is for the public.
  bool for_the_public = false;
  // With more opinions than that annex 1 stands in volumes of so many each. Such a report carries nothing upward: a bundle does.
  std::size_t volume_opinions = report::Condensing{}.volume_opinions;
};
Result<SynthesisFile> write_synthesis(WorkspaceStore& store, const SynthesisOptions& options, const Progress& progress);
// One report for each unit directly below the root and one for the root, in `folder`, as DOCX and PDF.
Result<std::vector<SynthesisFile>> write_all_syntheses(WorkspaceStore& store, const std::filesystem::path& folder,
                                                       const SynthesisOptions& options, const Progress& progress);

// What awaits a person.
struct PendingItem {
  std::string reason;  // "place", "unit", "document", "member", "contradiction", "unread", "unaccounted", "channel", "report"
  std::string file;
  std::string where;
  std::string text;    // the opinion, or the reason a file could not be read
  // Of "place", best first; of "scan" the doubtful words, with page and box; of "contradiction" the hint that does not fit
  // the place that the others agree on.
  std::vector<std::string> candidates;
  std::string opinion;  // id; empty where it is about a file
};
Result<std::vector<PendingItem>> pending(const WorkspaceStore& store);

}  // namespace dh::app
