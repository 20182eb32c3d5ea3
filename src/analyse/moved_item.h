// An item that shall stand elsewhere in its list: "đưa “Quan điểm” lên trước" makes “MỤC TIÊU, QUAN ĐIỂM, GIẢI PHÁP” read
// “QUAN ĐIỂM, MỤC TIÊU, GIẢI PHÁP”.
#pragma once

#include "analyse/settled_edit.h"

namespace dh::analyse {

// Form::move. The stretch of the list from where the item stands to where it shall stand, or the whole list when no other
// item is named. Without such a list in the block: the words shall be put there, when they are told a place; else nothing.
SettledEdit settle_move(const StatedEdit& stated, const EditPlace& place);

}  // namespace dh::analyse
