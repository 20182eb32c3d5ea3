// The quotations in an opinion, in the marks that people type.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dh::analyse {

struct Quotation {
  std::size_t open = 0, start = 0, end = 0, close = 0;  // bytes: the mark, the words, the byte after the closing mark
};

// In order; they never overlap. A mark without its other half opens nothing.
std::vector<Quotation> quotations_of(std::string_view text);

// Nothing stands outside of its quotations but a word at most: what they say is what the writer says.
bool only_quotations(std::string_view text);

// The text with each quotation replaced by “…”: what its writer says himself. A text that is little else than one long
// quotation (an opinion that somebody reports word for word) stays as it is.
std::string outside_quotations(std::string_view text);

}  // namespace dh::analyse
