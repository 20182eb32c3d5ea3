#include "model/account.h"

#include <array>

namespace dh {
namespace {

constexpr std::array names = {"member", "secretary", "organiser", "drafter", "auditor"};
static_assert(names.size() == static_cast<std::size_t>(Account::Part::auditor) + 1);

}  // namespace

const char* name(Account::Part part) { return names[static_cast<std::size_t>(part)]; }

bool part_of(const std::string& text, Account::Part& part) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (text != names[i]) continue;
    part = static_cast<Account::Part>(i);
    return true;
  }
  return false;
}

}  // namespace dh
