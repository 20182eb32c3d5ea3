#include "intake/picture_size.h"

#include <algorithm>
#include <string>

#include "base/limits.h"

namespace dh::intake {
namespace {

// Numbers of a file in its own byte order; past the end they are 0.
class Numbers {
 public:
  Numbers(std::string_view bytes, bool big_endian) : bytes_(bytes), big_(big_endian) {}
  std::uint32_t u8(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }
  std::uint32_t u16(std::size_t at) const { return big_ ? u8(at) << 8 | u8(at + 1) : u8(at + 1) << 8 | u8(at); }
  std::uint32_t u32(std::size_t at) const { return big_ ? u16(at) << 16 | u16(at + 2) : u16(at + 2) << 16 | u16(at); }

 private:
  std::string_view bytes_;
  bool big_;
};

tl::unexpected<Error> no_size() { return fail(Error::Kind::bad_input, "a damaged picture: its header tells no size"); }

Result<PictureSize> png_size(std::string_view bytes) {
  const Numbers in(bytes, true);
  if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR") return no_size();
  return PictureSize{in.u32(16), in.u32(20), 1};
}

// The frame header is the segment SOF0 … SOF15; DHT, JPG and DAC have numbers among theirs.
Result<PictureSize> jpeg_size(std::string_view bytes) {
  const Numbers in(bytes, true);
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (in.u8(at) != 0xFF) return no_size();
    const std::uint32_t marker = in.u8(at + 1);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {  // no length follows
      at += 2;
      continue;
    }
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
      return PictureSize{in.u16(at + 7), in.u16(at + 5), 1};
    if (marker == 0xD9 || marker == 0xDA || in.u16(at + 2) < 2) return no_size();
    at += 2 + in.u16(at + 2);
  }
  return no_size();
}

constexpr std::uint32_t tag_width = 256, tag_height = 257;
constexpr std::uint32_t type_short = 3;

// A chain of directories, each with the fields of one page; a chain that bites its own tail ends at the limit of pages.
Result<PictureSize> tiff_size(std::string_view bytes) {
  const Numbers in(bytes, bytes.starts_with("MM"));
  PictureSize out{0, 0, 0};
  std::uint64_t most = 0;
  for (std::size_t at = in.u32(4); at != 0 && at + 2 <= bytes.size();) {
    if (++out.pages > limits::scan_pages) return fail(Error::Kind::limit, "a picture of more than " + std::to_string(limits::scan_pages) + " pages");
    std::uint32_t width = 0, height = 0;
    const std::size_t fields = in.u16(at);
    for (std::size_t i = 0, field = at + 2; i < fields && field + 12 <= bytes.size(); ++i, field += 12) {
      const std::uint32_t value = in.u16(field + 2) == type_short ? in.u16(field + 8) : in.u32(field + 8);
      if (in.u16(field) == tag_width) width = value;
      if (in.u16(field) == tag_height) height = value;
    }
    if (width == 0 || height == 0) return no_size();
    if (const std::uint64_t pixels = std::uint64_t{width} * height; pixels > most) {
      most = pixels;
      out.width = width;
      out.height = height;
    }
    at = in.u32(at + 2 + fields * 12);
  }
  return out.pages == 0 ? Result<PictureSize>(no_size()) : out;
}

}  // namespace

PictureKind picture_kind(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x89PNG\r\n"sv)) return PictureKind::png;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return PictureKind::jpeg;
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return PictureKind::tiff;
  return PictureKind::none;
}

std::string_view ending(PictureKind kind) {
  return kind == PictureKind::png ? "png" : kind == PictureKind::jpeg ? "jpg" : kind == PictureKind::tiff ? "tif" : "";
}

Result<PictureSize> picture_size(std::string_view bytes) {
  const PictureKind kind = picture_kind(bytes);
  if (kind == PictureKind::none) return fail(Error::Kind::bad_input, "no picture of a known kind");
  const PictureSize size = TRY(kind == PictureKind::png ? png_size(bytes) : kind == PictureKind::jpeg ? jpeg_size(bytes) : tiff_size(bytes));
  if (size.width == 0 || size.height == 0) return no_size();
  if (std::uint64_t{size.width} * size.height > limits::picture_pixels)
    return fail(Error::Kind::limit, "a picture of " + std::to_string(size.width) + " × " + std::to_string(size.height) +
                                        " pixels, more than " + std::to_string(limits::picture_pixels));
  return size;
}

}  // namespace dh::intake
