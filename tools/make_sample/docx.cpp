#include "docx.h"

#include <fmt/format.h>

#include "base/xml.h"
#include "base/zip_archive.h"
#include "docx_parts.h"
#include "lines.h"

namespace dh::sample {
namespace {

constexpr int text_width = 9070;  // twentieths of a point: A4 less the margins of 30 and 20 mm

// Word ties comments to their answers by the id of the comment's last paragraph.
std::string paragraph_id(int comment) { return fmt::format("{:08X}", 0x10000000 + comment); }

class BodyWriter {
 public:
  std::string take() { return std::move(out_); }

  void block(const Block& block) {
    if (block.is_table) table(block.table);
    else paragraph(block.paragraph);
  }

  void paragraph(const Paragraph& paragraph, std::string_view before_runs = {}) {
    out_ += "<w:p><w:pPr>";
    if (!paragraph.style.empty()) out_ += fmt::format("<w:pStyle w:val=\"{}\"/>", paragraph.style);
    if (paragraph.bullet) out_ += "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    if (paragraph.style.empty() && paragraph.alignment == "center") out_ += "<w:ind w:firstLine=\"0\"/>";
    if (!paragraph.alignment.empty()) out_ += fmt::format("<w:jc w:val=\"{}\"/>", paragraph.alignment);
    out_ += "</w:pPr>";
    out_ += before_runs;
    for (const Run& run : paragraph.runs) this->run(run);
    out_ += "</w:p>";
  }

 private:
  void run(const Run& run) {
    switch (run.kind) {
      case Run::Kind::comment_start:
        out_ += fmt::format("<w:commentRangeStart w:id=\"{}\"/>", run.number);
        return;
      case Run::Kind::comment_end:
        out_ += fmt::format(
            "<w:commentRangeEnd w:id=\"{0}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
            "<w:commentReference w:id=\"{0}\"/></w:r>", run.number);
        return;
      case Run::Kind::footnote:
        out_ += fmt::format("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>"
                            "<w:footnoteReference w:id=\"{}\"/></w:r>", run.number);
        return;
      case Run::Kind::text: words(run);
    }
  }

  void words(const Run& run) {
    const bool deleted = run.change == Run::Change::deleted;
    const std::string_view element = deleted ? "w:del" : "w:ins";
    if (run.change != Run::Change::none)
      out_ += fmt::format("<{} w:id=\"{}\" w:author=\"{}\" w:date=\"{}\">", element, 1000 + ++changes_,
                          xml_escape(run.author), run.date);
    out_ += "<w:r>";
    if (run.bold || run.italic)
      out_ += fmt::format("<w:rPr>{}{}</w:rPr>", run.bold ? "<w:b/><w:bCs/>" : "", run.italic ? "<w:i/><w:iCs/>" : "");
    const std::string_view text = deleted ? "w:delText" : "w:t";
    bool first = true;
    for (const std::string_view line : split(run.text, '\n')) {
      if (!first) out_ += "<w:br/>";
      first = false;
      out_ += fmt::format("<{0} xml:space=\"preserve\">{1}</{0}>", text, xml_escape(line));
    }
    out_ += "</w:r>";
    if (run.change != Run::Change::none) out_ += fmt::format("</{}>", element);
  }

  void table(const Table& table) {
    out_ += fmt::format("<w:tbl><w:tblPr>{}<w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
                        "</w:tblPr><w:tblGrid>", table.borders ? "<w:tblStyle w:val=\"TableGrid\"/>" : "", text_width);
    for (const int width : table.widths) out_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width * text_width / 100);
    out_ += "</w:tblGrid>";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      out_ += "<w:tr><w:trPr><w:cantSplit/>";
      if (table.borders && row == 0) out_ += "<w:tblHeader/>";
      out_ += "</w:trPr>";
      for (std::size_t column = 0; column < table.rows[row].size(); ++column)
        cell(table.rows[row][column], table.widths.at(column) * text_width / 100);
      out_ += "</w:tr>";
    }
    out_ += "</w:tbl>";
  }

  void cell(const Cell& cell, int width) {
    out_ += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>", width);
    for (const Paragraph& one : cell.paragraphs) paragraph(one);
    if (cell.paragraphs.empty()) out_ += "<w:p/>";
    out_ += "</w:tc>";
  }

  std::string out_;
  int changes_ = 0;
};

std::string document_part(const Document& document) {
  BodyWriter body;
  for (const Block& block : document.blocks) body.block(block);
  return fmt::format(
      "{}<w:document {}><w:body>{}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>"
      "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" "
      "w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>",
      xml_head, word_namespaces, body.take());
}

std::string footnotes_part(const Document& document) {
  BodyWriter body;
  std::string notes =
      "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p>"
      "</w:footnote>";
  for (std::size_t index = 0; index < document.footnotes.size(); ++index) {
    body.paragraph(document.footnotes[index],
                   "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>"
                   "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>");
    notes += fmt::format("<w:footnote w:id=\"{}\">{}</w:footnote>", index + 1, body.take());
  }
  return fmt::format("{}<w:footnotes {}>{}</w:footnotes>", xml_head, word_namespaces, notes);
}

std::string comments_part(const Document& document) {
  std::string comments;
  for (std::size_t index = 0; index < document.comments.size(); ++index) {
    const Comment& comment = document.comments[index];
    comments += fmt::format(
        "<w:comment w:id=\"{}\" w:author=\"{}\" w:date=\"{}\" w:initials=\"SX\"><w:p w14:paraId=\"{}\"><w:pPr>"
        "<w:pStyle w:val=\"CommentText\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
        "<w:annotationRef/></w:r><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:comment>",
        index, xml_escape(comment.author), comment.date, paragraph_id(static_cast<int>(index)),
        xml_escape(comment.text));
  }
  return fmt::format("{}<w:comments {}>{}</w:comments>", xml_head, word_namespaces, comments);
}

std::string comment_threads_part(const Document& document) {
  std::string threads;
  for (std::size_t index = 0; index < document.comments.size(); ++index) {
    const int parent = document.comments[index].parent;
    threads += fmt::format("<w15:commentEx w15:paraId=\"{}\"{} w15:done=\"0\"/>", paragraph_id(static_cast<int>(index)),
                           parent < 0 ? "" : fmt::format(" w15:paraIdParent=\"{}\"", paragraph_id(parent)));
  }
  return fmt::format("{}<w15:commentsEx {}>{}</w15:commentsEx>", xml_head, word_namespaces, threads);
}

}  // namespace

Result<std::string> write_docx(const Document& document) {
  std::vector<ZipEntry> entries = {
      {"[Content_Types].xml", content_types(document)},
      {"_rels/.rels", package_relations()},
      {"docProps/core.xml", core_properties(document)},
      {"word/document.xml", document_part(document)},
      {"word/_rels/document.xml.rels", document_relations(document)},
      {"word/styles.xml", styles_part()},
      {"word/settings.xml", settings_part(document)},
      {"word/numbering.xml", numbering_part()},
      {"word/header1.xml", page_number_header()},
  };
  if (!document.footnotes.empty()) entries.push_back({"word/footnotes.xml", footnotes_part(document)});
  if (!document.comments.empty()) {
    entries.push_back({"word/comments.xml", comments_part(document)});
    entries.push_back({"word/commentsExtended.xml", comment_threads_part(document)});
  }
  return write_zip(entries);
}

}  // namespace dh::sample
