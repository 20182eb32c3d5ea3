// QR codes (ISO/IEC 18004) of short texts, by libqrencode: as cells for a document, as a picture for a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dh {

struct QrCode {
  int side = 0;             // cells in a row, without the quiet zone
  std::vector<bool> cells;  // row by row from the top left; true: dark
  bool dark(int column, int row) const { return cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) + static_cast<std::size_t>(column)]; }
};

// How much of the picture may be lost and it is still read: about 7, 15, 25, 30 % (levels L, M, Q, H).
enum class QrSafety { low, medium, quartile, high };

// The smallest that holds the text, as bytes. Refuses what is empty, or longer than limits::qr_text_bytes.
Result<QrCode> qr_code(std::string_view text, QrSafety safety = QrSafety::medium);

// The light cells around it without which it is not read, on each side.
inline constexpr int qr_quiet_cells = 4;
// An SVG document with its quiet zone, dark on white whatever the page's colours are; one unit is one cell. It names no
// style and no script, so that it stands in a page under a strict content security policy.
std::string qr_svg(const QrCode& code);

}  // namespace dh
