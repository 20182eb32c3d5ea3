#include "app/mail_templates.h"

#include <algorithm>

#include "text/utf8.h"

namespace dh::app {
namespace {

// "2026-11-15" as offices write it: 15/11/2026.
std::string day(const std::string& iso) { return iso.size() == 10 ? iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) : iso; }

std::string sender(const Consultation& consultation, const std::string& name) { return consultation.guide.organisation.empty() ? name : consultation.guide.organisation; }

// One line, for a subject.
std::string one_line(const std::string& text) { return collapse_space(text); }

std::string quoted(const std::string& text) {
  std::string out = "> ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "> ";
  }
  return out + "\n";
}

MailWords signed_words(const Consultation& consultation, const std::string& name, std::string subject, const std::string& vietnamese, const std::string& english) {
  const std::string by = sender(consultation, name);
  return {one_line(subject), vietnamese + "\nTrân trọng,\n" + by + "\n\n--------\n\n" + english + "\nYours sincerely,\n" + by + "\n"};
}

struct LastDays {
  std::string vietnamese, english;
};

LastDays last_days(const Guide& guide) {
  LastDays out;
  for (const Phase& phase : guide.phases) {
    if (phase.last_day.empty()) continue;
    const bool collecting = phase.name == "discuss";
    out.vietnamese += std::string(collecting ? "- Góp ý: đến hết ngày " : "- Tổng hợp, gửi báo cáo: đến hết ngày ") + day(phase.last_day) + ".\n";
    out.english += std::string(collecting ? "- Opinions: until " : "- Synthesis and report: until ") + day(phase.last_day) + ".\n";
  }
  return out;
}

std::string count(int number, const char* one, const char* many) { return std::to_string(number) + " " + (number == 1 ? one : many); }

}  // namespace

MailWords invitation_words(const Consultation& consultation, const std::string& name, const std::string& whom, const std::string& link) {
  return signed_words(consultation, name, "Mời góp ý / Invitation: " + name,
                      "Kính gửi " + whom + ",\n\nXin mời vào trang góp ý “" + name + "” theo liên kết sau. Liên kết chỉ mở được một lần, xin không chuyển cho người khác.\n\n" +
                          link + "\n",
                      "Dear " + whom + ",\n\nYou are invited to the consultation “" + name + "” by the link above. It opens once; please do not pass it on.\n");
}

MailWords reminder_words(const Consultation& consultation, const std::string& name, const UnitState& state) {
  std::string vietnamese = "Kính gửi " + state.unit + ",\n\n", english = "Dear " + state.unit + ",\n\n";
  if (state.nothing()) {
    vietnamese += "Đến nay chúng tôi chưa nhận được góp ý nào của đơn vị về “" + name + "”.\n";
    english += "So far we have received nothing from your unit on “" + name + "”.\n";
  } else {
    vietnamese += "Đến nay chúng tôi đã nhận của đơn vị " + std::to_string(state.sources) + " tài liệu với " + std::to_string(state.opinions) + " ý kiến về “" + name + "”";
    english += "So far we have received " + count(state.sources, "document", "documents") + " with " + count(state.opinions, "opinion", "opinions") + " from your unit on “" + name + "”";
    if (state.waiting > 0) {
      vietnamese += ", trong đó " + std::to_string(state.waiting) + " ý kiến còn điều phải hỏi lại";
      english += ", of which " + std::to_string(state.waiting) + " still await a person's look";
    }
    vietnamese += ".\n";
    english += ".\n";
  }
  if (const LastDays days = last_days(consultation.guide); !days.vietnamese.empty()) {
    vietnamese += "Thời hạn theo hướng dẫn:\n" + days.vietnamese;
    english += "Last days by the guideline:\n" + days.english;
  }
  return signed_words(consultation, name, "Nhắc gửi góp ý / Reminder: " + name, vietnamese, english);
}

MailWords receipt_words(const Consultation& consultation, const std::string& name, const TakenMail& taken) {
  const std::string about = one_line(taken.subject), number = std::to_string(taken.opinions);
  return signed_words(consultation, name, "Đã nhận góp ý / Received: " + name,
                      "Chúng tôi đã nhận thư “" + about + "” và ghi được " + number + " ý kiến. Thư được giữ nguyên từng chữ.\nMã biên nhận (SHA-256 của thư): " + taken.sha256 + "\n",
                      "We have received your mail “" + about + "” and recorded " + count(taken.opinions, "opinion", "opinions") +
                          " in it. It is kept to the letter.\nReceipt (SHA-256 of the mail): " + taken.sha256 + "\n");
}

MailWords answer_words(const Consultation& consultation, const std::string& name, const std::string& opinion, const std::string& answer) {
  return signed_words(consultation, name, "Trả lời góp ý / Answer: " + name,
                      "Về ý kiến sau đây:\n\n" + quoted(opinion) + "\nchúng tôi xin trả lời:\n\n" + answer + "\n",
                      "Above: your opinion as received, and the answer to it, in the language in which they were written.\n");
}

}  // namespace dh::app
