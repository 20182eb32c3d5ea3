// Mail: one message (EML) or many (MBOX). Read: plain and HTML texts, alternatives once, replies that quote the draft or
// the mail before, signatures, attachments of every form, mail in mail. Not read: encrypted parts, calendar entries.
#pragma once

#include "intake/reader.h"

namespace dh::intake {

double recognise_eml(const Input& input, const Consultation& consultation);
Result<Reading> read_eml(const Input& input, const Consultation& consultation);
double recognise_mbox(const Input& input, const Consultation& consultation);
Result<Reading> read_mbox(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
