#include "app/mail_sender.h"

#include <algorithm>
#include <string_view>

#include "base/crypto.h"
#include "intake/mail_message.h"
#include "intake/own_report.h"

namespace dh::app {
namespace {

std::string unit_of_sender(const Consultation& consultation, const Addresses& addresses, const std::string& address) {
  if (std::string unit = addresses.unit_of(address); !unit.empty()) return unit;
  const Member* member = consultation.roster.member(addresses.member_of(address));
  return member == nullptr ? std::string() : member->unit;
}

void leave_to_a_person(OneFile& one) {
  one.source.unit.clear();
  for (Opinion& opinion : one.opinions) {
    opinion.home.clear();
    opinion.unit.clear();
    opinion.sub_unit.clear();
    if (std::ranges::find(opinion.pending, "unit") == opinion.pending.end()) opinion.pending.emplace_back("unit");
  }
}

}  // namespace

OneFile read_mailed_source(const std::string& bytes, const std::string& file, const Consultation& consultation, const analyse::Attribution& attribution,
                           const Addresses& addresses, const std::string& told_unit) {
  const Result<intake::MailMessage> mail = intake::parse_mail(bytes);
  if (!mail) return read_source(bytes, file, consultation, attribution, told_unit);
  const std::string unit = told_unit.empty() ? unit_of_sender(consultation, addresses, mail->from_address) : told_unit;
  const auto report = std::ranges::find_if(mail->attachments, [](const intake::MailAttachment& one) { return intake::is_own_report(one.bytes); });
  if (report != mail->attachments.end()) {
    OneFile one;
    one.source.sha256 = sha256_hex(bytes);
    one.source.file = file;
    one.source.form = waiting_report;
    one.source.channel = Channel::email;
    one.source.unit = unit;
    one.source.quarantine = "a report of this program is attached, to be merged as what it is (dienhong merge --received): " + report->name;
    return one;
  }
  OneFile one = read_source(bytes, file, consultation, attribution, unit);
  const bool any = !addresses.units.empty() || !addresses.members.empty();
  if (unit.empty() && any) leave_to_a_person(one);
  return one;
}

}  // namespace dh::app
