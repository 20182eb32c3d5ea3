#include "intake/mail_reader.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "intake/html_text.h"
#include "intake/mail_message.h"
#include "intake/prose.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

std::vector<ProseParagraph> paragraphs_of(const HtmlParagraph& paragraph) {
  // A break in HTML ends a line as a person typed it.
  std::vector<ProseParagraph> out;
  for (std::size_t at = 0; at <= paragraph.text.size();) {
    std::size_t end = paragraph.text.find('\n', at);
    if (end == std::string::npos) end = paragraph.text.size();
    const std::string line = paragraph.text.substr(at, end - at);
    if (!trim(line).empty() || out.empty()) out.push_back({line, "\n", paragraph.bullet, paragraph.quoted, paragraph.bold});
    else out.back().separator += line + "\n";
    at = end + 1;
  }
  return out;
}

Result<std::vector<ProseParagraph>> paragraphs_of(const MailBody& body) {
  if (!body.html) return plain_paragraphs(body.text);
  std::vector<ProseParagraph> out;
  for (const HtmlParagraph& paragraph : TRY(html_paragraphs(body.text)))
    for (ProseParagraph& line : paragraphs_of(paragraph)) out.push_back(std::move(line));
  return out;
}

bool is_forward(std::string_view subject) {
  const std::string words = fold_words(subject, Fold::marks);
  return std::ranges::any_of(std::array<std::string_view, 4>{"fwd ", "fw ", "chuyen tiep ", "tr "}, [&](std::string_view mark) { return (words + ' ').starts_with(mark); });
}

// One message into the reading; `prefix` is "" or "message 3".
Status add_message(Reading& reading, const MailMessage& message, const Consultation& consultation, const std::string& prefix) {
  const std::string before = prefix.empty() ? "" : prefix + ", ";
  const std::size_t first = reading.opinions.size();
  PartBuilder header(reading, before + "header");
  const std::string sender = message.from_name + " <" + message.from_address + ">";
  header.append(sender + "\n" + message.subject + "\n" + message.date, Role::mail_header);
  for (const MailBody& body : message.bodies) {
    const Result<std::vector<ProseParagraph>> paragraphs = paragraphs_of(body);
    if (!paragraphs) {
      Error error = paragraphs.error();
      error.place = before + body.where;
      add_problem(reading, std::move(error));
      continue;
    }
    PartBuilder part(reading, before + body.where);
    read_letter(*paragraphs, {consultation, before + body.where, message.from_name, is_forward(message.subject)}, part, reading);
  }
  for (const MailAttachment& attachment : message.attachments) {
    const std::string shown = attachment.name.empty() ? "attachment" : "attachment " + attachment.name;
    const std::string ending = attachment.is_message ? "attachment.eml" : attachment.name;
    read_nested(reading, {attachment.bytes, ending}, consultation, before + shown);
  }
  // Who sent the mail stands for what is said in it, unless the attachment says otherwise.
  for (std::size_t i = first; i < reading.opinions.size(); ++i) {
    Hints& hints = reading.opinions[i].hints;
    if (trim(hints.member).empty() && trim(hints.unit).empty()) hints.unit = message.from_name;
    reading.opinions[i].channel = Channel::email;
  }
  return {};
}

// A header line of RFC 5322: a name, a colon.
bool begins_like_a_header(std::string_view bytes) {
  static constexpr std::string_view known[] = {"from:", "to:", "subject:", "date:", "received:", "return-path:", "message-id:",
                                               "mime-version:", "delivered-to:", "content-type:", "x-", "reply-to:", "cc:"};
  std::string start(bytes.substr(0, std::min<std::size_t>(bytes.size(), 64)));
  std::ranges::transform(start, start.begin(), [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return std::ranges::any_of(known, [&start](std::string_view name) { return start.starts_with(name); });
}

std::string lower_ending(std::string_view name) {
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string_view::npos ? std::string{} : fold(name.substr(dot + 1));
}

}  // namespace

double recognise_eml(const Input& input, const Consultation&) {
  const bool header = begins_like_a_header(input.bytes);
  if (lower_ending(input.name) == "eml") return header ? 0.95 : 0.3;
  return header && input.bytes.substr(0, 4096).find("\nSubject:") != std::string_view::npos ? 0.6 : 0.0;
}

Result<Reading> read_eml(const Input& input, const Consultation& consultation) {
  const MailMessage message = TRY(parse_mail(input.bytes));
  Reading reading;
  reading.form = "eml";
  reading.channel = Channel::email;
  TRY(add_message(reading, message, consultation, ""));
  return reading;
}

double recognise_mbox(const Input& input, const Consultation&) {
  if (!input.bytes.starts_with("From ")) return 0;
  return lower_ending(input.name) == "mbox" ? 0.96 : 0.7;
}

Result<Reading> read_mbox(const Input& input, const Consultation& consultation) {
  Reading reading;
  reading.form = "mbox";
  reading.channel = Channel::email;
  int number = 0;
  for (const std::string& one : split_mbox(input.bytes)) {
    const std::string prefix = "message " + std::to_string(++number);
    if (static_cast<std::size_t>(number) > limits::mailbox_messages) return fail(Error::Kind::limit, "too many messages in the mailbox");
    const Result<MailMessage> message = parse_mail(one);
    if (!message) {
      Error error = message.error();
      error.place = prefix;
      add_problem(reading, std::move(error));
      continue;
    }
    TRY(add_message(reading, *message, consultation, prefix));
  }
  return reading;
}

}  // namespace dh::intake
