// What a mailbox's server says, in pieces of the size that the first byte tells: nothing is given that was not received,
// nothing longer than was asked for, and how the bytes were cut changes no answer.
#include "mailbox/imap_talk.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "reading_check.h"

namespace {

using namespace dh;

constexpr std::uint64_t most = 4096;

Result<std::vector<mailbox::ImapAnswer>> answers(std::string_view says, std::size_t piece) {
  mailbox::ImapTalk talk({[](std::string_view) -> Status { return {}; },
                          [says, piece, at = std::size_t{0}](std::chrono::steady_clock::time_point) mutable -> Result<std::string> {
                            if (at >= says.size()) return fail(Error::Kind::io, "closed");
                            const std::string_view some = says.substr(at, piece);
                            at += some.size();
                            return std::string(some);
                          }});
  return talk.command("UID FETCH 1:* (UID BODY.PEEK[])", most);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view says = fuzz::bytes_of(data + 1, size - 1);
  const auto whole = answers(says, says.size() + 1), cut = answers(says, std::size_t{1} + data[0]);
  if (whole.has_value() != cut.has_value()) fuzz::broken("pieces change whether the answer is taken");
  if (!whole) {
    if (whole.error().reason.empty()) fuzz::broken("an error without a reason");
    return 0;
  }
  if (whole->size() != cut->size()) fuzz::broken("pieces change how many answers there are");
  std::size_t given = 0;
  for (std::size_t i = 0; i < whole->size(); ++i) {
    const mailbox::ImapAnswer &one = (*whole)[i], &other = (*cut)[i];
    if (one.line != other.line || one.literals != other.literals) fuzz::broken("pieces change an answer");
    for (const std::string& literal : one.literals) {
      if (literal.size() > most) fuzz::broken("a literal is longer than was asked for");
      given += literal.size();
    }
    (void)mailbox::number_after(one.line, "UID ");
    (void)mailbox::search_numbers(one.line);
  }
  if (given > says.size()) fuzz::broken("more is given than was received");
  return 0;
}
