// A bundle as a file. In its order:
//     magic (8 bytes) · length of the header (4, little-endian) · header (header.h, JSON, in the open)
//     · start of the stream (24) · chunks, each length (4) and sealed bytes · 0 (4) · signature (64)
// The chunks are libsodium's secretstream (XChaCha20-Poly1305) of the records (records.h) under a fresh key, which the
// header holds sealed for the receiver's X25519 key (crypto_box_seal); the last chunk says that it is the last. The
// signature is Ed25519ph (RFC 8032, section 5.1) over every byte before it, by the sender's key that the header names.
// The magic shows what mail and text tools have done to the bytes, as PNG's does.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.h"
#include "base/result.h"
#include "bundle/header.h"
#include "bundle/records.h"

namespace dh::bundle {

// Whether the bytes begin as a bundle does.
bool looks_like_bundle(std::string_view bytes);

class BundleWriter {
 public:
  // Seals for `header.to.sealing_key`; signs with `key`, whose public half header.from names. The file stands under its
  // name only when finish() has given its SHA-256.
  static Result<BundleWriter> create(const std::filesystem::path& file, Header header, const SigningKey& key);
  BundleWriter(BundleWriter&&) noexcept;
  ~BundleWriter();

  Status add(char type, std::string_view bytes, bool may_be_skipped = false);
  Result<std::string> finish();

 private:
  struct State;
  explicit BundleWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class BundleReader {
 public:
  // Reads the whole file once and proves the shape and the signature before anything is opened. Refuses, with the
  // reason, what is addressed to another key, changed, cut or continued. Whether the sender is one to trust is the
  // caller's question.
  static Result<BundleReader> open(const std::filesystem::path& file, const SealingKey& receiver);
  BundleReader(BundleReader&&) noexcept;
  ~BundleReader();

  const Header& header() const;
  const std::string& sha256() const;  // of the file
  Result<std::optional<Record>> next();

 private:
  struct State;
  explicit BundleReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dh::bundle
