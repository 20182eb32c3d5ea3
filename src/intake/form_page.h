// A page of a paper form that this program printed (model/paper_form.h): its code tells unit, member, draft and what each
// box asks; print is read by Tesseract, and a box with ink that is no print awaits a person, already placed.
#pragma once

#include <string>

#include "base/result.h"
#include "intake/grey_picture.h"
#include "intake/reader.h"

namespace dh::intake {

// False: no form of ours, nothing was added. A form that does not fit (damaged, of another consultation, of a unit, member
// or draft that is not here, a mark not found) adds one problem that says so. `page` counts from 1.
Result<bool> read_form_page(Reading& reading, const GreyPicture& picture, const Consultation& consultation, int page, const std::string& name);

}  // namespace dh::intake
