// A mail message (RFC 5322, MIME RFC 2045–2049, 2231) as decoded texts and attachments. Parsing is GMime's; limits on
// parts, depth and sizes are ours. Nothing is fetched, run or written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::intake {

struct MailBody {
  bool html = false;
  std::string text;  // UTF-8
  std::string where; // "text/plain body", "text/html body"
};

struct MailAttachment {
  std::string name;   // as the sender named it, decoded; for people and for its ending only, never a path
  std::string bytes;
  bool is_message = false;  // message/rfc822
};

struct MailMessage {
  std::string from_name, from_address;
  std::string subject;
  std::string date;         // as written
  std::string message_id;
  std::vector<MailBody> bodies;  // of an alternative: the plain text when it has words, else the HTML
  std::vector<MailAttachment> attachments;
  std::vector<std::string> left_out;  // alternatives that say the same, pictures in the text: one phrase each
};

Result<MailMessage> parse_mail(std::string_view bytes);

// The messages of an mbox file (RFC 4155), ">From " lines made plain.
std::vector<std::string> split_mbox(std::string_view bytes);

}  // namespace dh::intake
