// Where an opinion points, in the form in which the places of two are compared.
#pragma once

#include <cstddef>
#include <string>

#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::analyse {

struct Spot {
  const Draft* draft = nullptr;  // null: no place
  int block = -1;
  int heading = -1;
  std::size_t start = 0, end = 0;  // bytes in the block; start == end: the block as a whole
  bool certain = false;
  bool one_point = false;          // a target, a sentence, a title: the block is one point as a whole

  bool known() const { return draft != nullptr && block >= 0 && certain; }
};
Spot spot_of(const Consultation& consultation, const Opinion& opinion);

enum class Nearness {
  here,       // the same words of one block, or a block that is one point
  block,      // one block
  heading,    // one heading, or one heading above the other
  unknown,    // at least one has no certain place
  elsewhere,  // two certain places that have nothing in common
};
Nearness nearness(const Spot& one, const Spot& other);

}  // namespace dh::analyse
