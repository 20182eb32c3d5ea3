// Ctrl-C and the polite request to end: the first is only noted, so that work can stop at a good place; the second ends
// the program as ever.
#pragma once

namespace dh::cli {

void watch_interrupts();
bool interrupted();

}  // namespace dh::cli
