// A mail that goes out, and how far it has come.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dh {

struct Mail {
  // queued -> sending -> sent | queued (later) | failed. One that stands at `sending` while nobody sends was cut off: nobody
  // knows whether it went out, and a person decides.
  enum class State { queued, sending, sent, failed, dropped };
  std::int64_t number = 0;
  std::string made_at;
  std::string kind;        // "invitation", "reminder", "receipt", "answer"
  std::string about;       // the same is never queued twice: "reminder A 2026-11-24"
  std::string to;          // address
  std::string subject;
  std::string body;        // plain text, '\n'; of an invitation with link_mark where the link comes
  std::vector<std::string> documents;  // ids of the documents that it speaks of
  std::int64_t account = 0;            // whom it invites; 0: nobody
  std::string message_id;  // without <>
  State state = State::queued;
  int tries = 0;
  std::string next_try;    // ISO 8601; empty: at once
  std::string last_error;
  std::string settled_at;
};
const char* name(Mail::State state);

// Stands for the link in the body of an invitation: the code is made when the mail is sent, and is kept nowhere.
inline constexpr const char* link_mark = "{LINK}";

}  // namespace dh
