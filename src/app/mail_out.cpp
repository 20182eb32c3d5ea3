#include "app/mail_out.h"

#include <algorithm>
#include <map>

#include "app/find_opinion.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "intake/mail_message.h"
#include "mailbox/outgoing_mail.h"
#include "mailbox/smtp.h"
#include "store/mail_queue.h"

namespace dh::app {
namespace {

using store::MailQueue;
using Outcome = mailbox::HandedOver::Outcome;

// Until the next try: 5 minutes, 10, 20 … up to half a day.
long pause_after(int tries) {
  constexpr long first = 5 * 60, longest = 12 * 60 * 60;
  return std::min(longest, first << std::min(tries - 1, 8));
}
constexpr int most_tries = 20;

// The code is made now and never kept: the mark in the body becomes a link that opens once.
Result<std::string> body_to_send(WorkspaceStore& store, const Mail& mail) {
  if (mail.account == 0) return mail.body;
  const std::string code = random_token();
  TRY(store.add_invitation(sha256_hex(code), mail.account, iso8601_after(limits::invitation_days * 24L * 60 * 60)));
  std::string body = mail.body;
  body.replace(body.find(link_mark), std::string_view(link_mark).size(), code);
  return body;
}

struct Office {
  mailbox::SmtpServer server;
  std::string from, name;
};

Result<Office> office_of(const WorkspaceStore& store) {
  const std::string server = TRY(store.setting("smtp-server"));
  if (server.empty()) return fail(Error::Kind::refused, "no mail server is named: `dienhong settings smtp-server smtps://user@host`");
  Office office{TRY(mailbox::parse_smtp_address(server)), TRY(store.setting("mail-from")), TRY(store.setting("mail-name"))};
  if (office.from.empty()) return fail(Error::Kind::refused, "no sender is named: `dienhong settings mail-from ADDRESS`");
  return office;
}

Error about(const Mail& mail, const std::string& reason) { return {Error::Kind::refused, "mail " + std::to_string(mail.number), mail.to, reason}; }

Status settle(MailQueue& queue, const Mail& mail, const mailbox::HandedOver& handed, SendOutcome& outcome) {
  switch (handed.outcome) {
    case Outcome::sent: ++outcome.sent; return queue.sent(mail.number, now_iso8601());
    case Outcome::uncertain:
      outcome.refused.push_back(about(mail, "nobody knows whether it went out: " + handed.reason));
      return queue.uncertain(mail.number, handed.reason);
    case Outcome::never: break;
    case Outcome::later:
    case Outcome::unreachable:
      if (mail.tries >= most_tries) break;
      ++outcome.later;
      outcome.refused.push_back(about(mail, "stays in the queue: " + handed.reason));
      return queue.later(mail.number, iso8601_after(pause_after(mail.tries)), handed.reason);
  }
  ++outcome.failed;
  outcome.refused.push_back(about(mail, "is given up: " + handed.reason));
  return queue.failed(mail.number, now_iso8601(), handed.reason);
}

// What can be said of a mail before any server is asked; it becomes what is sent.
Result<std::string> prepare(WorkspaceStore& store, const Consultation& consultation, const Office& office, const Mail& mail, const Asker& asker) {
  for (const std::string& document : mail.documents) TRY(permit(store, consultation, document, Use::mail_out, asker));
  return mailbox::compose({office.name, office.from, mail.to, mail.subject, TRY(body_to_send(store, mail)), mail.message_id});
}

std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

}  // namespace

Result<bool> queue_mail(WorkspaceStore& store, const Consultation& consultation, const MailRequest& request, const Asker& asker) {
  for (const std::string& document : request.documents) TRY(permit(store, consultation, document, Use::mail_out, asker));
  const std::string from = TRY(store.setting("mail-from"));
  if (from.empty()) return fail(Error::Kind::refused, "no sender is named: `dienhong settings mail-from ADDRESS`");
  Mail mail;
  mail.made_at = now_iso8601();
  mail.kind = request.kind;
  mail.about = request.about;
  mail.to = request.to;
  mail.subject = request.words.subject;
  mail.body = request.words.body;
  mail.documents = request.documents;
  mail.account = request.account;
  mail.message_id = random_token() + "@" + domain_of(from);
  // What cannot be sent is not queued.
  TRY(mailbox::compose({TRY(store.setting("mail-name")), from, mail.to, mail.subject, mail.body, mail.message_id}));
  return MailQueue(store).add(mail);
}

Result<InvitationMail> invite_by_mail(WorkspaceStore& store, const InvitationRequest& request, const std::string& site, const std::string& to, const Asker& asker) {
  if (!mailbox::is_mail_address(to)) return fail(Error::Kind::refused, "is no mail address", {}, to);
  const Consultation consultation = TRY(store.consultation());
  InvitationMail out;
  out.account = TRY(account_for(store, request));
  MailRequest mail{"invitation", "invitation " + std::to_string(out.account.number) + " " + to, to, {}, {}, out.account.number};
  // Behind '#', so that the code stands in no log of a server or a proxy.
  mail.words = invitation_words(consultation, TRY(store.name()), out.account.name, site + "/vao#" + link_mark);
  out.queued = TRY(queue_mail(store, consultation, mail, asker));
  return out;
}

Result<std::vector<Reminder>> remind(WorkspaceStore& store, const ReminderRequest& request, const Asker& asker) {
  const Consultation consultation = TRY(store.consultation());
  const Roster& roster = consultation.roster;
  if (!request.unit.empty() && roster.unit(request.unit) == nullptr) return fail(Error::Kind::refused, "no such unit on the roster", {}, request.unit);
  const Addresses addresses = TRY(MailQueue(store).addresses());
  std::map<std::string, UnitState> states;
  const auto state_of = [&](const std::string& unit) -> UnitState* {
    const Unit* top = roster.top_unit(unit);
    return top == nullptr ? nullptr : &states[top->code];
  };
  for (const Source& source : TRY(store.sources()))
    if (source.superseded_by.empty() && source.quarantine.empty())
      if (UnitState* state = state_of(source.unit)) ++state->sources;
  for (const Opinion& opinion : TRY(store.opinions()))
    if (UnitState* state = state_of(opinion.unit)) {
      ++state->opinions;
      state->waiting += !opinion.pending.empty();
    }
  std::vector<Reminder> out;
  for (const Unit& unit : roster.units) {
    if (!unit.parent.empty()) continue;
    UnitState& state = states[unit.code];
    state.unit = unit.name;
    if (request.unit.empty() ? !state.nothing() : unit.code != request.unit) continue;
    const auto to = addresses.units.find(unit.code);
    Reminder reminder{unit.code, to == addresses.units.end() ? std::string() : to->second, state, false};
    if (!request.dry_run && !reminder.to.empty())
      reminder.queued = TRY(queue_mail(store, consultation, {"reminder", "reminder " + unit.code + " " + now_iso8601().substr(0, 10), reminder.to, reminder_words(consultation, TRY(store.name()), state), {}, 0}, asker));
    out.push_back(std::move(reminder));
  }
  return out;
}

Result<int> queue_receipts(WorkspaceStore& store, const Asker& asker) {
  const Consultation consultation = TRY(store.consultation());
  const Addresses addresses = TRY(MailQueue(store).addresses());
  int queued = 0;
  for (const Source& source : TRY(store.sources_under("imaps/"))) {
    if (!source.quarantine.empty() || source.form != "eml") continue;
    const Result<intake::MailMessage> mail = intake::parse_mail(TRY(store.file(source.sha256)));
    if (!mail || !addresses.knows(mail->from_address)) continue;
    const auto opinions = TRY(store.opinions_of(source.sha256, WorkspaceStore::Which::standing));
    const TakenMail taken{mail->subject, source.sha256, static_cast<int>(opinions.size())};
    queued += TRY(queue_mail(store, consultation, {"receipt", "receipt " + source.sha256, mail->from_address, receipt_words(consultation, TRY(store.name()), taken), {}, 0}, asker));
  }
  return queued;
}

Result<bool> queue_answer(WorkspaceStore& store, const std::string& id, const std::string& answer, const std::string& to, const Asker& asker) {
  const Consultation consultation = TRY(store.consultation());
  const std::vector<Opinion> opinions = TRY(store.opinions());
  const Opinion& opinion = *TRY(find_opinion(opinions, id));
  TRY(permit_all(store, consultation, {&opinion, 1}, Use::mail_out, asker));
  const std::vector<std::string> documents = opinion.document.empty() ? std::vector<std::string>{} : std::vector<std::string>{opinion.document};
  const std::string which = sha256_hex(answer).substr(0, 16);
  return queue_mail(store, consultation, {"answer", "answer " + opinion.id + " " + to + " " + which, to, answer_words(consultation, TRY(store.name()), opinion.text, answer), documents, 0}, asker);
}

Result<SendOutcome> send_mails(WorkspaceStore& store, const SendRequest& request, const Progress& progress) {
  const Office office = TRY(office_of(store));
  if (!office.server.user.empty() && request.password.empty())
    return fail(Error::Kind::refused, "the mail server needs a password: DIENHONG_SMTP_PASSWORD or --password-file");
  const Consultation consultation = TRY(store.consultation());
  MailQueue queue(store);
  SendOutcome outcome;
  std::int64_t last = 0;
  bool reachable = true;
  while (reachable && !(request.stop_asked && request.stop_asked())) {
    const std::optional<Mail> mail = TRY(queue.take(last, request.now ? std::string() : now_iso8601()));
    if (!mail) break;
    last = mail->number;
    tell(progress, mail->to);
    const Result<std::string> bytes = prepare(store, consultation, office, *mail, request.asker);
    if (!bytes && (bytes.error().kind == Error::Kind::io || bytes.error().kind == Error::Kind::internal)) {
      TRY(queue.later(mail->number, {}, bytes.error().line()));  // the workspace fails, not the mail
      return tl::unexpected(bytes.error());
    }
    if (!bytes) {
      TRY(settle(queue, *mail, {Outcome::never, bytes.error().line()}, outcome));
      continue;
    }
    const mailbox::HandedOver handed = mailbox::hand_over(office.server, {request.password, request.ca_file}, office.from, mail->to, *bytes, request.stop_asked);
    TRY(settle(queue, *mail, handed, outcome));
    reachable = handed.outcome != Outcome::unreachable;
  }
  tell(progress, "");
  for (const Mail& mail : TRY(queue.all())) {
    outcome.uncertain += mail.state == Mail::State::sending;
    outcome.queued += mail.state == Mail::State::queued;
  }
  return outcome;
}

}  // namespace dh::app
