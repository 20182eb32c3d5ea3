#include "alike/bands.h"

#include <cstring>
#include <limits>

namespace dh::alike {
namespace {

constexpr std::uint64_t many_bytes = 1'800ull << 20;       // about ten million opinions
constexpr std::uint64_t very_many_bytes = 5'400ull << 20;  // about thirty million

}  // namespace

std::uint32_t BandClass::key(const Sketch& sketch, std::size_t band) const {
  // At most eight lanes: two words of 64 bits, what is beyond the band shifted out.
  std::uint64_t first, second = 0;
  const std::uint16_t* const lanes = sketch.lanes.data() + band * rows;
  if (rows < 4) {
    std::memcpy(&first, lanes, 8);  // after the last band of three two lanes are left over, and one is needed
    first <<= 16 * (4 - rows);
  } else {
    std::memcpy(&first, lanes, 8);
    std::memcpy(&second, lanes + rows - 4, 8);
  }
  first = (first ^ first >> 29) * 0x9E3779B97F4A7C15u + second * 0xD6E8FEB86659FD93u;
  return static_cast<std::uint32_t>((first ^ first >> 31) * 0xBF58476D1CE4E5B9u >> 32);
}

BandPlan plan_bands(std::uint64_t bytes) {
  const std::size_t rows = bytes < many_bytes ? 6 : bytes < very_many_bytes ? 7 : 8;
  const auto of = [](std::size_t r, std::size_t shortest, std::size_t longest) { return BandClass{r, sketch_lanes / r, shortest, longest}; };
  return {of(3, 2, 80), of(4, 60, 160), of(rows, 120, std::numeric_limits<std::size_t>::max())};
}

void BandColumns::Writer::append(std::uint32_t number, const Sketch& sketch) {
  if (block_.size() == 0) block_ = BigArray<std::uint32_t>(columns_.block_cells());
  std::uint32_t* cell = block_.data() + count_;
  *cell = number;
  for (std::size_t band = 0; band < columns_.class_.bands; ++band) *(cell += stride) = columns_.class_.key(sketch, band);
  if (++count_ == rows_of_block) close();
}

void BandColumns::Writer::close() {
  if (count_ == 0) return;
  Block block;
  block.count = count_;
  const std::size_t bytes = block_.size() * sizeof(std::uint32_t);
  if (columns_.budget_.take(bytes))
    block.columns = std::move(block_);
  else
    block.file_at = columns_.file_.append(block_.data(), bytes);  // and the memory is used again
  const std::lock_guard lock(columns_.mutex_);
  columns_.size_ += count_;
  columns_.blocks_.push_back(std::move(block));
  count_ = 0;
}

void BandColumns::clear() {
  for (const Block& block : blocks_) budget_.give(block.columns.size() * sizeof(std::uint32_t));
  blocks_.clear();
  size_ = 0;
}

void BandColumns::read_block(const Block& block, std::size_t band, std::vector<std::uint32_t>& out) const {
  const std::size_t bytes = block.count * sizeof(std::uint32_t);
  out.resize(2 * block.count);
  file_.read(block.file_at, out.data(), bytes);
  file_.read(block.file_at + (band + 1) * stride * sizeof(std::uint32_t), out.data() + block.count, bytes);
}

void BandColumns::gather(std::size_t band, std::uint64_t* out) const {
  for_each_block(band, [&](const std::uint32_t* numbers, const std::uint32_t* keys, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) *out++ = std::uint64_t{keys[i]} << 32 | numbers[i];
  });
}

}  // namespace dh::alike
