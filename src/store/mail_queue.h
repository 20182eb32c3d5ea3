// The queue of mail that goes out, and where units and members are written to. Each change is durable when its function
// returns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/addresses.h"
#include "model/mail.h"
#include "store/workspace_store.h"

namespace dh::store {

class MailQueue {
 public:
  explicit MailQueue(WorkspaceStore& store) : store_(store) {}

  // False: there is one about the same already, whatever became of it; nothing is added.
  Result<bool> add(const Mail& mail);
  Result<std::vector<Mail>> all() const;  // in the order in which they were made
  // The first that is queued, behind `after` and due by `now` (empty: due or not), is marked as being sent. No other
  // process can take it meanwhile or afterwards.
  Result<std::optional<Mail>> take(std::int64_t after, const std::string& now);
  // Of one that is being sent.
  Status sent(std::int64_t number, const std::string& at);
  Status later(std::int64_t number, const std::string& next_try, const std::string& why);
  Status failed(std::int64_t number, const std::string& at, const std::string& why);
  Status uncertain(std::int64_t number, const std::string& why);  // it stays where it is

  // A person's word on one that stands at `sending`, `failed` or `queued`: it went out; try it (again); leave it.
  Status decide(std::int64_t number, Mail::State state, const std::string& at);

  Status save_addresses(const Addresses& addresses);  // in place of all that were there
  Result<Addresses> addresses() const;

 private:
  Status settle(std::int64_t number, Mail::State state, const std::string& next_try, const std::string& why, const std::string& at);
  WorkspaceStore& store_;
};

}  // namespace dh::store
