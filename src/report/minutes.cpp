#include "report/minutes.h"

#include "base/xml.h"
#include "report/docx_report.h"

namespace dh::report {
namespace {

ElementKind kind_of(const std::string& style) {
  if (style == "section") return ElementKind::section;
  return style == "body" ? ElementKind::phrase : ElementKind::form;
}

}  // namespace

Result<std::string> write_minutes(const Meeting& meeting) {
  std::vector<Element> elements;
  for (const MinutesLine& line : minutes_of(meeting)) {
    Element& element = elements.emplace_back();
    element.kind = kind_of(line.style);
    element.text = line.text();
    if (element.kind == ElementKind::form) element.style = line.style;
  }
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<meeting xmlns=\"" + std::string(meeting_namespace) + "\">" +
                          xml_escape(meeting_to_json(meeting)) + "</meeting>";
  return write_docx(elements, "Biên bản hội nghị góp ý", {meeting_namespace, xml});
}

}  // namespace dh::report
