#include "intake/mail_message.h"

#include <gmime/gmime.h>

#include <memory>

#include "base/limits.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref<T>>;

void ensure_gmime() {
  static const bool ready = [] {
    g_mime_init();
    return true;
  }();
  (void)ready;
}

std::string or_empty(const char* text) { return text == nullptr ? std::string{} : repair_utf8(text); }

class Walk {
 public:
  explicit Walk(MailMessage& message) : message_(message) {}

  Status visit(GMimeObject* object, int depth) {
    if (object == nullptr) return {};
    if (depth > limits::mail_depth) return fail(Error::Kind::limit, "parts nested deeper than " + std::to_string(limits::mail_depth));
    if (++parts_ > limits::mail_parts) return fail(Error::Kind::limit, "more than " + std::to_string(limits::mail_parts) + " parts");
    if (GMIME_IS_MULTIPART(object)) return visit_multipart(GMIME_MULTIPART(object), depth);
    if (GMIME_IS_MESSAGE_PART(object)) return visit_message(GMIME_MESSAGE_PART(object));
    if (GMIME_IS_PART(object)) return visit_part(GMIME_PART(object));
    return {};
  }

 private:
  Status visit_multipart(GMimeMultipart* multipart, int depth) {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(multipart));
    const int count = g_mime_multipart_get_count(multipart);
    if (g_mime_content_type_is_type(type, "multipart", "alternative") == 0) {
      for (int i = 0; i < count; ++i) TRY(visit(g_mime_multipart_get_part(multipart, i), depth + 1));
      return {};
    }
    // RFC 2046, 5.1.4: the parts say the same. Of the texts, the first that has words is taken, the plain one first.
    const std::size_t before = message_.bodies.size();
    for (int i = 0; i < count; ++i) TRY(visit(g_mime_multipart_get_part(multipart, i), depth + 1));
    std::size_t chosen = before;
    for (std::size_t i = before; i < message_.bodies.size(); ++i) {
      if (trim(message_.bodies[i].text).empty()) continue;
      if (trim(message_.bodies[chosen].text).empty() || (message_.bodies[chosen].html && !message_.bodies[i].html)) chosen = i;
    }
    for (std::size_t i = message_.bodies.size(); i > before; --i) {
      if (i - 1 == chosen) continue;
      message_.left_out.push_back(message_.bodies[i - 1].where);
      message_.bodies.erase(message_.bodies.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
    return {};
  }

  Status visit_message(GMimeMessagePart* part) {
    GMimeMessage* inner = g_mime_message_part_get_message(part);
    if (inner == nullptr) return {};
    char* text = g_mime_object_to_string(GMIME_OBJECT(inner), nullptr);
    MailAttachment attachment{or_empty(g_mime_message_get_subject(inner)) + ".eml", text == nullptr ? "" : text, true};
    g_free(text);
    return keep(std::move(attachment));
  }

  Status visit_part(GMimePart* part) {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const std::string name = or_empty(g_mime_part_get_filename(part));
    const char* disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));
    const bool attached = !name.empty() || (disposition != nullptr && g_ascii_strcasecmp(disposition, "attachment") == 0);
    if (!attached && g_mime_content_type_is_type(type, "text", "*") != 0) {
      const bool html = g_mime_content_type_is_type(type, "text", "html") != 0;
      const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
      std::string text = decoded(part, charset);
      message_.bodies.push_back({html, std::move(text), html ? "text/html body" : "text/plain body"});
      return {};
    }
    if (!attached && g_mime_content_type_is_type(type, "image", "*") != 0) {
      message_.left_out.emplace_back("a picture in the text");
      return {};
    }
    return keep({name, decoded(part, nullptr), false});
  }

  Status keep(MailAttachment attachment) {
    bytes_ += attachment.bytes.size();
    if (bytes_ > limits::mail_bytes) return fail(Error::Kind::limit, "attachments larger than " + std::to_string(limits::mail_bytes) + " bytes");
    message_.attachments.push_back(std::move(attachment));
    return {};
  }

  static std::string decoded(GMimePart* part, const char* charset) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Owned<GMimeStream> memory(g_mime_stream_mem_new());
    if (charset != nullptr && g_ascii_strcasecmp(charset, "utf-8") != 0) {
      const Owned<GMimeStream> filtered(g_mime_stream_filter_new(memory.get()));
      GMimeFilter* filter = g_mime_filter_charset_new(charset, "utf-8");
      if (filter != nullptr) {
        g_mime_stream_filter_add(GMIME_STREAM_FILTER(filtered.get()), filter);
        g_object_unref(filter);
      }
      g_mime_data_wrapper_write_to_stream(content, filtered.get());
      g_mime_stream_flush(filtered.get());
    } else {
      g_mime_data_wrapper_write_to_stream(content, memory.get());
    }
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
  }

  MailMessage& message_;
  int parts_ = 0;
  std::uint64_t bytes_ = 0;
};

// Line ends become '\n'; what is no UTF-8 becomes U+FFFD.
std::string plain_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
      continue;
    }
    out += text[i];
  }
  return is_valid_utf8(out) ? out : repair_utf8(out);
}

}  // namespace

Result<MailMessage> parse_mail(std::string_view bytes) {
  ensure_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  GMimeMessage* raw = g_mime_parser_construct_message(parser.get(), nullptr);
  if (raw == nullptr) return fail(Error::Kind::bad_input, "not a mail message");
  const Owned<GMimeMessage> parsed(raw);
  MailMessage message;
  message.subject = or_empty(g_mime_message_get_subject(raw));
  message.message_id = or_empty(g_mime_message_get_message_id(raw));
  message.date = or_empty(g_mime_object_get_header(GMIME_OBJECT(raw), "Date"));
  InternetAddressList* senders = g_mime_message_get_from(raw);
  if (senders != nullptr && internet_address_list_length(senders) > 0) {
    InternetAddress* sender = internet_address_list_get_address(senders, 0);
    message.from_name = or_empty(internet_address_get_name(sender));
    if (INTERNET_ADDRESS_IS_MAILBOX(sender))
      message.from_address = or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender)));
  }
  Walk walk(message);
  TRY(walk.visit(g_mime_message_get_mime_part(raw), 0));
  for (MailBody& body : message.bodies) body.text = plain_lines(body.text);
  return message;
}

std::vector<std::string> split_mbox(std::string_view bytes) {
  std::vector<std::string> messages;
  bool blank_before = true;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = bytes.find('\n', at);
    end = end == std::string_view::npos ? bytes.size() : end + 1;
    std::string_view line = bytes.substr(at, end - at);
    at = end;
    if (blank_before && line.starts_with("From ")) {
      messages.emplace_back();
      blank_before = false;
      continue;
    }
    blank_before = trim(line).empty();
    if (messages.empty()) continue;
    std::size_t marks = 0;
    while (marks < line.size() && line[marks] == '>') ++marks;
    if (marks > 0 && line.substr(marks).starts_with("From ")) line.remove_prefix(1);
    messages.back() += line;
  }
  return messages;
}

}  // namespace dh::intake
