// The guard that looks at what differs: two opinions that share nine words of ten ask for opposite things when the tenth
// is "không". It decides whether two may stand in one group at all; how alike they are is another question.
#pragma once

#include <optional>

#include "analyse/request.h"

namespace dh::analyse {

enum class Difference { document, want, figure, negation, direction, edit, place };
const char* name(Difference difference);  // "figure" …

// How many words two requests share, of all their words (Jaccard, 1901, on multisets), 0 … 1; without tone marks when
// one of them is typed so.
double word_overlap(const Request& one, const Request& other);

// What forbids one group; empty when nothing does. `document` and `place` are not looked at here.
std::optional<Difference> what_forbids(const Request& one, const Request& other, const Vocabulary& vocabulary);

// The same for two that state one edit of one block: the words around it may differ, unless one refuses it.
std::optional<Difference> forbids_one_edit(const Request& one, const Request& other, const Vocabulary& vocabulary);

}  // namespace dh::analyse
