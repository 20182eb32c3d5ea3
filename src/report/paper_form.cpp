#include "report/paper_form.h"

#include <fmt/format.h>

#include <cmath>

#include "base/qr_code.h"
#include "base/xml.h"
#include "base/zip_archive.h"
#include "text/utf8.h"

namespace dh::report {
namespace {

namespace layout = form_layout;

int dxa(double mm) { return static_cast<int>(std::lround(mm * 1440 / 25.4)); }
long emu(double mm) { return std::lround(mm * 36000); }

// A Windows bitmap of one bit a pixel, four pixels a cell: the plainest picture that office programs know.
std::string bitmap(const QrCode& code) {
  constexpr int scale = 4;
  const int side = (code.side + 2 * qr_quiet_cells) * scale, row_bytes = (side + 31) / 32 * 4;
  std::string out = "BM";
  const auto put = [&out](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  };
  constexpr std::uint32_t header = 14 + 40 + 8;
  const auto data = static_cast<std::uint32_t>(row_bytes * side);
  for (const std::uint32_t one : {header + data, 0u, header, 40u, static_cast<std::uint32_t>(side), static_cast<std::uint32_t>(side)}) put(one, 4);
  put(1, 2);
  put(1, 2);
  for (const std::uint32_t one : {0u, data, 7874u, 7874u, 2u, 2u, 0x00000000u, 0x00FFFFFFu}) put(one, 4);
  for (int y = side - 1; y >= 0; --y) {  // rows from the bottom
    std::string row(static_cast<std::size_t>(row_bytes), '\0');
    for (int x = 0; x < side; ++x) {
      const int column = x / scale - qr_quiet_cells, line = y / scale - qr_quiet_cells;
      const bool dark = column >= 0 && line >= 0 && column < code.side && line < code.side && code.dark(column, line);
      if (!dark) row[static_cast<std::size_t>(x / 8)] = static_cast<char>(row[static_cast<std::size_t>(x / 8)] | (0x80 >> (x % 8)));
    }
    out += row;
  }
  return out;
}

// At most so many characters, whole words, with a sign that more stands there.
std::string cut(const std::string& text, std::size_t most) {
  const std::string words = collapse_space(text);
  if (code_point_count(words) <= most) return words;
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0, word = 0; at < words.size();) {
    const std::size_t from = at;
    if (next_code_point(words, at) == U' ') word = from;
    if (++count >= most) return words.substr(0, word > 0 ? word : from) + "…";
  }
  return words;
}

std::string paragraph(const std::string& text, int half_points, bool bold, const char* alignment = "left") {
  const std::string size = std::to_string(half_points);
  std::string out = "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"" + std::string(alignment) + "\"/></w:pPr>";
  if (!text.empty())
    out += "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>" + std::string(bold ? "<w:b/>" : "") + "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size +
           "\"/></w:rPr><w:t xml:space=\"preserve\">" + xml_escape(text) + "</w:t></w:r>";
  return out + "</w:p>";
}

// Nothing of a paragraph of this kind takes room.
const std::string tiny = "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>";

struct Cell {
  std::string content;
  double width = 0;  // mm
  int columns = 1;
  const char* fill = nullptr;
  std::string borders;
};

std::string row(double height, const std::vector<Cell>& cells) {
  std::string out = "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"" + std::to_string(dxa(height)) + "\" w:hRule=\"exact\"/></w:trPr>";
  for (const Cell& one : cells) {
    out += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(dxa(one.width)) + "\" w:type=\"dxa\"/>";
    if (one.columns > 1) out += "<w:gridSpan w:val=\"" + std::to_string(one.columns) + "\"/>";
    if (!one.borders.empty()) out += "<w:tcBorders>" + one.borders + "</w:tcBorders>";
    if (one.fill != nullptr) out += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + std::string(one.fill) + "\"/>";
    out += "</w:tcPr>" + (one.content.empty() ? tiny : one.content) + "</w:tc>";
  }
  return out + "</w:tr>";
}

// Light enough to vanish when the page is read.
std::string rule(const char* edge, int eighths) { return "<w:" + std::string(edge) + " w:val=\"single\" w:sz=\"" + std::to_string(eighths) + "\" w:space=\"0\" w:color=\"B8B8B8\"/>"; }

std::string picture(std::size_t number) {
  const std::string side = std::to_string(emu(layout::code)), id = std::to_string(number);
  return "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"right\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"" + side + "\" cy=\"" + side +
         "\"/><wp:docPr id=\"" + id + "\" name=\"Mã " + id + "\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
         "<pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"" + id + "\" name=\"Mã " + id + "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdQ" + id +
         "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"" + side + "\" cy=\"" + side + "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
         "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
}

class Document {
 public:
  Status add(const PrintedForm& form) {
    const std::size_t each = static_cast<std::size_t>(layout::boxes_on_page), pages = (form.boxes.size() + each - 1) / each;
    for (std::size_t page = 0; page < pages; ++page) {
      const std::size_t first = page * each, last = std::min(form.boxes.size(), first + each);
      TRY(add_page(form, static_cast<int>(page) + 1, static_cast<int>(pages), first, last));
    }
    return {};
  }

