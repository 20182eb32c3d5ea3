// What a report says, as a list of elements: a pure function of the Synthesis, shared by every writer and by verify.
// Every element of the opinion sections is a quotation, a heading of the draft, a topic of the guide, a fixed phrase of
// the template filled with figures, or a table of these: there is no other kind, so nothing else can be written.
#pragma once

#include <string>
#include <vector>

#include "model/synthesis.h"

namespace dh::report {

enum class ElementKind {
  form,       // letterhead, date, recipients, signature: an office may edit it; verify does not compare its words
  section,    // "II. KẾT QUẢ TỔNG HỢP": fixed
  document,   // a document's title
  topic,      // "1.7. …": the guide's words
  heading,    // the draft's words
  phrase,     // a fixed sentence with computed figures
  quotation,  // a slice of one opinion
  table,
};

struct Element {
  ElementKind kind = ElementKind::phrase;
  int level = 0;            // of sections, documents, topics, headings, for the look
  std::string text;         // what stands in the paragraph; empty for tables
  std::string style;        // "title", "subject", "body", "signature" …: of kind form
  std::string opinion;      // of quotations: id; the slice [start, end) of its text, or of its argument
  std::size_t start = 0, end = 0;
  bool from_argument = false;
  std::vector<std::vector<std::string>> rows;  // of tables, the header row first
  std::vector<std::string> row_opinions;       // of annex 1: the opinion of each row; "" for the header
  std::vector<double> widths_mm;               // of tables
  bool landscape = false;                      // begins a landscape section (annexes)
};

std::vector<Element> plan_report(const Synthesis& synthesis);

}  // namespace dh::report
