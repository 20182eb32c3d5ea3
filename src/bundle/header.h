// What a bundle says of itself in the open, before its seal: who sends it, to whom, in which order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::bundle {

// This program writes `format`. A reader takes a bundle when it knows the format that the bundle `needs`; what a newer
// writer adds stands in records that may be skipped. So one step apart, in either direction, they understand each other.
inline constexpr int format = 1;

struct Party {
  std::string unit;         // code on the roster; empty: the root
  std::string name;
  std::string signing_key;  // Ed25519, hex
  std::string sealing_key;  // X25519, hex
  bool operator==(const Party&) const = default;
};

enum class Content {
  opinions,      // going up
  consultation,  // going down: guide, drafts, the part of the roster
};

struct Header {
  int format = bundle::format;
  int needs = 1;
  Content content = Content::opinions;
  Party from;
  Party to;
  std::int64_t sequence = 0;  // rises with every bundle of this sender that says something new
  std::string made_at;        // ISO 8601
  std::string consultation;   // what it is about: the title of its guide
  std::string sealed_key;     // hex: the key of what follows, for the receiver alone
};

std::string header_to_json(const Header& header);
// bad_input when it is none; refused, with the formats named, when it needs a newer program.
Result<Header> header_from_json(std::string_view json);

}  // namespace dh::bundle
