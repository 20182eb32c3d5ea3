#include "intake/grey_picture.h"

#include <charconv>

#include "base/limits.h"

namespace dh::intake {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A number of the header, blanks and comments before it left out; -1 when none stands there.
int header_number(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size() && (is_blank(bytes[at]) || bytes[at] == '#')) {
    if (bytes[at] == '#')
      while (at < bytes.size() && bytes[at] != '\n') ++at;
    else ++at;
  }
  int value = -1;
  const auto [end, fault] = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), value);
  if (fault != std::errc{}) return -1;
  at = static_cast<std::size_t>(end - bytes.data());
  return value;
}

}  // namespace

Result<GreyPicture> read_pgm(std::string_view bytes) {
  GreyPicture out;
  std::size_t at = 2;
  if (!bytes.starts_with("P5")) return fail(Error::Kind::bad_input, "not a PGM picture");
  out.width = header_number(bytes, at);
  out.height = header_number(bytes, at);
  const int most = header_number(bytes, at);
  if (out.width <= 0 || out.height <= 0 || most != 255) return fail(Error::Kind::bad_input, "a PGM header that does not hold");
  const std::uint64_t pixels = static_cast<std::uint64_t>(out.width) * static_cast<std::uint64_t>(out.height);
  if (pixels > limits::picture_pixels)
    return fail(Error::Kind::limit, "a picture of " + std::to_string(out.width) + " × " + std::to_string(out.height) + " pixels");
  if (at >= bytes.size() || bytes.size() - at - 1 < pixels) return fail(Error::Kind::bad_input, "a PGM picture that is cut off");
  const std::string_view data = bytes.substr(at + 1, pixels);
  out.pixels.assign(data.begin(), data.end());
  return out;
}

std::string write_pgm(const GreyPicture& picture) {
  std::string out = "P5\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n";
  out.append(picture.pixels.begin(), picture.pixels.end());
  return out;
}

}  // namespace dh::intake
