// Minutes of a meeting that this program wrote: the document carries what was typed in (model/meeting.h). That is believed
// only where the text of the document is, paragraph by paragraph, the text which follows from it; a document that was
// changed afterwards is read by its text, as any other minutes.
#pragma once

#include "base/result.h"
#include "intake/reader.h"
#include "model/meeting.h"

namespace dh::intake {

// What a DOCX carries; nothing is compared. not_found when it carries nothing.
Result<Meeting> carried_meeting(std::string_view docx);

double recognise_meeting(const Input& input, const Consultation& consultation);
Result<Reading> read_meeting(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
