#include "intake/meeting_reader.h"

#include <algorithm>

#include "base/xml.h"
#include "base/zip_archive.h"
#include "intake/docx_document.h"
#include "text/utf8.h"

namespace dh::intake {
namespace {

// The words of the outermost element when it is of the namespace: by its own prefix, or the default one.
std::optional<std::string> words_of(const std::string& xml) {
  const Result<pugi::xml_document> document = parse_xml(xml, "customXml");
  if (!document) return {};
  const pugi::xml_node root = document->document_element();
  const std::string_view name = root.name();
  const std::size_t colon = name.find(':');
  const std::string declared = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  if (root.attribute(declared.c_str()).value() != meeting_namespace) return {};
  return std::string(root.child_value());
}

// Paragraphs with words, as a reader of the page sees them.
std::vector<std::string> words_on_paper(const DocxDocument& document) {
  std::vector<std::string> out;
  for (const DocxParagraph& one : document.body)
    if (std::string text = one.text_after(); !trim(text).empty()) out.push_back(std::move(text));
  return out;
}

bool says_the_same(const DocxDocument& document, const std::vector<MinutesLine>& lines) {
  if (document.has_tracked_changes || !document.comments.empty() || !document.footnotes.empty()) return false;
  return std::ranges::equal(words_on_paper(document), lines, {}, {}, &MinutesLine::text);
}

// What the file carries, when its text agrees.
std::optional<Meeting> meeting_of(const Input& input) {
  if (!looks_like_docx(input.bytes)) return {};
  Result<Meeting> meeting = carried_meeting(input.bytes);
  if (!meeting) return {};
  const Result<DocxDocument>& document = docx_of(input);
  if (!document || !says_the_same(*document, minutes_of(*meeting))) return {};
  return std::move(*meeting);
}

// The block that is told beside the words stands there in the draft that is here, and its place reads as printed; else the
// words alone point, as on any paper.
std::optional<MarkedRange> mark_of(const MeetingOpinion& one, const Consultation& consultation) {
  const Draft* draft = consultation.draft(one.document, one.version);
  if (draft == nullptr || one.block.empty()) return std::nullopt;
  for (std::size_t i = 0; i < draft->blocks.size(); ++i) {
    const Block& block = draft->blocks[i];
    if (block.part != one.part || block.paragraph_index != one.paragraph_index || block.text != one.block) continue;
    if (place_in_minutes(*draft, static_cast<int>(i)) != one.place) continue;
    return MarkedRange{MarkedRange::Via::comment, one.part, one.paragraph_index, one.block, 0, one.block.size(), {}};
  }
  return std::nullopt;
}

// The id of the draft when its title, or its id, begins the place as printed.
std::string document_of(const MeetingOpinion& one, const Consultation& consultation) {
  const Draft* draft = consultation.draft(one.document, one.version);
  return draft != nullptr && one.place.starts_with(place_in_minutes(*draft, -1)) ? one.document : std::string();
}

Hints hints_of(const MeetingOpinion& one, const Consultation& consultation) {
  Hints hints;
  hints.member = one.who;
  hints.topic = one.topic;
  hints.document = document_of(one, consultation);
  hints.mark = mark_of(one, consultation);
  if (!hints.mark) hints.reference = one.place;
  return hints;
}

}  // namespace

Result<Meeting> carried_meeting(std::string_view docx) {
  const ZipReader archive = TRY(ZipReader::open(docx));
  const std::vector<std::string> names = archive.names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    // LibreOffice saves the part under another number.
    if (!names[i].starts_with("customXml/") || !names[i].ends_with(".xml") || names[i].find("Props") != std::string::npos) continue;
    const Result<std::string> part = archive.read_nth(i);
    if (!part || part->find(meeting_namespace) == std::string::npos) continue;
    if (const auto words = words_of(*part)) return meeting_from_json(*words);
  }
  return fail(Error::Kind::not_found, "no meeting is carried in it");
}

double recognise_meeting(const Input& input, const Consultation&) { return meeting_of(input) ? 1 : 0; }

Result<Reading> read_meeting(const Input& input, const Consultation& consultation) {
  const std::optional<Meeting> meeting = meeting_of(input);
  if (!meeting) return fail(Error::Kind::bad_input, "no minutes of this program, or changed since");
  Reading reading;
  reading.form = "meeting";
  reading.channel = Channel::meeting;
  reading.unit_as_written = meeting->unit;
  PartBuilder part(reading, "word/document.xml");
  for (const MinutesLine& line : minutes_of(*meeting)) {
    for (const MinutesPiece& piece : line.pieces) {
      if (piece.role != Role::opinion) {
        part.append(piece.text, piece.role);
        continue;
      }
      const MeetingOpinion& one = meeting->opinions[static_cast<std::size_t>(piece.opinion)];
      Opinion& opinion = part.append_opinion(piece.text, "ý kiến " + std::to_string(piece.opinion + 1));
      opinion.hints = hints_of(one, consultation);
    }
    part.append("\n", Role::separator);
  }
  return reading;
}

}  // namespace dh::intake
