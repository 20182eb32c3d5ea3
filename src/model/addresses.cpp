#include "model/addresses.h"

#include <algorithm>

namespace dh {
namespace {

bool same(const std::string& one, const std::string& other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return !one.empty() && std::ranges::equal(one, other, {}, lower, lower);
}

std::string only_one(const std::map<std::string, std::string>& all, const std::string& address) {
  std::string found;
  for (const auto& [code, own] : all) {
    if (!same(address, own)) continue;
    if (!found.empty()) return {};
    found = code;
  }
  return found;
}

}  // namespace

std::string Addresses::unit_of(const std::string& address) const { return only_one(units, address); }
std::string Addresses::member_of(const std::string& address) const { return only_one(members, address); }

}  // namespace dh
