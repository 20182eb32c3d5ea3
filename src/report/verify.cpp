#include "report/verify.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/zip_archive.h"
#include "report/manifest.h"
#include "report/plan.h"
#include "report/printed_items.h"

namespace dh::report {

bool Verdict::holds() const {
  return std::ranges::all_of(checks, &Check::holds);
}

namespace {

struct Expected {
  std::string text;
  bool form = false;
  const char* check = "counts";  // that fails when it does not stand there
};

std::vector<Expected> expected_items(const std::vector<Element>& plan) {
  std::vector<Expected> out;
  for (const Element& one : plan) {
    if (one.kind == ElementKind::table) {
      for (std::size_t r = 0; r < one.rows.size(); ++r)
        out.push_back({printed_row(one.rows[r]), false, one.row_opinions.empty() ? "counts" : "annex"});
      continue;
    }
    Expected item{printed_text(one.text), one.kind == ElementKind::form, "counts"};
    if (one.kind == ElementKind::quotation) item.check = "quotations";
    if (one.kind == ElementKind::section || one.kind == ElementKind::document || one.kind == ElementKind::topic || one.kind == ElementKind::heading) item.check = "headings";
    if (!item.text.empty()) out.push_back(std::move(item));
  }
  return out;
}

// Pairs (expected, found) that stand in both, in order: longest common subsequence (Hunt and McIlroy, 1976) between the
// common ends; where that would be too large, the next found item that agrees.
std::vector<std::pair<std::size_t, std::size_t>> align(const std::vector<const Expected*>& expected, const std::vector<PrintedItem>& found) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  const auto same = [&](std::size_t i, std::size_t j) { return expected[i]->text == found[j].text; };
  const std::size_t n = expected.size(), m = found.size();
  constexpr std::size_t most = 40'000'000;
  if (n * m <= most) {
    std::vector<std::vector<std::uint32_t>> length(n + 1, std::vector<std::uint32_t>(m + 1, 0));
    for (std::size_t i = n; i-- > 0;)
      for (std::size_t j = m; j-- > 0;) length[i][j] = same(i, j) ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (same(i, j)) pairs.emplace_back(i++, j++);
      else if (length[i + 1][j] >= length[i][j + 1]) ++i;
      else ++j;
    }
    return pairs;
  }
  std::multimap<std::string_view, std::size_t> places;
  for (std::size_t j = 0; j < m; ++j) places.emplace(found[j].text, j);
  std::size_t next = 0;
  for (std::size_t i = 0; i < n; ++i) {
    auto [first, last] = places.equal_range(expected[i]->text);
    std::size_t best = m;
    for (; first != last; ++first)
      if (first->second >= next) best = std::min(best, first->second);
    if (best == m) continue;
    pairs.emplace_back(i, best);
    next = best + 1;
  }
  return pairs;
}

