#include "report/verify_volumes.h"

#include <fmt/format.h>

#include <deque>
#include <future>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "base/zip_archive.h"
#include "report/manifest.h"
#include "report/printed_comparison.h"
#include "report/tallies.h"

namespace dh::report {
namespace {

constexpr std::size_t at_once = 2;          // volumes that are read, each on a thread of its own
constexpr std::size_t failures_told = 200;  // of all volumes

class VolumeChecker {
 public:
  VolumeChecker(const Synthesis& report, const std::string& key) : report_(report), told_(*report.in_volumes), key_(key), tallier_(report.places.size()) {}

  // In order.
  void add(int number, const CheckedVolume& checked) {
    const Volume& volume = checked.volume;
    const AnnexVolume& told = told_.volumes[static_cast<std::size_t>(number) - 1];
    for (const std::string& one : checked.failures) fail_with(number, one);
    if (!checked.signature_holds || checked.key != key_) fail_with(number, "was not signed with the report's key");
    if (checked.sha256 != told.sha256) return fail_with(number, "is not the one that the report names");
    if (volume.number != number || volume.of != static_cast<int>(told_.volumes.size()) || volume.first != told.first ||
        static_cast<int>(volume.opinions.size()) != told.opinions || told.first != next_)
      return fail_with(number, "does not stand where the report says");
    next_ += told.opinions;
    std::unordered_map<std::string_view, std::size_t> groups;
    for (const VolumeGroup& one : volume.groups)
      if (add_group(number, one)) groups.emplace(one.id, tally_index_);
    for (const ReportedOpinion& one : volume.opinions) {
      const auto group = groups.find(one.group);
      if (group == groups.end()) fail_with(number, "opinion " + one.id + ": its group is not listed");
      else tallier_.add(group->second, one);
      if (!ids_.insert(one.id).second) fail_with(number, "opinion " + one.id + ": listed twice");
    }
  }
  void fail_with(int number, const std::string& reason) {
    complete_ = false;
    if (failures_.size() < failures_told) failures_.push_back(fmt::format("volume {} of {}: {}", number, told_.volumes.size(), reason));
  }

  std::vector<std::string> finish() {
    if (complete_) compare_figures();
    return std::move(failures_);
  }

 private:
  // Groups come in the report's order; the last of a volume may go on in the next.
  bool add_group(int number, const VolumeGroup& group) {
    if (last_ && *last_ == group) return true;
    if (group.place >= report_.places.size() || group.number != groups_ + 1) {
      fail_with(number, "group " + group.id + ": does not stand where the report says");
      return false;
    }
    ++groups_;
    tally_index_ = tallier_.add_group(group.place, group.section, group.issue);
    last_ = group;
    return true;
  }

  void compare_figures() {
    const auto differs = [&](const std::string& what) { failures_.push_back(what + ": the volumes hold other figures than the report tells"); };
    const Tallies held = tallier_.finish();
    const Tallies& told = told_.tallies;
    if (held.all != told.all) differs("opinions, groups, documents, channels");
    for (std::size_t at = 0; at < told.groups.size(); ++at) {
      const GroupTally& one = told.groups[at];
      const bool known = one.number > 0 && static_cast<std::size_t>(one.number) <= held.groups.size();
      GroupTally same = known ? held.groups[static_cast<std::size_t>(one.number) - 1] : GroupTally{};
      if (one.units.empty()) same.units.clear();
      if (!known || same != one || !ids_.contains(report_.groups[at].representative)) differs("group " + report_.groups[at].id);
    }
    for (std::size_t at = 0; at < told.places.size(); ++at)
      for (std::size_t section = 0; section < report_sections; ++section)
        if (!same_place(held.places[at][section], told.places[at][section])) differs("place " + std::to_string(at + 1));
  }

  static bool same_place(const PlaceTally& held, const PlaceTally& told) {
    if (held.opinions != told.opinions || held.groups != told.groups || held.units != told.units || held.stances != told.stances || held.kinds != told.kinds) return false;
    std::unordered_map<std::string_view, const IssueTally*> issues;
    for (const IssueTally& one : held.issues) issues.emplace(one.id, &one);
    for (const IssueTally& one : told.issues)
      if (const auto known = issues.find(one.id); known == issues.end() || *known->second != one) return false;
    return true;
  }

  const Synthesis& report_;
  const InVolumes& told_;
  const std::string& key_;
  Tallier tallier_;
  std::unordered_set<std::string> ids_;
  std::optional<VolumeGroup> last_;
  std::size_t tally_index_ = 0;
  int groups_ = 0, next_ = 1;
  bool complete_ = true;
  std::vector<std::string> failures_;
};

}  // namespace

Result<CheckedVolume> check_volume(std::string_view docx) {
  const SignedPart part = TRY(read_signed_part(docx, volume_namespace));
  CheckedVolume out{TRY(volume_from_json(part.bytes)), part.key, sha256_hex(part.bytes), part.signature_holds, {}};
  const ZipReader zip = TRY(ZipReader::open(docx));
  Failures failures;
  compare_printed(plan_volume(out.volume), TRY(printed_items(TRY(zip.read("word/document.xml")))), failures);
  for (auto& [check, lines] : failures) std::ranges::move(lines, std::back_inserter(out.failures));
  return out;
}

Result<std::vector<std::string>> volume_failures(const Synthesis& report, const std::string& key, const VolumeSource& source) {
  VolumeChecker checker(report, key);
  const int count = static_cast<int>(report.in_volumes->volumes.size());
  std::deque<std::pair<int, std::future<Result<CheckedVolume>>>> reading;
  const auto settle = [&] {
    const Result<CheckedVolume> checked = reading.front().second.get();
    if (checked) checker.add(reading.front().first, *checked);
    else checker.fail_with(reading.front().first, checked.error().reason);
    reading.pop_front();
  };
  for (int number = 1; number <= count; ++number) {
    std::optional<std::string> bytes = source ? TRY(source(number, count)) : std::nullopt;
    if (!bytes) {
      checker.fail_with(number, "is missing");
      continue;
    }
    reading.emplace_back(number, std::async(std::launch::async, [docx = std::move(*bytes)] { return check_volume(docx); }));
    if (reading.size() >= at_once) settle();
  }
  while (!reading.empty()) settle();
  return checker.finish();
}

}  // namespace dh::report
