// The requests of many opinions, one for all that say the same at one place: most of a campaign is one wording.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analyse/request.h"

namespace dh::analyse {

class Requests {
 public:
  // Reads each wording once, on all processors. The vocabulary learns in the order of ids, so that nothing depends on the
  // order of arrival.
  Requests(const Consultation& consultation, std::span<const Opinion> opinions, Vocabulary& vocabulary);

  const Request& operator[](std::size_t i) const { return requests_[number_[i]]; }
  // The same for two opinions that have one request.
  std::uint32_t number(std::size_t i) const { return number_[i]; }
  // Of an opinion among all, by id: comparing these is comparing ids.
  std::uint32_t rank(std::size_t i) const { return rank_[i]; }
  std::size_t size() const { return number_.size(); }

 private:
  std::vector<Request> requests_;
  std::vector<std::uint32_t> number_, rank_;
};

}  // namespace dh::analyse
