// A synthesis as a Word document in the Youth-Union look (Hướng dẫn 29-HD/TWĐTN-VP, 2013).
#pragma once

#include <string>

#include "base/crypto.h"
#include "base/result.h"
#include "model/synthesis.h"

namespace dh::report {

Result<std::string> write_docx_report(const Synthesis& synthesis, const SigningKey& key);

}  // namespace dh::report
