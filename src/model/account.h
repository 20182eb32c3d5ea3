// Who may use the web, and as what. The role says which room is theirs, the unit how far down they see.
#pragma once

#include <cstdint>
#include <string>

namespace dh {

struct Account {
  enum class Part { member, secretary, organiser, drafter, auditor };
  std::int64_t number = 0;
  Part part = Part::member;
  std::string name;    // as others see it: a code, an office
  std::string unit;    // code; empty: the whole tree
  std::string member;  // code on the roster; of members only
};
const char* name(Account::Part part);  // "member" …
bool part_of(const std::string& name, Account::Part& part);

}  // namespace dh
