// Who decides, for the record: `--by`, else DIENHONG_USER, else the user of the machine.
#pragma once

#include <string>

namespace dh::cli {

std::string person_or_user(const std::string& told);

}  // namespace dh::cli
