// The four black squares at the corners of a form (model/paper_form.h), found on the picture of its page, and the way from
// millimetres of the form to pixels that they give: a plane seen at any angle (Leptonica's projective transform).
#pragma once

#include <array>
#include <optional>

#include "intake/grey_picture.h"

namespace dh::intake {

struct Spot {
  double x = 0, y = 0;
};

// From millimetres, measured from the outer corner of the mark at the top left, to pixels.
class FormPlane {
 public:
  explicit FormPlane(const std::array<float, 8>& coefficients) : c_(coefficients) {}
  Spot pixel(double x_mm, double y_mm) const;

 private:
  std::array<float, 8> c_;
};

// `boxes`: on the page; `quarter_turns`: as page_codes.h has it. Nothing when a mark is not found.
std::optional<FormPlane> find_form(const GreyPicture& page, int boxes, int quarter_turns);

// A part of the form as a picture of its own, upright and level, `pixels_per_mm` a millimetre; what lies outside is white.
GreyPicture cut_out(const GreyPicture& page, const FormPlane& plane, double left_mm, double top_mm, double width_mm, double height_mm, double pixels_per_mm);

}  // namespace dh::intake
