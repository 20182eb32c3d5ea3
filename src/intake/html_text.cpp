#include "intake/html_text.h"

#include <libxml/HTMLparser.h>

#include <array>
#include <cstring>
#include <limits>
#include <memory>

#include "base/limits.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  for (const std::string_view one : names)
    if (name == one) return true;
  return false;
}

constexpr std::array<std::string_view, 11> unseen = {"script", "style", "head", "title", "template", "noscript",
                                                     "object", "iframe", "svg", "math", "select"};
constexpr std::array<std::string_view, 25> blocks = {
    "p", "div", "li", "ul", "ol", "table", "tr", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6",
    "section", "article", "header", "footer", "hr", "pre", "dl", "dt", "dd"};
constexpr std::array<std::string_view, 2> strong = {"b", "strong"};

std::string attribute(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(const_cast<xmlNode*>(node), reinterpret_cast<const xmlChar*>(name));
  if (value == nullptr) return {};
  std::string out(reinterpret_cast<const char*>(value));
  xmlFree(value);
  return out;
}

struct Look {
  bool bold = false, bullet = false, quoted = false;
  int heading = 0;
};

tl::unexpected<Error> too_deep() { return fail(Error::Kind::limit, "HTML nested deeper than " + std::to_string(limits::html_depth)); }

class Walk {
 public:
  std::vector<HtmlParagraph> paragraphs;

  Status visit(const xmlNode* node, Look look, int depth) {
    if (depth > limits::html_depth) return too_deep();
    for (; node != nullptr; node = node->next) {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        add(reinterpret_cast<const char*>(node->content), look);
      } else if (node->type == XML_ELEMENT_NODE) {
        TRY(visit_element(node, look, depth));
      }
    }
    return {};
  }

  void finish() {
    while (!text_.empty() && (text_.back() == ' ' || text_.back() == '\n')) text_.pop_back();
    if (!trim(text_).empty()) paragraphs.push_back({text_, bold_ && any_, look_.bullet, look_.quoted, look_.heading});
    text_.clear();
    bold_ = true;
    any_ = false;
  }

 private:
  Status visit_element(const xmlNode* node, Look look, int depth) {
    const std::string_view name(reinterpret_cast<const char*>(node->name));
    if (is_one_of(name, unseen)) return {};
    if (name == "br") {
      while (!text_.empty() && text_.back() == ' ') text_.pop_back();
      text_ += '\n';
      return {};
    }
    const bool block = is_one_of(name, blocks);
    if (block) finish();
    if (is_one_of(name, strong)) look.bold = true;
    if (name == "li") look.bullet = true;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') look.heading = name[1] - '0';
    if (name == "blockquote" || attribute(node, "class").find("gmail_quote") != std::string::npos) look.quoted = true;
    TRY(visit(node->children, look, depth + 1));
    if (block) finish();
    return {};
  }

  void add(std::string_view raw, const Look& look) {
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t before = at;
      const char32_t c = next_code_point(raw, at);
      if (is_space(c)) {
        if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') text_ += ' ';
        continue;
      }
      text_.append(raw.substr(before, at - before));
      if (!any_) look_ = look;
      any_ = true;
      bold_ = bold_ && look.bold;
    }
  }

  std::string text_;
  Look look_;
  bool bold_ = true, any_ = false;
};

}  // namespace

Result<std::vector<HtmlParagraph>> html_paragraphs(std::string_view html) {
  const std::string valid = is_valid_utf8(html) ? std::string(html) : repair_utf8(html);
  if (valid.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return fail(Error::Kind::limit, "HTML too large");
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxt*)> parser(htmlNewParserCtxt(), &htmlFreeParserCtxt);
  if (parser == nullptr) return fail(Error::Kind::internal, "cannot make an HTML parser");
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> tree(
      htmlCtxtReadMemory(parser.get(), valid.data(), static_cast<int>(valid.size()), nullptr, "utf-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
      &xmlFreeDoc);
  // The parser stops in the middle of what is nested too deep, and gives what it has: that would be text lost in silence.
  if (parser->disableSAX != 0) return too_deep();
  Walk walk;
  if (tree == nullptr) return walk.paragraphs;
  TRY(walk.visit(xmlDocGetRootElement(tree.get()), {}, 0));
  walk.finish();
  return walk.paragraphs;
}

}  // namespace dh::intake
