// Whether a file is a report that this program wrote: it carries its manifest. Such a file is merged as what it is and
// never read as loose opinions, or they would be counted twice.
#pragma once

#include <string_view>

#include "base/result.h"

namespace dh::intake {

// By the namespace of a custom XML part (report/manifest.h writes it); nothing is verified. Any version of the manifest.
bool is_own_report(std::string_view bytes);

}  // namespace dh::intake
