#include "bundle/bundle_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include "base/hex.h"
#include "base/limits.h"

namespace dh::bundle {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "\x89" "DHB\r\n\x1A\n";
constexpr std::size_t chunk_bytes = 64 << 10;  // of the compressed stream, in one sealed chunk
constexpr std::size_t sealed_chunk_bytes = chunk_bytes + crypto_secretstream_xchacha20poly1305_ABYTES;

using Bytes = std::vector<unsigned char>;

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::string little_endian(std::size_t value) {
  std::string out;
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
  return out;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// SHA-256 and the signature's own SHA-512 of what passes.
class Hashes {
 public:
  Hashes() {
    crypto_sign_init(&sign_);
    crypto_hash_sha256_init(&sha256_);
  }
  void signed_part(std::string_view bytes) {
    crypto_sign_update(&sign_, raw(bytes), bytes.size());
    crypto_hash_sha256_update(&sha256_, raw(bytes), bytes.size());
  }
  void signature(std::string_view bytes) { crypto_hash_sha256_update(&sha256_, raw(bytes), bytes.size()); }
  crypto_sign_state& sign() { return sign_; }
  std::string sha256_hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&sha256_, digest.data());
    return to_hex(digest.data(), digest.size());
  }

 private:
  crypto_sign_state sign_;
  crypto_hash_sha256_state sha256_;
};

}  // namespace

bool looks_like_bundle(std::string_view bytes) { return bytes.starts_with(magic); }

// ---- writing

struct BundleWriter::State {
  fs::path target, temporary;
  File file;
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_secretstream_xchacha20poly1305_state seal;
  Hashes hashes;
  std::string pending;  // compressed, not yet sealed
  std::optional<RecordPacker> packer;
  bool finished = false;

  ~State() {
    sodium_memzero(secret.data(), secret.size());
    sodium_memzero(&seal, sizeof seal);
    file.reset();
    std::error_code ignored;
    if (!finished) fs::remove(temporary, ignored);
  }

  Status write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size())
      return fail(Error::Kind::io, std::string("cannot write: ") + std::strerror(errno), target.string());
    return {};
  }
  Status write_signed(std::string_view bytes) {
    hashes.signed_part(bytes);
    return write(bytes);
  }
  Status seal_chunk(std::string_view bytes, unsigned char tag) {
    Bytes sealed(bytes.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_push(&seal, sealed.data(), nullptr, raw(bytes), bytes.size(), nullptr, 0, tag);
    TRY(write_signed(little_endian(sealed.size())));
    return write_signed({reinterpret_cast<const char*>(sealed.data()), sealed.size()});
  }
  Status take(std::string_view compressed) {
    pending += compressed;
    std::size_t at = 0;
    for (; pending.size() - at > chunk_bytes; at += chunk_bytes) TRY(seal_chunk(std::string_view(pending).substr(at, chunk_bytes), 0));
    pending.erase(0, at);
    return {};
  }
};

BundleWriter::BundleWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
BundleWriter::BundleWriter(BundleWriter&&) noexcept = default;
BundleWriter::~BundleWriter() = default;

Result<BundleWriter> BundleWriter::create(const fs::path& file, Header header, const SigningKey& key) {
  if (sodium_init() < 0) return fail(Error::Kind::internal, "libsodium cannot start");
  auto state = std::make_unique<State>();
  state->target = file;
  state->temporary = file;
  state->temporary += "." + random_token().substr(0, 8) + ".part";
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> receiver{};
  if (!from_hex(key.secret_hex, state->secret)) return fail(Error::Kind::internal, "the signing key is damaged");
  if (!from_hex(header.to.sealing_key, receiver)) return fail(Error::Kind::internal, "the receiver's key is damaged", {}, header.to.unit);
  header.from.signing_key = key.public_hex;
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> stream_key{};
  crypto_secretstream_xchacha20poly1305_keygen(stream_key.data());
  std::array<unsigned char, stream_key.size() + crypto_box_SEALBYTES> sealed{};
  crypto_box_seal(sealed.data(), stream_key.data(), stream_key.size(), receiver.data());
  header.sealed_key = to_hex(sealed.data(), sealed.size());
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> start{};
  crypto_secretstream_xchacha20poly1305_init_push(&state->seal, start.data(), stream_key.data());
  sodium_memzero(stream_key.data(), stream_key.size());
  // Only its owner reads it: it is somebody's opinions, sealed or not.
  const int descriptor = ::open(state->temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) state->file.reset(::fdopen(descriptor, "wb"));
  if (!state->file) return fail(Error::Kind::io, std::string("cannot be written: ") + std::strerror(errno), file.string());
  const std::string json = header_to_json(header);
  TRY(state->write_signed(magic));
  TRY(state->write_signed(little_endian(json.size())));
  TRY(state->write_signed(json));
  TRY(state->write_signed({reinterpret_cast<const char*>(start.data()), start.size()}));
  State* self = state.get();
  state->packer.emplace([self](std::string_view bytes) { return self->take(bytes); });
  return BundleWriter(std::move(state));
}

