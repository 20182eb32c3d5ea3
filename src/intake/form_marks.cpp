#include "intake/form_marks.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include "model/paper_form.h"

namespace dh::intake {
namespace {

namespace layout = form_layout;

constexpr double page_width = 210, page_height = 297;  // mm
constexpr int dark_below = 110;
constexpr double search_mm = 32;         // around where a mark should be
constexpr double least_dark = 0.9;       // of a mark
constexpr double most_dark_around = 0.2; // of the ring about it

// How many dark pixels lie in any rectangle.
class DarkCount {
 public:
  explicit DarkCount(const GreyPicture& page) : width_(page.width), height_(page.height), sums_(static_cast<std::size_t>(page.width + 1) * static_cast<std::size_t>(page.height + 1)) {
    for (int y = 0; y < height_; ++y) {
      std::uint32_t row = 0;
      for (int x = 0; x < width_; ++x) {
        row += page.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)] < dark_below;
        sums_[at(x + 1, y + 1)] = sums_[at(x + 1, y)] + row;
      }
    }
  }
  bool holds(int left, int top, int side) const { return left >= 0 && top >= 0 && left + side <= width_ && top + side <= height_; }
  double dark(int left, int top, int side) const {
    return static_cast<double>(sums_[at(left + side, top + side)] + sums_[at(left, top)]) - static_cast<double>(sums_[at(left, top + side)] + sums_[at(left + side, top)]);
  }

 private:
  std::size_t at(int x, int y) const { return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 1) + static_cast<std::size_t>(x); }
  int width_, height_;
  std::vector<std::uint32_t> sums_;
};

std::optional<Spot> find_mark(const DarkCount& count, Spot expected, double pixels_per_mm) {
  std::optional<Spot> best;
  double best_score = 0;
  const int reach = static_cast<int>(search_mm * pixels_per_mm);
  for (double scale = 1.05; scale > 0.6; scale -= 0.075) {
    const int side = static_cast<int>(layout::mark * pixels_per_mm * scale * 0.94), edge = std::max(2, side / 4), whole = side + 2 * edge;
    if (side < 8) continue;
    const double area = static_cast<double>(side) * side, ring = static_cast<double>(whole) * whole - area;
    for (int y = static_cast<int>(expected.y) - reach; y <= static_cast<int>(expected.y) + reach; y += 2)
      for (int x = static_cast<int>(expected.x) - reach; x <= static_cast<int>(expected.x) + reach; x += 2) {
        const int left = x - side / 2, top = y - side / 2;
        if (!count.holds(left - edge, top - edge, whole)) continue;
        const double inside = count.dark(left, top, side);
        if (inside < least_dark * area) continue;
        const double around = (count.dark(left - edge, top - edge, whole) - inside) / ring;
        const double score = inside / area - around;
        if (around > most_dark_around || score <= best_score) continue;
        best_score = score;
        best = Spot{left + side / 2.0, top + side / 2.0};
      }
  }
  return best;
}

}  // namespace

Spot FormPlane::pixel(double x, double y) const {
  const double down = static_cast<double>(c_[6]) * x + static_cast<double>(c_[7]) * y + 1;
  return {(static_cast<double>(c_[0]) * x + static_cast<double>(c_[1]) * y + static_cast<double>(c_[2])) / down,
          (static_cast<double>(c_[3]) * x + static_cast<double>(c_[4]) * y + static_cast<double>(c_[5])) / down};
}

std::optional<FormPlane> find_form(const GreyPicture& page, int boxes, int quarter_turns) {
  const bool lies = quarter_turns % 2 != 0;
  const double pixels_per_mm = page.width / (lies ? page_height : page_width);
  // From a place on the upright page to the picture as it lies.
  const auto turned = [&](double x, double y) -> Spot {
    switch (quarter_turns) {
      case 1: return {(page_height - y) * pixels_per_mm, x * pixels_per_mm};
      case 2: return {(page_width - x) * pixels_per_mm, (page_height - y) * pixels_per_mm};
      case 3: return {y * pixels_per_mm, (page_width - x) * pixels_per_mm};
      default: return {x * pixels_per_mm, y * pixels_per_mm};
    }
  };
  const double half = layout::mark / 2, right = layout::width - half, bottom = layout::height(boxes) - half;
  const std::array<Spot, 4> on_form = {{{half, half}, {right, half}, {half, bottom}, {right, bottom}}};
  const DarkCount count(page);
  const auto destroy = [](Pta* points) { ptaDestroy(&points); };
  const std::unique_ptr<Pta, decltype(destroy)> from(ptaCreate(4), destroy), to(ptaCreate(4), destroy);
  for (const Spot& one : on_form) {
    const auto found = find_mark(count, turned(layout::left + one.x, layout::top + one.y), pixels_per_mm);
    if (!found) return std::nullopt;
    ptaAddPt(from.get(), static_cast<float>(one.x), static_cast<float>(one.y));
    ptaAddPt(to.get(), static_cast<float>(found->x), static_cast<float>(found->y));
  }
  float* solved = nullptr;
  if (getProjectiveXformCoeffs(from.get(), to.get(), &solved) != 0 || solved == nullptr) return std::nullopt;
  std::array<float, 8> coefficients{};
  std::copy_n(solved, 8, coefficients.begin());
  std::free(solved);
  return FormPlane(coefficients);
}

GreyPicture cut_out(const GreyPicture& page, const FormPlane& plane, double left, double top, double width, double height, double pixels_per_mm) {
  GreyPicture out{static_cast<int>(std::lround(width * pixels_per_mm)), static_cast<int>(std::lround(height * pixels_per_mm)), {}};
  out.pixels.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 255);
  const auto pixel = [&page](int x, int y) { return static_cast<double>(page.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) + static_cast<std::size_t>(x)]); };
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      const Spot at = plane.pixel(left + x / pixels_per_mm, top + y / pixels_per_mm);
      if (!(at.x >= 0 && at.y >= 0 && at.x < page.width - 1 && at.y < page.height - 1)) continue;
      const int column = static_cast<int>(at.x), line = static_cast<int>(at.y);
      const double across = at.x - column, down = at.y - line;
      const double value = (pixel(column, line) * (1 - across) + pixel(column + 1, line) * across) * (1 - down) + (pixel(column, line + 1) * (1 - across) + pixel(column + 1, line + 1) * across) * down;
      out.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) + static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(std::lround(value));
    }
  return out;
}

}  // namespace dh::intake
