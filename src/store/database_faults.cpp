// What SQLite itself can say of the state of the database.
#include "store/state.h"

namespace dh::store {
namespace {

constexpr std::size_t enough = 100;  // faults; after so many more say no more

}  // namespace

Result<std::vector<std::string>> WorkspaceStore::database_faults() const {
  std::vector<std::string> faults;
  Statement damage = TRY(state_->database.prepare("PRAGMA integrity_check(100)"));
  damage.query();
  while (TRY(damage.step()))
    if (std::string said = damage.text(); said != "ok") faults.push_back(std::move(said));
  Statement loose = TRY(state_->database.prepare("PRAGMA foreign_key_check"));
  loose.query();
  while (faults.size() < enough && TRY(loose.step())) {
    const std::string table = loose.text();
    const std::int64_t row = loose.optional_integer().value_or(0);
    faults.push_back("row " + std::to_string(row) + " of " + table + " points to no row of " + loose.text());
  }
  return faults;
}

}  // namespace dh::store
