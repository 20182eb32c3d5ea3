// Readers of what people send: one registry, one file a form. A reader turns bytes into parts, spans and opinions; it
// knows the consultation only to recognise member codes, unit names and the draft itself. It never writes anywhere.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/consultation.h"
#include "model/opinion.h"
#include "model/source.h"

namespace dh::intake {

struct DocxDocument;

struct Input {
  std::string_view bytes;
  std::string_view name;  // path as received; only its ending and words are looked at, it is never opened
  // Kept by docx_of (docx_document.h), so that all who ask about one file unpack it once. Of one thread.
  mutable std::shared_ptr<const Result<DocxDocument>> docx = {};
};

// What a reader found. Opinions carry text, where, part, start, end, hints, and, where the form states them, proposal,
// argument and reported_count. Ids, units, places and judgements are given later.
struct Reading {
  std::string form;  // "xlsx", "csv", "docx-form", "docx-draft"
  std::vector<TextPart> parts;
  std::vector<Span> spans;  // ordered by part and start, without gap or overlap; Span::opinion indexes `opinions`
  std::vector<Opinion> opinions;
  std::string unit_as_written;    // from letterhead or form: one for the whole file; may be empty
  std::string member_as_written;  // likewise
  std::string document_as_written;
  std::optional<Channel> channel;  // when the form tells it: a mail, minutes of a meeting
  std::vector<Error> problems;    // parts that could not be read; the rest stands; added by add_problem
  std::size_t untold = 0;         // how many the last of them stands for, when there were too many to tell
};

struct Reader {
  std::string_view form;
  // How sure the reader is that the input is of its form, 0 … 1. Must be cheap.
  double (*recognise)(const Input& input, const Consultation& consultation);
  Result<Reading> (*read)(const Input& input, const Consultation& consultation);
};

std::span<const Reader> readers();

// Asks every reader and lets the surest read. No reader: Error::bad_input "no reader for this kind of file".
Result<Reading> read_any(const Input& input, const Consultation& consultation);

// Reads a file that lies inside another (an attachment, an entry of an archive) and adds what is found to `into`:
// parts and places get `prefix` in front; what cannot be read becomes a problem named by it.
void read_nested(Reading& into, const Input& input, const Consultation& consultation, const std::string& prefix);

// An archive of thousands of broken files tells of limits::problems_told of them, then how many more there are.
void add_problem(Reading& reading, Error problem, std::size_t count = 1);

// Builds a part and its spans together, so that no character can be forgotten.
class PartBuilder {
 public:
  PartBuilder(Reading& reading, std::string name);
  // Appends the text under the role; gives its range. Empty text gives an empty range and no span.
  std::pair<std::size_t, std::size_t> append(std::string_view text, Role role, int opinion = -1);
  // Appends what is an opinion: adds it to the reading with part, start, end, text and where filled in.
  Opinion& append_opinion(std::string_view text, std::string where);
  int part() const { return part_; }

 private:
  Reading& reading_;
  int part_;
};

// Problems in the spans of a reading: gaps, overlaps, ranges that cut a character, texts that are no slice. Empty when
// every part is accounted for.
std::vector<std::string> span_faults(const Reading& reading);

}  // namespace dh::intake
