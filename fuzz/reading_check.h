// What the fuzzers of readers share: the consultation that they read under, and what must hold of every reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "intake/reader.h"
#include "text/utf8.h"

namespace dh::fuzz {

[[noreturn]] inline void broken(const std::string& what) {
  std::fprintf(stderr, "does not hold: %s\n", what.c_str());
  std::abort();
}

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

// Two members, a unit, and a draft of two paragraphs, so that speakers, senders and the draft's own words are looked for.
inline const Consultation& consultation() {
  static const Consultation made = [] {
    Consultation out;
    out.roster.units.push_back({"A", "Chi đoàn Thư viện", "", "Chi đoàn", 2});
    for (const char* code : {"SX-0501", "SX-0502"}) {
      Member member;
      member.code = code;
      member.unit = "A";
      out.roster.members.push_back(member);
    }
    Draft draft;
    draft.id = "de-an";
    for (const char* text : {"Thư viện mở cửa đến 21 giờ tất cả các ngày trong tuần.", "Giữ sân sạch và yên tĩnh mỗi ngày trong năm học."}) {
      Block block;
      block.text = text;
      draft.blocks.push_back(block);
    }
    out.drafts.push_back(draft);
    return out;
  }();
  return made;
}

inline void must_be_text(std::string_view text, const char* what) {
  if (!is_valid_utf8(text)) broken(std::string(what) + " is not UTF-8");
}

// Every character in one span, every opinion a slice, all of it UTF-8; an error says why.
inline void must_hold(const intake::Reading& reading) {
  for (const std::string& fault : intake::span_faults(reading)) broken(fault);
  for (const TextPart& part : reading.parts) {
    must_be_text(part.text, "a part");
    must_be_text(part.name, "a part's name");
  }
  for (const Opinion& opinion : reading.opinions) {
    must_be_text(opinion.where, "a place");
    for (const std::string* hint : {&opinion.hints.document, &opinion.hints.reference, &opinion.hints.quote, &opinion.hints.topic,
                                    &opinion.hints.member, &opinion.hints.unit, &opinion.hints.category, &opinion.argument,
                                    &opinion.proposal.from, &opinion.proposal.to, &opinion.proposal.after})
      must_be_text(*hint, "a hint");
    if (const auto& mark = opinion.hints.mark; mark && (mark->start > mark->end || mark->end > mark->paragraph.size()))
      broken("a mark lies outside its paragraph");
  }
  for (const Span& span : reading.spans)
    if (span.opinion >= static_cast<int>(reading.opinions.size())) broken("a span names an opinion that is not there");
  for (const Error& problem : reading.problems)
    if (problem.reason.empty()) broken("a problem without a reason");
}

inline void must_hold(const Result<intake::Reading>& reading) {
  if (reading) must_hold(*reading);
  else if (reading.error().reason.empty()) broken("an error without a reason");
  else if (reading.error().kind == Error::Kind::internal) broken("a fault of ours: " + reading.error().line());
}

}  // namespace dh::fuzz
