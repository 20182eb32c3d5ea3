// Lines and tab-separated tables of the sample's sources.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dh::sample {

std::vector<std::string_view> split(std::string_view text, char separator);

// A table of a source: lines that begin with "! " are its letterhead, "\n" in a cell is a line break.
struct TextTable {
  std::vector<std::string> letterhead;
  std::vector<std::vector<std::string>> rows;
  std::size_t columns() const;
};
TextTable parse_table(std::string_view text);

}  // namespace dh::sample
