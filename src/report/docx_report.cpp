#include "report/docx_report.h"

#include <cmath>

#include "base/xml.h"
#include "base/zip_archive.h"
#include "report/docx_package.h"
#include "report/plan.h"

namespace dh::report {
namespace {

// Twentieths of a point; A4.
constexpr int page_short = 11906, page_long = 16838;
int dxa(double mm) { return static_cast<int>(std::lround(mm * 1440 / 25.4)); }

class Body {
 public:
  explicit Body(const std::vector<Element>& elements) : elements_(elements) {}

  std::string write() {
    std::size_t at = head();
    for (; at < elements_.size(); ++at) {
      const Element& one = elements_[at];
      if (one.landscape && at == 0) {
        landscape_ = true;  // all of it
      } else if (one.landscape) {
        // The section's properties stand in its last paragraph.
        out_ += "<w:p><w:pPr>" + section(false) + "</w:pPr></w:p>";
        landscape_ = true;
      }
      if (one.kind == ElementKind::table) table(one);
      else if (is_foot(one)) at = foot(at);
      else out_ += paragraph(style_of(one), one.text);
    }
    return out_ + section(landscape_);
  }

 private:
  // Who gets it on the left, who signs on the right; of two who sign, the "signature-left" on the left.
  static bool is_foot(const Element& one) { return one.style.starts_with("recipients") || one.style.starts_with("signature"); }

  static std::string style_of(const Element& one) {
    switch (one.kind) {
      case ElementKind::section: return "DHSection";
      case ElementKind::document: return "DHDocument";
      case ElementKind::topic: return "DHTopic";
      case ElementKind::heading: return "DHHeading";
      case ElementKind::quotation: return "DHQuotation";
      case ElementKind::phrase: return one.style == "source" ? "DHSource" : one.style == "caption" ? "DHCaption" : "DHBody";
      case ElementKind::form: return one.style == "title" ? "DHTitle" : one.style == "subject" ? "DHSubject" : "DHBody";
      case ElementKind::table: break;
    }
    return "DHBody";
  }

  static std::string runs(const std::string& text, const std::string& properties = {}) {
    std::string out = "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>");
    for (std::size_t at = 0;;) {
      const std::size_t end = std::min(text.find_first_of("\n\t", at), text.size());
      if (end > at) out += "<w:t xml:space=\"preserve\">" + xml_escape(std::string_view(text).substr(at, end - at)) + "</w:t>";
      if (end == text.size()) break;
      out += text[end] == '\n' ? "<w:br/>" : "<w:tab/>";
      at = end + 1;
    }
    return out + "</w:r>";
  }
  static std::string paragraph(const std::string& style, const std::string& text, const std::string& properties = {}) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + runs(text, properties) + "</w:p>";
  }

  static std::string section(bool landscape) {
    const int width = landscape ? page_long : page_short, height = landscape ? page_short : page_long;
    return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"" + std::to_string(width) + "\" w:h=\"" + std::to_string(height) + "\"" +
           (landscape ? " w:orient=\"landscape\"" : "") + "/><w:pgMar w:top=\"" + std::to_string(dxa(20)) + "\" w:right=\"" + std::to_string(dxa(20)) +
           "\" w:bottom=\"" + std::to_string(dxa(20)) + "\" w:left=\"" + std::to_string(dxa(30)) +
           "\" w:header=\"" + std::to_string(dxa(10)) + "\" w:footer=\"" + std::to_string(dxa(10)) + "\" w:gutter=\"0\"/>" + (landscape ? "" : "<w:titlePg/>") + "</w:sectPr>";
  }

