#include "app/fingerprint.h"

#include "base/crypto.h"

namespace dh::app {
namespace {

// Raise it when analyse would judge the same input otherwise than before.
constexpr const char* analysis_version = "10";

Result<std::string> rules_of(const store::WorkspaceStore& store) {
  std::string all = analysis_version;
  all += '\n' + TRY(store.fingerprint_of("guide"));
  all += '\n' + TRY(store.fingerprint_of("roster"));
  for (const store::DraftVersion& one : TRY(store.draft_versions()))
    all += '\n' + one.id + '\t' + one.version + '\t' + one.document_sha256 + '\t' + std::to_string(one.after_source);
  return all;
}

}  // namespace

Result<std::string> fingerprint_of_inputs(const store::WorkspaceStore& store) {
  std::string all = TRY(rules_of(store));
  all += '\n' + std::to_string(TRY(store.last_decision()));
  for (const Source& source : TRY(store.sources()))
    all += '\n' + source.sha256 + '\t' + source.file + '\t' + source.unit + '\t' + source.superseded_by;
  return sha256_hex(all);
}

Result<std::string> fingerprint_of_rules(const store::WorkspaceStore& store) { return sha256_hex(TRY(rules_of(store))); }

}  // namespace dh::app
