// The words of the mails that go out: Vietnamese first, then English, plain text. Pure.
#pragma once

#include <string>
#include <vector>

#include "model/consultation.h"

namespace dh::app {

struct MailWords {
  std::string subject;
  std::string body;
};

// `link`: where the person enters, or a mark that stands for it.
MailWords invitation_words(const Consultation& consultation, const std::string& consultation_name, const std::string& whom, const std::string& link);

struct UnitState {
  std::string unit;     // name
  int sources = 0;      // received from it
  int opinions = 0;
  int waiting = 0;      // of them, what awaits a person
  bool nothing() const { return sources == 0; }
};
// By what has come from the unit so far, with the guide's last days.
MailWords reminder_words(const Consultation& consultation, const std::string& consultation_name, const UnitState& state);

struct TakenMail {
  std::string subject;   // of the mail that came
  std::string sha256;    // of its bytes as they are kept
  int opinions = 0;      // found in it
};
MailWords receipt_words(const Consultation& consultation, const std::string& consultation_name, const TakenMail& taken);

// The opinion as it was received, and what is answered.
MailWords answer_words(const Consultation& consultation, const std::string& consultation_name, const std::string& opinion, const std::string& answer);

}  // namespace dh::app
