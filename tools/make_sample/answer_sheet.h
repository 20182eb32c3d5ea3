// An opinion sheet ("phiếu góp ý") as a member hands it in. The source names the layout and the answers, one a line:
//   layout: table | numbered
//   title:, subtitle:, code:, unit:, category:, opinion: (as often as there are opinions), other:
#pragma once

#include <string_view>

#include "base/result.h"
#include "document.h"

namespace dh::sample {

Result<Document> answer_sheet(std::string_view source, std::string_view name);

}  // namespace dh::sample
