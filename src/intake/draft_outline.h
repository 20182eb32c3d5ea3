// The open headings of a draft while it is read from top to bottom, and the decision which labelled paragraph is one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/heading_label.h"

namespace dh::intake {

// What a paragraph looks like, apart from its label.
struct ParagraphLook {
  int outline_level = -1;    // by style or paragraph; -1 none
  bool whole_strong = false; // bold, italic or underlined (nearly) throughout
  bool whole_bold = false;
  bool strong_lead = false;  // the words after the label begin bold, italic or underlined and go on plain
  bool centred = false;
  std::size_t length = 0;    // code points
  char32_t last = 0;         // last character other than white space
};

struct OpenHeading {
  HeadingLabel label;
  int rank = 0;      // smaller is further out
  int block = -1;    // index into Draft::blocks
  int outline = -1;
  bool run_in = false;
};

class Outline {
 public:
  enum class Verdict { heading, run_in, list_item, paragraph };

  Verdict judge(const HeadingLabel& label, const ParagraphLook& look) const;

  // Opens a heading: closes those that it ends, and gives a remark when its number is odd (else "").
  std::string open(const HeadingLabel& label, const ParagraphLook& look, int block, bool run_in);
  void note_list_item(const HeadingLabel& label);
  void note_text(char32_t last_character);

  bool empty() const { return stack_.empty(); }
  int block() const { return stack_.empty() ? -1 : stack_.back().block; }
  int parent_block() const { return stack_.size() < 2 ? -1 : stack_[stack_.size() - 2].block; }
  int level() const { return static_cast<int>(stack_.size()); }
  std::string path() const;
  bool directly_under_part() const;  // nothing but titles since a part's or appendix's heading

 private:
  enum class Before { start, heading, run_in, text, colon };
  struct Sibling {
    std::string path;
    std::vector<int> numbers;
    std::string text;
  };

  int rank_of(const HeadingLabel& label, const ParagraphLook& look) const;
  const OpenHeading* find(LabelKind kind, std::size_t depth) const;
  bool continues_series(const HeadingLabel& label) const;
  bool continues_list(const HeadingLabel& label) const;
  bool fits_below(const HeadingLabel& label) const;
  bool in_appendix() const;
  Verdict judge_plain(const HeadingLabel& label, const ParagraphLook& look) const;
  std::string remark(const HeadingLabel& label, const std::string& parent_path);

  std::vector<OpenHeading> stack_;
  std::vector<int> rank_of_outline_ = std::vector<int>(9, -1);
  std::vector<Sibling> last_children_;  // the last heading of each parent path and kind
  HeadingLabel list_;                   // the last item of the plain numbered list that is going on; kind none else
  Before before_ = Before::start;
};

// The form of a label as it is read in its place: "C." after "B." is a letter, not a Roman hundred.
HeadingLabel in_context(HeadingLabel label, int last_upper_letter);

}  // namespace dh::intake
