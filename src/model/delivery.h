// What units send each other: whose keys are known, what came from whom, by which route.
#pragma once

#include <cstdint>
#include <string>

namespace dh {

// A unit with which bundles are exchanged. Keys are lower-case hex (base/crypto.h).
struct Correspondent {
  std::string unit;  // code; empty: the root
  std::string name;
  std::string signing_key;
  std::string sealing_key;
  std::string at;    // ISO 8601: since when these keys are trusted
};

// A unit with a workspace of its own, as far as it is known here.
struct Origin {
  std::string unit;          // code
  std::string name;
  std::int64_t sequence = 0; // of the newest that is known of it
  std::string made_at;
  std::string signing_key;   // of the unit that spoke for itself; hex
};

// The name under which a source stands with an origin.
struct OriginName {
  std::string file;
  std::string unit;
  std::string sha256;  // of the source
  auto operator<=>(const OriginName&) const = default;
};

struct Delivery {
  std::int64_t number = 0;
  std::string at;
  std::string route;   // "bundle", "report"
  std::string sender;  // unit
  std::int64_t sequence = 0;
  std::string sha256;  // of what was received
  std::int64_t came = 0, went = 0;  // opinions that count since, and that no longer do
};

struct Dispatch {
  std::string at;
  std::string receiver;
  std::int64_t sequence = 0;
  std::string content;
  std::string sha256;
};

}  // namespace dh
