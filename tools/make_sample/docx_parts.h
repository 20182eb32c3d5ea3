// The parts of a DOCX file that are the same in every document of the sample.
#pragma once

#include <string>
#include <string_view>

#include "document.h"

namespace dh::sample {

inline constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view word_namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
    "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" mc:Ignorable=\"w14 w15\"";

std::string content_types(const Document& document);
std::string package_relations();
std::string document_relations(const Document& document);
std::string core_properties(const Document& document);
std::string styles_part();
std::string settings_part(const Document& document);
std::string numbering_part();
std::string page_number_header();

}  // namespace dh::sample
