// Finds the places that an opinion speaks of when it quotes nothing: by the rare words, pairs of words and figures that
// both hold, first in one clause, then in one block, then in the headings above. Weights are inverse document
// frequencies (Spärck Jones, 1972), looked up in an inverted index: the cost goes with how many clauses share a term.
// What people said of what stands under a heading can be learnt: later opinions in the same words then find it
// (document expansion, as with the words of links: Craswell, Hawking and Robertson, 2001).
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyse/draft_map.h"

namespace dh::analyse {

// A stretch of a text with how much its terms count.
struct WeighedText {
  std::string text;
  double weight = 1;
};

struct ContentHit {
  int site = -1;
  double score = 0;                // sum of the weights shared, in nats
  std::size_t start = 0, end = 0;  // the clause that shares most
};

class ContentIndex {
 public:
  explicit ContentIndex(const DraftMap& map);
  // Best first, at most `most`; `draft` null: all drafts.
  std::vector<ContentHit> find(const std::vector<WeighedText>& texts, const Draft* draft, std::size_t most = 24) const;
  // The clause of a block that shares most with the text; the whole block when it is one clause; an empty range when
  // nothing is shared.
  std::pair<std::size_t, std::size_t> clause_of(const std::vector<WeighedText>& texts, int site) const;
  // "HTX" becomes "hợp tác xã", as the drafts spell it.
  std::string spell_acronyms(std::string_view text) const;
  // `text` was said of `site`, and so of its heading. Called before `weigh_what_was_said`.
  void hear(std::string_view text, int site);
  void weigh_what_was_said();

 private:
  struct Clause {
    int site;
    std::size_t start, end;
    double terms;  // number
  };
  struct Share {
    int number;    // of a clause, a heading's site
    double weight; // how well the term stands for it, 1 for a term of a draft
  };
  struct Term {
    std::vector<Share> clauses, headings, said;
    int held_by = 0;  // blocks
    double kind = 1;
  };
  struct Asked {
    const Term* term;
    double weight;
  };
  std::vector<Asked> asked_of(const std::vector<WeighedText>& texts) const;
  std::string spelt_out(const std::string& initials) const;

  const DraftMap& map_;
  std::vector<Clause> clauses_;
  std::vector<std::size_t> first_clause_;  // of each site, one more at the end
  std::unordered_map<std::string, Term> terms_;
  std::unordered_map<std::string, std::unordered_map<int, int>> heard_;
  std::vector<int> times_heard_;           // of each site
  std::vector<std::pair<std::string, std::vector<std::string>>> words_;  // initials and words of each block
  mutable std::mutex spelt_mutex_;
  mutable std::unordered_map<std::string, std::string> spelt_;
};

}  // namespace dh::analyse