Status BundleWriter::add(char type, std::string_view bytes, bool may_be_skipped) { return state_->packer->add(type, bytes, may_be_skipped); }

Result<std::string> BundleWriter::finish() {
  State& state = *state_;
  TRY(state.packer->finish());
  TRY(state.seal_chunk(state.pending, crypto_secretstream_xchacha20poly1305_TAG_FINAL));
  TRY(state.write_signed(little_endian(0)));
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_final_create(&state.hashes.sign(), signature.data(), nullptr, state.secret.data());
  const std::string_view signed_with(reinterpret_cast<const char*>(signature.data()), signature.size());
  state.hashes.signature(signed_with);
  TRY(state.write(signed_with));
  if (std::fflush(state.file.get()) != 0 || ::fsync(::fileno(state.file.get())) != 0)
    return fail(Error::Kind::io, std::string("cannot write: ") + std::strerror(errno), state.target.string());
  std::error_code fault;
  fs::rename(state.temporary, state.target, fault);
  if (fault) return fail(Error::Kind::io, "cannot be written: " + fault.message(), state.target.string());
  state.finished = true;
  return state.hashes.sha256_hex();
}

// ---- reading

struct BundleReader::State {
  fs::path path;
  File file;
  Header header;
  std::string sha256;
  crypto_secretstream_xchacha20poly1305_state seal;
  bool last_seen = false;
  std::optional<RecordUnpacker> unpacker;

  ~State() { sodium_memzero(&seal, sizeof seal); }

  tl::unexpected<Error> wrong(std::string reason) const { return fail(Error::Kind::bad_input, std::move(reason), path.string()); }

  Result<std::string> take(std::size_t size, const char* what) {
    std::string bytes(size, '\0');
    if (std::fread(bytes.data(), 1, size, file.get()) != size) return wrong(std::string("is cut short: it ends in ") + what);
    return bytes;
  }
  Result<std::size_t> take_length(const char* what) {
    const std::string bytes = TRY(take(4, what));
    std::size_t value = 0;
    for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    return value;
  }

  Status open_file() {
    file.reset(std::fopen(path.c_str(), "rbe"));
    if (!file) return fail(errno == ENOENT ? Error::Kind::not_found : Error::Kind::io, std::string("cannot be read: ") + std::strerror(errno), path.string());
    return {};
  }
  // Gives the bytes up to the end of the header, which it keeps.
  Result<std::string> take_header() {
    const std::string begin = TRY(take(magic.size(), "its first bytes"));
    if (begin != magic) return wrong(begin.starts_with(magic.substr(0, 4)) ? "was changed on its way, as a text: send it as a file" : "is no bundle");
    const std::size_t length = TRY(take_length("its header"));
    if (length > limits::bundle_header_bytes) return fail(Error::Kind::limit, "its header is too long", path.string());
    const std::string json = TRY(take(length, "its header"));
    Result<Header> parsed = header_from_json(json);
    if (!parsed) {
      parsed.error().file = path.string();
      return tl::unexpected(parsed.error());
    }
    header = std::move(*parsed);
    return begin + little_endian(length) + json;
  }
  Result<std::string> next_chunk(std::size_t length) {
    if (length > sealed_chunk_bytes || length < crypto_secretstream_xchacha20poly1305_ABYTES) return wrong("is damaged: a chunk of a length that none has");
    return take(length, "a chunk");
  }

