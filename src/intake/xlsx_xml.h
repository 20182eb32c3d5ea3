// The elements of a workbook's parts by their local names, for some programs give them prefixes.
#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "base/xml.h"

namespace dh::intake {

inline pugi::xml_node named_child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node child : node.children())
    if (local_name(child.name()) == name) return child;
  return {};
}

inline std::vector<pugi::xml_node> named_children(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node child : node.children())
    if (local_name(child.name()) == name) found.push_back(child);
  return found;
}

}  // namespace dh::intake
