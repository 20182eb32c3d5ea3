#include "analyse/hint_weigher.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analyse/cited_words.h"
#include "analyse/quotation.h"
#include "analyse/word_list.h"
#include "analyse/zones.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

// In nats, see evidence.h.
constexpr double by_words_quoted[] = {0, 4.5, 7, 9, 11, 11, 11.5, 12};  // by the number of words
constexpr double in_quote_column = 1.15;
constexpr double least_quality = 0.55, full_quality = 0.93;  // of PhraseHit::score
constexpr double cited_later = 2.0;      // less for each quotation before it, twice at most
constexpr double of_fresh_words = 0.55;  // words that shall stand there are like those that do
constexpr std::size_t fresh_words = 5;
constexpr double of_continued_word = 1.2, most_of_continuation = 5;  // words behind a quotation that the new words repeat
constexpr double rare_enough = 2.2;      // times ln(blocks / blocks that hold it): the most that a phrase can tell
constexpr std::size_t run_words = 5;     // shared with a block, of words that nobody marked as a quotation
constexpr double of_run_word = 1.0, run_free = 3;  // nats of each word beyond three
constexpr double most_of_run = 9;
constexpr double of_run_clause = 0.25, of_content_clause = 0.1;  // of the nats of each, for the clause that it is in
constexpr double of_content = 0.3;       // of ContentHit::score
constexpr double full_content = 9;       // a long opinion shares much with many places: what goes beyond counts a third
constexpr std::size_t most_hits = 80;    // of content
constexpr double heading_above = 0.6;    // of what a heading's words give, for what stands one level below
constexpr double of_bullet_named = 0.5;  // of what the heading's words give, for its nth bullet
constexpr double of_aspect = 2.0, of_aspect_above = 1.0, of_tasks = 1.0;
constexpr double of_figure_asked = 5.0;  // “đề nghị nâng lên 75%”: for what stands under targets
constexpr double of_object = 3.5;        // besides of_aspect
constexpr double of_section = 2.0;       // the heading in its own paper that it stands under
constexpr double section_counts = 0.4;   // of the words of that heading: it may only repeat the guide's
constexpr double told_twice = 0.5;       // of the words of a draft's heading, which may be those of its aspect
constexpr double of_theme = 6.0;         // for the paragraph that states the theme
constexpr double later_sentence = 0.75;  // counts less than the one before it, down to a third
constexpr double later_clause = 0.9;     // the same, after a comma
constexpr std::size_t opening_bytes = 480;  // in which headings are named
constexpr double naming_counts = 1.4, fresh_counts = 0.5, reason_counts = 0.5;  // of a zone's terms and runs
constexpr double fresh_beside_quote = 0.15, fresh_where_named = 0.3;
constexpr std::size_t long_quotation = 24;  // bytes
constexpr double most_of_file = 3.0;     // for the draft that the others in the file are on
constexpr double of_neighbour = 1.2;     // under the heading of the opinion before
constexpr double of_reference_back = 9;  // “như trên”
constexpr double of_lead = 3;            // one lead-in for both
constexpr std::size_t least_lead = 20;  // bytes

bool told_by_opinion(Zone::Kind kind) { return kind == Zone::Kind::rest || kind == Zone::Kind::naming || kind == Zone::Kind::told; }

void blank(std::string& text, std::size_t start, std::size_t end) {
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(start), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
}

// The text without reasons and new words, or (`firm` false) these alone.
std::string firm_of(const std::string& text, const std::vector<Zone>& zones, bool firm) {
  std::string out = text;
  for (const Zone& zone : zones)
    if (told_by_opinion(zone.kind) != firm) blank(out, zone.start, zone.end);
  return out;
}

// What stands first tells the place; what follows argues.
std::vector<WeighedText> weighed(const std::string& text, const std::vector<Zone>& zones, double fresh) {
  std::vector<WeighedText> out;
  double sentence = 1;
  std::size_t since = 0;
  for (const Zone& zone : zones) {
    const std::string gap = text.substr(since, zone.start - since);
    if (gap.find_first_of(".\n;") != std::string::npos) sentence *= later_sentence;
    else if (gap.find(',') != std::string::npos) sentence *= later_clause;
    sentence = std::max(1.0 / 3, sentence);
    since = zone.end;
    const double kind = zone.kind == Zone::Kind::naming || zone.kind == Zone::Kind::told ? naming_counts : zone.kind == Zone::Kind::fresh ? fresh : zone.kind == Zone::Kind::reason ? reason_counts : 1;
    out.push_back({text.substr(zone.start, zone.end - zone.start), sentence * kind});
  }
  return out;
}

