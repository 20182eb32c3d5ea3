// All blocks of all drafts numbered through, with what placing asks of them again and again worked out once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/draft.h"

namespace dh::analyse {

struct Site {
  const Draft* draft = nullptr;
  int block = -1;               // in the draft
  int heading = -1;             // number of the site of its heading, itself for a heading; -1 when there is none
  std::vector<std::string> keys;  // label keys of the heading's path, outermost first
  bool is_heading = false;

  const Block& get() const { return draft->blocks[static_cast<std::size_t>(block)]; }
};

class DraftMap {
 public:
  explicit DraftMap(const std::vector<Draft>& drafts);
  const std::vector<Site>& sites() const { return sites_; }
  const Site& site(int number) const { return sites_[static_cast<std::size_t>(number)]; }
  // The number of a block's site.
  int number_of(const Draft& draft, int block) const;
  // The site of the heading above a heading; -1 at the top.
  int heading_above(int heading) const;
  // Both stand under one heading, or one of the headings stands directly under the other and is not a part.
  bool close(int a, int b) const;
  // The words of a heading with the title lines that follow it; of a run-in those up to its colon.
  std::string heading_text(int heading) const;

 private:
  const std::vector<Draft>& drafts_;
  std::vector<int> first_;  // of each draft
  std::vector<Site> sites_;
};

// The clauses of a text, as byte ranges without the white space and marks at their ends: parted at the end of a
// sentence, at semicolons and line breaks.
std::vector<std::pair<std::size_t, std::size_t>> clauses_of(std::string_view text);

}  // namespace dh::analyse
