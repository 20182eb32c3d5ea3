// The blocks that a pointer ("trang 5, đoạn 2", "mục 3.1 Phần thứ hai, gạch đầu dòng thứ ba") speaks for.
#pragma once

#include "analyse/draft_map.h"
#include "analyse/evidence.h"
#include "analyse/pointer.h"

namespace dh::analyse {

class PointedPlaces {
 public:
  explicit PointedPlaces(const DraftMap& map);
  // `draft` null: all drafts.
  void weigh(const Pointer& pointer, const Draft* draft, Evidence& evidence) const;
  // What of the pointer does not fit the block, in few words: "page 5 ≠ 12"; empty when all fits.
  std::string contradiction(const Pointer& pointer, int site) const;
  // The nth bullet under a heading, counted from 1 or `the_last`; -1 when there are not so many.
  int nth_bullet(int heading, int number) const;

 private:
  double page_fit(const Pointer& pointer, int site) const;
  double heading_fit(const std::vector<std::string>& labels, int site) const;
  double label_fit(const std::string& label, const Site& site) const;
  int nth_paragraph(int heading, int number) const;
  int last_line(const Draft& draft, int page) const;
  int last_paragraph(const Draft& draft, int page) const;

  const DraftMap& map_;
};

}  // namespace dh::analyse