double leaning(const DraftCounts& file, const std::string& draft) {
  double own = 0.5, others = 0.5;
  for (const auto& [id, count] : file) (id == draft ? own : others) += count;
  return std::clamp(std::log(own / others), 0.0, most_of_file);
}

template <class Take>
void in_each(const std::vector<PhraseIndex>& phrases, const Draft* draft, Take take) {
  for (const PhraseIndex& one : phrases)
    if (draft == nullptr || &one.draft() == draft) take(one);
}

}  // namespace

HintWeigher::HintWeigher(const DraftMap& map, const std::vector<Draft>& drafts)
    : map_(map), drafts_(drafts), content_(map), headings_(map), aspects_(map), pointed_(map) {
  for (const Draft& draft : drafts) phrases_.emplace_back(draft);
}

void HintWeigher::weigh(const Opinion& opinion, const Draft* draft, const Pointer& pointer, const Before& before, const DraftCounts& file, Evidence& evidence) const {
  pointed_.weigh(pointer, draft, evidence);
  const Unquoted unquoted = by_quotes(opinion, draft, evidence);
  const std::string firm = firm_of(unquoted.text, unquoted.zones, true);
  by_runs(firm, 1, draft, evidence);
  by_runs(firm_of(unquoted.text, unquoted.zones, false), fresh_counts, draft, evidence);
  by_content(unquoted, opinion.hints, draft, evidence);
  const std::map<int, double> named = by_headings(firm, opinion.hints, draft, pointer, evidence);
  by_aspects(unquoted, opinion.hints, named, draft, evidence);
  by_neighbour(opinion, pointer, before, evidence);
  if (draft == nullptr) by_file(file, evidence);
}

bool HintWeigher::by_phrase(std::string_view phrase, double factor, bool fresh, const Draft* draft, double& later, Evidence& evidence) const {
  const std::string words = fold_words(phrase, Fold::marks);
  if (words.size() < 2) return false;
  const auto count = static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
  if (fresh && count < fresh_words) return false;
  const std::string spelt = content_.spell_acronyms(phrase);
  std::vector<std::pair<int, PhraseHit>> hits;
  bool as_it_stands = false;
  in_each(phrases_, draft, [&](const PhraseIndex& index) {
    for (const PhraseHit& hit : index.find(spelt)) {
      hits.emplace_back(map_.number_of(index.draft(), hit.block), hit);
      as_it_stands = as_it_stands || hit.score == 1.0;
    }
  });
  // Found as it stands in one draft, it is not looked for misquoted in another; new words that stand there are not new.
  if (as_it_stands) std::erase_if(hits, [&](const auto& one) { return fresh || one.second.score < 1.0; });
  if (hits.empty()) return false;
  const double rare = rare_enough * std::log(static_cast<double>(map_.sites().size()) / static_cast<double>(hits.size()));
  const double most = std::min(by_words_quoted[std::min<std::size_t>(count, std::size(by_words_quoted) - 1)], rare) * factor;
  for (const auto& [site, hit] : hits) {
    const double quality = std::clamp((hit.score - least_quality) / (full_quality - least_quality), 0.3, 1.0);
    evidence.add_quoted(site, std::max(1.0, most * quality - later), hit.start, hit.end, "quote");
  }
  later = std::min(later + cited_later, 2 * cited_later);
  return true;
}

HintWeigher::Unquoted HintWeigher::by_quotes(const Opinion& opinion, const Draft* draft, Evidence& evidence) const {
  double later = 0;
  Unquoted out{opinion.text, {}, !trim(opinion.hints.quote).empty(), {}};
  if (out.quoted) by_phrase(opinion.hints.quote, in_quote_column, false, draft, later, evidence);
  for (const CitedWords& one : cited_words(opinion.hints.reference)) by_phrase(one.words, 1, false, draft, later, evidence);
  const std::vector<CitedWords> cited = cited_words(opinion.text);
  const bool quotes_only = only_quotations(opinion.text);
  for (const CitedWords& one : cited) {
    bool done = one.role != CitedWords::Role::draft;
    if (done) out.fresh += one.words + '\n';
    else if (by_phrase(one.words, 1, false, draft, later, evidence)) {
      done = true;
      out.quoted = out.quoted || one.words.size() >= long_quotation;
    }
    if (done && !quotes_only) blank(out.text, one.start, one.end);
  }
  for (const CitedWords& one : cited)
    if (one.role == CitedWords::Role::fresh) {
      by_phrase(one.words, of_fresh_words, true, draft, later, evidence);
      by_continuation(one.words, evidence);
    }
  out.zones = zones_of(out.text);
  return out;
}

