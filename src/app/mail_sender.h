// What intake does with a mail out of a mailbox before it is read: whose it is, and whether a report of ours came with it.
#pragma once

#include <string>

#include "app/read_source.h"
#include "model/addresses.h"

namespace dh::app {

// A mail from an address that the roster knows is of that unit (or of that member's unit), whatever it says of itself. From
// an address that it does not know, once it knows any: nothing is guessed from what the mail says, a person is asked.
// `told_unit`: a code that overrides all. An attached report of ours is not read as opinions: the mail waits (Source::form
// "report", the reason in Source::quarantine).
OneFile read_mailed_source(const std::string& bytes, const std::string& file, const Consultation& consultation, const analyse::Attribution& attribution,
                           const Addresses& addresses, const std::string& told_unit);

}  // namespace dh::app
