// Figures in a text: "4,6%", "09 -10%", "01 đến 02", "5.500 - 6.000", "1‰".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dh::analyse {

struct Figure {
  std::size_t start = 0, end = 0;  // bytes
  std::string key;                 // for comparing: "9-10%"
  bool share = false;              // of a hundred or a thousand
  bool range = false;
};

std::vector<Figure> figures_of(std::string_view text);

// How far apart two figures are, from 0 to 1 (one is e times the other, or more): a target is seldom doubled.
double distance(const Figure& one, const Figure& other);

}  // namespace dh::analyse
