// An opinion: verbatim, immutable, with what was found out about it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/source.h"

namespace dh {

enum class Kind { unknown, agree, amend, add, remove, restructure, question, spelling, indicator, proposal, general };
const char* name(Kind kind);  // "agree" … as the export writes it; remove is "delete"; unknown is ""
Kind kind_of(const std::string& name);

enum class Stance { unknown, in_favour, against, mixed, neutral };
const char* name(Stance stance);  // "for", "against", "mixed", "neutral", ""
Stance stance_of(const std::string& name);

// A change that a reviewer made in a returned copy of the draft, or the range a comment hangs on. Offsets are bytes
// in `paragraph`, which is the paragraph as it was before tracked changes.
struct MarkedRange {
  enum class Via { comment, inserted, deleted, replaced, highlighted };
  Via via = Via::comment;
  std::string part;            // "word/document.xml", "word/footnotes.xml"
  int paragraph_index = -1;    // among the part's paragraphs, from 0
  std::string paragraph;
  std::size_t start = 0;
  std::size_t end = 0;         // == start for an insertion
  std::string inserted;        // the new words of inserted and replaced
};

// A word that was hardly read off a scan, and where it stands on the page's picture (intake/page_pictures.h).
struct DoubtfulWord {
  std::string text;
  double confidence = 0;  // 0 … 100
  int page = 0;           // from 1
  int left = 0, top = 0, width = 0, height = 0;  // pixels
};

// What the source says beside the opinion, as written. Empty when it does not say.
struct Hints {
  std::string document;   // "Báo cáo chính trị Đảng bộ tỉnh"
  std::string reference;  // "Trang 22, dòng 37 từ trên xuống"
  std::string section;    // the heading of its own paper that it stands under: "2. Về kết quả và hạn chế"
  std::string quote;      // the draft's words in a column of their own
  std::string topic;      // "1.7"
  std::string member;     // code as written
  std::string unit;       // name as written
  std::string category;
  std::string kind;       // "amend": what the writer chose from a list of kinds
  std::optional<MarkedRange> mark;
  std::vector<DoubtfulWord> doubtful;  // for a person to compare with the picture
};

// A stated edit, as the opinion words it.
struct Proposal {
  std::string from;
  std::string to;
  std::string after;
  bool empty() const { return from.empty() && to.empty() && after.empty(); }
};

// One possible place, with how well it fits.
struct PlaceCandidate {
  int block = -1;
  double score = 0;      // 0 … 1
  std::string because;   // "quote", "page 22, line 37", "mục 3.1"
};

// Where an opinion points: W3C TextPositionSelector (start, end) and TextQuoteSelector (exact, prefix, suffix).
struct Anchor {
  std::string document;  // id of the draft; empty when none
  std::string version;
  int block = -1;        // index into Draft::blocks; -1 when the opinion is on the draft as a whole or unplaced
  std::size_t start = 0; // bytes in the block's text; start == end for the whole block
  std::size_t end = 0;
  std::string exact, prefix, suffix;
  bool certain = false;
  std::vector<PlaceCandidate> candidates;  // best first, when not certain
  std::string contradiction;               // a hint that does not fit the others
};

// How sure a judgement is and what led to it.
struct Judged {
  double confidence = 0;  // 0 … 1
  bool certain = false;   // may be printed and counted without a person's look
  std::string because;    // the words or the sign that decided, as the opinion or the draft writes them
};

struct Judgements {
  Judged kind, topic, stance, proposal;
};

struct Opinion {
  std::string id;        // first 16 hex digits of SHA-256 over source, part, start, end and text
  std::string source;    // sha256 of the source
  std::string file;      // path of the source as received
  std::string where;     // the exact place in it, for a person: "sheet \"Tong hop\" cell F6"
  int part = 0;          // index into the source's parts
  std::size_t start = 0; // bytes in that part
  std::size_t end = 0;
  std::string text;      // exactly the source's characters [start, end)
  Channel channel = Channel::file;
  Hints hints;

  std::string home;      // code of the unit that it came from, however deep in the tree; empty while unknown
  std::string unit;      // code of the unit directly under the root that `home` belongs to
  std::string sub_unit;  // name of `home` when it is another unit than `unit`, or empty
  std::string member;    // code on the roster, or empty
  Anchor anchor;
  std::string document;  // id of a draft, "central"-like ids of documents without a file, "none"
  std::string topic;     // "1.7", or empty
  Kind kind = Kind::unknown;
  Stance stance = Stance::unknown;
  Proposal proposal;
  Judgements judged;     // of topic, kind, stance and proposal
  std::string argument;  // the reason: a column of its own, or a slice of the text
  std::string group;     // id
  std::string alike;     // "exact", "near", "same", or empty for one that stands alone
  std::string issue;     // id
  bool singular = false;
  std::optional<int> reported_count;
  std::vector<std::string> pending;  // what a person must decide: "place", "unit", "document"
  bool late = false;
};

}  // namespace dh
