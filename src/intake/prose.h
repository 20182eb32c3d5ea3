// Letters in prose: which of their paragraphs are opinions, and what the rest is. Every character is kept and gets a
// role; a paragraph that no rule knows is an opinion, never dropped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/reader.h"

namespace dh::intake {

struct ProseParagraph {
  std::string text;        // may hold line breaks
  std::string separator;   // what stands between it and the next: "\n", "\n\n"
  bool bullet = false;     // marked as a list item by the file itself
  bool quoted = false;     // quoted by the file itself: "> ", <blockquote>
  bool bold = false;
  bool heading = false;    // marked as a heading by the file itself: what stands below is about it
  bool numbered = false;   // with a number that the program counts, not in the text
  bool centred = false;
  int index = -1;          // its number in the file, from 0; -1 where the file does not count
  int table = -1;          // a table stands here, this one of the file's; the paragraph has no words of its own then
};

// Plain text -> paragraphs: parted by blank lines, by list marks at the start of a line, and by a change of quotation.
std::vector<ProseParagraph> plain_paragraphs(std::string_view text);

struct LetterContext {
  const Consultation& consultation;
  std::string where;            // "text/plain body"
  std::string member_as_written;  // of the sender
  bool forwarded = false;         // the subject says that somebody else's mail is passed on
};

// Appends the paragraphs to the part, opinions to the reading. A code of the roster in the signature becomes the member
// of the letter's opinions.
void read_letter(const std::vector<ProseParagraph>& paragraphs, const LetterContext& context, PartBuilder& part, Reading& reading);

}  // namespace dh::intake
