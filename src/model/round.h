// The round of a unit: how far it is, until when it may gather, what others told beside its own count.
#pragma once

#include <cstdint>
#include <string>

namespace dh {

// What a person declared.
struct DeclaredState {
  std::string at;     // ISO 8601
  std::string by;
  std::string unit;   // code; empty: the root
  std::string state;  // "approved", "reopened", "sent", "returned"
  std::string note;   // of "approved" and "sent" which report (app/approval.h), of "reopened" and "returned" why
};

struct Extension {
  std::string at;
  std::string by;
  std::string unit;      // code, with all below it; empty: everybody
  std::string document;  // id; empty: all
  std::string phase;     // "discuss", "synthesise"
  std::string last_day;  // ISO 8601
  std::string reason;
};

// A number that another owner tallied: reported with its source, never added to what is counted here.
struct ExternalFigure {
  std::int64_t number = 0;
  std::string at;
  std::string by;
  std::string unit;  // code of the unit that it is about; empty: the root
  std::string what;
  std::int64_t count = 0;
  std::string source;
};

}  // namespace dh
