// Where a mailbox lies, as a person writes it: imaps://user@host[:port]/FOLDER (RFC 5092, in part). The user's "@" and
// the folder's blanks may stand as they are or as %40 and %20.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::mailbox {

struct MailboxAddress {
  std::string user;
  std::string host;
  int port = 993;
  std::string folder = "INBOX";  // UTF-8

  std::string text() const;    // the same for the same mailbox however it was written
  std::string folder_name() const;  // "user@host/folder" of letters, digits and - _ . @ alone: never a way to a path
};

bool is_mailbox_address(std::string_view text);

// A password in the address is refused: other people of the machine could read it.
Result<MailboxAddress> parse_mailbox_address(std::string_view text);

// A folder's name as IMAP sends it: modified UTF-7 (RFC 3501, 5.1.3).
std::string to_imap_utf7(std::string_view utf8);

}  // namespace dh::mailbox
