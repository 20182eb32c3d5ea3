// Source: https://curl.se/libcurl/c/smtp-mail.html; RFC 5321, 4.2.1 on what the codes mean.
#include "mailbox/smtp.h"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <memory>

#include "base/limits.h"

namespace dh::mailbox {
namespace {

using Outcome = HandedOver::Outcome;

struct EndCurl {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct EndList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Upload {
  std::string_view left;
  bool begun = false;  // something of the mail itself was asked for
  bool whole = false;  // all of it was; then comes the dot that makes it a mail
};

std::size_t give_bytes(char* into, std::size_t size, std::size_t count, void* source) {
  auto& upload = *static_cast<Upload*>(source);
  upload.begun = true;
  const std::size_t give = std::min(size * count, upload.left.size());
  std::memcpy(into, upload.left.data(), give);
  upload.left.remove_prefix(give);
  upload.whole = upload.left.empty();
  return give;
}

struct Watch {
  const std::function<bool()>& stop_asked;
  const Upload& upload;
};

int may_go_on(void* told, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  const auto& watch = *static_cast<Watch*>(told);
  // Once its words go out it is brought to an end, or nobody knows what became of it.
  return !watch.upload.begun && watch.stop_asked && watch.stop_asked() ? 1 : 0;
}

std::string reason_of(CURLcode code, long status, const std::array<char, CURL_ERROR_SIZE>& told) {
  switch (code) {
    case CURLE_LOGIN_DENIED: return "the server does not accept the user or the password";
    case CURLE_PEER_FAILED_VERIFICATION: return std::string("the server's certificate is not to be trusted: ") + told.data();
    case CURLE_SSL_CACERT_BADFILE: return "the file of certificate authorities cannot be read";
    case CURLE_USE_SSL_FAILED: return "the server does not offer TLS";
    case CURLE_COULDNT_RESOLVE_HOST: return "no such host";
    case CURLE_COULDNT_CONNECT: return "the host cannot be reached";
    case CURLE_OPERATION_TIMEDOUT: return "the host does not answer";
    case CURLE_ABORTED_BY_CALLBACK: return "stopped on request";
    default: break;
  }
  const std::string words = told[0] != '\0' ? told.data() : curl_easy_strerror(code);
  return status >= 400 ? "the server says " + std::to_string(status) + ": " + words : words;
}

Outcome outcome_of(CURLcode code, long status, const Upload& upload, bool named) {
  if (code == CURLE_OK) return Outcome::sent;
  const bool refused = status >= 400 && status < 600;
  if (upload.whole) return !refused ? Outcome::uncertain : status >= 500 ? Outcome::never : Outcome::later;
  // It is the recipient that the server minds. All else before is the way there: the next mail would fare alike.
  if (named && refused) return status >= 500 ? Outcome::never : Outcome::later;
  return upload.begun ? Outcome::later : Outcome::unreachable;
}

}  // namespace

bool SmtpServer::is_this_machine() const {
  in_addr four{};
  return host == "localhost" || host == "[::1]" || (::inet_pton(AF_INET, host.c_str(), &four) == 1 && (ntohl(four.s_addr) >> 24) == 127);
}

std::string SmtpServer::text() const {
  return std::string(tls_at_once ? "smtps://" : "smtp://") + (user.empty() ? "" : user + "@") + host + ":" + std::to_string(port);
}

Result<SmtpServer> parse_smtp_address(std::string_view text) {
  const auto no = [&](const char* reason) { return fail(Error::Kind::refused, reason, {}, std::string(text)); };
  SmtpServer server;
  std::string_view rest = text;
  if (rest.starts_with("smtps://")) {
    rest.remove_prefix(8);
  } else if (rest.starts_with("smtp://")) {
    rest.remove_prefix(7);
    server.tls_at_once = false;
    server.port = 587;
  } else {
    return no("a mail server is smtps://user@host[:port] or smtp://user@host[:port]");
  }
  if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) {
    server.user = rest.substr(0, at);
    rest.remove_prefix(at + 1);
    if (server.user.find(':') != std::string::npos) return fail(Error::Kind::refused, "a password does not belong in an address: others could read it", {}, "mail server");
  }
  while (rest.ends_with('/')) rest.remove_suffix(1);
  const std::size_t colon = rest.ends_with(']') ? std::string_view::npos : rest.rfind(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = rest.substr(colon + 1);
    const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), server.port);
    if (fault != std::errc() || end != port.data() + port.size() || server.port < 1 || server.port > 65535) return no("no such port");
    rest = rest.substr(0, colon);
  }
  server.host = rest;
  const bool plain = !server.host.empty() && std::ranges::all_of(server.host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::strchr(".-:[]", c) != nullptr;
  });
  const bool known_user = std::ranges::none_of(server.user, [](unsigned char c) { return c <= 0x20 || c == 0x7F; });
  if (!plain || !known_user) return no("not the address of a mail server");
  return server;
}

HandedOver hand_over(const SmtpServer& server, const SmtpAccess& access, const std::string& from, const std::string& to, std::string_view bytes,
                     const std::function<bool()>& stop_asked) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, EndCurl> handle(started == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) return {Outcome::unreachable, "libcurl does not start"};
  CURL* curl = handle.get();
  std::array<char, CURL_ERROR_SIZE> told{};
  Upload upload{bytes};
  Watch watch{stop_asked, upload};
  const std::unique_ptr<curl_slist, EndList> recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()));
  const std::string url = std::string(server.tls_at_once ? "smtps://" : "smtp://") + server.host + ":" + std::to_string(server.port) + "/localhost";
  const long tls = server.is_this_machine() && !server.tls_at_once ? CURLUSESSL_TRY : CURLUSESSL_ALL;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL, tls);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  if (!access.ca_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, access.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  }
  if (!server.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, access.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_bytes);
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, may_go_on);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &watch);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits::mailbox_connect_seconds));
  curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(limits::mailbox_answer_seconds));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(2 * limits::mailbox_answer_seconds));
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, told.data());
  const CURLcode code = curl_easy_perform(curl);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, nullptr);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  const bool named = code == CURLE_SEND_ERROR && std::string_view(told.data()).starts_with("RCPT failed");
  if (code == CURLE_OK) return {Outcome::sent, {}};
  return {outcome_of(code, status, upload, named), reason_of(code, status, told)};
}

}  // namespace dh::mailbox
