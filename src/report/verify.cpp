#include "report/verify.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string_view>
#include <unordered_set>

#include "base/zip_archive.h"
#include "report/manifest.h"
#include "report/plan.h"
#include "report/printed_comparison.h"
#include "report/printed_items.h"
#include "report/verify_volumes.h"

namespace dh::report {

bool Verdict::holds() const {
  return std::ranges::all_of(checks, &Check::holds);
}

namespace {

class Verifier {
 public:
  Verifier(const Synthesis& synthesis, const std::vector<PrintedItem>& found) : synthesis_(synthesis), found_(found), plan_(plan_report(synthesis)) {
    for (const char* name : {"quotations", "each-opinion-once", "annex", "counts", "headings", "nothing-added"}) failures_[name];
  }

  std::vector<Check> check() {
    slices();
    once();
    reconcile();
    compare_printed(plan_, found_, failures_);
    std::vector<Check> out;
    for (const char* name : {"quotations", "each-opinion-once", "annex", "counts", "headings", "nothing-added"})
      out.push_back({name, failures_[name].empty(), failures_[name]});
    return out;
  }

 private:
  void slices() {
    std::map<std::string, const ReportedOpinion*> opinions;
    for (const ReportedOpinion& one : synthesis_.opinions) opinions[one.id] = &one;
    for (const Element& one : plan_) {
      if (one.kind != ElementKind::quotation) continue;
      const auto known = opinions.find(one.opinion);
      const std::string& words = known == opinions.end() ? one.opinion : one.from_argument ? known->second->argument : known->second->text;
      if (known == opinions.end() || one.end > words.size() || words.substr(one.start, one.end - one.start) != one.text)
        failures_["quotations"].push_back("opinion " + one.opinion + ": the quotation is no slice of it");
    }
  }

  void once() {
    std::map<std::string, int> groups_of, places_of, listed;
    for (const ReportedOpinion& one : synthesis_.opinions) ++listed[one.id];
    for (const ReportedGroup& group : synthesis_.groups)
      for (const std::string& id : group.opinions) ++groups_of[id];
    for (const ReportedPlace& place : synthesis_.places)
      for (const std::string& id : place.groups) ++places_of[id];
    // Of a report in volumes each opinion stands in a volume (verify_volumes.h).
    for (const auto& [id, count] : listed)
      if (!synthesis_.in_volumes && (count != 1 || groups_of[id] != 1)) failures_["each-opinion-once"].push_back(fmt::format("opinion {}: listed {} times, in {} groups", id, count, groups_of[id]));
    for (const auto& [id, count] : groups_of)
      if (!listed.contains(id)) failures_["each-opinion-once"].push_back("opinion " + id + ": in a group, but not listed");
    for (const ReportedGroup& group : synthesis_.groups)
      if (places_of[group.id] != 1) failures_["each-opinion-once"].push_back(fmt::format("group {}: stands at {} places", group.id, places_of[group.id]));
  }

  void reconcile() {
    auto& failures = failures_["counts"];
    int total = static_cast<int>(synthesis_.opinions.size());
    std::size_t grouped = 0;
    for (const ReportedGroup& group : synthesis_.groups) grouped += group.opinions.size();
    if (synthesis_.in_volumes) {
      total = synthesis_.in_volumes->tallies.all.opinions;
      grouped = 0;
      for (const auto& sections : synthesis_.in_volumes->tallies.places)
        for (const PlaceTally& one : sections) grouped += static_cast<std::size_t>(one.opinions);
    }
    if (synthesis_.figures.opinions != total) failures.push_back(fmt::format("{} opinions told, {} listed", synthesis_.figures.opinions, total));
    if (grouped != static_cast<std::size_t>(total)) failures.push_back(fmt::format("{} opinions in groups, {} listed", grouped, total));
    int below = 0;
    for (const UnitFigures& one : synthesis_.sub_units) below += one.opinions;
    if (!synthesis_.sub_units.empty() && below != total) failures.push_back(fmt::format("{} opinions of units below, {} in all", below, total));
  }

