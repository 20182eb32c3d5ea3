// libcurl makes the connection: TLS, the certificate, signing in. The commands after that are ours, because libcurl asks
// for BODY[], which marks a message as seen, and SELECT, which may change a mailbox; EXAMINE and BODY.PEEK[] do not.
// Source: CURLOPT_CONNECT_ONLY, https://curl.se/libcurl/c/CURLOPT_CONNECT_ONLY.html; RFC 3501.
#include <curl/curl.h>
#include <poll.h>

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "mailbox/imap_talk.h"
#include "mailbox/mailbox.h"

namespace dh::mailbox {
namespace {

using Clock = std::chrono::steady_clock;

struct EndCurl {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using Curl = std::unique_ptr<CURL, EndCurl>;

Status await(CURL* curl, short events, Clock::time_point deadline) {
  curl_socket_t socket = CURL_SOCKET_BAD;
  if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK || socket == CURL_SOCKET_BAD)
    return fail(Error::Kind::io, "the connection is lost");
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  if (left <= 0) return fail(Error::Kind::io, "the server takes longer than " + std::to_string(limits::mailbox_answer_seconds) + " seconds");
  pollfd wait{socket, events, 0};
  ::poll(&wait, 1, static_cast<int>(std::min<std::int64_t>(left, 1000)));
  return {};
}

Status send_all(CURL* curl, std::string_view bytes) {
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(limits::mailbox_answer_seconds);
  while (!bytes.empty()) {
    std::size_t sent = 0;
    const CURLcode code = curl_easy_send(curl, bytes.data(), bytes.size(), &sent);
    if (code == CURLE_AGAIN) {
      TRY(await(curl, POLLOUT, deadline));
      continue;
    }
    if (code != CURLE_OK) return fail(Error::Kind::io, std::string("the connection is lost: ") + curl_easy_strerror(code));
    bytes.remove_prefix(sent);
  }
  return {};
}

Result<std::string> receive_some(CURL* curl, Clock::time_point deadline) {
  std::string buffer(64u << 10, '\0');
  while (true) {
    if (Clock::now() >= deadline) TRY(await(curl, POLLIN, deadline));  // a server that drips is slow too
    std::size_t got = 0;
    const CURLcode code = curl_easy_recv(curl, buffer.data(), buffer.size(), &got);
    if (code == CURLE_AGAIN) {
      TRY(await(curl, POLLIN, deadline));
      continue;
    }
    if (code != CURLE_OK) return fail(Error::Kind::io, std::string("the connection is lost: ") + curl_easy_strerror(code));
    if (got == 0) return fail(Error::Kind::io, "the server closed the connection");
    buffer.resize(got);
    return buffer;
  }
}

class ImapMailbox : public Mailbox {
 public:
  explicit ImapMailbox(Curl curl)
      : curl_(std::move(curl)),
        talk_({[this](std::string_view bytes) { return send_all(curl_.get(), bytes); },
               [this](Clock::time_point deadline) { return receive_some(curl_.get(), deadline); }}) {}

  Status examine(const std::string& folder) {
    for (const ImapAnswer& one : TRY(talk_.command("EXAMINE " + imap_quoted(to_imap_utf7(folder)), limits::mailbox_line_bytes)))
      if (const std::uint32_t number = number_after(one.line, "[UIDVALIDITY "); number != 0) validity_ = number;
    if (validity_ == 0) return fail(Error::Kind::refused, "the server gives messages no lasting numbers (UIDVALIDITY)");
    return {};
  }

  std::uint32_t validity() const override { return validity_; }

  Result<std::vector<std::uint32_t>> numbers_after(std::uint32_t last) override {
    std::vector<std::uint32_t> all;
    if (last == ~0u) return all;
    const std::string range = std::to_string(last + 1) + ":*";
    for (const ImapAnswer& one : TRY(talk_.command("UID SEARCH UID " + range, limits::mailbox_line_bytes)))
      for (const std::uint32_t number : search_numbers(one.line))
        if (number > last) all.push_back(number);  // "n:*" gives the last message even when it lies below n
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.size() > limits::mailbox_messages)
      return fail(Error::Kind::limit, "more than " + std::to_string(limits::mailbox_messages) + " messages");
    return all;
  }

  Result<std::string> message(std::uint32_t number) override {
    constexpr std::uint64_t most = limits::mailbox_message_bytes + 1;  // one more, to see that there is more
    const std::string text = "UID FETCH " + std::to_string(number) + " (UID BODY.PEEK[]<0." + std::to_string(most) + ">)";
    for (ImapAnswer& one : TRY(talk_.command(text, most))) {
      const bool ours = one.line.find(" FETCH (") != std::string::npos && number_after(one.line, "UID ") == number;
      if (!ours || one.literals.size() != 1 || one.line.find("BODY[]") == std::string::npos) continue;
      if (one.literals.front().size() == most)
        return fail(Error::Kind::limit, "larger than " + std::to_string(limits::mailbox_message_bytes) + " bytes");
      return std::move(one.literals.front());
    }
    return fail(Error::Kind::not_found, "the message is no longer in the mailbox");
  }

 private:
  Curl curl_;
  ImapTalk talk_;
  std::uint32_t validity_ = 0;
};

std::string reason_of(CURLcode code, const std::array<char, CURL_ERROR_SIZE>& told) {
  switch (code) {
    case CURLE_LOGIN_DENIED: return "the server does not accept the user or the password";
    case CURLE_PEER_FAILED_VERIFICATION: return std::string("the server's certificate is not to be trusted: ") + told.data();
    case CURLE_SSL_CACERT_BADFILE: return "the file of certificate authorities cannot be read";
    case CURLE_COULDNT_RESOLVE_HOST: return "no such host";
    case CURLE_COULDNT_CONNECT: return "the host cannot be reached";
    case CURLE_OPERATION_TIMEDOUT: return "the host does not answer";
    default: return told[0] != '\0' ? told.data() : curl_easy_strerror(code);
  }
}

Error named(Error error, const MailboxAddress& address) {
  error.file = address.text();
  return error;
}

}  // namespace

Result<std::unique_ptr<Mailbox>> open_mailbox(const MailboxAddress& address, const MailboxAccess& access) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  Curl curl(started == CURLE_OK ? curl_easy_init() : nullptr);
  if (curl == nullptr) return fail(Error::Kind::internal, "libcurl does not start");
  std::array<char, CURL_ERROR_SIZE> told{};
  const std::string url = "imaps://" + address.host + ":" + std::to_string(address.port) + "/";
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "imaps");
  curl_easy_setopt(curl.get(), CURLOPT_USERNAME, address.user.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, access.password.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!access.ca_file.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_CAINFO, access.ca_file.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_CAPATH, nullptr);
  }
  curl_easy_setopt(curl.get(), CURLOPT_CONNECT_ONLY, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits::mailbox_connect_seconds));
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, static_cast<long>(limits::mailbox_connect_seconds));
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, told.data());
  const CURLcode code = curl_easy_perform(curl.get());
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, nullptr);
  if (code != CURLE_OK) return fail(Error::Kind::refused, reason_of(code, told), address.text());
  auto mailbox = std::make_unique<ImapMailbox>(std::move(curl));
  if (const Status opened = mailbox->examine(address.folder); !opened) return tl::unexpected(named(opened.error(), address));
  return mailbox;
}

}  // namespace dh::mailbox
