#include "app/meetings.h"

#include <algorithm>
#include <map>

#include "analyse/choose_document.h"
#include "app/read_source.h"
#include "app/rounds.h"
#include "base/clock.h"
#include "base/limits.h"
#include "intake/meeting_reader.h"
#include "model/place_words.h"
#include "report/minutes.h"
#include "text/utf8.h"

namespace dh::app {
namespace {

constexpr const char* folder = "bien-ban/";

tl::unexpected<Error> refused_field(const char* reason, std::string about) { return fail(Error::Kind::refused, reason, {}, std::move(about)); }

Status check_key(const std::string& key) {
  const bool good = key.size() >= 8 && key.size() <= 64 && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  return good ? Status{} : Status(refused_field("a key is 8 to 64 of the letters a-z, 0-9 and -", "key"));
}

Status check_words(const std::string& text, const std::string& what, std::size_t most, bool line_ends) {
  if (text.size() > most) return fail(Error::Kind::limit, "the text is too long", {}, what);
  if (!is_valid_utf8(text)) return fail(Error::Kind::bad_input, "the text is no UTF-8", {}, what);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool stays = c >= 0x20 ? c != 0x7F && c != 0xFFFE && c != 0xFFFF : line_ends && (c == '\n' || c == '\t');
    if (!stays) return fail(Error::Kind::bad_input, "the text holds control characters", {}, what);
  }
  return {};
}

// "14:00"; "" is allowed.
bool is_hour(const std::string& words) {
  const auto digit = [&](std::size_t i) { return words[i] >= '0' && words[i] <= '9'; };
  if (words.empty()) return true;
  return words.size() == 5 && words[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4) && words < "24:00" && words[3] < '6';
}

Status take_place(const Consultation& consultation, const TypedSpeech& typed, MeetingOpinion& into) {
  if (typed.document.empty()) return typed.block < 0 && typed.page <= 0 ? Status{} : Status(refused_field("a page or paragraph needs the draft it is in", "document"));
  const Draft* draft = consultation.draft(typed.document);
  if (draft == nullptr) return refused_field("no such draft", typed.document);
  int block = typed.block;
  if (block < 0 && typed.page > 0 && (block = block_at(*draft, typed.page, typed.line)) < 0)
    return refused_field("the draft has no such page or line", std::to_string(typed.page) + "/" + std::to_string(typed.line));
  if (block >= 0 && (static_cast<std::size_t>(block) >= draft->blocks.size() || draft->blocks[static_cast<std::size_t>(block)].text.empty()))
    return refused_field("no such paragraph in the draft", std::to_string(block));
  into.document = draft->id;
  into.version = draft->version;
  into.place = place_in_minutes(*draft, block);
  if (block < 0) return {};
  const Block& at = draft->blocks[static_cast<std::size_t>(block)];
  into.part = at.part;
  into.paragraph_index = at.paragraph_index;
  into.block = at.text;
  return {};
}

Result<MeetingOpinion> opinion_of(const Consultation& consultation, const analyse::Attribution& attribution, const TypedSpeech& typed) {
  MeetingOpinion out;
  TRY(check_words(typed.who, "who", limits::meeting_word_bytes, false));
  TRY(check_words(typed.text, "text", limits::web_opinion_bytes, true));
  if (trim(typed.text).empty()) return refused_field("an opinion needs some words", "text");
  out.who = std::string(trim(typed.who));
  if (const std::string member = attribution.member(out.who); !member.empty()) out.who = member;
  if (!typed.topic.empty()) {
    if (std::ranges::find(consultation.guide.topics, typed.topic, &Topic::label) == consultation.guide.topics.end()) return refused_field("the guide has no such topic", typed.topic);
    out.topic = typed.topic;
  }
  TRY(take_place(consultation, typed, out));
  out.text = typed.text;
  return out;
}

Result<Meeting> meeting_of(const Consultation& consultation, const analyse::Attribution& attribution, const TypedMeeting& typed) {
  TRY(check_key(typed.key));
  const Roster& roster = consultation.roster;
  const Unit* unit = roster.unit(typed.unit);
  if (unit == nullptr) return refused_field(typed.unit.empty() ? "which unit met has not been told" : "no such unit on the roster", typed.unit.empty() ? "unit" : typed.unit);
  if (!is_day(typed.day)) return refused_field("is no day; write it as 2026-12-31", typed.day.empty() ? "day" : typed.day);
  for (const std::string* hour : {&typed.from, &typed.to})
    if (!is_hour(*hour)) return refused_field("is no hour; write it as 14:30", *hour);
  if (typed.present < 0 || typed.present > 1'000'000) return refused_field("is no number of people", "present");
  Meeting out;
  out.key = typed.key;
  out.unit = unit->code;
  out.unit_name = unit->name;
  const Unit* parent = roster.unit(unit->parent);
  out.superior_name = parent != nullptr ? parent->name : roster.root_name.empty() ? consultation.guide.organisation : roster.root_name;
  for (const auto& [from, to, what] : {std::tuple{&typed.subject, &out.subject, "subject"}, {&typed.place, &out.place, "place"}, {&typed.chair, &out.chair, "chair"}, {&typed.secretary, &out.secretary, "secretary"}}) {
    TRY(check_words(*from, what, limits::meeting_word_bytes, false));
    *to = std::string(trim(*from));
  }
  if (out.subject.empty()) out.subject = "Hội nghị góp ý dự thảo văn kiện";
  out.day = typed.day;
  out.from = typed.from;
  out.to = typed.to;
  out.present = typed.present;
  if (typed.speeches.empty()) return refused_field("a meeting of which nobody's words were taken down needs no minutes here", "opinions");
  if (typed.speeches.size() > limits::meeting_opinions) return fail(Error::Kind::limit, "more opinions than one meeting may have", {}, "opinions");
  for (std::size_t i = 0; i < typed.speeches.size(); ++i) {
    Result<MeetingOpinion> one = opinion_of(consultation, attribution, typed.speeches[i]);
    if (!one) {
      one.error().place = "opinions " + std::to_string(i + 1) + ", " + one.error().place;
      return tl::unexpected(std::move(one.error()));
    }
    out.opinions.push_back(std::move(*one));
  }
  return out;
}

// By a document, by a topic all of whose documents are kept off, or by words that name one.
Status permit_speeches(WorkspaceStore& store, const Consultation& consultation, const TypedMeeting& typed, Use use, const Asker& asker) {
  for (const TypedSpeech& one : typed.speeches) {
    TRY(permit(store, consultation, one.document, use, asker));
    const auto topic = std::ranges::find(consultation.guide.topics, one.topic, &Topic::label);
    if (topic != consultation.guide.topics.end())
      if (const GuideDocument* forbids = forbidding(consultation, *topic, use)) return refuse(store, *forbids, use, asker);
    if (one.document.empty()) TRY(permit(store, consultation, analyse::named_document(consultation, one.text, true), use, asker));
  }
  return {};
}

int block_of(const Draft& draft, const MeetingOpinion& one) {
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    if (block.part == one.part && block.paragraph_index == one.paragraph_index && block.text == one.block) return static_cast<int>(i);
  }
  return -1;
}

