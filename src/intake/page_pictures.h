// The pages of a scan as the pictures that are read: unpacked in the sandbox, turned level, lit evenly. They are made again
// from the kept file whenever a person wants to compare; the boxes of doubtful words lie on them.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"
#include "intake/grey_picture.h"

namespace dh::intake {

// Pages count from 1. An error of the visitor ends the visit and is given back.
using PageVisitor = std::function<Status(int page, const GreyPicture& picture)>;

// PDF (200 dots an inch, grey: more costs time and reads no better), PNG, JPEG as its EXIF says it is turned, TIFF with
// all its pages. Up to limits::scan_pages; the same bytes give the same pictures.
Status visit_page_pictures(std::string_view bytes, const PageVisitor& visit);

}  // namespace dh::intake