  Result<std::string> write() const {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", package = "http://schemas.openxmlformats.org/package/2006/",
                      office = "http://schemas.openxmlformats.org/officeDocument/2006/";
    std::string relations;
    std::vector<ZipEntry> parts = {
        {"[Content_Types].xml", head + "<Types xmlns=\"" + package + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                       "<Default Extension=\"bmp\" ContentType=\"image/bmp\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
        {"_rels/.rels", head + "<Relationships xmlns=\"" + package + "relationships\"><Relationship Id=\"rId1\" Type=\"" + office + "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
        {"word/document.xml", head + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + office +
                                  "relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><w:body>" + body_ + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"" +
                                  std::to_string(dxa(layout::top)) + "\" w:right=\"" + std::to_string(dxa(15)) + "\" w:bottom=\"" + std::to_string(dxa(8)) + "\" w:left=\"" + std::to_string(dxa(layout::left)) +
                                  "\" w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"}};
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      relations += "<Relationship Id=\"rIdQ" + number + "\" Type=\"" + office + "relationships/image\" Target=\"media/q" + number + ".bmp\"/>";
      parts.push_back({"word/media/q" + number + ".bmp", codes_[i]});
    }
    parts.push_back({"word/_rels/document.xml.rels", head + "<Relationships xmlns=\"" + package + "relationships\">" + relations + "</Relationships>"});
    return write_zip(parts);
  }

 private:
  Status add_page(const PrintedForm& form, int page, int pages, std::size_t first, std::size_t last) {
    constexpr double middle = layout::width - 2 * layout::mark, beside = 34, names = layout::width - beside;
    FormPage code{form.consultation, form.unit, form.member, form.document, form.version, page, {}};
    for (std::size_t i = first; i < last; ++i) code.boxes.push_back(form.boxes[i].box);
    codes_.push_back(bitmap(TRY(qr_code(form_code(code), QrSafety::medium))));
    if (codes_.size() > 1) body_ += "<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    body_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(dxa(layout::width)) + "\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>"
             "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>";
    for (const double width : {layout::mark, names - layout::mark, beside - layout::mark, layout::mark}) body_ += "<w:gridCol w:w=\"" + std::to_string(dxa(width)) + "\"/>";
    body_ += "</w:tblGrid>";
    const auto marks = [&](const std::string& between) { body_ += row(layout::mark, {{{}, layout::mark, 1, "000000", {}}, {between, middle, 2, nullptr, {}}, {{}, layout::mark, 1, "000000", {}}}); };
    marks(paragraph(pages > 1 ? fmt::format("Tờ {}/{}", page, pages) : std::string("Viết trong khung; không viết lên các ô đen và mã"), 18, false, "center"));
    std::string words = paragraph(cut(form.organisation, 70), 20, false) + paragraph(cut(form.unit_name, 70), 22, true) + paragraph("PHIẾU GÓP Ý", 28, true) + paragraph(cut(form.title, 130), 22, false) +
                        paragraph(form.member.empty() ? "Mã số người góp ý: ………………………" : "Mã số người góp ý: " + form.member, 22, false);
    body_ += row(layout::head, {{words, names, 2, nullptr, {}}, {picture(codes_.size()), beside, 2, nullptr, {}}});
    for (std::size_t i = first; i < last; ++i) {
      body_ += row(layout::label, {{paragraph(cut(form.boxes[i].words, 190), 21, true), layout::width, 4, nullptr, rule("bottom", 8)}});
      for (int line = 0; line < layout::lines; ++line)
        body_ += row(layout::line, {{{}, layout::width, 4, nullptr, rule("left", 8) + rule("bottom", line + 1 == layout::lines ? 8 : 4) + rule("right", 8)}});
    }
    marks(paragraph("Nộp lại phiếu cho đơn vị; chụp hoặc quét trọn cả bốn ô đen.", 18, false, "center"));
    body_ += "</w:tbl>";
    return {};
  }

  std::string body_;
  std::vector<std::string> codes_;
};

}  // namespace

Result<std::string> write_paper_forms(const std::vector<PrintedForm>& forms) {
  Document document;
  for (const PrintedForm& form : forms) TRY(document.add(form));
  return document.write();
}

}  // namespace dh::report
