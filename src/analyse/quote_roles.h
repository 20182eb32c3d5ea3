// What each quotation of an opinion does in the edit it asks for: the draft's words that shall go, new ones, a place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/quotation.h"

namespace dh::analyse {

enum class Role { context, old, fresh, inserted, after, before, removed, missing, within, repeated, moved, refused };

struct Quote : Quotation {
  Role role = Role::context;
  bool told_old = false;  // "sửa “A”", "thay cụm từ “A”"
};

// The quotations in order, each with its role, told by the words before and behind it.
std::vector<Quote> quotes_with_roles(std::string_view text);

// The words of a quotation.
std::string cut(std::string_view text, const Quote& quote);

}  // namespace dh::analyse
