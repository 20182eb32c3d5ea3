// The registry itself.
#include <array>

#include "web/api.h"
#include "web/arrival_routes.h"
#include "web/desk_routes.h"
#include "web/form_routes.h"
#include "web/group_routes.h"
#include "web/meeting_routes.h"
#include "web/overview_routes.h"
#include "web/reading_routes.h"
#include "web/session_routes.h"

namespace dh::web {
namespace {

Result<HttpResponse> show_openapi(Call&) { return HttpResponse{200, "application/json", openapi_document(), {{"Cache-Control", "no-cache"}}}; }

constexpr const char* docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

}  // namespace

std::span<const Route> routes() {
  static constexpr std::array all{
      Route{"GET", "/api/openapi.json", "openapi", "This document", everyone, "", "application/json", show_openapi},
      Route{"GET", "/api/session", "showSession", "Who is signed in, and the token that writes must show", everyone, "", "Session", show_session},
      Route{"POST", "/api/session", "signIn", "Signs in with the code of an invitation, which opens once", everyone, "SignIn", "Session", start_session},
      Route{"DELETE", "/api/session", "signOut", "Ends the session", signed_in, "", "", end_session},
      Route{"GET", "/api/consultation", "showConsultation", "What is asked: drafts and topics that may be spoken on here", signed_in, "", "Consultation", show_consultation},
      Route{"GET", "/api/drafts/{id}", "showDraft", "A draft with its pages and lines", signed_in, "", "Draft", show_draft},
      Route{"GET", "/api/own/opinions", "listOwnOpinions", "What the caller has said, the newest first", member, "", "OwnOpinions", list_own_opinions},
      Route{"PUT", "/api/own/opinions/{key}", "putOwnOpinion", "Says something, or changes it; the key is the caller's own choice", member, "TypedOpinion", "OwnOpinion", put_own_opinion},
      Route{"DELETE", "/api/own/opinions/{key}", "deleteOwnOpinion", "Takes it back; what was said stays in the record", member, "", "", delete_own_opinion},
      Route{"GET", "/api/events", "openEvents", "What happens, as server-sent events: consultation, desk, files, analysis; lost: ask for everything again", signed_in, "", "text/event-stream", open_events},
      Route{"POST", "/api/desk/files", "takeFile", "Takes a file of any form that the readers know; it is read in turn", staff, "application/octet-stream", "DroppedFile", take_file, "name unit"},
      Route{"GET", "/api/desk/files", "listFiles", "What was dropped here since the program began, and what came of it; the newest first", staff, "", "DroppedFiles", list_files},
      Route{"GET", "/api/desk/sources", "listSources", "What was received", working, "", "Sources", list_sources},
      Route{"GET", "/api/desk/sources/{sha256}", "showSource", "A source's text, every character by its role, with the opinions found", working, "", "Source", show_source},
      Route{"GET", "/api/desk/queue", "showQueue", "What awaits a person", staff, "", "Queue", show_queue},
      Route{"GET", "/api/desk/opinions/{id}", "showOpinion", "One opinion, with the places that it may mean", working, "", "QueueItem", show_opinion},
      Route{"POST", "/api/desk/cut", "cutOpinion", "Makes two opinions or more of one; no character changes", secretary, "Cut", "Decision", cut},
      Route{"POST", "/api/desk/join", "joinOpinions", "Makes one opinion of neighbours in one text", secretary, "Join", "Decision", join},
      Route{"POST", "/api/desk/decisions", "decide", "A person's correction of one opinion", secretary, "Correction", "Decision", decide},
      Route{"GET", "/api/desk/groups", "listGroups", "Opinions that say the same, the largest groups first", working, "", "Groups", list_groups},
      Route{"GET", "/api/desk/groups/{id}", "showGroup", "A group with its opinions, the one whose words show it first", working, "", "Group", show_group},
      Route{"POST", "/api/desk/merge", "mergeGroups", "These groups are one", secretary, "Merge", "Decision", merge},
      Route{"POST", "/api/desk/split", "splitGroup", "These opinions leave their group and stand together", secretary, "Split", "Decision", split},
      Route{"GET", "/api/desk/roster", "showRoster", "Each unit: who has taken part, and what came from it", working, "", "RosterView", show_roster},
      Route{"GET", "/api/overview", "showOverview", "Where the consultation stands, as figures", working, "", "Overview", show_overview},
      Route{"GET", "/api/search", "findTexts", "Opinions, paragraphs of drafts or groups that hold all the words; filters as on the command line", working, "", "Found", find_texts, "q in"},
      Route{"POST", "/api/proof", "proveReport", "Whether a report holds what it promises", working, "application/octet-stream", "Proof", prove_report},
      Route{"GET", "/api/desk/members", "showUnit", "The members of a unit and of those below, and who has spoken", staff, "", "UnitMembers", show_unit, "unit"},
      Route{"POST", "/api/desk/undo", "undo", "Undoes the last decision that is in force", secretary, "", "Decision", undo_last},
      Route{"POST", "/api/desk/redo", "redo", "Takes the last undoing back", secretary, "", "Decision", redo_last},
      // Meetings that are typed in.
      Route{"GET", "/api/desk/meetings", "listMeetings", "Meetings that were typed in, the newest first", staff, "", "Meetings", list_meetings},
      Route{"GET", "/api/desk/meetings/{key}", "showMeeting", "One with its lines, to be changed", staff, "", "Meeting", show_meeting},
      Route{"PUT", "/api/desk/meetings/{key}", "putMeeting", "Takes a meeting in, or changes it; minutes are made of it", secretary, "TypedMeeting", "Meeting", put_meeting},
      Route{"GET", "/api/desk/meetings/{key}/minutes.docx", "downloadMinutes", "Its minutes as they are kept", staff, "", docx, download_minutes},
      Route{"GET", "/api/desk/forms.pdf", "downloadForms", "Paper forms on a draft for a unit's members, or blank ones; by: topics, headings", staff, "", "application/pdf", download_forms, "unit document member blank by"},
      Route{"GET", "/api/desk/synthesis.docx", "downloadSynthesis", "The report of the caller's unit", staff, "", docx, download_synthesis},
  };
  return all;
}

}  // namespace dh::web