std::string shortened(const std::string& text) {
  if (text.size() <= 160) return text;
  std::size_t end = 160;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string label(const PrintedItem& item) { return fmt::format("{} {}", item.is_row ? "table row" : "paragraph", item.number); }

class Verifier {
 public:
  Verifier(const Synthesis& synthesis, const std::vector<PrintedItem>& found) : synthesis_(synthesis), found_(found), plan_(plan_report(synthesis)) {
    for (const char* name : {"quotations", "each-opinion-once", "annex", "counts", "headings", "nothing-added"}) failures_[name];
  }

  std::vector<Check> check() {
    slices();
    once();
    reconcile();
    compare();
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
    for (const auto& [id, count] : listed)
      if (count != 1 || groups_of[id] != 1) failures_["each-opinion-once"].push_back(fmt::format("opinion {}: listed {} times, in {} groups", id, count, groups_of[id]));
    for (const auto& [id, count] : groups_of)
      if (!listed.contains(id)) failures_["each-opinion-once"].push_back("opinion " + id + ": in a group, but not listed");
    for (const ReportedGroup& group : synthesis_.groups)
      if (places_of[group.id] != 1) failures_["each-opinion-once"].push_back(fmt::format("group {}: stands at {} places", group.id, places_of[group.id]));
  }

  void reconcile() {
    const auto total = static_cast<int>(synthesis_.opinions.size());
    std::size_t grouped = 0;
    for (const ReportedGroup& group : synthesis_.groups) grouped += group.opinions.size();
    auto& failures = failures_["counts"];
    if (synthesis_.figures.opinions != total) failures.push_back(fmt::format("{} opinions told, {} listed", synthesis_.figures.opinions, total));
    if (grouped != synthesis_.opinions.size()) failures.push_back(fmt::format("{} opinions in groups, {} listed", grouped, total));
    int below = 0;
    for (const UnitFigures& one : synthesis_.sub_units) below += one.opinions;
    if (!synthesis_.sub_units.empty() && below != total) failures.push_back(fmt::format("{} opinions of units below, {} in all", below, total));
  }

  void compare() {
    const std::vector<Expected> all = expected_items(plan_);
    std::vector<const Expected*> wanted;
    std::vector<bool> after_form;  // of each wanted item: an office's own words may stand just before it
    bool form = false;
    for (const Expected& one : all) {
      if (one.form) {
        form = true;
        continue;
      }
      wanted.push_back(&one);
      after_form.push_back(form);
      form = false;
    }
    const auto pairs = align(wanted, found_);
    std::size_t i = 0, j = 0;
    for (std::size_t k = 0; k <= pairs.size(); ++k) {
      const std::size_t end_i = k < pairs.size() ? pairs[k].first : wanted.size(), end_j = k < pairs.size() ? pairs[k].second : found_.size();
      gap(wanted, after_form, i, end_i, j, end_j);
      i = end_i + 1;
      j = end_j + 1;
    }
  }

  // What stands between two items that agree.
  void gap(const std::vector<const Expected*>& wanted, const std::vector<bool>& after_form, std::size_t i, std::size_t end_i, std::size_t j, std::size_t end_j) {
    std::vector<const PrintedItem*> extra;
    const bool head = i == 0;
    const bool foot = !head && end_i < wanted.size() && after_form[end_i];
    bool foot_seen = false;
    for (; j < end_j; ++j) {
      // Before the first section the office writes what it likes; between the body and the annexes stands the foot.
      if (head && end_i == 0) continue;
      if (foot && found_[j].is_row && !foot_seen) {
        foot_seen = true;
        continue;
      }
      extra.push_back(&found_[j]);
    }
    for (std::size_t next = 0; i < end_i || next < extra.size();) {
      if (i < end_i && next < extra.size()) {
        failures_[wanted[i]->check].push_back(fmt::format("{}: “{}” expected, “{}” stands there", label(*extra[next]), shortened(wanted[i]->text), shortened(extra[next]->text)));
        ++i, ++next;
      } else if (i < end_i) {
        const std::string where = j > 0 && j <= found_.size() && j >= 1 ? "after " + label(found_[j - 1]) : "at the beginning";
        failures_[wanted[i]->check].push_back(fmt::format("{}: “{}” is missing", where, shortened(wanted[i]->text)));
        ++i;
      } else {
        failures_["nothing-added"].push_back(fmt::format("{}: “{}” is not of the report", label(*extra[next]), shortened(extra[next]->text)));
        ++next;
      }
    }
  }

  const Synthesis& synthesis_;
  const std::vector<PrintedItem>& found_;
  std::vector<Element> plan_;
  std::map<std::string, std::vector<std::string>> failures_;
};

Result<Manifest> find_manifest(const ZipReader& zip) {
  for (const std::string& name : zip.names()) {
    if (!name.starts_with("customXml/") || !name.ends_with(".xml") || name.find("Props") != std::string::npos) continue;
    const std::string bytes = TRY(zip.read(name));
    if (bytes.find(manifest_namespace) != std::string::npos) return read_manifest_part(bytes);
  }
  return fail(Error::Kind::bad_input, "no manifest: the file was not written by Diên Hồng, or lost its proof");
}

}  // namespace

Result<Verdict> verify_report(std::string_view docx) {
  const ZipReader zip = TRY(ZipReader::open(docx));
  const Manifest manifest = TRY(find_manifest(zip));
  const std::vector<PrintedItem> found = TRY(printed_items(TRY(zip.read("word/document.xml"))));
  Verdict verdict;
  verdict.key = manifest.key;
  verdict.fingerprint = fingerprint(manifest.key);
  verdict.unit_name = manifest.synthesis.unit_name;
  verdict.opinions = static_cast<int>(manifest.synthesis.opinions.size());
  verdict.groups = static_cast<int>(manifest.synthesis.groups.size());
  verdict.checks.push_back({"signature", manifest.signature_holds, {}});
  if (!manifest.signature_holds) {
    verdict.checks.back().failures.push_back("the manifest was changed after it was signed");
    return verdict;
  }
  for (const ReportedGroup& group : manifest.synthesis.groups)
    if (std::ranges::find(manifest.synthesis.opinions, group.representative, &ReportedOpinion::id) == manifest.synthesis.opinions.end())
      return fail(Error::Kind::bad_input, "the manifest contradicts itself");
  for (Check& one : Verifier(manifest.synthesis, found).check()) verdict.checks.push_back(std::move(one));
  return verdict;
}

}  // namespace dh::report
