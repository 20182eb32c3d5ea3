// A mail of the sample as an RFC 5322 message, from a source of header lines, a blank line and the body.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::sample {

// UTF-8 in encoded words (RFC 2047) and quoted-printable (RFC 2045).
Result<std::string> write_mail(std::string_view source, const std::string& name);

}  // namespace dh::sample
