// The server's own encryption: TLS 1.2 and later (OpenSSL), its certificate and key from files.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <filesystem>
#include <memory>

#include "base/result.h"

namespace dh::web {

// `certificate`: PEM, the server's own first, then those that vouch for it; `key`: PEM, without a passphrase. Refuses what
// cannot be read, does not belong together, or is not valid on this day. They are read once: a new certificate is taken
// when the program starts again.
Result<std::shared_ptr<boost::asio::ssl::context>> tls_context(const std::filesystem::path& certificate, const std::filesystem::path& key);

}  // namespace dh::web
