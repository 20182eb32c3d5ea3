// What a draft says about itself on its first page.
#pragma once

#include <string>

#include "model/draft.h"

namespace dh::intake {

// The words of its title, from the titles before the first heading; empty when there is none.
std::string title_of(const Draft& draft);

// "4" of "(dự thảo lần 4)", "Dự thảo lần thứ tư"; empty when it does not say.
std::string version_of(const Draft& draft);

}  // namespace dh::intake
