#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "analyse/choose_document.h"
#include "analyse/hint_weigher.h"
#include "analyse/marked_place.h"
#include "analyse/on_processors.h"
#include "analyse/passes.h"
#include "analyse/pointer.h"
#include "analyse/same_input.h"
#include "analyse/speech_acts.h"
#include "analyse/zones.h"
#include "text/fold.h"

namespace dh::analyse {
namespace {

constexpr double document_margin = 1.0;  // nats between a draft and the next, for an opinion without a place
constexpr int rounds = 2;
constexpr std::size_t most_heard = 20'000;  // of the known: what so many said of the places, others hardly say otherwise
constexpr std::size_t context_bytes = 32;  // of Anchor::prefix and suffix
constexpr double told_of_place = 2;          // nats that more than shared matters give
constexpr std::size_t opening_words = 12;    // in which an opinion says that it asks for something new
constexpr double half_fit = 6;           // nats of a candidate that fits half

class Placer {
 public:
  explicit Placer(const Consultation& consultation)
      : consultation_(consultation), map_(consultation.drafts), hints_(map_, consultation.drafts) {}

  // `evidence`: room for what is weighed, one for each thread.
  void place(Opinion& opinion, const Before& before, const DraftCounts& file, int& shift, Evidence& evidence) const {
    opinion.anchor = {};
    std::erase(opinion.pending, "place");
    std::string document = named_document(consultation_, opinion.hints.document, false);
    if (opinion.hints.mark)
      if (const auto marked = place_of_mark(map_, consultation_.draft(document), *opinion.hints.mark, shift)) {
        settle(opinion, marked->site, marked->start, marked->end);
        return;
      }
    if (document.empty()) document = named_document(consultation_, opinion.hints.reference, false);
    if (document.empty()) document = named_document(consultation_, opinion.text, true);
    const Draft* draft = consultation_.draft(document);
    const bool elsewhere = !document.empty() && draft == nullptr;  // a document that is not at hand
    evidence.clear();
    const Pointer pointer = pointer_of(opinion);
    if (!elsewhere && !speaks_of_all(opinion) && !on_the_asking(opinion.text)) hints_.weigh(opinion, draft, pointer, before, file, evidence);
    Verdict verdict = decide(map_, evidence);
    if (verdict.certain && verdict.best.nats - verdict.best.spoken < told_of_place && is_new_idea(opinion.text)) verdict.certain = false;
    if (!verdict.found) {
      leave_unplaced(opinion, document, file);
      return;
    }
    settle_best(opinion, verdict, pointer);
  }

  int site_of(const Opinion& opinion) const {
    const Draft* draft = consultation_.draft(opinion.anchor.document);
    return draft == nullptr || opinion.anchor.block < 0 ? -1 : map_.number_of(*draft, opinion.anchor.block);
  }

  int heading_of(int site) const { return map_.site(site).heading; }
  bool points_back(const Opinion& opinion) const { return pointer_of(opinion).back; }

  void hear(const Opinion& opinion) {
    if (const int site = site_of(opinion); site >= 0 && opinion.anchor.certain) hints_.hear(opinion, site);
  }
  Evidence no_evidence() const { return Evidence(map_); }
  void weigh_what_was_said() { hints_.weigh_what_was_said(); }

 private:
  static Pointer pointer_of(const Opinion& opinion) {
    Pointer pointer = parse_pointer(opinion.hints.reference, PointerIn::reference);
    if (pointer.empty()) pointer = parse_pointer(opinion.text);
    return pointer;
  }

  // Asks for something that the draft does not have, and names no part of it: what it shares with a place shows what it is
  // about, not that it is on that place.
  static bool is_new_idea(const std::string& text) {
    const SpeechActs acts = speech_acts(text);
    if (!acts.add || acts.add.at > opening_words || acts.agree || acts.keep || acts.disagree || acts.remove || acts.replace || acts.shift || acts.misspelt || acts.check) return false;
    return std::ranges::none_of(zones_of(text), [](const Zone& zone) { return zone.kind == Zone::Kind::naming || zone.kind == Zone::Kind::told; });
  }

  // "Toàn văn", "toàn bộ dự thảo": on no single place.
  static bool speaks_of_all(const Opinion& opinion) {
    const std::string words = ' ' + fold_words(opinion.hints.reference + ' ' + opinion.text, Fold::marks) + ' ';
    return words.find(" toan van ") != std::string::npos || words.find(" toan bo du thao ") != std::string::npos || words.find(" noi dung du thao ") != std::string::npos;
  }

  void settle(Opinion& opinion, int number, std::size_t start, std::size_t end) const {
    const Site& site = map_.site(number);
    const std::string& text = site.get().text;
    Anchor& anchor = opinion.anchor;
    anchor.document = site.draft->id;
    anchor.version = site.draft->version;
    anchor.block = site.block;
    anchor.start = start;
    anchor.end = end;
    if (end > start) {
      anchor.exact = text.substr(start, end - start);
      anchor.prefix = text.substr(before(text, start), start - before(text, start));
      anchor.suffix = text.substr(end, after(text, end) - end);
    }
    anchor.certain = true;
    opinion.document = site.draft->id;
  }

