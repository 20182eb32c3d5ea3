// A mail as it goes over the wire: RFC 5322 with MIME (RFC 2045, 2047), made by GMime.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::mailbox {

// "x@y" of plain ASCII as people write it: no quotes, comments, blanks or anything a mail server could take for more.
bool is_mail_address(std::string_view text);

struct OutgoingMail {
  std::string from_name;  // may be empty
  std::string from;       // address
  std::string to;         // address
  std::string subject;    // one line, UTF-8
  std::string body;       // plain text, UTF-8, lines end with '\n'
  std::string message_id;  // without <>
};

// Lines end with CRLF, none is longer than RFC 5322 allows, all is ASCII. An address, name or subject that holds a line
// end or another control character is refused: it would be a header of its own.
Result<std::string> compose(const OutgoingMail& mail);

}  // namespace dh::mailbox
