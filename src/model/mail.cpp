#include "model/mail.h"

namespace dh {

const char* name(Mail::State state) {
  switch (state) {
    case Mail::State::queued: return "queued";
    case Mail::State::sending: return "sending";
    case Mail::State::sent: return "sent";
    case Mail::State::failed: return "failed";
    case Mail::State::dropped: return "dropped";
  }
  return "";
}

}  // namespace dh
