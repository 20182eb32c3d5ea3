// A word that stands twice, with the word before it: “cây ăn trái ăn trái” becomes “cây ăn trái”.
#pragma once

#include <string>
#include <string_view>

#include "analyse/settled_edit.h"

namespace dh::analyse {

// False when `text` does not double the phrase, nor what the phrase itself doubles.
bool settle_repeated(const std::string& phrase, std::string_view text, const WordBonds& bonds, SettledEdit& out);

}  // namespace dh::analyse
