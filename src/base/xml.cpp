#include "base/xml.h"

#include <cstring>

#include "base/limits.h"

namespace dh {

Result<pugi::xml_document> parse_xml(std::string_view bytes, std::string_view name) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(
      bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype);
  if (!parsed)
    return fail(Error::Kind::bad_input, std::string("not well-formed XML (") + parsed.description() + ")", {},
                std::string(name));
  int depth = 0;
  for (pugi::xml_node node = document.first_child(); node;) {
    if (node.type() == pugi::node_doctype)
      return fail(Error::Kind::bad_input, "declares a document type", {}, std::string(name));
    if (node.first_child()) {
      if (++depth > limits::xml_depth)
        return fail(Error::Kind::limit, "nested deeper than " + std::to_string(limits::xml_depth), {}, std::string(name));
      node = node.first_child();
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
      if (node == document) return document;
    }
    if (node) node = node.next_sibling();
  }
  return document;
}

std::string_view local_name(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Does U+FFFE or U+FFFF begin here?
bool begins_no_character(std::string_view text) { return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF"); }

}  // namespace

std::string xml_escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && !is_xml_char(static_cast<unsigned char>(c))) {
          out += replacement;
        } else if (begins_no_character(text.substr(at))) {
          out += replacement;
          at += 2;
        } else {
          out += c;
        }
    }
  }
  return out;
}

}  // namespace dh
