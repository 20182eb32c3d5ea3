#include "bundle/records.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/limits.h"

using namespace dh;
using namespace dh::bundle;

namespace {

std::string packed(const std::vector<std::string>& records) {
  std::string out;
  RecordPacker packer([&](std::string_view bytes) -> Status {
    out += bytes;
    return {};
  });
  for (const std::string& one : records) REQUIRE(packer.add('r', one));
  REQUIRE(packer.finish());
  return out;
}

// In pieces of that size. An Error's reason stands as the last one.
std::vector<std::string> unpacked(const std::string& bytes, std::size_t piece) {
  std::size_t at = 0;
  RecordUnpacker unpacker([&]() -> Result<std::string> {
    std::string next = bytes.substr(at, piece);
    at += next.size();
    return next;
  });
  std::vector<std::string> out;
  for (;;) {
    auto record = unpacker.next();
    if (!record) {
      out.push_back("fault: " + record.error().reason);
      return out;
    }
    if (!*record) return out;
    out.push_back((*record)->bytes);
  }
}

}  // namespace

TEST_CASE("records come back as they were, however the bytes arrive") {
  CHECK(rc::check([] {
    const auto records = *rc::gen::arbitrary<std::vector<std::string>>();
    const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 200));
    RC_ASSERT(unpacked(packed(records), piece) == records);
  }));
}

TEST_CASE("a stream that is cut or goes on is told, never read as whole") {
  const std::string whole = packed({"một", "hai", std::string(5'000, 'a')});
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK(unpacked(whole.substr(0, size), 7).back().starts_with("fault: is cut short"));
  CHECK(unpacked(whole + "x", 7).back() == "fault: goes on after its end");
}

TEST_CASE("a record that claims too much is refused before room is made for it") {
  std::string out;
  RecordPacker packer([&](std::string_view bytes) -> Status {
    out += bytes;
    return {};
  });
  CHECK_FALSE(packer.add('r', std::string(limits::bundle_record_bytes + 1, 'a')));
}
