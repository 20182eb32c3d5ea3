#include "app/doctor.h"

#include <array>
#include <map>

#include "base/child_process.h"
#include "base/files.h"
#include "intake/office_conversion.h"
#include "intake/reader.h"
#include "model/opinion_id.h"

namespace dh::app {
namespace {

constexpr unsigned probe_seconds = 60;
constexpr std::size_t shown_faults = 100;

// What a program says, for instance of its version; in the sandbox, as it will be run.
Result<std::string> said_by(std::vector<std::string> argv) {
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  ChildCommand command;
  command.argv = std::move(argv);
  command.work_directory = work.path();
  command.seconds = probe_seconds;
  return run_child(command);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

Finding of_program(Check check, const std::vector<std::vector<std::string>>& commands, Verdict without) {
  Finding finding{check, Verdict::ok, {}, {}};
  for (const std::vector<std::string>& argv : commands) {
    const Result<std::string> said = said_by(argv);
    if (!said) {
      finding.verdict = without;
      finding.faults.push_back(said.error().reason);
    } else if (finding.detail.empty()) {
      finding.detail = first_line(*said);
    }
  }
  return finding;
}

Finding of_tesseract() {
  Finding finding = of_program(Check::tesseract, {{"tesseract", "--version"}, {"convert-im6.q16", "-version"}}, Verdict::warn);
  if (finding.verdict != Verdict::ok) return finding;
  const Result<std::string> languages = said_by({"tesseract", "--list-langs"});
  if (!languages || ("\n" + *languages + "\n").find("\nvie\n") == std::string::npos) {
    finding.verdict = Verdict::warn;
    finding.faults.push_back("no Vietnamese: install tesseract-ocr-vie");
  }
  return finding;
}

Finding of_font() {
  const Result<std::string> said = said_by({"fc-match", "-v", "Times New Roman"});
  if (said && intake::names_fit_font(*said)) return {Check::font, Verdict::ok, "Liberation Serif", {}};
  return {Check::font, Verdict::fail, {}, {said ? "another font is chosen for Times New Roman: install fonts-liberation2" : said.error().reason}};
}

void add(Finding& finding, std::string fault) {
  finding.verdict = Verdict::fail;
  if (finding.faults.size() < shown_faults) finding.faults.push_back(std::move(fault));
}

// Each opinion is asked for itself whether it stands in the totals, by the words that the totals are made of.
class Totals {
 public:
  explicit Totals(const Consultation& consultation) : roster_(consultation.roster) {
    for (const Unit& unit : consultation.roster.units) units_[unit.code] = 0;
    for (const Draft& draft : consultation.drafts) documents_[draft.id] = 0;
    for (const GuideDocument& document : consultation.guide.documents) documents_[document.id] = 0;
    documents_["none"] = documents_[""] = units_[""] = 0;
    for (const Channel channel : {Channel::web, Channel::meeting, Channel::paper, Channel::email, Channel::file, Channel::bundle})
      channels_[dh::name(channel)] = 0;
  }
  void count(const Opinion& opinion, Finding& finding) {
    ++total_;
    count_in(units_, opinion.unit, "unit", opinion, finding);
    count_in(documents_, opinion.document, "document", opinion, finding);
    count_in(channels_, dh::name(opinion.channel), "channel", opinion, finding);
    count_at_levels(opinion, finding);
  }
  void compare(Finding& finding) const {
    finding.detail = std::to_string(total_);
    for (const auto& [what, counted] : {std::pair{"units", sum(units_)}, std::pair{"documents", sum(documents_)}, std::pair{"channels", sum(channels_)}})
      if (counted != total_) add(finding, "by " + std::string(what) + " " + std::to_string(counted) + ", in all " + std::to_string(total_));
    // Each unit's total is its own and that of the units below it; those at the top are the ones that opinions name.
    for (const Unit& unit : roster_.units)
      if (unit.parent.empty() && below(unit.code) != units_.at(unit.code))
        add(finding, "unit " + unit.code + ": " + std::to_string(units_.at(unit.code)) + ", with all below it " + std::to_string(below(unit.code)));
  }

 private:
  using Counts = std::map<std::string, std::size_t>;
  static void count_in(Counts& counts, const std::string& key, const char* what, const Opinion& opinion, Finding& finding) {
    if (const auto found = counts.find(key); found != counts.end()) ++found->second;
    else add(finding, opinion.file + ", " + opinion.where + ": no such " + what + ": " + key);
  }
  void count_at_levels(const Opinion& opinion, Finding& finding) {
    if (opinion.home.empty()) return;
    const Unit* top = roster_.top_unit(opinion.home);
    if (top == nullptr || top->code != opinion.unit) add(finding, opinion.file + ", " + opinion.where + ": it came from " + opinion.home + ", which is not of the unit " + opinion.unit);
    std::string code = opinion.home;
    for (std::size_t steps = 0; !code.empty() && steps <= roster_.units.size(); ++steps) {
      ++at_level_[code];
      const Unit* unit = roster_.unit(code);
      code = unit == nullptr ? std::string() : unit->parent;
    }
  }
  std::size_t below(const std::string& code) const {
    const auto found = at_level_.find(code);
    return found == at_level_.end() ? 0 : found->second;
  }
  static std::size_t sum(const Counts& counts) {
    std::size_t all = 0;
    for (const auto& [key, count] : counts) all += count;
    return all;
  }
  const Roster& roster_;
  Counts units_, documents_, channels_;
  Counts at_level_;  // of each unit, with all below it
  std::size_t total_ = 0;
};

}  // namespace

const char* name(Check check) {
  static constexpr std::array names = {"sandbox", "libreoffice", "poppler", "tesseract", "zbar", "font", "database", "kept_files", "slices", "spans", "totals"};
  return names[static_cast<std::size_t>(check)];
}

const char* name(Verdict verdict) { return verdict == Verdict::ok ? "ok" : verdict == Verdict::warn ? "warn" : "fail"; }

std::vector<Finding> examine_system() {
  std::vector<Finding> all;
  const bool wrapped = sandbox_kind() == Sandbox::bubblewrap;
  all.push_back({Check::sandbox, wrapped ? Verdict::ok : Verdict::warn, wrapped ? "bubblewrap" : "limits and no network", {}});
  all.push_back(of_program(Check::libreoffice, {{"soffice", "--version"}}, Verdict::fail));
  // pdftotext and pdfimages tell their version on the other stream and end with 0: that they run is what counts.
  all.push_back(of_program(Check::poppler, {{"pdftotext", "-v"}, {"pdftoppm", "-v"}}, Verdict::warn));
  all.push_back(of_tesseract());
  all.push_back(of_program(Check::zbar, {{"zbarimg", "--version"}}, Verdict::warn));
  all.push_back(of_font());
  return all;
}

Result<std::vector<Finding>> examine_workspace(const store::WorkspaceStore& store, const Progress& progress) {
  Finding database{Check::database, Verdict::ok, {}, {}};
  for (std::string& fault : TRY(store.database_faults())) add(database, std::move(fault));
  Finding kept{Check::kept_files, Verdict::ok, {}, {}}, slices{Check::slices, Verdict::ok, {}, {}};
  Finding spans{Check::spans, Verdict::ok, {}, {}}, sums{Check::totals, Verdict::ok, {}, {}};
  const Consultation consultation = TRY(store.consultation());
  Totals totals(consultation);
  const std::vector<Source> sources = TRY(store.sources());
  std::size_t done = 0, opinions = 0, parts = 0, elsewhere = 0;
  for (const Source& listed : sources) {
    tell(progress, listed.file, done++, sources.size());
    // A file that is missing or damaged is named as it was received: by that a person finds the original.
    // What stayed with the unit that read it is not here to be looked at; its opinions' ids are.
    if (!listed.whole) ++elsewhere;
    else if (const Result<std::string> bytes = store.file(listed.sha256); !bytes)
      add(kept, listed.file + ": " + bytes.error().reason + " (" + listed.sha256 + ")");
    Source source = TRY(store.source(listed.sha256));
    intake::Reading reading;
    reading.parts = std::move(source.parts);
    reading.spans = std::move(source.spans);
    for (const std::string& fault : intake::span_faults(reading)) add(spans, listed.file + ": " + fault);
    parts += reading.parts.size();
    for (const Opinion& opinion : TRY(store.opinions_of(listed.sha256, store::WorkspaceStore::Which::all))) {
      ++opinions;
      if (!listed.whole) {
        if (opinion.id != opinion_id(opinion)) add(slices, listed.file + ", " + opinion.where + ": the opinion is not the one its id was made of");
        continue;
      }
      const auto part = static_cast<std::size_t>(opinion.part);
      const bool slice = opinion.part >= 0 && part < reading.parts.size() && opinion.start <= opinion.end &&
                         opinion.end <= reading.parts[part].text.size() &&
                         std::string_view(reading.parts[part].text).substr(opinion.start, opinion.end - opinion.start) == opinion.text;
      if (!slice) add(slices, listed.file + ", " + opinion.where + ": the opinion is no slice of its part");
    }
    if (!listed.superseded_by.empty()) continue;
    for (const Opinion& opinion : TRY(store.opinions_of(listed.sha256, store::WorkspaceStore::Which::standing))) totals.count(opinion, sums);
  }
  kept.detail = std::to_string(sources.size() - elsewhere) + (elsewhere > 0 ? ", " + std::to_string(elsewhere) + " with the units that read them" : "");
  slices.detail = std::to_string(opinions);
  spans.detail = std::to_string(parts);
  totals.compare(sums);
  tell(progress, "");
  return std::vector<Finding>{std::move(database), std::move(kept), std::move(slices), std::move(spans), std::move(sums)};
}

}  // namespace dh::app
