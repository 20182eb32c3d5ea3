#include "mailbox/outgoing_mail.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "text/utf8.h"

namespace dh::mailbox {
namespace {

constexpr std::size_t longest_line = 998;  // RFC 5322, 2.1.1

template <auto end>
struct End {
  template <class T>
  void operator()(T* object) const {
    end(object);
  }
};
template <class T>
using Owned = std::unique_ptr<T, End<g_object_unref>>;

Status check_line(const std::string& text, const char* what) {
  if (text.size() > longest_line) return fail(Error::Kind::limit, "too long", {}, what);
  if (!is_valid_utf8(text)) return fail(Error::Kind::bad_input, "is no UTF-8", {}, what);
  // U+0085, U+2028 and U+2029 end lines for some programs.
  const bool ends = std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }) || text.find("\xC2\x85") != std::string::npos ||
                    text.find("\xE2\x80\xA8") != std::string::npos || text.find("\xE2\x80\xA9") != std::string::npos;
  if (ends) return fail(Error::Kind::refused, "holds a line end or another control character", {}, what);
  return {};
}

Status check_address(const std::string& address, const char* what) {
  TRY(check_line(address, what));
  if (!is_mail_address(address)) return fail(Error::Kind::refused, "is no mail address: " + address, {}, what);
  return {};
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;  // RFC 5321, 4.5.3.1
  const std::string_view local = text.substr(0, at), domain = text.substr(at + 1);
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  const auto all = [&](std::string_view part, std::string_view more) {
    return !part.empty() && part.front() != '.' && part.back() != '.' && part.find("..") == std::string_view::npos &&
           std::ranges::all_of(part, [&](char c) { return letter(c) || more.find(c) != std::string_view::npos; });
  };
  return all(local, ".!#$%&'*+/=?^_`{|}~-") && all(domain, ".-") && local.front() != '-' && domain.front() != '-';
}

Result<std::string> compose(const OutgoingMail& mail) {
  TRY(check_line(mail.from_name, "sender's name"));
  TRY(check_address(mail.from, "sender"));
  TRY(check_address(mail.to, "recipient"));
  TRY(check_line(mail.subject, "subject"));
  TRY(check_address(mail.message_id, "message id"));
  if (!is_valid_utf8(mail.body)) return fail(Error::Kind::bad_input, "is no UTF-8", {}, "body");
  static const bool ready = (g_mime_init(), true);
  (void)ready;
  const Owned<GMimeMessage> message(g_mime_message_new(TRUE));
  g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.from_name.empty() ? nullptr : mail.from_name.c_str(), mail.from.c_str());
  g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, nullptr, mail.to.c_str());
  g_mime_message_set_subject(message.get(), mail.subject.c_str(), "utf-8");
  const std::unique_ptr<GDateTime, End<g_date_time_unref>> now(g_date_time_new_now_local());
  g_mime_message_set_date(message.get(), now.get());
  g_mime_message_set_message_id(message.get(), mail.message_id.c_str());
  // RFC 3834: no holiday notice answers it.
  g_mime_object_set_header(GMIME_OBJECT(message.get()), "Auto-Submitted", "auto-generated", nullptr);
  const Owned<GMimeTextPart> part(g_mime_text_part_new_with_subtype("plain"));
  g_mime_text_part_set_charset(part.get(), "utf-8");
  g_mime_text_part_set_text(part.get(), mail.body.c_str());
  g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(part.get()));
  const std::unique_ptr<GMimeFormatOptions, End<g_mime_format_options_free>> format(g_mime_format_options_new());
  g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
  const std::unique_ptr<char, End<g_free>> text(g_mime_object_to_string(GMIME_OBJECT(message.get()), format.get()));
  if (!text) return fail(Error::Kind::internal, "the mail cannot be written");
  return std::string(text.get());
}

}  // namespace dh::mailbox
