// Handing a mail over to a server (RFC 5321) through libcurl.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::mailbox {

// smtps://[user@]host[:465] speaks TLS from the start; smtp://[user@]host[:587] must turn to TLS (STARTTLS) before anything
// is said, unless the host is this machine.
struct SmtpServer {
  std::string user;  // empty: nobody signs in
  std::string host;
  int port = 465;
  bool tls_at_once = true;

  bool is_this_machine() const;
  std::string text() const;
};
// A password in the address is refused: other people of the machine could read it.
Result<SmtpServer> parse_smtp_address(std::string_view text);

struct SmtpAccess {
  std::string password;
  std::string ca_file;  // certificate authorities to trust, PEM; empty: those of the system
};

struct HandedOver {
  enum class Outcome {
    sent,         // the server has taken it
    later,        // it has not, and says or shows that it may another time
    never,        // it has not, and will not
    uncertain,    // all was said and no answer came: nobody knows
    unreachable,  // no mail was begun; the next would fare alike
  };
  Outcome outcome = Outcome::unreachable;
  std::string reason;
};
// `bytes`: as compose() gives it; dots at the beginning of lines are libcurl's care. `stop_asked`: asked often, before the
// mail's own words go out.
HandedOver hand_over(const SmtpServer& server, const SmtpAccess& access, const std::string& from, const std::string& to, std::string_view bytes,
                     const std::function<bool()>& stop_asked);

}  // namespace dh::mailbox
