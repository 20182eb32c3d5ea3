// What an opinion tells of its place, each hint weighed in nats (see evidence.h): the pointer, the quotations, runs of
// shared words, what it speaks of, headings by their words, what a part of such a report does, its neighbours in the
// file. One weigher serves all opinions of a consultation; its indexes are made once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/aspects.h"
#include "analyse/content_search.h"
#include "analyse/draft_map.h"
#include "analyse/evidence.h"
#include "analyse/heading_words.h"
#include "analyse/phrase_search.h"
#include "analyse/pointed_places.h"
#include "analyse/zones.h"
#include "model/opinion.h"

namespace dh::analyse {

// How many opinions of a file are surely on each draft.
using DraftCounts = std::map<std::string, int>;

// The opinion before in the same file; `site` is -1 when it has no place.
struct Before {
  const Opinion* opinion = nullptr;
  int site = -1;
};

class HintWeigher {
 public:
  HintWeigher(const DraftMap& map, const std::vector<Draft>& drafts);
  // `draft` null: the opinion may be on any.
  void weigh(const Opinion& opinion, const Draft* draft, const Pointer& pointer, const Before& before, const DraftCounts& file, Evidence& evidence) const;
  // How much the opinion is on a draft as a whole, by what it speaks of and by the others in its file.
  double on_draft(const Opinion& opinion, const Draft& draft, const DraftCounts& file) const;
  // See ContentIndex.
  std::pair<std::size_t, std::size_t> clause_of(const Opinion& opinion, int site) const { return content_.clause_of({{opinion.text, 1}}, site); }
  std::string contradiction(const Pointer& pointer, int site) const { return pointed_.contradiction(pointer, site); }
  void hear(const Opinion& opinion, int site) { content_.hear(opinion.text, site); }
  void weigh_what_was_said() { content_.weigh_what_was_said(); }

 private:
  // An opinion without its quotations: those of the draft have told what they can, new words tell less than the others.
  struct Unquoted {
    std::string text;     // blanks in place of the quotations
    std::string fresh;    // the quotations of words that are not the draft's
    bool quoted = false;  // a quotation told the place well
    std::vector<Zone> zones;  // of `text`
  };
  Unquoted by_quotes(const Opinion& opinion, const Draft* draft, Evidence& evidence) const;
  // False when the phrase is not found. `later` grows with each phrase that is.
  bool by_phrase(std::string_view phrase, double factor, bool fresh, const Draft* draft, double& later, Evidence& evidence) const;
  void by_continuation(std::string_view fresh, Evidence& evidence) const;
  void by_runs(const std::string& text, double factor, const Draft* draft, Evidence& evidence) const;
  void by_content(const Unquoted& unquoted, const Hints& hints, const Draft* draft, Evidence& evidence) const;
  // Gives what was given to each site.
  std::map<int, double> by_headings(const std::string& firm, const Hints& hints, const Draft* draft, const Pointer& pointer, Evidence& evidence) const;
  void by_aspects(const Unquoted& unquoted, const Hints& hints, const std::map<int, double>& named, const Draft* draft, Evidence& evidence) const;
  void by_neighbour(const Opinion& opinion, const Pointer& pointer, const Before& before, Evidence& evidence) const;
  void by_file(const DraftCounts& file, Evidence& evidence) const;

  const DraftMap& map_;
  const std::vector<Draft>& drafts_;
  ContentIndex content_;
  HeadingIndex headings_;
  SiteAspects aspects_;
  PointedPlaces pointed_;
  std::vector<PhraseIndex> phrases_;
};

}  // namespace dh::analyse
