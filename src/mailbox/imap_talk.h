// The IMAP that reading a mailbox needs (RFC 3501): tagged commands, answers with literals. Over any stream of bytes, so
// that it can be tested without a server. What a server sends is foreign input: bounded, and never trusted to be sound.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh::mailbox {

struct ByteStream {
  std::function<Status(std::string_view bytes)> send;
  // Up to 64 KiB, at least one byte; Error::io when the other side closed or it is past the deadline.
  std::function<Result<std::string>(std::chrono::steady_clock::time_point deadline)> receive;
};

// One untagged answer: its text with every literal taken out of it, and the literals.
struct ImapAnswer {
  std::string line;  // "* 12 FETCH (UID 7 BODY[]<0> {})"
  std::vector<std::string> literals;
};

class ImapTalk {
 public:
  explicit ImapTalk(ByteStream stream) : stream_(std::move(stream)) {}

  // Sends the command and gives the untagged answers up to its own. "NO" is Error::refused, all else that is not "OK"
  // Error::io. Literals longer than `most` bytes end the talk with Error::io.
  Result<std::vector<ImapAnswer>> command(const std::string& text, std::uint64_t most);

 private:
  Result<std::string> line(std::chrono::steady_clock::time_point deadline);
  Result<std::string> bytes(std::uint64_t count, std::chrono::steady_clock::time_point deadline);
  Result<ImapAnswer> answer(std::uint64_t most, std::chrono::steady_clock::time_point deadline);

  ByteStream stream_;
  std::string pending_;    // received and not yet used, from at_ on
  std::size_t at_ = 0;
  int commands_ = 0;
};

// A string as a command carries it, in quotes. Control characters do not belong in it.
std::string imap_quoted(std::string_view text);

// The number after the word: of "* OK [UIDVALIDITY 38] …", 38. 0 when it is not there.
std::uint32_t number_after(std::string_view line, std::string_view word);

// The numbers of "* SEARCH 3 5 8".
std::vector<std::uint32_t> search_numbers(std::string_view line);

}  // namespace dh::mailbox
