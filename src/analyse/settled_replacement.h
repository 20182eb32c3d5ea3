// One wording for another, settled on the draft's own words: how far the old one reaches, which part of it the new one
// replaces.
#pragma once

#include <string>

#include "analyse/settled_edit.h"

namespace dh::analyse {

// The draft's own writing of a phrase that the opinion quotes: as it stands in the block, else the anchored words when
// they are much the same, else as quoted.
std::string in_draft(const std::string& phrase, const EditPlace& place);

// `a`, words of the draft, become `b`.
SettledEdit settle_pair(const std::string& a, const std::string& b, const EditPlace& place, const WordBonds& bonds);

// Form::replace.
SettledEdit settle_replacement(const StatedEdit& stated, const EditPlace& place, const WordBonds& bonds);

}  // namespace dh::analyse
