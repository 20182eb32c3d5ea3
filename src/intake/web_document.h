// An opinion typed in on the web, as the document that is kept of it: JSON with the fields below, all text exactly as
// typed. A later document under the same path takes the place of an earlier one; one that withdraws holds no opinion.
#pragma once

#include <string>

#include "base/result.h"
#include "intake/reader.h"

namespace dh::intake {

struct WebDocument {
  std::string key;       // chosen by the writer's device; makes sending again the same as sending once
  std::string member;    // code on the roster
  std::string unit;      // code
  std::string document;  // id of the draft; empty: on none of them
  std::string version;   // of the draft
  // The block of the draft that it is about, and which of its words: bytes [start, end) of `block`; the same: all of it.
  std::string part;
  int paragraph_index = -1;
  std::string block;
  std::string place;     // for a person: "Phần thứ hai > II, trang 3, dòng 7"
  std::size_t start = 0, end = 0;
  std::string topic;     // label in the guide
  std::string kind;      // "amend": what the writer chose
  std::string text;      // the opinion
  std::string reason;
  std::string withdraws;  // SHA-256 of the document that is taken back; then there is no text
};

std::string write_web_document(const WebDocument& document);
Result<WebDocument> parse_web_document(std::string_view bytes);

double recognise_web(const Input& input, const Consultation& consultation);
Result<Reading> read_web(const Input& input, const Consultation& consultation);

}  // namespace dh::intake
