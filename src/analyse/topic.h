// Which of the guide's topics an opinion answers.
//
// A topic asks about a matter (results, aims, figures to be reached, wording …: section_matter.h) or about a subject of
// its own (the words of the guide that the drafts use seldom), or about both. An opinion answers it by the matter of
// the heading it stands under, by what it says itself and by the subject's words in it, in its place and its reason.
// Weights of words: Spärck Jones, A statistical interpretation of term specificity, 1972.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/section_matter.h"
#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::analyse {

struct TopicChoice {
  std::string label;  // empty when no topic asks of what the opinion is on
  Judged judged;
};

class TopicChooser {
 public:
  explicit TopicChooser(const Consultation& consultation);
  // Kind, proposal and place must be known. `on_wording`: it speaks of how the draft is written, not of what it says.
  TopicChoice choose(const Opinion& opinion, bool on_wording) const;

 private:
  struct Term {
    double weight = 0;
    std::size_t chain = 0;  // pairs that overlap in one phrase have the same
  };
  struct Entry {
    const Topic* topic;
    Matters asked;
    std::map<std::string, Term> subject;    // pairs of words, without tone marks
    double enough = 0;                      // weight at which a text surely speaks of the subject
    bool of_other_things = false;           // "Các nội dung khác"
  };
  struct Evidence {
    Matters matters;
    std::string because;  // the heading or words that weigh most
    std::string heading;                   // the innermost one above the place
    std::vector<std::string> said, there;  // what may speak of a subject: the opinion and its reason; its place
  };
  double weight_in_drafts(const std::string& pair) const;
  bool asked_of(const Topic& topic, const Opinion& opinion) const;
  std::vector<std::string> headings_above(const Opinion& opinion) const;
  Evidence evidence(const Opinion& opinion, bool on_wording) const;
  void relay(Matters& matters, const Opinion& opinion) const;
  bool sure_of_place(const Opinion& opinion) const;
  static bool ambiguous(const Opinion& opinion, const Evidence& found);
  double score(const Entry& entry, const Evidence& evidence) const;

  const Consultation& consultation_;
  std::vector<Entry> topics_;
  std::map<std::string, int> blocks_with_;  // pairs of words: in how many blocks of the drafts
  std::size_t blocks_ = 0;
};

}  // namespace dh::analyse
