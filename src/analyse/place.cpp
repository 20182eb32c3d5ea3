#include <algorithm>
#include <map>
#include <set>

#include "analyse/choose_document.h"
#include "analyse/content_search.h"
#include "analyse/passes.h"
#include "analyse/phrase_search.h"
#include "analyse/pointer.h"
#include "text/utf8.h"

namespace dh::analyse {
namespace {

constexpr double sure_score = 0.84;   // of a quote alone
constexpr double least_margin = 0.07; // between the best and the next
constexpr std::size_t most_candidates = 5;
constexpr std::size_t run_words = 6;  // shared with a block, of words that nobody marked as a quotation
constexpr double content_least = 14;  // of ContentHit::score
constexpr double content_next = 0.63; // of ContentHit::next, for a place that is certain
constexpr double content_least_document = 10;
constexpr double clearly_better = 1.15;
constexpr double content_doubt = 0.9; // for one that is asked

struct Candidate {
  const PhraseIndex* index = nullptr;
  int block = -1;
  std::size_t start = 0, end = 0;
  double score = 0;
  std::string because;
};

class Placer {
 public:
  explicit Placer(const Consultation& consultation) : consultation_(consultation), content_(consultation.drafts) {
    for (const Draft& draft : consultation.drafts) indexes_.emplace_back(draft);
  }

  void place(Opinion& opinion, const Opinion* before) const {
    opinion.anchor = {};
    std::erase(opinion.pending, "place");
    std::string document = named_document(consultation_, opinion.hints.document, false);
    if (opinion.hints.mark && place_by_mark(opinion, document)) return;
    const std::string& text = opinion.text;
    Pointer pointer = parse_pointer(opinion.hints.reference);
    if (pointer.empty()) pointer = parse_pointer(text);
    if (document.empty()) document = named_document(consultation_, opinion.hints.reference, false);
    if (document.empty()) document = named_document(consultation_, text, true);
    std::vector<Candidate> candidates = by_quotes(opinion, document, pointer);
    if (candidates.empty()) candidates = by_pointer(document, pointer, opinion.hints.reference, text);
    if (candidates.empty()) candidates = by_shared_words(opinion, document);
    // "Về chỉ tiêu A, còn hai loại ý kiến: …": what follows under one lead-in is on what the first of them is on.
    const bool same_lead = before != nullptr && !opinion.hints.reference.empty() && opinion.hints.reference == before->hints.reference && opinion.where == before->where &&
                           before->anchor.certain && pointer.empty() && quoted_phrases(opinion.text).empty();
    if (same_lead || (candidates.empty() && before != nullptr && refers_back(opinion))) {
      opinion.anchor = before->anchor;
      opinion.document = before->document;
      opinion.anchor.candidates.clear();
      if (!opinion.anchor.certain && opinion.anchor.block >= 0) opinion.pending.push_back("place");
      return;
    }
    if (!speaks_of_all(opinion)) by_content(opinion, document, candidates);
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::score);
    decide(opinion, document, candidates);
  }

 private:
  static bool refers_back(const Opinion& opinion) {
    const std::string words = fold_words(opinion.hints.reference + ' ' + opinion.text.substr(0, 60), Fold::marks);
    return words.find("nhu tren") != std::string::npos || words.find("cung muc") != std::string::npos || words.starts_with("cung doan") || words.starts_with("cung trang");
  }

  bool searched(const PhraseIndex& index, const std::string& document) const { return document.empty() || index.draft().id == document; }

