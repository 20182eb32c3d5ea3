// Scans and photographs made fit for reading, by Leptonica: turned until the lines are level, and lit evenly.
#pragma once

#include "intake/grey_picture.h"

namespace dh::intake {

struct Straightened {
  GreyPicture picture;     // the same size; what turning uncovers is white
  double degrees = 0;      // by which it was turned clockwise; 0: it was level, or has no lines to tell
  bool light_evened = false;
};

// Angles up to 7 degrees are found (Leptonica's skew.c: differential line sums, Bloomberg 1995); less than a quarter
// degree is left alone, Tesseract reads it as well. Light is evened where the paper's own brightness varies.
Straightened straighten(const GreyPicture& picture);

}  // namespace dh::intake
