// Bytes as received -> a source with its opinions, whose and of which unit. Writes nothing; safe on several threads.
#pragma once

#include <string>
#include <vector>

#include "analyse/attribute.h"
#include "base/result.h"
#include "model/consultation.h"
#include "model/opinion.h"
#include "model/source.h"

namespace dh::app {

// The form of a source that is a report of this program, or a mail with one: it waits in quarantine to be merged, for its
// opinions are no loose ones (merge_received in bundle_pass.h).
inline constexpr const char* waiting_report = "report";

struct OneFile {
  Source source;  // without received_at, which whoever stores it gives
  std::vector<Opinion> opinions;
  std::vector<Error> problems;  // what of it could not be read; each names the file
};

// A file that cannot be read becomes a source in quarantine. `told_unit`: a code that overrides what is found, or empty.
OneFile read_source(const std::string& bytes, const std::string& file, const Consultation& consultation,
                    const analyse::Attribution& attribution, const std::string& told_unit);

}  // namespace dh::app