TypedMeeting as_typed(const Meeting& meeting, const Consultation& consultation) {
  TypedMeeting out{meeting.key, meeting.unit, meeting.subject, meeting.day, meeting.from, meeting.to, meeting.place, meeting.chair, meeting.secretary, meeting.present, {}};
  for (const MeetingOpinion& one : meeting.opinions) {
    TypedSpeech& typed = out.speeches.emplace_back(TypedSpeech{one.who, one.document, -1, 0, 0, one.topic, one.text});
    if (const Draft* draft = consultation.draft(one.document); draft != nullptr && !one.block.empty()) typed.block = block_of(*draft, one);
  }
  return out;
}

// Of the sources under one key, the one that counts.
Result<HeldMeeting> held_of(const WorkspaceStore& store, const Consultation& consultation, const Source& source) {
  HeldMeeting out;
  out.typed = as_typed(TRY(intake::carried_meeting(TRY(store.file(source.sha256)))), consultation);
  out.sha256 = source.sha256;
  out.file = source.file;
  out.received_at = source.received_at;
  for (const TypedSpeech& one : out.typed.speeches)
    if (!one.who.empty() && consultation.roster.member(one.who) == nullptr) out.unknown.push_back(one.who);
  return out;
}

}  // namespace

Result<HeldMeeting> hold_meeting(WorkspaceStore& store, const Consultation& consultation, const analyse::Attribution& attribution, const TypedMeeting& typed,
                                 Use use, const Asker& asker) {
  TRY(permit_speeches(store, consultation, typed, use, asker));
  const Meeting meeting = TRY(meeting_of(consultation, attribution, typed));
  const std::string file = folder + typed.key + ".docx";
  for (const Source& one : TRY(store.sources_under(file)))
    if (one.superseded_by.empty() && one.unit != meeting.unit) return refused_field("these minutes are another unit's; a meeting of this one is a new one", one.unit);
  const std::string bytes = TRY(report::write_minutes(meeting));
  OneFile one = read_source(bytes, file, consultation, attribution, {});
  if (!one.source.quarantine.empty()) return fail(Error::Kind::internal, one.source.quarantine, file);
  if (one.source.form != "meeting") return fail(Error::Kind::internal, "the minutes do not read as they were typed", file);
  one.source.received_at = now_iso8601();
  TRY(store.keep_file(bytes));
  TRY(store.save_source(one.source, one.opinions));
  return held_meeting(store, consultation, typed.key);
}

Result<std::vector<HeldMeeting>> held_meetings(const WorkspaceStore& store, const Consultation& consultation) {
  std::vector<HeldMeeting> out;
  std::map<std::string, int> known;
  const std::vector<Source> sources = TRY(store.sources_under(folder));
  for (const Source& source : sources) ++known[source.file];
  for (const Source& source : sources) {
    if (!source.superseded_by.empty() || source.form != "meeting") continue;
    Result<HeldMeeting> one = held_of(store, consultation, source);
    if (!one) continue;  // read by another reader: such minutes came as a file into a folder of this name
    one->changes = known[source.file] - 1;
    out.push_back(std::move(*one));
  }
  std::ranges::stable_sort(out, std::greater<>(), &HeldMeeting::received_at);
  return out;
}

Result<HeldMeeting> held_meeting(const WorkspaceStore& store, const Consultation& consultation, const std::string& key) {
  TRY(check_key(key));
  for (HeldMeeting& one : TRY(held_meetings(store, consultation)))
    if (one.typed.key == key && one.file == folder + key + ".docx") return std::move(one);
  return fail(Error::Kind::not_found, "no such meeting", {}, key);
}

Result<std::string> minutes_file(const WorkspaceStore& store, const HeldMeeting& meeting) { return store.file(meeting.sha256); }

}  // namespace dh::app
