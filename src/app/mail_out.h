// Mail that goes out: what is queued, what is sent, and what awaits a person's word. A mail is sent at most once: that it
// is about to go is durable before, that it went after; what was cut off between the two is never tried again unasked.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/mail_templates.h"
#include "app/policy.h"
#include "app/progress.h"
#include "model/mail.h"

namespace dh::app {

struct MailRequest {
  std::string kind;   // "reminder" …
  std::string about;  // the same is queued once
  std::string to;     // address
  MailWords words;
  std::vector<std::string> documents;  // that it speaks of: one that is kept off networks refuses it
  std::int64_t account = 0;
};
// False: there is one about the same already.
Result<bool> queue_mail(WorkspaceStore& store, const Consultation& consultation, const MailRequest& request, const Asker& asker);

// An invitation by mail: the link is made when the mail is sent, so that the workspace keeps no code.
struct InvitationMail {
  Account account;
  bool queued = false;  // false: this account was invited at this address before
};
Result<InvitationMail> invite_by_mail(WorkspaceStore& store, const InvitationRequest& request, const std::string& site, const std::string& to, const Asker& asker);

// Units below the root by what has come from them. `unit`: code; empty: all from which nothing has come.
struct Reminder {
  std::string unit;   // code
  std::string to;     // empty: the roster has no address
  UnitState state;
  bool queued = false;
};
struct ReminderRequest {
  std::string unit;
  bool dry_run = false;  // queue nothing
};
Result<std::vector<Reminder>> remind(WorkspaceStore& store, const ReminderRequest& request, const Asker& asker);

// Receipts to senders whom the roster knows, for mails that were read out of a mailbox and have none yet. Gives how many.
Result<int> queue_receipts(WorkspaceStore& store, const Asker& asker);
// An answer to what an opinion said, to an address; the opinion's own words stand in it.
Result<bool> queue_answer(WorkspaceStore& store, const std::string& opinion, const std::string& answer, const std::string& to, const Asker& asker);

struct SendRequest {
  std::string password;   // of the mail server
  std::string ca_file;    // PEM; empty: those of the system
  bool now = false;       // also what was to wait until later
  std::function<bool()> stop_asked;
  Asker asker;
};
struct SendOutcome {
  int sent = 0, later = 0, failed = 0;
  int uncertain = 0;         // that stand at "sending": a person decides (MailQueue::decide)
  int queued = 0;            // that are left
  std::vector<Error> refused;  // one a mail that was not sent, with the reason
};
// By the server that the settings name. Ends early when it cannot be reached.
Result<SendOutcome> send_mails(WorkspaceStore& store, const SendRequest& request, const Progress& progress);

}  // namespace dh::app