// “A” by “B x y”: of the places that hold A, the one that goes on with x y is meant.
void HintWeigher::by_continuation(std::string_view fresh, Evidence& evidence) const {
  const std::vector<Word> wanted = words_of(fresh);
  const std::vector<int> touched = evidence.touched();
  for (const int site : touched) {
    const Support* support = evidence.at(site);
    if (support == nullptr || support->quoted <= 0 || support->end <= support->start) continue;
    const std::string& text = map_.site(site).get().text;
    const std::vector<Word> behind = words_of(std::string_view(text).substr(std::min(support->end, text.size())));
    std::size_t most = 0;
    for (std::size_t k = 1; k < wanted.size(); ++k) {
      std::size_t n = 0;
      while (k + n < wanted.size() && n < behind.size() && wanted[k + n].plain == behind[n].plain) ++n;
      most = std::max(most, n);
    }
    if (most >= 2) evidence.add(site, std::min(most_of_continuation, of_continued_word * static_cast<double>(most)), "goes on as the new words do");
  }
}

void HintWeigher::by_runs(const std::string& text, double factor, const Draft* draft, Evidence& evidence) const {
  std::vector<std::pair<int, PhraseHit>> runs;
  in_each(phrases_, draft, [&](const PhraseIndex& index) {
    for (const PhraseHit& hit : index.shared_run(text, run_words)) runs.emplace_back(map_.number_of(index.draft(), hit.block), hit);
  });
  const double rare = std::log(static_cast<double>(map_.sites().size()) / std::max<double>(1, static_cast<double>(runs.size())));
  for (const auto& [site, hit] : runs) {
    const double nats = factor * std::min({most_of_run, of_run_word * (hit.score - run_free), rare_enough * rare});
    evidence.add(site, nats, "same words");
    // The clause around the run, not the run: it was not marked as a quotation.
    for (const auto& [start, end] : clauses_of(map_.site(site).get().text))
      if (start <= hit.start && hit.start < end) evidence.range(site, of_run_clause * nats, start, std::max(end, hit.end));
  }
}

void HintWeigher::by_content(const Unquoted& unquoted, const Hints& hints, const Draft* draft, Evidence& evidence) const {
  // "thêm kinh nghiệm về …", "bổ sung chỉ tiêu …" say where it belongs by what it is; the place may also be named.
  const auto of_kind = [](const Zone& zone) { return zone.kind == Zone::Kind::naming || zone.kind == Zone::Kind::told; };
  const double fresh = aspects_asked_of(unquoted.text) != 0 || std::ranges::any_of(unquoted.zones, of_kind) ? fresh_where_named : fresh_counts;
  std::vector<WeighedText> texts = weighed(unquoted.text, unquoted.zones, fresh);
  if (!unquoted.fresh.empty()) texts.push_back({unquoted.fresh, unquoted.quoted ? fresh_beside_quote : fresh});
  if (!trim(hints.reference).empty()) texts.push_back({hints.reference, naming_counts});
  if (!trim(hints.section).empty()) texts.push_back({hints.section, section_counts});
  for (const ContentHit& hit : content_.find(texts, draft, most_hits)) {
    const double all = of_content * hit.score;
    const double nats = std::min(all, full_content + (all - full_content) / 3);
    evidence.add_spoken(hit.site, nats, "what it speaks of");
    evidence.range(hit.site, of_content_clause * nats, hit.start, hit.end);
  }
}

std::map<int, double> HintWeigher::by_headings(const std::string& firm, const Hints& hints, const Draft* draft, const Pointer& pointer, Evidence& evidence) const {
  std::map<int, double> told;
  const auto take = [&](std::string_view words, bool points, double counts = 1) {
    for (const HeadingHit& hit : headings_.find(words, points)) {
      if (draft != nullptr && map_.site(hit.heading).draft != draft) continue;
      double& nats = told[hit.heading];
      nats = std::max(nats, counts * hit.score);
      evidence.add(hit.heading, 0, "heading words");
      if (hit.named && pointer.bullet != 0 && pointer.labels.empty())
        if (const int item = pointed_.nth_bullet(hit.heading, pointer.bullet); item >= 0) evidence.add_pointed(item, of_bullet_named * hit.score, "bullet");
    }
  };
  if (!trim(hints.reference).empty()) take(hints.reference, true);
  if (!trim(hints.section).empty()) take(hints.section, true, section_counts);
  take(std::string_view(firm).substr(0, opening_bytes), false);
  std::map<int, double> given;
  const std::vector<int> touched = evidence.touched();
  for (const int site : touched) {
    double sum = 0, factor = 1;
    for (int at = map_.site(site).heading; at >= 0; at = map_.heading_above(at), factor *= heading_above)
      if (const auto one = told.find(at); one != told.end()) sum += factor * one->second;
    if (sum > 0) evidence.add_pointed(site, given[site] = sum, "heading words");
  }
  return given;
}

