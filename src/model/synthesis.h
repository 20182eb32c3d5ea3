// A unit's report as data: everything that its writers print, and everything that verify needs. The opinion sections
// of a report are a pure function of this struct (report/plan.h), so anyone who has it can print them again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/opinion.h"
#include "model/tally.h"

namespace dh {

// An opinion as a report shows it.
struct ReportedOpinion {
  std::string id;
  std::string text;      // verbatim
  std::string argument;  // the reason when it stands apart from the text (a column of its own); else empty
  std::string unit;      // code of the unit (or sub-unit) that it came from
  std::string unit_name;
  Channel channel = Channel::file;
  std::string document;  // id, or "none"
  std::string topic;     // "1.7", or empty
  Kind kind = Kind::unknown;
  Stance stance = Stance::unknown;
  std::string heading_path;  // "Phần thứ hai > II > 3 > 3.1"; empty when on the draft as a whole or unplaced
  bool placed = false;       // heading_path and the numbers below are certain
  int page = 0, paragraph = 0, line_first = 0, line_last = 0;  // of the words it points at; 0 unknown
  std::string quote;         // the draft's words it points at; may be empty
  std::string group;
  std::string alike;
  bool singular = false;
  bool late = false;
};

// The opinions of one group, at one place.
struct ReportedGroup {
  std::string id;
  std::vector<std::string> opinions;  // ids, the order of annex 1
  std::string representative;         // id; its words, whole, show the group
};

// Groups at one place of one draft, in the order of the report.
struct ReportedPlace {
  std::string document;
  std::string topic;         // label, or empty
  std::string heading_path;  // empty: on the draft as a whole
  std::string heading_text;  // the draft's own words, whole
  std::vector<std::string> groups;
};

struct ReportedDocument {
  std::string id;
  std::string title;    // as the draft or the guide names it
  std::string version;
};

struct ReportedTopic {
  std::string label;
  std::string text;  // the guide's own words
};

struct UnitFigures {
  std::string unit;
  std::string name;
  int members = 0;    // on the roster
  int took_part = 0;  // distinct members with at least one opinion that carries their code
  int opinions = 0;
  int sources = 0;    // files read for it
};

// Files read, by the way in which they came.
struct ChannelSources {
  Channel channel = Channel::file;
  int sources = 0;
};

// A number that another owner tallied (model/round.h).
struct ReportedFigure {
  std::string unit_name;
  std::string what;
  int count = 0;
  std::string source;
};

// A file with a stretch of annex 1 (report/volume.h).
struct AnnexVolume {
  int first = 0;       // number in annex 1 of its first opinion, from 1
  int opinions = 0;
  std::string sha256;  // of what it proves
};

// Where the opinions are too many for one file: annex 1 stands in volumes. Of opinions, groups and places the Synthesis then
// holds only what its body shows (groups without their opinions), and the figures of all are told.
struct InVolumes {
  Tallies tallies;
  std::vector<AnnexVolume> volumes;
};

struct Synthesis {
  std::string consultation;  // title of the guide
  std::string unit;          // code; empty for the root
  std::string unit_name;
  std::string superior_name;
  std::string place_name;    // "Trà Vinh"; empty leaves room to write it
  std::string date;          // ISO 8601 day
  std::vector<std::string> recipients;
  std::vector<ReportedDocument> documents;  // the order of the report
  std::vector<ReportedTopic> topics;        // the guide's order
  std::vector<ReportedOpinion> opinions;    // the order of annex 1
  std::vector<ReportedGroup> groups;
  std::vector<ReportedPlace> places;        // each group stands in exactly one
  UnitFigures figures;                      // of the unit, with all below it
  std::vector<UnitFigures> sub_units;       // directly below it; those that sent nothing too
  int unread_files = 0;                     // received but not readable
  std::vector<ChannelSources> channels;     // of sources, in the order of channels
  int spoken = 0;                           // people that units' own reports say spoke so; in no other figure
  bool silence_is_assent = false;           // who said nothing is told as assenting; in no other figure
  bool spoken_opinions_count = false;       // `spoken` is told
  std::vector<ReportedFigure> external;     // in no other figure
  std::optional<InVolumes> in_volumes;
};

}  // namespace dh