  // A comment or a tracked change: the paragraph itself.
  bool place_by_mark(Opinion& opinion, const std::string& document) const {
    const MarkedRange& mark = *opinion.hints.mark;
    const std::string wanted = fold_words(mark.paragraph);
    if (wanted.empty()) return false;
    for (const PhraseIndex& index : indexes_) {
      if (!searched(index, document)) continue;
      const auto& blocks = index.draft().blocks;
      int best = -1;
      int nearest = 1 << 30;
      for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].text.find(mark.paragraph) == std::string::npos && fold_words(blocks[i].text) != wanted) continue;
        const int distance = blocks[i].part == mark.part ? std::abs(blocks[i].paragraph_index - mark.paragraph_index) : 1 << 20;
        if (distance >= nearest) continue;
        nearest = distance;
        best = static_cast<int>(i);
      }
      if (best < 0) continue;
      const std::string& text = blocks[static_cast<std::size_t>(best)].text;
      const std::size_t at = text.find(mark.paragraph);
      std::size_t start = 0, end = 0;
      if (at != std::string::npos) {
        start = std::min(at + mark.start, text.size());
        end = std::min(at + mark.end, text.size());
      }
      settle(opinion, {&index, best, start, end, 1, "mark"});
      return true;
    }
    return false;
  }

  std::vector<Candidate> by_quotes(const Opinion& opinion, const std::string& document, const Pointer& pointer) const {
    std::vector<std::string> phrases;
    if (!trim(opinion.hints.quote).empty()) phrases.push_back(opinion.hints.quote);
    for (const QuotedPhrase& one : quoted_phrases(opinion.hints.reference)) phrases.push_back(one.words);
    for (const QuotedPhrase& one : quoted_phrases(opinion.text))
      if (!one.is_new) phrases.push_back(one.words);
    std::map<std::pair<const PhraseIndex*, int>, Candidate> found;
    double order = 0;  // what is quoted first is what the opinion is on; later ones are compared with it
    for (const std::string& phrase : phrases) {
      const std::string words = fold_words(phrase, Fold::marks);
      const auto count = static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
      if (words.size() < 2) continue;
      std::vector<std::pair<const PhraseIndex*, PhraseHit>> hits;
      bool as_it_stands = false;
      for (const PhraseIndex& index : indexes_) {
        if (!searched(index, document)) continue;
        for (const PhraseHit& hit : index.find(phrase)) {
          hits.emplace_back(&index, hit);
          as_it_stands = as_it_stands || hit.score == 1.0;
        }
      }
      // Found as it stands in one draft, it is not looked for misquoted in another.
      if (as_it_stands) std::erase_if(hits, [](const auto& one) { return one.second.score < 1.0; });
      for (const auto& [from, hit] : hits) {
        const PhraseIndex& index = *from;
        {
          // A longer phrase is better evidence than a short one, and one that the pointer agrees with better still.
          const double score = hit.score * (count >= 4 ? 1.0 : count == 3 ? 0.97 : 0.93) - order;
          Candidate& one = found[{&index, hit.block}];
          if (one.block < 0) one = {&index, hit.block, hit.start, hit.end, score + agreement(index.draft(), hit.block, pointer), "quote"};
          else one.score += 0.1 * hit.score;
        }
      }
      if (!hits.empty()) order = std::min(order + 0.08, 0.16);
    }
    std::vector<Candidate> out;
    for (auto& [key, one] : found) out.push_back(one);
    return out;
  }

  static double agreement(const Draft& draft, int block, const Pointer& pointer) {
    const PagePlace& place = draft.blocks[static_cast<std::size_t>(block)].place;
    double sum = 0;
    if (pointer.page > 0) {
      const bool on_page = place.page <= pointer.page && pointer.page <= std::max(place.page_last, place.page);
      sum += on_page ? 0.2 : std::abs(place.page - pointer.page) == 1 ? 0.05 : 0;
      if (on_page && pointer.line > 0 && !pointer.line_from_below && on_line(place, pointer)) sum += 0.1;
      if (on_page && pointer.paragraph > 0 && place.paragraph == pointer.paragraph) sum += 0.1;
    }
    if (!pointer.labels.empty()) sum += 0.2 * heading_agreement(draft, block, pointer.labels);
    return sum;
  }

  static bool on_line(const PagePlace& place, const Pointer& pointer) {
    const int first = place.page == pointer.page ? place.line_first : 1;
    const int last = place.page_last == pointer.page ? place.line_last : 1 << 20;
    return pointer.line >= first && pointer.line <= last;
  }

  static std::vector<std::string> path_keys(const std::string& path) {
    std::vector<std::string> keys;
    for (std::size_t at = 0; at < path.size();) {
      const std::size_t end = std::min(path.find(" > ", at), path.size());
      keys.push_back(label_key(std::string_view(path).substr(at, end - at)));
      at = end + 3;
    }
    return keys;
  }

  // Share of the labels that stand on the path to the block's heading; 0 when the last one does not.
  static double heading_agreement(const Draft& draft, int block, const std::vector<std::string>& labels) {
    const int heading = draft.heading_of(block);
    if (heading < 0) return 0;
    const std::vector<std::string> keys = path_keys(draft.blocks[static_cast<std::size_t>(heading)].path);
    const auto shared = std::ranges::count_if(labels, [&](const std::string& label) { return std::ranges::find(keys, label) != keys.end(); });
    return static_cast<double>(shared) / static_cast<double>(labels.size());
  }

  std::vector<Candidate> by_pointer(const std::string& document, const Pointer& pointer, const std::string& reference,
                                    const std::string& text) const {
    std::vector<Candidate> out;
    for (const PhraseIndex& index : indexes_) {
      if (!searched(index, document)) continue;
      const Draft& draft = index.draft();
      // Headings by their labels, the last of them being the place.
      if (!pointer.labels.empty()) {
        for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
          const Block& block = draft.blocks[i];
          if (block.kind != BlockKind::heading && block.kind != BlockKind::run_in) continue;
          const std::vector<std::string> keys = path_keys(block.path);
          if (keys.empty() || keys.back() != pointer.labels.back()) continue;
          if (!std::ranges::all_of(pointer.labels, [&](const std::string& label) { return std::ranges::find(keys, label) != keys.end(); })) continue;
          double score = 0.86;
          if (pointer.page > 0) score += agreement(draft, static_cast<int>(i), {pointer.page, 0, 0, false, 0, {}});
          score += spoken_of_under(index, static_cast<int>(i), text);
          int place = static_cast<int>(i);
          if (pointer.bullet > 0) place = nth_bullet(draft, place, pointer.bullet);
          out.push_back({&index, place, 0, 0, score, "heading"});
        }
        if (!out.empty()) continue;
      }
      if (pointer.page == 0) continue;
      int last_line = 0;
      for (const Block& block : draft.blocks)
        if (block.place.page_last == pointer.page) last_line = std::max(last_line, block.place.line_last);
      Pointer told = pointer;
      if (told.line_from_below) told.line = last_line + 1 - told.line;
      for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
        const PagePlace& place = draft.blocks[i].place;
        if (draft.blocks[i].text.empty() || draft.blocks[i].kind == BlockKind::footnote || place.page == 0) continue;
        if (place.page > told.page || std::max(place.page, place.page_last) < told.page) continue;
        double score = 0.5;
        if (told.paragraph > 0 && told.line > 0) {
          // "đoạn 2, dòng 3": lines may be counted on the page or in the paragraph.
          if (place.page == told.page && place.paragraph == told.paragraph) score = 0.86;
        } else if (told.line > 0 && on_line(place, told)) {
          score = 0.88;
        } else if (told.paragraph > 0 && place.page == told.page && place.paragraph == told.paragraph) {
          score = 0.87;
        }
        if (score > 0.5 || (told.line == 0 && told.paragraph == 0)) out.push_back({&index, static_cast<int>(i), 0, 0, score, "page"});
      }
    }
    // A heading named by its words: "phần phương hướng, nhiệm vụ".
    if (out.empty() && !trim(reference).empty() && pointer.empty()) {
      for (const PhraseIndex& index : indexes_) {
        if (!searched(index, document)) continue;
        for (const PhraseHit& hit : index.shared_run(reference, 3)) {
          const BlockKind kind = index.draft().blocks[static_cast<std::size_t>(hit.block)].kind;
          if (kind != BlockKind::heading && kind != BlockKind::run_in) continue;
          out.push_back({&index, hit.block, hit.start, hit.end, std::min(0.95, 0.6 + 0.06 * hit.score), "heading words"});
        }
      }
    }
    return out;
  }

  // Headings of one label are told apart by what stands under them: the longest run of words that the opinion shares.
  static double spoken_of_under(const PhraseIndex& index, int heading, const std::string& text) {
    for (const PhraseHit& hit : index.shared_run(text, 3))
      if (index.draft().heading_of(hit.block) == heading) return std::min(0.12, 0.03 * hit.score);
    return 0;
  }

  static int nth_bullet(const Draft& draft, int heading, int number) {
    for (std::size_t i = static_cast<std::size_t>(heading) + 1; i < draft.blocks.size(); ++i) {
      if (draft.blocks[i].kind == BlockKind::heading) break;
      if (draft.blocks[i].kind == BlockKind::list_item && --number == 0) return static_cast<int>(i);
    }
    return heading;
  }

  std::vector<Candidate> by_shared_words(const Opinion& opinion, const std::string& document) const {
    std::vector<Candidate> out;
    for (const PhraseIndex& index : indexes_) {
      if (!searched(index, document)) continue;
      for (const PhraseHit& hit : index.shared_run(opinion.text, run_words))
        out.push_back({&index, hit.block, hit.start, hit.end, std::min(1.0, 0.44 + 0.06 * hit.score), "same words"});
    }
    return out;
  }

  // "Toàn văn", "toàn bộ dự thảo": on no single place.
  static bool speaks_of_all(const Opinion& opinion) {
    const std::string words = ' ' + fold_words(opinion.hints.reference + ' ' + opinion.text, Fold::marks) + ' ';
    return words.find(" toan van ") != std::string::npos || words.find(" toan bo du thao ") != std::string::npos || words.find(" noi dung du thao ") != std::string::npos;
  }

  // What the opinion speaks of, when nothing else tells its place surely: joins the other candidates.
  void by_content(const Opinion& opinion, const std::string& document, std::vector<Candidate>& candidates) const {
    double best = 0;
    for (const Candidate& one : candidates) best = std::max(best, one.score);
    const ContentHit hit = content_.find(opinion.text + '\n' + opinion.hints.reference, document);
    if (hit.block < 0 || hit.score < content_least || hit.next > content_doubt) return;
    for (const PhraseIndex& index : indexes_) {
      if (&index.draft() != hit.draft) continue;
      const auto known = std::ranges::find_if(candidates, [&](const Candidate& one) { return one.index == &index && one.block == hit.block; });
      if (known != candidates.end()) {
        known->score += hit.next <= content_next ? 0.2 : 0.05;
      } else if (best < sure_score) {
        candidates.push_back({&index, hit.block, 0, 0, hit.next <= content_next ? 0.9 : 0.7, "what it speaks of"});
        for (const PhraseHit& run : index.shared_run(opinion.text, 3))
          if (run.block == hit.block) {
            candidates.back().start = run.start;
            candidates.back().end = run.end;
          }
      }
    }
  }

  void settle(Opinion& opinion, const Candidate& one) const {
    Anchor& anchor = opinion.anchor;
    const Draft& draft = one.index->draft();
    const std::string& text = draft.blocks[static_cast<std::size_t>(one.block)].text;
    anchor.document = draft.id;
    anchor.version = draft.version;
    anchor.block = one.block;
    anchor.start = one.start;
    anchor.end = one.end;
    if (one.end > one.start) {
      anchor.exact = text.substr(one.start, one.end - one.start);
      anchor.prefix = text.substr(before(text, one.start), one.start - before(text, one.start));
      anchor.suffix = text.substr(one.end, after(text, one.end) - one.end);
    }
    anchor.certain = true;
    opinion.document = draft.id;
  }

  // The block under the candidate's heading that shares the longest run of words.
  static bool take_run(const std::string& words, std::size_t least, Candidate& one) {
    const Draft& draft = one.index->draft();
    for (const PhraseHit& hit : one.index->shared_run(words, least))
      if (draft.heading_of(hit.block) == draft.heading_of(one.block)) {
        one.block = hit.block;
        one.start = hit.start;
        one.end = hit.end;
        return true;
      }
    return false;
  }

  // A heading is told, and the words that shall stand somewhere under it: where most of them stand already.
  void refine_heading(const std::string& text, Candidate& one) const {
    const Draft& draft = one.index->draft();
    if (one.end > one.start) return;
    const BlockKind kind = draft.blocks[static_cast<std::size_t>(one.block)].kind;
    if (kind != BlockKind::heading && kind != BlockKind::run_in) return;
    for (const QuotedPhrase& phrase : quoted_phrases(text))
      for (const PhraseHit& hit : one.index->find(phrase.words))
        if (draft.heading_of(hit.block) == draft.heading_of(one.block)) {
          one.block = hit.block;
          one.start = hit.start;
          one.end = hit.end;
          return;
        }
    for (const QuotedPhrase& phrase : quoted_phrases(text))
      if (take_run(phrase.words, run_words, one)) return;
    take_run(text, 4, one);
  }

  static std::size_t before(const std::string& text, std::size_t at) {
    std::size_t from = at > 32 ? at - 32 : 0;
    while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    return from;
  }
  static std::size_t after(const std::string& text, std::size_t at) {
    std::size_t to = std::min(at + 32, text.size());
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) ++to;
    return to;
  }

  void decide(Opinion& opinion, const std::string& document, const std::vector<Candidate>& candidates) const {
    if (candidates.empty()) {
      opinion.document = !document.empty() ? document : consultation_.drafts.size() == 1 ? consultation_.drafts.front().id : document_spoken_of(opinion);
      const bool known = consultation_.draft(opinion.document) != nullptr;
      opinion.anchor.document = known ? opinion.document : "";
      if (known) opinion.anchor.version = consultation_.draft(opinion.document)->version;
      return;
    }
    Candidate best = candidates.front();
    refine_heading(opinion.text, best);
    settle(opinion, best);
    // Candidates under one heading do not contradict each other about the heading, but do about the words.
    const double next = candidates.size() > 1 ? candidates[1].score : 0;
    if (best.score >= sure_score && best.score - next >= least_margin) return;
    if (best.score >= sure_score && same_heading(best, candidates, best.score - least_margin)) return;
    opinion.anchor.certain = false;
    for (std::size_t i = 0; i < candidates.size() && i < most_candidates; ++i)
      opinion.anchor.candidates.push_back({candidates[i].block, std::min(candidates[i].score, 1.0), candidates[i].because});
    opinion.pending.push_back("place");
  }

  // The draft that holds what the opinion speaks of, when one does clearly better than the others.
  std::string document_spoken_of(const Opinion& opinion) const {
    std::string best = "none";
    double most = content_least_document, second = 0;
    for (const Draft& draft : consultation_.drafts) {
      const double score = content_.find(opinion.text, draft.id).score;
      if (score > most) {
        second = most == content_least_document ? 0 : most;
        most = score;
        best = draft.id;
      } else {
        second = std::max(second, score);
      }
    }
    return second * clearly_better > most ? "none" : best;
  }

  static bool same_heading(const Candidate& best, const std::vector<Candidate>& candidates, double least) {
    const int heading = best.index->draft().heading_of(best.block);
    return std::ranges::all_of(candidates, [&](const Candidate& one) {
      return one.score <= least || (one.index == best.index && one.index->draft().heading_of(one.block) == heading);
    });
  }

  const Consultation& consultation_;
  ContentIndex content_;
  std::vector<PhraseIndex> indexes_;
};

}  // namespace

void place_opinions(const Consultation& consultation, std::span<Opinion> opinions) {
  const Placer placer(consultation);
  const Opinion* before = nullptr;
  for (Opinion& opinion : opinions) {
    placer.place(opinion, before != nullptr && before->source == opinion.source ? before : nullptr);
    before = &opinion;
  }
}

}  // namespace dh::analyse