void HintWeigher::by_aspects(const Unquoted& unquoted, const Hints& hints, const std::map<int, double>& named, const Draft* draft, Evidence& evidence) const {
  std::string without_reason;
  const std::string& text = unquoted.text;
  for (const Zone& zone : unquoted.zones)
    if (zone.kind != Zone::Kind::reason) without_reason += text.substr(zone.start, zone.end - zone.start) + '\n';
  without_reason += hints.reference;
  const unsigned spoken = aspects_of_opinion(without_reason), object = aspects_asked_of(without_reason), under = aspects_of_heading(hints.section);
  const double figure = asks_for_a_figure(text) ? of_figure_asked : 0;
  if (spoken == 0 && figure == 0 && under == 0) return;
  const auto& sites = map_.sites();
  if (object != 0)
    for (std::size_t s = 0; s < sites.size(); ++s)
      if (sites[s].is_heading && (object & aspects_.own(static_cast<int>(s))) != 0 && (draft == nullptr || sites[s].draft == draft)) evidence.add(static_cast<int>(s), 0, "aspect");
  if ((spoken & theme) != 0)
    for (const int site : aspects_.themes())
      if (draft == nullptr || map_.site(site).draft == draft) evidence.add(site, 0, "theme");
  const std::vector<int> touched = evidence.touched();
  for (const int site : touched) {
    const unsigned near = spoken & aspects_.nearest(site), above = spoken & aspects_.all(site);
    double nats = 0;
    if ((object & aspects_.nearest(site)) != 0) nats += of_object;
    else if ((under & aspects_.nearest(site)) != 0) nats += of_section;
    if ((aspects_.nearest(site) & targets) != 0) nats += figure;
    if (near != 0) nats += near == tasks ? of_tasks : of_aspect;
    else if (above != 0) nats += of_aspect_above;
    // The words of the heading have told some of it already.
    if (const auto known = named.find(site); known != named.end()) nats = std::max(0.0, nats - told_twice * known->second);
    if ((spoken & theme) != 0 && aspects_.states_theme(site)) nats += of_theme;
    if (nats > 0 && near == tasks && object == 0 && figure == 0 && under == 0) evidence.add_spoken(site, nats, "aspect");
    else if (nats > 0) evidence.add(site, nats, "aspect");
  }
}

void HintWeigher::by_neighbour(const Opinion& opinion, const Pointer& pointer, const Before& before, Evidence& evidence) const {
  if (before.opinion == nullptr || before.site < 0) return;
  // "Về chỉ tiêu A, còn hai loại ý kiến: …": what follows under one lead-in is on what the first of them is on.
  const std::string_view lead = trim(opinion.hints.reference);
  const bool same_lead = lead.size() >= least_lead && lead.ends_with(':') && lead == trim(before.opinion->hints.reference) && opinion.where == before.opinion->where;
  if (same_lead) evidence.add(before.site, of_lead, "the opinion before");
  if (pointer.back) evidence.add_pointed(before.site, of_reference_back, "the opinion before");
  if (!before.opinion->anchor.certain) return;
  const std::vector<int> touched = evidence.touched();
  for (const int site : touched)
    if (map_.site(site).heading == map_.site(before.site).heading) evidence.add_spoken(site, of_neighbour, "the opinion before");
}

// The others in the file are on one draft: this one likely too. It counts against the other drafts, so that it makes no
// poor place a good one.
void HintWeigher::by_file(const DraftCounts& file, Evidence& evidence) const {
  const std::vector<int> touched = evidence.touched();
  for (const Draft& draft : drafts_)
    if (const double nats = leaning(file, draft.id); nats > 0)
      for (const int site : touched)
        if (map_.site(site).draft != &draft) evidence.add(site, -nats, "the file");
}

double HintWeigher::on_draft(const Opinion& opinion, const Draft& draft, const DraftCounts& file) const {
  const std::vector<ContentHit> hits = content_.find({{opinion.text, 1}}, &draft, 1);
  return (hits.empty() ? 0 : of_content * hits.front().score) + leaning(file, draft.id);
}

}  // namespace dh::analyse
