// The figure of the draft that another shall replace, each with the words that both the draft and the opinion write
// behind it: "đảng viên", "bác sĩ/vạn dân".
#pragma once

#include "analyse/settled_edit.h"

namespace dh::analyse {

SettledEdit settle_figure(const StatedEdit& stated, const EditPlace& place);

}  // namespace dh::analyse
