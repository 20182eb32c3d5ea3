#include "bundle/bundle_file.h"

#include <doctest/doctest.h>

#include "base/files.h"
#include "base/limits.h"

using namespace dh;
using namespace dh::bundle;

namespace {

struct Office {
  SigningKey signing = new_signing_key();
  SealingKey sealing = new_sealing_key();
  Party party(const std::string& unit) const { return {unit, "Đơn vị " + unit, signing.public_hex, sealing.public_hex}; }
};

struct Sent {
  TemporaryDirectory folder = *TemporaryDirectory::create();
  Office lower, upper;
  std::filesystem::path file = folder.path() / "a.dhb";
  std::string sha256;

  explicit Sent(const std::vector<std::string>& records = {"một", "hai"}) {
    Header header;
    header.from = lower.party("A");
    header.to = upper.party("");
    header.sequence = 3;
    header.made_at = "2026-11-23T20:14:18Z";
    header.consultation = "Góp ý dự thảo";
    auto writer = BundleWriter::create(file, header, lower.signing);
    REQUIRE(writer);
    for (const std::string& one : records) REQUIRE(writer->add('O', one));
    REQUIRE(writer->add('x', "what a newer program adds", true));
    const auto finished = writer->finish();
    REQUIRE(finished);
    sha256 = *finished;
  }
  std::string bytes() const { return *read_file(file); }
  void put(const std::string& bytes) const { REQUIRE(write_file(file, bytes)); }
  // Why it is not taken; empty when it is, to its end.
  std::string refusal(const SealingKey& receiver) const {
    auto reader = BundleReader::open(file, receiver);
    if (!reader) return reader.error().reason;
    for (;;) {
      const auto record = reader->next();
      if (!record) return record.error().reason;
      if (!*record) return {};
    }
  }
  std::string refusal() const { return refusal(upper.sealing); }
};

}  // namespace

TEST_CASE("what was put in comes out, and its file's hash is told") {
  // More than one chunk, of bytes that do not shrink.
  std::string noise;
  while (noise.size() < 300'000) noise += random_token();
  const Sent sent({"một", "", noise, "bốn"});
  auto reader = BundleReader::open(sent.file, sent.upper.sealing);
  REQUIRE(reader);
  CHECK(reader->header().from == sent.lower.party("A"));
  CHECK(reader->header().sequence == 3);
  CHECK(reader->sha256() == sent.sha256);
  CHECK(sent.sha256 == sha256_hex(sent.bytes()));
  for (const std::string& one : {std::string("một"), std::string(), noise, std::string("bốn")}) {
    const auto record = reader->next();
    REQUIRE(record);
    REQUIRE(*record);
    CHECK((*record)->type == 'O');
    CHECK_FALSE((*record)->may_be_skipped);
    CHECK((*record)->bytes == one);
  }
  CHECK((*reader->next())->may_be_skipped);
  CHECK_FALSE(*reader->next());
}

TEST_CASE("nothing of what it carries stands in the open") {
  const Sent sent({"Đề nghị nâng chỉ tiêu"});
  CHECK(sent.bytes().find("nâng chỉ tiêu") == std::string::npos);
}

TEST_CASE("one byte changed anywhere is refused") {
  const Sent sent;
  const std::string whole = sent.bytes();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    sent.put(changed);
    INFO(at);
    CHECK(sent.refusal() != "");
  }
  sent.put(whole);
  CHECK(sent.refusal() == "");
}

TEST_CASE("a bundle that is cut anywhere, or goes on, is refused") {
  const Sent sent;
  const std::string whole = sent.bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    sent.put(whole.substr(0, size));
    INFO(size);
    CHECK(sent.refusal().find("is cut short") == 0);
  }
  sent.put(whole + " ");
  CHECK(sent.refusal() == "goes on after its end");
}

TEST_CASE("a bundle for another is refused by name, and opens for nobody else") {
  const Sent sent;
  const Office stranger;
  CHECK(sent.refusal(stranger.sealing).find("is addressed to another: Đơn vị , key ") == 0);
  // Who puts his own key into the header breaks the signature.
  std::string changed = sent.bytes();
  changed.replace(changed.find(sent.upper.sealing.public_hex), 64, stranger.sealing.public_hex);
  sent.put(changed);
  CHECK(sent.refusal(stranger.sealing) == "was changed: the signature does not hold");
}

TEST_CASE("what mail does to a text is told as such; another file is no bundle") {
  const Sent sent;
  std::string as_text = sent.bytes();
  as_text.erase(as_text.find('\r'), 1);
  sent.put(as_text);
  CHECK(sent.refusal() == "was changed on its way, as a text: send it as a file");
  sent.put("PK\x03\x04 and so on");
  CHECK(sent.refusal() == "is no bundle");
}

TEST_CASE("a newer bundle is taken when it needs no newer reader, and refused with both formats when it does") {
  const Sent sent;
  Header header;
  header.format = 2;
  CHECK(header_from_json(header_to_json(header)));
  header.format = 3;
  header.needs = 2;
  const auto refused = header_from_json(header_to_json(header));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().reason == "needs a newer program: written in format 3, which takes a reader of format 2; this one reads format 1");
  CHECK_FALSE(header_from_json("{}"));
  CHECK_FALSE(header_from_json("[[[["));
}

TEST_CASE("a bundle that was not finished leaves no file") {
  const TemporaryDirectory folder = *TemporaryDirectory::create();
  const Office office;
  {
    Header header;
    header.to = office.party("");
    auto writer = BundleWriter::create(folder.path() / "a.dhb", header, office.signing);
    REQUIRE(writer);
    REQUIRE(writer->add('O', "một"));
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}