  const Synthesis& synthesis_;
  const std::vector<PrintedItem>& found_;
  std::vector<Element> plan_;
  Failures failures_;
};

// Whether whatever the Synthesis names is there: what a plan relies on.
bool is_whole(const Synthesis& synthesis) {
  std::unordered_set<std::string_view> opinions, groups, placed;
  for (const ReportedOpinion& one : synthesis.opinions) opinions.insert(one.id);
  for (const ReportedPlace& place : synthesis.places) placed.insert(place.groups.begin(), place.groups.end());
  for (const ReportedGroup& group : synthesis.groups) {
    groups.insert(group.id);
    if (!opinions.contains(group.representative) || !placed.contains(group.id)) return false;
    for (const std::string& id : group.opinions)
      if (!opinions.contains(id)) return false;
  }
  if (!std::ranges::all_of(placed, [&](std::string_view id) { return groups.contains(id); })) return false;
  if (!synthesis.in_volumes) return true;
  const Tallies& tallies = synthesis.in_volumes->tallies;
  return tallies.places.size() == synthesis.places.size() && tallies.groups.size() == synthesis.groups.size();
}

// A volume by itself.
Result<Verdict> verify_volume_alone(std::string_view docx) {
  const CheckedVolume checked = TRY(check_volume(docx));
  Verdict verdict;
  verdict.key = checked.key;
  verdict.fingerprint = fingerprint(checked.key);
  verdict.unit_name = checked.volume.unit_name;
  verdict.opinions = static_cast<int>(checked.volume.opinions.size());
  verdict.groups = static_cast<int>(checked.volume.groups.size());
  verdict.volume = checked.volume.number;
  verdict.volumes = checked.volume.of;
  verdict.checks.push_back({"signature", checked.signature_holds, {}});
  if (!checked.signature_holds) verdict.checks.back().failures.push_back("the volume was changed after it was signed");
  verdict.checks.push_back({"annex", checked.failures.empty(), checked.failures});
  return verdict;
}

}  // namespace

Result<Verdict> verify_report(std::string_view docx, const VolumeSource& volumes) {
  if (has_signed_part(docx, volume_namespace)) return verify_volume_alone(docx);
  const Manifest manifest = TRY(read_manifest(docx));
  const ZipReader zip = TRY(ZipReader::open(docx));
  const std::vector<PrintedItem> found = TRY(printed_items(TRY(zip.read("word/document.xml"))));
  Verdict verdict;
  verdict.key = manifest.key;
  verdict.fingerprint = fingerprint(manifest.key);
  verdict.unit_name = manifest.synthesis.unit_name;
  const auto& in_volumes = manifest.synthesis.in_volumes;
  verdict.opinions = in_volumes ? in_volumes->tallies.all.opinions : static_cast<int>(manifest.synthesis.opinions.size());
  verdict.groups = in_volumes ? in_volumes->tallies.all.groups : static_cast<int>(manifest.synthesis.groups.size());
  verdict.volumes = in_volumes ? static_cast<int>(in_volumes->volumes.size()) : 0;
  verdict.checks.push_back({"signature", manifest.signature_holds, {}});
  if (!manifest.signature_holds) {
    verdict.checks.back().failures.push_back("the manifest was changed after it was signed");
    return verdict;
  }
  if (manifest.delivery && !manifest.delivery_holds) {
    verdict.checks.back() = {"signature", false, {"what the report delivers was changed after it was signed"}};
    return verdict;
  }
  if (!is_whole(manifest.synthesis)) return fail(Error::Kind::bad_input, "the manifest contradicts itself");
  for (Check& one : Verifier(manifest.synthesis, found).check()) verdict.checks.push_back(std::move(one));
  if (in_volumes) {
    std::vector<std::string> failures = TRY(volume_failures(manifest.synthesis, manifest.key, volumes));
    verdict.checks.push_back({"volumes", failures.empty(), std::move(failures)});
  }
  return verdict;
}

}  // namespace dh::report
