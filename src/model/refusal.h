// What a rule of the guide said no to: one line of a list that is only ever added to.
#pragma once

#include <cstdint>
#include <string>

namespace dh {

struct Refusal {
  std::int64_t number = 0;
  std::string at;        // ISO 8601
  std::string by;        // who asked
  std::string through;   // the route or command: "GET /api/drafts/{id}", "export"
  std::string wanted;    // "read by network" (app/policy.h)
  std::string document;  // id
  std::string rule;      // the guide's own words
  bool operator==(const Refusal&) const = default;
};

}  // namespace dh
