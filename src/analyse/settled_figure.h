// The figure of the draft that another shall replace, each with its unit ("triệu đồng", "bác sĩ/vạn dân"). What is counted
// ("đảng viên") stands beside the figure in both and is no part of the change, unless the opinion writes one noun for the
// two figures ("từ 23.000 lên 25.000 lao động").
#pragma once

#include "analyse/settled_edit.h"

namespace dh::analyse {

SettledEdit settle_figure(const StatedEdit& stated, const EditPlace& place);

}  // namespace dh::analyse