  // The whole file once: every byte before the signature stands as the sender signed it, and none follows.
  Status prove() {
    Hashes hashes;
    hashes.signed_part(TRY(take_header()));
    hashes.signed_part(TRY(take(crypto_secretstream_xchacha20poly1305_HEADERBYTES, "the start of its stream")));
    for (;;) {
      const std::size_t length = TRY(take_length("its chunks"));
      hashes.signed_part(little_endian(length));
      if (length == 0) break;
      hashes.signed_part(TRY(next_chunk(length)));
    }
    const std::string signature = TRY(take(crypto_sign_BYTES, "its signature"));
    hashes.signature(signature);
    if (std::fgetc(file.get()) != EOF) return wrong("goes on after its end");
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
    if (!from_hex(header.from.signing_key, key)) return wrong("names no key that could have signed it");
    if (crypto_sign_final_verify(&hashes.sign(), raw(signature), key.data()) != 0) return wrong("was changed: the signature does not hold");
    sha256 = hashes.sha256_hex();
    return {};
  }

  // Once more, from the start of the chunks, with the key.
  Status unseal(const SealingKey& receiver) {
    std::array<unsigned char, crypto_box_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES> key{};
    std::array<unsigned char, key.size() + crypto_box_SEALBYTES> sealed{};
    if (!from_hex(receiver.public_hex, open) || !from_hex(receiver.secret_hex, secret)) return fail(Error::Kind::internal, "the workspace's own key is damaged");
    const bool opened = from_hex(header.sealed_key, sealed) && crypto_box_seal_open(key.data(), sealed.data(), sealed.size(), open.data(), secret.data()) == 0;
    sodium_memzero(secret.data(), secret.size());
    if (!opened) return wrong("its key does not open with ours");
    std::rewind(file.get());
    const Header proved = header;
    TRY(take_header());
    header = proved;
    const std::string start = TRY(take(crypto_secretstream_xchacha20poly1305_HEADERBYTES, "the start of its stream"));
    const int started = crypto_secretstream_xchacha20poly1305_init_pull(&seal, raw(start), key.data());
    sodium_memzero(key.data(), key.size());
    if (started != 0) return wrong("its stream does not begin as it should");
    return {};
  }

  Result<std::string> next_bytes() {
    for (;;) {
      const std::size_t length = TRY(take_length("its chunks"));
      if (length == 0) {
        if (!last_seen) return wrong("is cut short: the last chunk is not the sender's last");
        return std::string();
      }
      const std::string sealed = TRY(next_chunk(length));
      if (last_seen) return wrong("goes on after its last chunk");
      std::string bytes(sealed.size() - crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
      unsigned char tag = 0;
      if (crypto_secretstream_xchacha20poly1305_pull(&seal, reinterpret_cast<unsigned char*>(bytes.data()), nullptr, &tag, raw(sealed), sealed.size(), nullptr, 0) != 0)
        return wrong("was changed: a chunk does not open");
      last_seen = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
      if (!bytes.empty()) return bytes;
    }
  }
};

BundleReader::BundleReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
BundleReader::BundleReader(BundleReader&&) noexcept = default;
BundleReader::~BundleReader() = default;

Result<BundleReader> BundleReader::open(const fs::path& file, const SealingKey& receiver) {
  if (sodium_init() < 0) return fail(Error::Kind::internal, "libsodium cannot start");
  auto state = std::make_unique<State>();
  state->path = file;
  TRY(state->open_file());
  TRY(state->prove());
  if (state->header.to.sealing_key != receiver.public_hex)
    return fail(Error::Kind::refused, "is addressed to another: " + (state->header.to.name.empty() ? state->header.to.unit : state->header.to.name) +
                                          ", key " + fingerprint(state->header.to.sealing_key), file.string());
  TRY(state->unseal(receiver));
  State* self = state.get();
  state->unpacker.emplace([self] { return self->next_bytes(); });
  return BundleReader(std::move(state));
}

const Header& BundleReader::header() const { return state_->header; }
const std::string& BundleReader::sha256() const { return state_->sha256; }

Result<std::optional<Record>> BundleReader::next() {
  Result<std::optional<Record>> record = state_->unpacker->next();
  if (!record && record.error().file.empty()) record.error().file = state_->path.string();
  return record;
}

}  // namespace dh::bundle
