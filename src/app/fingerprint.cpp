#include "app/fingerprint.h"

#include "base/crypto.h"

namespace dh::app {
namespace {

// Raise it when analyse would judge the same input otherwise than before.
constexpr const char* analysis_version = "9";

}  // namespace

Result<std::string> fingerprint_of_inputs(const store::WorkspaceStore& store) {
  std::string all = analysis_version;
  all += '\n' + TRY(store.fingerprint_of("guide"));
  all += '\n' + TRY(store.fingerprint_of("roster"));
  all += '\n' + std::to_string(TRY(store.last_decision()));
  for (const Draft& draft : TRY(store.drafts())) all += '\n' + draft.id + '\t' + draft.version + '\t' + draft.document_sha256;
  for (const Source& source : TRY(store.sources()))
    all += '\n' + source.sha256 + '\t' + source.file + '\t' + source.unit + '\t' + source.superseded_by;
  return sha256_hex(all);
}

}  // namespace dh::app