  // Two columns without borders; each paragraph with the look that its style's ending asks for.
  void two_columns(const std::vector<const Element*>& left, const std::vector<const Element*>& right, int left_width, int right_width) {
    const auto cell = [](const std::vector<const Element*>& list, int width) {
      std::string out = "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>";
      for (const Element* one : list) {
        const bool recipients = one->style.starts_with("recipients");
        const std::string look = one->style.ends_with("bold") || one->style.starts_with("signature") || one->style == "recipients-title" ? "<w:b/>" : "";
        const std::string slant = one->style.ends_with("italic") || one->style == "recipients-title" ? "<w:i/>" : "";
        out += paragraph(recipients ? "DHRecipients" : "DHLetterhead", one->text, look + slant);
      }
      if (list.empty()) out += "<w:p/>";
      return out + "</w:tc>";
    };
    out_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(left_width + right_width) + "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"" +
            std::to_string(left_width) + "\"/><w:gridCol w:w=\"" + std::to_string(right_width) + "\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>" +
            cell(left, left_width) + cell(right, right_width) + "</w:tr></w:tbl>";
  }

  std::size_t head() {
    std::vector<const Element*> left, right;
    std::size_t at = 0;
    for (; at < elements_.size() && elements_[at].style.starts_with("letterhead"); ++at)
      (elements_[at].style.starts_with("letterhead-left") ? left : right).push_back(&elements_[at]);
    if (at > 0) two_columns(left, right, dxa(72), dxa(88));
    return at;
  }

  std::size_t foot(std::size_t at) {
    std::vector<const Element*> left, right;
    for (; at < elements_.size() && is_foot(elements_[at]); ++at)
      (elements_[at].style == "signature" ? right : left).push_back(&elements_[at]);
    out_ += "<w:p/>";
    two_columns(left, right, dxa(80), dxa(80));
    return at - 1;
  }

  void table(const Element& one) {
    int total = 0;
    std::string grid;
    for (const double width : one.widths_mm) {
      grid += "<w:gridCol w:w=\"" + std::to_string(dxa(width)) + "\"/>";
      total += dxa(width);
    }
    out_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(total) + "\" w:type=\"dxa\"/><w:tblBorders>";
    for (const char* edge : {"top", "left", "bottom", "right", "insideH", "insideV"}) out_ += "<w:" + std::string(edge) + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";
    out_ += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>";
    for (std::size_t r = 0; r < one.rows.size(); ++r) {
      // A row as long as a page must be allowed to split; others stay whole.
      std::size_t longest = 0;
      for (const std::string& text : one.rows[r]) longest = std::max(longest, text.size());
      out_ += "<w:tr><w:trPr>" + std::string(longest < 1500 ? "<w:cantSplit/>" : "") + (r == 0 ? "<w:tblHeader/>" : "") + "</w:trPr>";
      for (std::size_t c = 0; c < one.rows[r].size(); ++c)
        out_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(dxa(c < one.widths_mm.size() ? one.widths_mm[c] : 20)) + "\" w:type=\"dxa\"/></w:tcPr>" +
                paragraph("DHCell", one.rows[r][c], r == 0 ? "<w:b/>" : "") + "</w:tc>";
      out_ += "</w:tr>";
    }
    out_ += "</w:tbl><w:p/>";
  }

  const std::vector<Element>& elements_;
  std::string out_;
  bool landscape_ = false;
};

std::string document_part(const std::vector<Element>& elements) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"" + std::string(word_namespace) +
         "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>" + Body(elements).write() + "</w:body></w:document>";
}

}  // namespace

Result<std::string> write_docx_report(const Synthesis& synthesis, const SigningKey& key, const ReportDelivery* delivery) {
  return write_docx(plan_report(synthesis), "Báo cáo tổng hợp ý kiến góp ý", {manifest_namespace, manifest_part(synthesis, key, delivery)});
}

Result<std::string> write_docx(const std::vector<Element>& elements, const std::string& title, const CarriedPart& carried) {
  std::vector<ZipEntry> parts = fixed_parts(title, carried.name_space);
  if (!carried.name_space.empty()) parts.push_back({"customXml/item1.xml", carried.xml});
  parts.push_back({"word/document.xml", document_part(elements)});
  return write_zip(parts);
}

}  // namespace dh::report
