// A row of records as one compressed stream: what a sealed bundle and a report carry alike. Each record is
//     type (1 byte) · flags (1 byte) · length (4 bytes, little-endian) · bytes
// and the row of them is one Zstandard stream (RFC 8878). Bytes come and go through functions, so that neither side
// holds more than one record.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dh::bundle {

struct Record {
  char type = 0;
  bool may_be_skipped = false;  // a reader that does not know the type passes it over; otherwise it refuses
  std::string bytes;
};

class RecordPacker {
 public:
  using Sink = std::function<Status(std::string_view)>;
  explicit RecordPacker(Sink sink);
  RecordPacker(RecordPacker&&) noexcept;
  ~RecordPacker();

  Status add(char type, std::string_view bytes, bool may_be_skipped = false);  // at most limits::bundle_record_bytes
  Status finish();  // nothing can be added after it

 private:
  struct State;
  std::unique_ptr<State> state_;
};

class RecordUnpacker {
 public:
  using Source = std::function<Result<std::string>()>;  // the next bytes; empty at the end
  explicit RecordUnpacker(Source source);
  RecordUnpacker(RecordUnpacker&&) noexcept;
  ~RecordUnpacker();

  // Nothing at the end. An Error (bad_input, limit) when the stream is cut, damaged or larger than limits allow.
  Result<std::optional<Record>> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dh::bundle
