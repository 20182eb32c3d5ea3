#include "app/mailbox_arrivals.h"

namespace dh::app {

MailboxArrivals::MailboxArrivals(const mailbox::MailboxAddress& address, mailbox::Mailbox& mailbox)
    : address_(address.text()), folder_("imaps/" + address.folder_name()), mailbox_(mailbox) {}

Result<std::unique_ptr<MailboxArrivals>> MailboxArrivals::look(const store::WorkspaceStore& store,
                                                               const mailbox::MailboxAddress& address,
                                                               mailbox::Mailbox& mailbox) {
  std::unique_ptr<MailboxArrivals> arrivals(new MailboxArrivals(address, mailbox));
  store::MailboxMark mark = TRY(store.mailbox_mark(arrivals->address_));
  if (mark.validity != mailbox.validity()) mark = {};
  // Those left behind have smaller numbers than all that is new: the order stays that of the numbers.
  arrivals->numbers_ = std::move(mark.left);
  Result<std::vector<std::uint32_t>> fresh = mailbox.numbers_after(mark.last);
  if (!fresh) {
    fresh.error().file = arrivals->address_;
    return tl::unexpected(std::move(fresh.error()));
  }
  arrivals->numbers_.insert(arrivals->numbers_.end(), fresh->begin(), fresh->end());
  return arrivals;
}

std::string MailboxArrivals::name(std::size_t index) const {
  return folder_ + "/" + std::to_string(mailbox_.validity()) + "-" + std::to_string(numbers_[index]) + ".eml";
}

Result<std::string> MailboxArrivals::load(std::size_t index) {
  const std::lock_guard lock(one_at_a_time_);
  if (lost_) return tl::unexpected(*lost_);
  Result<std::string> message = mailbox_.message(numbers_[index]);
  if (!message && message.error().kind == Error::Kind::io) {
    lost_ = message.error();
    lost_->file = address_;
    lost_->reason += "; run again to go on";
    return tl::unexpected(*lost_);
  }
  return message;
}

bool MailboxArrivals::is_lost() const {
  const std::lock_guard lock(one_at_a_time_);
  return lost_.has_value();
}

Status MailboxArrivals::settle(store::WorkspaceStore& store, std::size_t index, bool loaded) {
  return store.settle_message(address_, mailbox_.validity(), numbers_[index], loaded);
}

}  // namespace dh::app
