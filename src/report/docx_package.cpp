#include "report/docx_package.h"

#include "base/xml.h"

namespace dh::report {
namespace {

const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/";
const std::string package = "http://schemas.openxmlformats.org/package/2006/";

std::string content_types(bool carries) {
  const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const auto part = [](const std::string& name, const std::string& type) { return "<Override PartName=\"" + name + "\" ContentType=\"" + type + "\"/>"; };
  return head + "<Types xmlns=\"" + package + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + part("/word/document.xml", word + "document.main+xml") +
         part("/word/styles.xml", word + "styles+xml") + part("/word/settings.xml", word + "settings+xml") + part("/word/header1.xml", word + "header+xml") +
         (!carries ? "" : part("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")) +
         part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") + "</Types>";
}

struct Look {
  const char* id;
  const char* name;
  int half_points;
  bool bold;
  bool italic;
  const char* alignment;
  int first_line;  // twentieths of a point
  int left;
  int outline;  // -1 none
  bool keep_next;
};

std::string style(const Look& one) {
  std::string out = "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" + std::string(one.id) + "\"><w:name w:val=\"" + one.name +
                    "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>";
  if (one.keep_next) out += "<w:keepNext/>";
  out += "<w:ind w:left=\"" + std::to_string(one.left) + "\" w:firstLine=\"" + std::to_string(one.first_line) + "\"/><w:jc w:val=\"" + one.alignment + "\"/>";
  if (one.outline >= 0) out += "<w:outlineLvl w:val=\"" + std::to_string(one.outline) + "\"/>";
  out += "</w:pPr><w:rPr>";
  if (one.bold) out += "<w:b/>";
  if (one.italic) out += "<w:i/>";
  const std::string size = std::to_string(one.half_points);
  return out + "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/></w:rPr></w:style>";
}

std::string styles() {
  std::string out = head + "<w:styles xmlns:w=\"" + std::string(word_namespace) + "\"><w:docDefaults><w:rPrDefault><w:rPr>" +
                    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>" +
                    "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>" +
                    "<w:spacing w:before=\"60\" w:after=\"60\"/></w:pPr></w:pPrDefault></w:docDefaults>" +
                    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>" +
                    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>" +
                    "<w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
  for (const Look& one : {Look{"DHLetterhead", "DH Letterhead", 28, false, false, "center", 0, 0, -1, false},
                          Look{"DHTitle", "DH Title", 32, true, false, "center", 0, 0, -1, true},
                          Look{"DHSubject", "DH Subject", 28, true, false, "center", 0, 0, -1, true},
                          Look{"DHSection", "DH Section", 28, true, false, "both", 567, 0, 0, true},
                          Look{"DHDocument", "DH Document", 28, true, false, "both", 567, 0, 1, true},
                          Look{"DHTopic", "DH Topic", 28, true, true, "both", 567, 0, 2, true},
                          Look{"DHHeading", "DH Heading", 28, false, true, "both", 567, 0, 3, true},
                          Look{"DHBody", "DH Body", 28, false, false, "both", 567, 0, -1, false},
                          Look{"DHQuotation", "DH Quotation", 28, false, false, "both", 0, 567, -1, false},
                          Look{"DHSource", "DH Source", 24, false, true, "right", 0, 567, -1, false},
                          Look{"DHCaption", "DH Caption", 28, true, false, "left", 0, 0, -1, true},
                          Look{"DHRecipients", "DH Recipients", 22, false, false, "left", 0, 0, -1, false},
                          Look{"DHCell", "DH Cell", 24, false, false, "left", 0, 0, -1, false}})
    out += style(one);
  return out + "</w:styles>";
}

}  // namespace

std::vector<ZipEntry> fixed_parts(const std::string& title, std::string_view carried) {
  const std::string w = "xmlns:w=\"" + std::string(word_namespace) + "\"";
  const auto relation = [](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
  };
  const std::string relations = head + "<Relationships xmlns=\"" + package + "relationships\">";
  std::vector<ZipEntry> parts = {
      {"[Content_Types].xml", content_types(!carried.empty())},
      {"_rels/.rels", relations + relation("rId1", office + "relationships/officeDocument", "word/document.xml") +
                          relation("rId2", package + "relationships/metadata/core-properties", "docProps/core.xml") + "</Relationships>"},
      {"docProps/core.xml", head + "<cp:coreProperties xmlns:cp=\"" + package + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" +
                                "<dc:title>" + xml_escape(title) + "</dc:title><dc:creator>Diên Hồng</dc:creator></cp:coreProperties>"},
      {"word/_rels/document.xml.rels", relations + relation("rId1", office + "relationships/styles", "styles.xml") +
                                           relation("rId2", office + "relationships/settings", "settings.xml") +
                                           relation("rId3", office + "relationships/header", "header1.xml") +
                                           (carried.empty() ? "" : relation("rId4", office + "relationships/customXml", "../customXml/item1.xml")) + "</Relationships>"},
      {"word/styles.xml", styles()},
      {"word/settings.xml", head + "<w:settings " + w + "><w:defaultTabStop w:val=\"567\"/></w:settings>"},
      {"word/header1.xml", head + "<w:hdr " + w + "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>" +
                               "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                               "<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"},
  };
  if (carried.empty()) return parts;
  parts.insert(parts.end(), {
      {"customXml/_rels/item1.xml.rels", relations + relation("rId1", office + "relationships/customXmlProps", "itemProps1.xml") + "</Relationships>"},
      {"customXml/itemProps1.xml", head + "<ds:datastoreItem ds:itemID=\"{6D1E0B52-7C0B-4E52-9A0E-D1E0110C0001}\" xmlns:ds=\"" + office +
                                       "customXml\"><ds:schemaRefs><ds:schemaRef ds:uri=\"" + std::string(carried) + "\"/></ds:schemaRefs></ds:datastoreItem>"},
  });
  return parts;
}

}  // namespace dh::report
