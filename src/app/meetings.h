// A meeting that a person types in: minutes are made of it, kept as a file like any other and read by the same way, so that
// all that follows needs to know nothing of it. Later minutes of the same meeting take the earlier ones' place.
#pragma once

#include <string>
#include <vector>

#include "analyse/attribute.h"
#include "app/policy.h"
#include "base/result.h"
#include "model/consultation.h"
#include "model/meeting.h"
#include "store/workspace_store.h"

namespace dh::app {

struct TypedSpeech {
  std::string who;       // code on the roster, or words; empty: nobody is named
  std::string document;  // id of a draft; empty: none
  int block = -1;        // index in the draft, or
  int page = 0, line = 0;  // where it is printed; all unset: the draft as a whole
  std::string topic;
  std::string text;
};

struct TypedMeeting {
  std::string key;   // a-z, 0-9, '-'; 8 to 64 of them
  std::string unit;  // code
  std::string subject, day, from, to, place, chair, secretary;
  int present = 0;
  std::vector<TypedSpeech> speeches;
};

struct HeldMeeting {
  TypedMeeting typed;
  std::string sha256;       // of the minutes
  std::string file;         // under which they are kept
  std::string received_at;
  int changes = 0;          // how many minutes of it came before
  std::vector<std::string> unknown;  // speakers who are not on the roster: their lines await a person
};

// Durable when it returns. Refused: fields that are wrong, by their name; what the gate forbids `use`.
Result<HeldMeeting> hold_meeting(store::WorkspaceStore& store, const Consultation& consultation, const analyse::Attribution& attribution,
                                 const TypedMeeting& typed, Use use, const Asker& asker);
// Those in force, the newest first.
Result<std::vector<HeldMeeting>> held_meetings(const store::WorkspaceStore& store, const Consultation& consultation);
Result<HeldMeeting> held_meeting(const store::WorkspaceStore& store, const Consultation& consultation, const std::string& key);
// The minutes as they are kept, byte for byte.
Result<std::string> minutes_file(const store::WorkspaceStore& store, const HeldMeeting& meeting);

// A file that a secretary wrote instead: JSON with the fields of TypedMeeting (opinions: who, document, block or page and
// line, topic, text), or a table (CSV) of lines "field, value", then a row of column heads, then one line an opinion.
Result<TypedMeeting> meeting_from_file(std::string_view bytes, const std::string& name);

}  // namespace dh::app
