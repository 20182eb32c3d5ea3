// A filter on system calls (seccomp, Linux) for children where bubblewrap does not work: sockets other than local ones
// cannot be made. Source: seccomp(2), linux/seccomp.h.
#pragma once

namespace dh {

// For the calling thread and all that it starts; cannot be undone. Safe to call between fork and exec. False: this
// system has no such filter.
bool forbid_network();

}  // namespace dh
