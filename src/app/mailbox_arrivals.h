// The messages of a mailbox as what arrives: those that are new since the last run, and those that could not be had then.
#pragma once

#include <memory>
#include <mutex>

#include "app/arrivals.h"
#include "mailbox/mailbox.h"

namespace dh::app {

class MailboxArrivals : public Arrivals {
 public:
  // Asks the server what is new. The mailbox must outlive it.
  static Result<std::unique_ptr<MailboxArrivals>> look(const store::WorkspaceStore& store, const mailbox::MailboxAddress& address,
                                                       mailbox::Mailbox& mailbox);

  std::size_t size() const override { return numbers_.size(); }
  // "imaps/user@host/folder/VALIDITY-UID.eml": with the validity, so that a number given anew names another message and
  // does not supersede the old one.
  std::string name(std::size_t index) const override;
  std::uint64_t bytes(std::size_t) const override { return usual_bytes; }
  Result<std::string> load(std::size_t index) override;
  bool is_lost() const override;
  Status settle(store::WorkspaceStore& store, std::size_t index, bool loaded) override;

 private:
  static constexpr std::uint64_t usual_bytes = 16u << 20;  // not known before; a few large ones at once are bearable

  MailboxArrivals(const mailbox::MailboxAddress& address, mailbox::Mailbox& mailbox);

  std::string address_, folder_;
  mailbox::Mailbox& mailbox_;
  std::vector<std::uint32_t> numbers_;
  mutable std::mutex one_at_a_time_;  // a connection serves one thread
  std::optional<Error> lost_;
};

}  // namespace dh::app
