#include "report/condense.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "report/tallies.h"

namespace dh::report {
namespace {

class Condenser {
 public:
  Condenser(const Synthesis& whole, const Condensing& options) : whole_(whole), options_(options) {
    for (const ReportedOpinion& one : whole.opinions) opinions_.emplace(one.id, &one);
  }

  CondensedReport condense(const IssueOf& issue_of) {
    count(issue_of);
    copy_all_but_opinions();
    for (std::size_t place = 0; place < whole_.places.size(); ++place) show_place(place);
    return std::move(out_);
  }

 private:
  void count(const IssueOf& issue_of) {
    const std::vector<GroupPlace> places = group_places(whole_);
    // What stands alone is an issue of its own.
    tallies_ = tallies_of(whole_, places, [&](const std::string& group) {
      std::string issue = issue_of(group);
      return issue.empty() ? group : issue;
    });
    in_place_.resize(whole_.places.size());
    for (std::size_t at = 0; at < places.size(); ++at) {
      in_place_[places[at].place][static_cast<std::size_t>(places[at].section)].push_back(at);
      out_.groups.push_back({whole_.groups[at].id, tallies_.groups[at].number, places[at].place, places[at].section, tallies_.groups[at].issue});
    }
  }

  void copy_all_but_opinions() {
    const Synthesis& from = whole_;
    out_.report = {from.consultation, from.unit, from.unit_name, from.superior_name, from.place_name, from.date, from.recipients, from.documents, from.topics, {}, {}, {},
                   from.figures, from.sub_units, from.unread_files, from.channels, from.spoken, from.silence_is_assent, from.spoken_opinions_count, from.external, InVolumes{}};
    out_.report.in_volumes->tallies.all = tallies_.all;
  }

  void show_place(std::size_t index) {
    const ReportedPlace& from = whole_.places[index];
    ReportedPlace& place = out_.report.places.emplace_back(ReportedPlace{from.document, from.topic, from.heading_path, from.heading_text, {}});
    auto& told = out_.report.in_volumes->tallies.places.emplace_back(tallies_.places[index]);
    for (std::size_t section = 0; section < report_sections; ++section) {
      std::map<std::string, int> shown;  // issues
      for (const std::size_t group : chosen(in_place_[index][section], told[section].issues)) {
        show(group, place);
        ++shown[tallies_.groups[group].issue];
      }
      std::erase_if(told[section].issues, [&](const IssueTally& one) { return one.groups < 2 || !shown.contains(one.id); });
    }
  }

  // Indexes of groups in the order in which they are shown: by the weight of their issue, then their own.
  std::vector<std::size_t> chosen(std::vector<std::size_t> groups, const std::vector<IssueTally>& issues) const {
    std::unordered_map<std::string_view, std::size_t> rank;
    for (const IssueTally& one : issues) rank.emplace(one.id, rank.size());
    const auto key = [&](std::size_t group) { return std::tuple(rank.at(tallies_.groups[group].issue), -tallies_.groups[group].opinions, group); };
    std::ranges::sort(groups, {}, key);
    std::vector<std::size_t> out;
    std::size_t of_issue = 0, before = issues.size();
    for (const std::size_t group : groups) {
      const std::size_t issue = rank.at(tallies_.groups[group].issue);
      of_issue = issue == before ? of_issue + 1 : 1;
      before = issue;
      if (tallies_.groups[group].singular || (issue < options_.issues && of_issue <= options_.groups_of_issue)) out.push_back(group);
    }
    return out;
  }

  void show(std::size_t index, ReportedPlace& place) {
    const ReportedGroup& group = whole_.groups[index];
    place.groups.push_back(group.id);
    out_.report.groups.push_back({group.id, {}, group.representative});
    out_.report.opinions.push_back(*opinions_.at(group.representative));
    GroupTally& told = out_.report.in_volumes->tallies.groups.emplace_back(tallies_.groups[index]);
    if (told.units.size() > options_.named_units) told.units.clear();
  }

  const Synthesis& whole_;
  const Condensing& options_;
  std::unordered_map<std::string_view, const ReportedOpinion*> opinions_;
  std::vector<std::array<std::vector<std::size_t>, report_sections>> in_place_;
  Tallies tallies_;
  CondensedReport out_;
};

}  // namespace

CondensedReport condense(const Synthesis& whole, const IssueOf& issue_of, const Condensing& options) {
  return Condenser(whole, options).condense(issue_of);
}

std::size_t volume_count(std::size_t opinions, const Condensing& options) { return (opinions + options.volume_opinions - 1) / options.volume_opinions; }

Volume volume_of(const Synthesis& whole, const std::vector<VolumeGroup>& groups, std::size_t number, const Condensing& options) {
  const std::size_t first = (number - 1) * options.volume_opinions, last = std::min(whole.opinions.size(), first + options.volume_opinions);
  Volume out{whole.consultation, whole.unit, whole.unit_name, whole.date, static_cast<int>(number), static_cast<int>(volume_count(whole.opinions.size(), options)), static_cast<int>(first) + 1, {}, {}};
  out.opinions.assign(whole.opinions.begin() + static_cast<std::ptrdiff_t>(first), whole.opinions.begin() + static_cast<std::ptrdiff_t>(last));
  // Opinions of one group follow one another, in the order of the groups: where the first opinion's group stands is found
  // by going over all, which costs less than the texts do.
  std::size_t group = 0, before = 0;
  for (; group < whole.groups.size() && before + whole.groups[group].opinions.size() <= first; ++group) before += whole.groups[group].opinions.size();
  for (; group < whole.groups.size() && before < last; before += whole.groups[group++].opinions.size()) out.groups.push_back(groups[group]);
  return out;
}

}  // namespace dh::report
