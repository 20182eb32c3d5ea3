// A mailbox that is only read: nothing in it is deleted, moved or marked as seen.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "mailbox/mailbox_address.h"

namespace dh::mailbox {

class Mailbox {
 public:
  virtual ~Mailbox() = default;
  // The numbers of messages hold as long as this number stays the same (UIDVALIDITY, RFC 3501, 2.3.1.1).
  virtual std::uint32_t validity() const = 0;
  // The numbers (UID) of the messages above `last`, rising.
  virtual Result<std::vector<std::uint32_t>> numbers_after(std::uint32_t last) = 0;
  // The message as it was sent, byte for byte. Error::limit: too large; not_found: gone meanwhile; io: the connection
  // is of no use any more.
  virtual Result<std::string> message(std::uint32_t number) = 0;
};

struct MailboxAccess {
  std::string password;
  std::string ca_file;  // certificate authorities to trust, PEM; empty: those of the system
};

// Connects over TLS with the certificate verified (libcurl), signs in, opens the folder read-only. Errors name the
// address. Of one thread at a time.
Result<std::unique_ptr<Mailbox>> open_mailbox(const MailboxAddress& address, const MailboxAccess& access);

}  // namespace dh::mailbox
