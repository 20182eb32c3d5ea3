#include "web/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <system_error>

#include "base/limits.h"

namespace dh::web {
namespace {

namespace ssl = boost::asio::ssl;

Status check_file(const std::filesystem::path& file) {
  std::error_code fault;
  const bool regular = std::filesystem::is_regular_file(file, fault);
  if (fault || !regular) return fail(Error::Kind::not_found, "no such file", file.string());
  if (const auto size = std::filesystem::file_size(file, fault); fault || size > limits::tls_file_bytes) return fail(Error::Kind::limit, "too large for a certificate or key", file.string());
  return {};
}

int no_passphrase(char*, int, int, void*) { return 0; }

}  // namespace

Result<std::shared_ptr<ssl::context>> tls_context(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  if (certificate.empty() || key.empty()) return fail(Error::Kind::refused, "TLS needs both a certificate and its key");
  TRY(check_file(certificate));
  TRY(check_file(key));
  auto out = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* const native = out->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // a thousand streams that say little keep little
  SSL_CTX_set_default_passwd_cb(native, no_passphrase);
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(native, certificate.c_str()) != 1) return fail(Error::Kind::bad_input, "holds no certificate as PEM", certificate.string());
  if (SSL_CTX_use_PrivateKey_file(native, key.c_str(), SSL_FILETYPE_PEM) != 1 || SSL_CTX_check_private_key(native) != 1) {
    const bool other = ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH || ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_TYPE_MISMATCH;
    ERR_clear_error();
    return fail(Error::Kind::bad_input, other ? "is not the key of the certificate" : "holds no key as PEM that opens without a passphrase", key.string());
  }
  const X509* const own = SSL_CTX_get0_certificate(native);
  if (X509_cmp_current_time(X509_get0_notAfter(own)) < 0) return fail(Error::Kind::refused, "the certificate has expired", certificate.string());
  if (X509_cmp_current_time(X509_get0_notBefore(own)) > 0) return fail(Error::Kind::refused, "the certificate is not valid yet", certificate.string());
  return out;
}

}  // namespace dh::web
