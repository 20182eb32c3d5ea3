#include "report/condense.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "report/docx_report.h"
#include "report/tallies.h"
#include "report/verify.h"

using namespace dh;

namespace {

// Groups of all sizes at a few places, some singular, some of one issue.
Synthesis made(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return static_cast<int>(random() % bound); };
  Synthesis out;
  out.unit_name = "Unit";
  out.consultation = "Consultation";
  out.date = "2026-11-20";
  out.documents = {{"a", "Draft A", "1"}};
  for (int place = 0; place < 4; ++place) out.places.push_back({place == 3 ? "none" : "a", "", "I > " + std::to_string(place), place == 3 ? "" : "Heading " + std::to_string(place), {}});
  int number = 0;
  for (int place = 0; place < 4; ++place)
    for (int groups = 1 + below(6); groups > 0; --groups) {
      ReportedGroup group{"g" + std::to_string(out.groups.size()), {}, {}};
      for (int size = 1 + below(5) * below(4); size > 0; --size) {
        ReportedOpinion one;
        one.id = "o" + std::to_string(1000 + number++);
        one.text = "words " + std::to_string(number);
        one.unit_name = "unit " + std::to_string(below(20));
        one.channel = static_cast<Channel>(below(6));
        one.document = out.places[static_cast<std::size_t>(place)].document;
        one.kind = static_cast<Kind>(below(11));
        one.stance = static_cast<Stance>(below(5));
        one.group = group.id;
        one.singular = below(15) == 0;
        one.late = below(9) == 0;
        group.opinions.push_back(one.id);
        out.opinions.push_back(one);
      }
      group.representative = group.opinions[static_cast<std::size_t>(below(static_cast<unsigned>(group.opinions.size())))];
      out.places[static_cast<std::size_t>(place)].groups.push_back(group.id);
      out.groups.push_back(group);
    }
  out.figures.opinions = number;
  return out;
}

std::string issue_of(const std::string& group) { return group.size() % 2 == 0 ? "i" + group.substr(1, 1) : ""; }

struct Files {
  std::string report;
  std::vector<std::string> volumes;
};

Files written(const Synthesis& whole, const report::Condensing& options, const SigningKey& key) {
  report::CondensedReport condensed = report::condense(whole, issue_of, options);
  Files out;
  for (std::size_t number = 1; number <= report::volume_count(whole.opinions.size(), options); ++number) {
    auto volume = report::write_docx_volume(report::volume_of(whole, condensed.groups, number, options), key).value();
    condensed.report.in_volumes->volumes.push_back(volume.told);
    out.volumes.push_back(std::move(volume.docx));
  }
  out.report = report::write_docx_report(condensed.report, key).value();
  return out;
}

report::Verdict verdict_of(const Files& files) {
  return report::verify_report(files.report, [&](int number, int) -> Result<std::optional<std::string>> {
           return files.volumes[static_cast<std::size_t>(number) - 1];
         }).value();
}

}  // namespace

TEST_CASE("a report in volumes tells the figures of all its opinions, shows every singular one, and is proved") {
  const SigningKey key = new_signing_key();
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const Synthesis whole = made(seed);
    report::Condensing options;
    options.volume_opinions = 1 + seed % 9;
    options.issues = 1 + seed % 3;
    options.groups_of_issue = 1 + seed % 2;
    options.named_units = seed % 4;
    const report::CondensedReport condensed = report::condense(whole, issue_of, options);
    const Tallies all = report::tallies_of(whole, report::group_places(whole));
    const Tallies& told = condensed.report.in_volumes->tallies;
    CHECK(told.all == all.all);
    for (std::size_t at = 0; at < whole.places.size(); ++at)
      for (std::size_t section = 0; section < report_sections; ++section) {
        CHECK(told.places[at][section].opinions == all.places[at][section].opinions);
        CHECK(told.places[at][section].units == all.places[at][section].units);
        CHECK(told.places[at][section].kinds == all.places[at][section].kinds);
        CHECK(told.places[at][section].stances == all.places[at][section].stances);
      }
    for (std::size_t at = 0; at < all.groups.size(); ++at)
      if (all.groups[at].singular) CHECK(std::ranges::count(condensed.report.groups, whole.groups[at].id, &ReportedGroup::id) == 1);
    const report::Verdict verdict = verdict_of(written(whole, options, key));
    for (const report::Check& one : verdict.checks) {
      CAPTURE(one.name);
      CHECK_MESSAGE(one.holds, (one.failures.empty() ? std::string() : one.failures.front()));
    }
  }
}

TEST_CASE("figures that the volumes do not hold are found, even when they are signed") {
  const SigningKey key = new_signing_key();
  const Synthesis whole = made(7);
  report::Condensing options;
  options.volume_opinions = 6;
  for (int change = 0; change < 4; ++change) {
    CAPTURE(change);
    Files files = written(whole, options, key);
    report::CondensedReport condensed = report::condense(whole, issue_of, options);
    for (std::size_t number = 1; number <= files.volumes.size(); ++number)
      condensed.report.in_volumes->volumes.push_back(report::write_docx_volume(report::volume_of(whole, condensed.groups, number, options), key).value().told);
    Tallies& told = condensed.report.in_volumes->tallies;
    if (change == 0) ++told.groups[0].opinions;
    if (change == 1) ++told.places[0][0].stances[Stance::against];
    if (change == 2) ++told.all.late;
    if (change == 3) told.groups[0].singular = !told.groups[0].singular;
    files.report = report::write_docx_report(condensed.report, key).value();
    CHECK_FALSE(verdict_of(files).holds());
  }
}
