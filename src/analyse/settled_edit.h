// A stated edit, settled on the draft's own words: what stands there and what shall stand there, without the words around
// that both sides repeat. Of a misspelling whole words stay (what WordBonds holds together); of a missing or superfluous
// word one word on each side; of a rewritten phrase what the writer quoted.
#pragma once

#include <string>
#include <string_view>

#include "analyse/stated_edit.h"
#include "analyse/word_bonds.h"
#include "analyse/word_edit.h"
#include "model/opinion.h"

namespace dh::analyse {

struct SettledEdit {
  Proposal proposal;
  EditShape shape = EditShape::none;
};

// `block` is the text of the block that the opinion is on, empty when it has no place; `anchor` the words of it that
// the opinion points at; `quote` the draft's words in a column of their own, as written.
struct EditPlace {
  std::string_view block, anchor, quote;
  std::string_view reason;             // in a column of its own
  std::string_view said;               // the whole opinion
  bool writer_without_marks = false;   // the opinion is typed without tone marks
};

SettledEdit settle_edit(const StatedEdit& stated, const EditPlace& place, const WordBonds& bonds);

// What a reviewer did in the draft itself: kept as done; a doubled word that was struck out is shown with its double.
SettledEdit settle_tracked(const MarkedRange& mark, const WordBonds& bonds);

}  // namespace dh::analyse
