#include "mailbox/imap_talk.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "base/limits.h"

namespace dh::mailbox {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_answers = limits::mailbox_messages;  // to one command
constexpr std::size_t most_literals = 16;                      // in one answer

std::string shown(std::string_view line) {
  std::string out(line.substr(0, 200));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F) c = '?';
  return out;
}

// The length that a line announces at its end: "… {310}".
std::optional<std::uint64_t> announced_literal(std::string_view line) {
  if (!line.ends_with('}')) return std::nullopt;
  const std::size_t open = line.rfind('{');
  if (open == std::string_view::npos) return std::nullopt;
  std::uint64_t length = 0;
  const char* last = line.data() + line.size() - 1;
  const auto [end, fault] = std::from_chars(line.data() + open + 1, last, length);
  if (end != last || fault == std::errc::invalid_argument) return std::nullopt;
  // A length beyond all numbers is a literal all the same, and too long: what follows is never taken for answers.
  return fault == std::errc() ? length : std::numeric_limits<std::uint64_t>::max();
}

}  // namespace

Result<std::string> ImapTalk::line(Clock::time_point deadline) {
  std::size_t searched = at_;
  while (true) {
    const std::size_t end = pending_.find("\r\n", searched);
    if (end != std::string::npos) {
      std::string out = pending_.substr(at_, end - at_);
      at_ = end + 2;
      return out;
    }
    if (pending_.size() - at_ > limits::mailbox_line_bytes) return fail(Error::Kind::io, "the server sends a line without an end");
    pending_.erase(0, at_);
    at_ = 0;
    searched = pending_.empty() ? 0 : pending_.size() - 1;
    pending_ += TRY(stream_.receive(deadline));
  }
}

Result<std::string> ImapTalk::bytes(std::uint64_t count, Clock::time_point deadline) {
  std::string out;
  while (true) {
    const std::size_t take = static_cast<std::size_t>(std::min<std::uint64_t>(count - out.size(), pending_.size() - at_));
    out.append(pending_, at_, take);
    at_ += take;
    if (out.size() == count) return out;
    pending_ = TRY(stream_.receive(deadline));
    at_ = 0;
  }
}

Result<ImapAnswer> ImapTalk::answer(std::uint64_t most, Clock::time_point deadline) {
  ImapAnswer answer;
  while (true) {
    const std::string text = TRY(line(deadline));
    const std::optional<std::uint64_t> length = announced_literal(text);
    if (!length) {
      answer.line += text;
      return answer;
    }
    if (*length > most || answer.literals.size() >= most_literals)
      return fail(Error::Kind::io, "the server sends more than was asked for");
    answer.line.append(text, 0, text.rfind('{'));
    answer.line += "{}";
    if (answer.line.size() > limits::mailbox_line_bytes) return fail(Error::Kind::io, "the server sends a line without an end");
    answer.literals.push_back(TRY(bytes(*length, deadline)));
  }
}

Result<std::vector<ImapAnswer>> ImapTalk::command(const std::string& text, std::uint64_t most) {
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(limits::mailbox_answer_seconds);
  const std::string tag = "D" + std::to_string(++commands_);
  TRY(stream_.send(tag + " " + text + "\r\n"));
  std::vector<ImapAnswer> answers;
  std::uint64_t received = 0;
  while (true) {
    ImapAnswer one = TRY(answer(most, deadline));
    if (one.line.starts_with("* BYE")) return fail(Error::Kind::io, "the server closes: " + shown(one.line));
    if (one.line.starts_with("* ")) {
      received += one.line.size();
      for (const std::string& literal : one.literals) received += literal.size();
      if (answers.size() >= most_answers || received > most + limits::mailbox_line_bytes)
        return fail(Error::Kind::io, "the server sends more than was asked for");
      answers.push_back(std::move(one));
      continue;
    }
    if (one.line.starts_with(tag + " OK")) return answers;
    const std::string told = shown(std::string_view(one.line).substr(std::min(one.line.size(), tag.size() + 1)));
    if (one.line.starts_with(tag + " NO")) return fail(Error::Kind::refused, "the server refuses: " + told);
    return fail(Error::Kind::io, "the server answers: " + told);
  }
}

std::string imap_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::uint32_t number_after(std::string_view line, std::string_view word) {
  const std::size_t at = line.find(word);
  if (at == std::string_view::npos) return 0;
  line.remove_prefix(at + word.size());
  while (line.starts_with(' ')) line.remove_prefix(1);
  std::uint32_t number = 0;
  std::from_chars(line.data(), line.data() + line.size(), number);
  return number;
}

std::vector<std::uint32_t> search_numbers(std::string_view line) {
  std::vector<std::uint32_t> numbers;
  constexpr std::string_view head = "* SEARCH";
  if (!line.starts_with(head)) return numbers;
  line.remove_prefix(head.size());
  while (line.starts_with(' ')) {
    line.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (fault != std::errc()) break;
    if (number > 0) numbers.push_back(number);
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  }
  return numbers;
}

}  // namespace dh::mailbox
