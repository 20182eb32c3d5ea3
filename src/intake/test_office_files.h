// Small DOCX and XLSX files for the tests of readers. For tests only: texts are taken as they are, so "&" and "<" must
// be written as XML writes them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/zip_archive.h"

namespace dh::intake::test {

inline std::string run(std::string_view text, bool bold = false) {
  return std::string("<w:r>") + (bold ? "<w:rPr><w:b/></w:rPr>" : "") + "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}

inline std::string para(std::string_view text, bool bold = false) { return "<w:p>" + run(text, bold) + "</w:p>"; }

inline std::string inserted(std::string_view author, std::string_view text) {
  return "<w:ins w:author=\"" + std::string(author) + "\">" + run(text) + "</w:ins>";
}

inline std::string deleted(std::string_view author, std::string_view text) {
  return "<w:del w:author=\"" + std::string(author) + "\"><w:r><w:delText xml:space=\"preserve\">" + std::string(text) + "</w:delText></w:r></w:del>";
}

// A paragraph with an automatic number of list 1 (see `numbering`), which is not in its text.
inline std::string numbered(int level, std::string_view text) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" + run(text) + "</w:p>";
}

// word/numbering.xml whose list 1 has levels of these formats and patterns: {"decimal", "%1."}.
inline ZipEntry numbering(const std::vector<std::pair<std::string, std::string>>& levels) {
  std::string out = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">";
  for (std::size_t i = 0; i < levels.size(); ++i)
    out += "<w:lvl w:ilvl=\"" + std::to_string(i) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + levels[i].first + "\"/><w:lvlText w:val=\"" + levels[i].second + "\"/></w:lvl>";
  return {"word/numbering.xml", out + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"};
}

using Rows = std::vector<std::vector<std::string>>;

// A table; a line break in a cell begins a paragraph.
inline std::string table(const Rows& rows) {
  std::string out = "<w:tbl>";
  for (const auto& row : rows) {
    out += "<w:tr>";
    for (const std::string& cell : row) {
      out += "<w:tc>";
      for (std::size_t at = 0; at <= cell.size();) {
        const std::size_t end = std::min(cell.find('\n', at), cell.size());
        out += para(std::string_view(cell).substr(at, end - at));
        at = end + 1;
      }
      out += "</w:tc>";
    }
    out += "</w:tr>";
  }
  return out + "</w:tbl>";
}

inline std::string docx(const std::string& body, std::vector<ZipEntry> more = {}) {
  more.push_back({"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"});
  return write_zip(more).value();
}

struct Sheet {
  std::string name;
  Rows rows;
};

inline std::string xlsx(const std::vector<Sheet>& sheets) {
  std::string book, relations;
  std::vector<ZipEntry> entries;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    book += "<sheet name=\"" + sheets[i].name + "\" r:id=\"r" + number + "\"/>";
    relations += "<Relationship Id=\"r" + number + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    std::string rows;
    for (const auto& row : sheets[i].rows) {
      rows += "<row>";
      for (const std::string& cell : row) rows += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
      rows += "</row>";
    }
    entries.push_back({"xl/worksheets/sheet" + number + ".xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"});
  }
  entries.push_back({"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + book + "</sheets></workbook>"});
  entries.push_back({"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
  return write_zip(entries).value();
}

}  // namespace dh::intake::test
