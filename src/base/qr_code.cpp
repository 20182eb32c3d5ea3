#include "base/qr_code.h"

#include <fmt/core.h>
#include <qrencode.h>

#include <memory>

#include "base/limits.h"

namespace dh {

Result<QrCode> qr_code(std::string_view text, QrSafety safety) {
  static constexpr QRecLevel levels[] = {QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
  if (text.empty()) return fail(Error::Kind::refused, "a QR code holds at least one letter");
  if (text.size() > limits::qr_text_bytes) return fail(Error::Kind::limit, "the text is too long for a QR code");
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, levels[static_cast<std::size_t>(safety)]), QRcode_free);
  if (!made) return fail(Error::Kind::internal, "the QR code cannot be made");
  QrCode out;
  out.side = made->width;
  const auto count = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
  out.cells.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.cells.push_back((made->data[i] & 1) != 0);
  return out;
}

std::string qr_svg(const QrCode& code) {
  const int whole = code.side + 2 * qr_quiet_cells;
  std::string out = fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{1}" height="{1}" shape-rendering="crispEdges">)", whole, whole * 4);
  out += fmt::format(R"(<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d=")", whole);
  // A run of dark cells in a row is one rectangle: no seam shows between them.
  for (int row = 0; row < code.side; ++row) {
    for (int column = 0; column < code.side; ++column) {
      int run = 0;
      while (column + run < code.side && code.dark(column + run, row)) ++run;
      if (run == 0) continue;
      out += fmt::format("M{} {}h{}v1h-{}z", column + qr_quiet_cells, row + qr_quiet_cells, run, run);
      column += run;
    }
  }
  return out + "\"/></svg>";
}

}  // namespace dh
