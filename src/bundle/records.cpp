#include "bundle/records.h"

#include <zstd.h>

#include <cstdint>
#include <vector>

#include "base/limits.h"

namespace dh::bundle {
namespace {

constexpr std::size_t head_bytes = 6;
constexpr char skippable_flag = 1;
constexpr int level = 3;  // what Zstandard takes by default: office texts shrink to a third, at the speed of a disk

struct FreeCompressor {
  void operator()(ZSTD_CStream* stream) const { ZSTD_freeCStream(stream); }
};
struct FreeDecompressor {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

void put_length(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

std::uint32_t length_at(const char* bytes) {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

tl::unexpected<Error> damaged(const char* how) { return fail(Error::Kind::bad_input, how); }

}  // namespace

struct RecordPacker::State {
  Sink sink;
  std::unique_ptr<ZSTD_CStream, FreeCompressor> stream{ZSTD_createCStream()};
  std::vector<char> room = std::vector<char>(ZSTD_CStreamOutSize());

  Status push(std::string_view bytes, ZSTD_EndDirective directive) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
      ZSTD_outBuffer out{room.data(), room.size(), 0};
      const std::size_t left = ZSTD_compressStream2(stream.get(), &out, &in, directive);
      if (ZSTD_isError(left)) return fail(Error::Kind::internal, ZSTD_getErrorName(left));
      if (out.pos > 0) TRY(sink(std::string_view(room.data(), out.pos)));
      if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size) return {};
    }
  }
};

RecordPacker::RecordPacker(Sink sink) : state_(new State{std::move(sink)}) {
  ZSTD_CCtx_setParameter(state_->stream.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(state_->stream.get(), ZSTD_c_checksumFlag, 1);
}
RecordPacker::RecordPacker(RecordPacker&&) noexcept = default;
RecordPacker::~RecordPacker() = default;

Status RecordPacker::add(char type, std::string_view bytes, bool may_be_skipped) {
  if (bytes.size() > limits::bundle_record_bytes) return fail(Error::Kind::limit, "a record of more than " + std::to_string(limits::bundle_record_bytes >> 20) + " MB");
  std::string head = {type, may_be_skipped ? skippable_flag : char(0)};
  put_length(head, static_cast<std::uint32_t>(bytes.size()));
  TRY(state_->push(head, ZSTD_e_continue));
  return state_->push(bytes, ZSTD_e_continue);
}

Status RecordPacker::finish() { return state_->push({}, ZSTD_e_end); }

struct RecordUnpacker::State {
  Source source;
  std::unique_ptr<ZSTD_DStream, FreeDecompressor> stream{ZSTD_createDStream()};
  std::vector<char> room = std::vector<char>(ZSTD_DStreamOutSize());
  std::string packed;      // from `at` on not yet unpacked
  std::size_t at = 0;
  std::string unpacked;    // not yet given
  std::uint64_t total = 0;
  bool ended = false;      // the stream's own end was met
  bool exhausted = false;  // the source gave its end

  // Unpacks more; false at the end of the stream.
  Result<bool> fill() {
    while (!ended) {
      if (at == packed.size() && !exhausted) {
        packed = TRY(source());
        at = 0;
        exhausted = packed.empty();
      }
      if (at == packed.size() && exhausted) return damaged("is cut short");
      ZSTD_inBuffer in{packed.data(), packed.size(), at};
      ZSTD_outBuffer out{room.data(), room.size(), 0};
      const std::size_t left = ZSTD_decompressStream(stream.get(), &out, &in);
      if (ZSTD_isError(left)) return damaged("is damaged: its compressed stream does not hold");
      at = in.pos;
      ended = left == 0;
      if (out.pos == 0) continue;
      total += out.pos;
      if (total > limits::bundle_unpacked_bytes) return fail(Error::Kind::limit, "unpacks to more than " + std::to_string(limits::bundle_unpacked_bytes >> 30) + " GB");
      unpacked.append(room.data(), out.pos);
      return true;
    }
    // What follows the end belongs to nobody.
    if (at < packed.size()) return damaged("goes on after its end");
    if (!exhausted && !TRY(source()).empty()) return damaged("goes on after its end");
    exhausted = true;
    return false;
  }
};

RecordUnpacker::RecordUnpacker(Source source) : state_(std::make_unique<State>()) { state_->source = std::move(source); }
RecordUnpacker::RecordUnpacker(RecordUnpacker&&) noexcept = default;
RecordUnpacker::~RecordUnpacker() = default;

Result<std::optional<Record>> RecordUnpacker::next() {
  State& state = *state_;
  while (state.unpacked.size() < head_bytes) {
    if (TRY(state.fill())) continue;
    if (state.unpacked.empty()) return std::nullopt;
    return damaged("ends in the middle of a record");
  }
  const std::size_t length = length_at(state.unpacked.data() + 2);
  if (length > limits::bundle_record_bytes) return fail(Error::Kind::limit, "holds a record of more than " + std::to_string(limits::bundle_record_bytes >> 20) + " MB");
  while (state.unpacked.size() < head_bytes + length)
    if (!TRY(state.fill())) return damaged("ends in the middle of a record");
  Record record{state.unpacked[0], (state.unpacked[1] & skippable_flag) != 0, state.unpacked.substr(head_bytes, length)};
  state.unpacked.erase(0, head_bytes + length);
  return record;
}

}  // namespace dh::bundle
