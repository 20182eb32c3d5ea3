// A received file and what a reader found in it. Every character of every decoded text lies in exactly one span.
#pragma once

#include <string>
#include <vector>

namespace dh {

enum class Channel { web, meeting, paper, email, file, bundle };
const char* name(Channel channel);
Channel channel_of(const std::string& name);

enum class Role {
  opinion,
  place,          // where the opinion points, in words: "Trang 22, dòng 37"
  quoted_draft,   // the draft's own words
  reason,
  author,         // member code, name, category
  unit,
  document,       // which draft
  letterhead,     // titles, organisation, national motto
  greeting,       // salutation, thanks
  table_header,
  form_label,     // the printed words of a form
  number,         // running numbers
  reported_count,
  quoted_mail,    // an earlier message
  mail_header,    // sender, subject, date
  signature,
  separator,      // what stands between spans: white space, tabs between cells
  unaccounted,
};
const char* name(Role role);
Role role_of(const std::string& name);  // unaccounted when it names none

// A decoded text inside a source: a sheet, the body of a document, one comment.
struct TextPart {
  std::string name;  // "sheet \"Tong hop\"", "word/document.xml"
  std::string text;  // UTF-8, NFC as received or NFD as received: never changed
};

struct Span {
  int part = 0;  // index into Source::parts
  std::size_t start = 0;  // bytes
  std::size_t end = 0;
  Role role = Role::unaccounted;
  int opinion = -1;  // index into the reading's opinions, where the span belongs to one
};

struct Source {
  std::string sha256;   // of the bytes; identifies the source
  std::string file;     // path as received, relative to what was given to intake
  std::string form;     // name of the reader
  std::string unit;     // code; empty while unknown
  Channel channel = Channel::file;
  std::string received_at;    // ISO 8601
  std::string superseded_by;  // sha256 of the corrected file; empty when current
  std::string quarantine;     // why it could not be read; empty when it was
  bool whole = true;          // false: only its opinions came here; bytes, parts and spans are with the unit that read it
  std::vector<TextPart> parts;
  std::vector<Span> spans;
};

}  // namespace dh
