#include <algorithm>
#include <set>

#include "analyse/carried_anchors.h"
#include "analyse/passes.h"
#include "app/bundle_pass.h"
#include "app/fingerprint.h"
#include "app/passes.h"
#include "app/report_bytes.h"
#include "app/report_delivery.h"
#include "app/report_volumes.h"
#include "app/settings.h"
#include "base/child_process.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/files.h"
#include "report/docx_report.h"
#include "text/fold.h"

namespace dh::app {
namespace {

namespace fs = std::filesystem;

// Everything that the reports of a run share, so that it is read once.
struct Material {
  Consultation consultation;
  std::vector<Opinion> opinions;  // without their words, which are read for what is printed
  std::set<std::string> representatives;
  std::vector<Source> sources;
  SigningKey key;
  std::string inputs;
  bool silence_is_assent = false, spoken_opinions_count = false;
  std::vector<ExternalFigure> external;
  std::string conventions;  // these, and what else is told of the round, as words to compare by
  std::vector<std::vector<std::string>> orders;  // of groups, as persons decided
};

Result<std::string> conventions_of(const WorkspaceStore& store) {
  std::string all;
  for (const auto& [name, value] : TRY(settings(store))) all += name + '=' + value + '\n';
  for (const ExternalFigure& one : TRY(store.external_figures())) all += std::to_string(one.number) + '\n';
  all += std::to_string(TRY(store.extensions()).size());
  return all;
}

Status add_conventions(const WorkspaceStore& store, Material& material) {
  material.silence_is_assent = TRY(store.setting("silence-is-assent")) == "on";
  material.spoken_opinions_count = TRY(store.setting("spoken-opinions-count")) == "on";
  material.external = TRY(store.external_figures());
  material.conventions = TRY(conventions_of(store));
  for (Decision& one : in_force(TRY(store.decisions())))
    if (one.action == Decision::Action::order) material.orders.push_back(std::move(one.opinions));
  return {};
}

Result<Material> gather(WorkspaceStore& store, const Progress& progress) {
  TRY(analyse_all(store, progress));
  Material material{TRY(store.consultation()), TRY(store.opinions_to_report()), {}, TRY(store.sources()), TRY(store.signing_key()),
                    TRY(fingerprint_of_inputs(store)), false, false, {}, {}, {}};
  for (std::string& one : TRY(store.representatives())) material.representatives.insert(std::move(one));
  TRY(add_conventions(store, material));
  // A report has the order, the pages and the lines of the newest version.
  analyse::carry_to_newest(material.consultation, material.opinions);
  return material;
}

Synthesis synthesis_of(const Material& material, const SynthesisOptions& options) {
  analyse::SynthesisRequest request;
  request.unit = options.unit;
  request.date = options.date.empty() ? today() : options.date;
  request.place_name = options.place_name;
  request.representatives = material.representatives;
  request.orders = material.orders;
  const Roster& roster = material.consultation.roster;
  for (const Source& source : material.sources) {
    if (!source.superseded_by.empty()) continue;
    if (!options.unit.empty() && !roster.is_within(source.unit, options.unit)) continue;
    if (!source.quarantine.empty()) {
      ++request.unread_files;
      continue;
    }
    const auto known = std::ranges::find(request.sources_by_unit, source.unit, &std::pair<std::string, int>::first);
    if (known == request.sources_by_unit.end()) request.sources_by_unit.emplace_back(source.unit, 1);
    else ++known->second;
    const auto channel = std::ranges::find(request.channels, source.channel, &ChannelSources::channel);
    if (channel == request.channels.end()) request.channels.push_back({source.channel, 1});
    else ++channel->sources;
  }
  request.silence_is_assent = material.silence_is_assent;
  request.spoken_opinions_count = material.spoken_opinions_count;
  for (const ExternalFigure& one : material.external) {
    if (!options.unit.empty() && !roster.is_within(one.unit, options.unit)) continue;
    const Unit* unit = roster.unit(one.unit);
    request.external.push_back({unit == nullptr ? roster.root_name : unit->name, one.what, static_cast<int>(one.count), one.source});
  }
  return analyse::synthesise(material.consultation, material.opinions, request);
}

// What the report of the workspace's own unit carries upward.
struct OwnReport {
  Origin self;
  std::string content;
  report::ReportDelivery delivery;
};

Result<std::optional<OwnReport>> own_report(const WorkspaceStore& store, const SynthesisOptions& options, const Synthesis& synthesis) {
  const std::string unit = TRY(own_unit(store));
  if (unit.empty() || options.unit != unit || options.format != "docx" || options.for_the_public) return std::nullopt;
  OwnReport own;
  own.content = TRY(delivery_content(store, Carry::opinions));
  own.self = {unit, synthesis.unit_name, TRY(next_sequence(store, own.content)), now_iso8601(), {}};
  own.delivery = TRY(make_report_delivery(store, own.self, synthesis.consultation));
  return own;
}

// `last`: nothing else will be made of the material, and what is not needed any more is let go.
Result<SynthesisFile> write_one(WorkspaceStore& store, Material& material, const SynthesisOptions& options,
                                const Progress& progress, bool last) {
  if (!options.unit.empty() && material.consultation.roster.unit(options.unit) == nullptr)
    return fail(Error::Kind::refused, "no such unit on the roster", {}, options.unit);
  if (options.format != "docx" && options.format != "pdf")
    return fail(Error::Kind::refused, "unknown format; known are docx and pdf", {}, options.format);
  Synthesis synthesis = synthesis_of(material, options);
  SynthesisFile out{options.unit, synthesis.unit_name, options.out, static_cast<int>(synthesis.opinions.size()),
                    static_cast<int>(synthesis.groups.size()), true, 0};
  report::Condensing condensing;
  condensing.one_file = condensing.volume_opinions = options.volume_opinions;
  if (synthesis.opinions.size() > condensing.one_file) out.volumes = static_cast<int>(report::volume_count(synthesis.opinions.size(), condensing));
  if (out.volumes > 0 && options.format != "docx")
    return fail(Error::Kind::refused, "a report with its annex in volumes is written as DOCX only", {}, options.out.string());
  const IssuesOfGroups issues = out.volumes > 0 ? issues_of_groups(material.opinions) : IssuesOfGroups{};
  if (last) {
    material.opinions = {};
    material.representatives = {};
  }
  // The same report stands there already: leave it, an office may have signed that very file.
  const std::string pass = "synthesis:" + options.format + ":" + fs::absolute(options.out).string();
  const std::string wanted = sha256_hex(material.inputs + '\n' + material.conventions + '\n' + options.unit + '\n' + synthesis.date + '\n' + options.place_name + (options.for_the_public ? "\npublic" : "") + (out.volumes > 0 ? "\nvolumes of " + std::to_string(options.volume_opinions) : ""));
  const std::string before = TRY(store.fingerprint_of(pass));
  if (std::error_code error; before.starts_with(wanted) && fs::exists(options.out, error)) {
    const Result<std::string> bytes = read_file(options.out);
    if (bytes && before == wanted + ':' + sha256_hex(*bytes) && has_volumes(options.out, out.volumes)) {
      out.written = false;
      return out;
    }
  }
  tell(progress, options.out.filename().string());
  std::optional<OwnReport> own;
  std::string bytes;
  if (out.volumes > 0) {
    bytes = TRY(write_volumes(store, {std::move(synthesis), issues, material.key, options.out, condensing}, progress));
  } else {
    TRY(add_words(store, synthesis.opinions));
    own = TRY(own_report(store, options, synthesis));
    bytes = TRY(report::write_docx_report(synthesis, material.key, own ? &own->delivery : nullptr));
  }
  if (options.format == "pdf") bytes = TRY(pdf_of_docx(bytes));
  TRY(write_file(options.out, bytes));
  if (own) TRY(store.add_dispatch({own->self.made_at, {}, own->self.sequence, own->content, sha256_hex(bytes)}));
  TRY(store.set_fingerprint(pass, wanted + ':' + sha256_hex(bytes)));
  return out;
}

std::string file_stem(const std::string& unit_name) {
  std::string stem = fold_words(unit_name, Fold::marks);
  std::ranges::replace(stem, ' ', '-');
  return stem.empty() ? "tong-hop" : stem.substr(0, 80);
}

}  // namespace

Result<std::string> pdf_of_docx(std::string_view docx) {
  const TemporaryDirectory work = TRY(TemporaryDirectory::create());
  TRY(write_file(work.path() / "report.docx", docx));
  ChildCommand command;
  command.argv = {"soffice", "--headless", "--norestore", "-env:UserInstallation=file://" + (work.path() / "profile").string(),
                  "--convert-to", "pdf", "--outdir", work.path().string(), (work.path() / "report.docx").string()};
  command.work_directory = work.path();
  TRY(run_child(command));
  return read_file(work.path() / "report.pdf");
}

Result<std::string> report_mark(const WorkspaceStore& store, const std::string& unit) {
  return sha256_hex(TRY(fingerprint_of_inputs(store)) + '\n' + TRY(conventions_of(store)) + '\n' + unit + '\n' + today());
}

Result<Synthesis> make_synthesis(WorkspaceStore& store, const std::string& unit, const Progress& progress) {
  SynthesisOptions options;
  options.unit = unit;
  const Material material = TRY(gather(store, progress));
  if (!unit.empty() && material.consultation.roster.unit(unit) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, unit);
  Synthesis synthesis = synthesis_of(material, options);
  TRY(add_words(store, synthesis.opinions));
  return synthesis;
}

Result<ReportBytes> make_report(WorkspaceStore& store, const ReportRequest& request, const Progress& progress) {
  SynthesisOptions options;
  options.unit = request.unit;
  options.for_the_public = request.for_looking;
  const Material material = TRY(gather(store, progress));
  if (!options.unit.empty() && material.consultation.roster.unit(options.unit) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, options.unit);
  ReportBytes out;
  out.synthesis = synthesis_of(material, options);
  out.inputs = material.inputs;
  if (out.synthesis.opinions.size() > report::Condensing{}.one_file)
    return fail(Error::Kind::refused, "the report of " + std::to_string(out.synthesis.opinions.size()) + " opinions has its annex in volumes; it is written by the command synthesize");
  TRY(add_words(store, out.synthesis.opinions));
  const std::optional<OwnReport> own = TRY(own_report(store, options, out.synthesis));
  if (own) {
    out.sequence = own->self.sequence;
    out.content = own->content;
  }
  out.docx = TRY(report::write_docx_report(out.synthesis, material.key, own ? &own->delivery : nullptr));
  return out;
}

Result<SynthesisFile> write_synthesis(WorkspaceStore& store, const SynthesisOptions& options, const Progress& progress) {
  Material material = TRY(gather(store, progress));
  return write_one(store, material, options, progress, true);
}

Result<std::vector<SynthesisFile>> write_all_syntheses(WorkspaceStore& store, const fs::path& folder,
                                                       const SynthesisOptions& options, const Progress& progress) {
  Material material = TRY(gather(store, progress));
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(Error::Kind::io, "cannot be made: " + error.message(), folder.string());
  std::vector<std::pair<std::string, std::string>> units = {{"", "tong-hop-chung"}};
  for (const Unit& unit : material.consultation.roster.units)
    if (unit.parent.empty()) units.emplace_back(unit.code, file_stem(unit.name));
  std::vector<SynthesisFile> written;
  std::size_t done = 0;
  for (const auto& [unit, stem] : units) {
    tell(progress, stem, done++, units.size());
    SynthesisOptions one = options;
    one.unit = unit;
    one.out = folder / (stem + "." + options.format);
    written.push_back(TRY(write_one(store, material, one, {}, false)));
  }
  tell(progress, "", units.size(), units.size());
  return written;
}

}  // namespace dh::app