  void settle_best(Opinion& opinion, const Verdict& verdict, const Pointer& pointer) const {
    const Support& best = verdict.best;
    std::size_t start = best.start, end = best.end;
    if (start == end && map_.site(best.site).get().kind != BlockKind::table) std::tie(start, end) = hints_.clause_of(opinion, best.site);
    settle(opinion, best.site, start, end);
    Anchor& anchor = opinion.anchor;
    anchor.contradiction = hints_.contradiction(pointer, best.site);
    anchor.certain = verdict.certain;
    if (verdict.certain) return;
    for (const Support& one : verdict.candidates)
      if (map_.site(one.site).draft == map_.site(best.site).draft)
        anchor.candidates.push_back({map_.site(one.site).block, std::max(0.0, one.nats / (one.nats + half_fit)), one.because});
    opinion.pending.push_back("place");
  }

  void leave_unplaced(Opinion& opinion, const std::string& document, const DraftCounts& file) const {
    opinion.document = !document.empty() ? document : consultation_.drafts.size() == 1 ? consultation_.drafts.front().id : document_spoken_of(opinion, file);
    const Draft* known = consultation_.draft(opinion.document);
    opinion.anchor.document = known != nullptr ? known->id : "";
    if (known != nullptr) opinion.anchor.version = known->version;
  }

  // The draft that holds what the opinion speaks of, when one does clearly better than the others; else that of the file.
  std::string document_spoken_of(const Opinion& opinion, const DraftCounts& file) const {
    if (on_the_asking(opinion.text)) return "none";
    std::string best = "none";
    double most = 0, second = 0;
    for (const Draft& draft : consultation_.drafts) {
      const double score = hints_.on_draft(opinion, draft, file);
      if (score > most) {
        second = most;
        most = score;
        best = draft.id;
      } else {
        second = std::max(second, score);
      }
    }
    return most - second < document_margin ? "none" : best;
  }

  static std::size_t before(const std::string& text, std::size_t at) {
    std::size_t from = at > context_bytes ? at - context_bytes : 0;
    while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    return from;
  }
  static std::size_t after(const std::string& text, std::size_t at) {
    std::size_t to = std::min(at + context_bytes, text.size());
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) ++to;
    return to;
  }

  const Consultation& consultation_;
  DraftMap map_;
  HintWeigher hints_;
};

}  // namespace

namespace {

// What placing looks at besides the opinion itself: of the one before it the heading when its place is certain, and the
// place when this one points back to it; from the second round on, on which drafts the others in the file are.
std::string neighbourhood(const Placer& placer, const Opinion& opinion, const Before& before, const DraftCounts* file) {
  std::string out;
  if (before.opinion != nullptr && before.site >= 0) {
    if (before.opinion->anchor.certain) out = std::to_string(placer.heading_of(before.site));
    if (placer.points_back(opinion)) out += '^' + std::to_string(before.site);
  }
  if (file != nullptr)
    for (const auto& [draft, count] : *file) out += ' ' + draft + ' ' + std::to_string(count);
  return out;
}

}  // namespace

void place_opinions(const Consultation& consultation, std::span<Opinion> opinions, std::span<const Opinion> known) {
  Placer placer(consultation);
  // The opinions of one file, which know of each other; files are placed on several threads.
  std::vector<std::span<Opinion>> files;
  std::map<std::string, DraftCounts> counts;
  for (std::size_t from = 0, to = 0; from < opinions.size(); from = to) {
    while (to < opinions.size() && opinions[to].source == opinions[from].source) ++to;
    files.push_back(opinions.subspan(from, to - from));
    counts[opinions[from].source];
  }
  std::vector<std::vector<const Opinion*>> learnt(files.size());
  // What is placed surely at first teaches how people speak of a place; what was not is looked at once more.
  for (int round = 0; round < rounds; ++round) {
    const bool first = round == 0, last = round + 1 == rounds;
    FirstOfInput placed;
    in_pieces(files.size(), 1, [&](std::size_t at, std::size_t) {
      Evidence evidence = placer.no_evidence();
      const DraftCounts& count = counts.find(files[at].front().source)->second;
      Before before;
      int shift = 0;
      for (Opinion& opinion : files[at]) {
        if (first || !opinion.anchor.certain) {
          const auto key = input_key(opinion, neighbourhood(placer, opinion, before, first ? nullptr : &count));
          if (const Opinion* same = key ? placed.find(*key) : nullptr) {
            opinion.anchor = same->anchor;
            opinion.document = same->document;
            opinion.pending = same->pending;
          } else {
            placer.place(opinion, before, count, shift, evidence);
            if (key) placed.keep(*key, opinion);
          }
          if (opinion.anchor.certain && !last) learnt[at].push_back(&opinion);
        }
        before = {&opinion, placer.site_of(opinion)};
      }
    });
    if (last) break;
    std::size_t heard = 0;
    for (const Opinion& opinion : known)
      if (opinion.anchor.certain && heard++ < most_heard) placer.hear(opinion);
    for (const auto& of_file : learnt)
      for (const Opinion* opinion : of_file) {
        placer.hear(*opinion);
        ++counts[opinion->source][opinion->anchor.document];
      }
    placer.weigh_what_was_said();
  }
}

}  // namespace dh::analyse
