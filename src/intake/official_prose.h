// Minutes and unit reports: documents in official prose, where an opinion is a sentence or a paragraph among a frame of
// letterhead, facts about how it was organised, headings, the chair's words and signatures.
#pragma once

#include <string>
#include <vector>

#include "intake/prose.h"

namespace dh::intake {

enum class OfficialForm { none, minutes, report };

// By the first words: a document that calls itself minutes, or a report on opinions.
OfficialForm official_form(const std::vector<ProseParagraph>& paragraphs);

// A table among the paragraphs, and what the headings above it say its rows are about.
struct TableInProse {
  int table = -1;  // ProseParagraph::table
  std::string document, topic, reference;
};

// Appends the paragraphs to the part, opinions to the reading; the unit that the letterhead names becomes the reading's.
// Gives the tables that stand among them, which the caller reads.
std::vector<TableInProse> read_official(const std::vector<ProseParagraph>& paragraphs, const Consultation& consultation, PartBuilder& part,
                                        Reading& reading);

}  // namespace dh::intake
