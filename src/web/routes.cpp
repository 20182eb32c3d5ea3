// The registry itself.
#include <array>

#include "web/account_routes.h"
#include "web/api.h"
#include "web/arrival_routes.h"
#include "web/desk_routes.h"
#include "web/form_routes.h"
#include "web/group_routes.h"
#include "web/meeting_routes.h"
#include "web/office_routes.h"
#include "web/overview_routes.h"
#include "web/reading_routes.h"
#include "web/report_routes.h"
#include "web/session_routes.h"
#include "web/start_routes.h"

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
      Route{"GET", "/api/account", "showAccount", "How the caller signs in, and from where", signed_in, "", "OwnAccount", show_account},
      Route{"PUT", "/api/account/password", "putPassword", "A name to sign in with and a password; all other sessions end", signed_in, "NewPassword", "", put_password},
      Route{"POST", "/api/account/second-step", "beginSecondStep", "The secret of a second step (RFC 6238), told until a code confirms it", signed_in, "", "SecondStepSecret", begin_second_step},
      Route{"PUT", "/api/account/second-step", "confirmSecondStep", "Confirms it by a code; gives the recovery codes, once", signed_in, "SecondStepCode", "RecoveryCodes", confirm_second_step},
      Route{"POST", "/api/account/second-step/end", "endSecondStep", "It is no longer asked for", signed_in, "SecondStepCode", "", end_second_step},
      Route{"POST", "/api/account/sessions/end", "endOtherSessions", "Ends all other sessions of the caller", signed_in, "", "", end_other_sessions},
      Route{"DELETE", "/api/account/sessions/{id}", "endOneSession", "Ends another session of the caller", signed_in, "", "", end_one_session},
      Route{"GET", "/api/office/begin", "beginOfficeSignIn", "Sends the browser to the sign-in of the office (OpenID Connect)", everyone, "", "text/plain", begin_office_sign_in},
      Route{"GET", "/api/office/back", "finishOfficeSignIn", "Where the office's sign-in sends it back to", everyone, "", "text/plain", finish_office_sign_in, "code state"},
      Route{"POST", "/api/account/office", "connectOffice", "Where the browser is to go to connect this account with one of the office", signed_in, "", "GoTo", connect_office},
      Route{"DELETE", "/api/account/office", "partFromOffice", "They are no longer connected", signed_in, "", "", part_from_office},
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
      // How a consultation begins.
      Route{"GET", "/api/start", "showStart", "What a consultation begins with, as far as it is there: guide, drafts, roster, dates", organiser, "", "Start", show_start},
      Route{"POST", "/api/start/guide", "takeGuide", "Takes the guide; it is read in turn", organiser, "application/octet-stream", "StartFile", take_start_guide, "name"},
      Route{"POST", "/api/start/draft", "takeDraft", "Takes the draft of a document that the guide names", organiser, "application/octet-stream", "StartFile", take_start_draft, "name document"},
      Route{"POST", "/api/start/roster", "takeRoster", "Takes the roster", organiser, "application/octet-stream", "StartFile", take_start_roster, "name"},
      Route{"POST", "/api/start/dates", "confirmDates", "The guide's dates are as a person knows them, or no longer so: what comes after them is marked late", organiser, "ConfirmedDates", "Start", confirm_dates},
      // Meetings that are typed in.
      Route{"GET", "/api/desk/meetings", "listMeetings", "Meetings that were typed in, the newest first", staff, "", "Meetings", list_meetings},
      Route{"GET", "/api/desk/meetings/{key}", "showMeeting", "One with its lines, to be changed", staff, "", "Meeting", show_meeting},
      Route{"PUT", "/api/desk/meetings/{key}", "putMeeting", "Takes a meeting in, or changes it; minutes are made of it", secretary, "TypedMeeting", "Meeting", put_meeting},
      Route{"GET", "/api/desk/meetings/{key}/minutes.docx", "downloadMinutes", "Its minutes as they are kept", staff, "", docx, download_minutes},
      Route{"GET", "/api/desk/forms.pdf", "downloadForms", "Paper forms on a draft for a unit's members, or blank ones; by: topics, headings", staff, "", "application/pdf", download_forms, "unit document member blank by"},
      Route{"GET", "/api/desk/synthesis.docx", "downloadSynthesis", "The report of the caller's unit", staff, "", docx, download_report},
      // The report as pages, approved and sent.
      Route{"GET", "/api/desk/synthesis.pdf", "downloadSynthesisPdf", "The same as a PDF, once its pages are made", staff, "", "application/pdf", download_report_pdf},
      Route{"GET", "/api/desk/synthesis.dhb", "downloadSynthesisBundle", "The approved report's opinions, sealed for the unit above", secretary, "", "application/octet-stream", download_report_bundle},
      Route{"GET", "/api/desk/synthesis", "showSynthesis", "What stands where in the report of the caller's unit, and how far its pages are", staff, "", "Synthesis", show_report},
      Route{"GET", "/api/desk/synthesis/pages/{page}", "showSynthesisPage", "A page of it as a picture: 1.png; with its key, of that report alone", staff, "", "image/png", show_report_page, "key"},
      Route{"POST", "/api/desk/order", "orderGroups", "These groups, at one place of the report, in this order; the others there follow", secretary, "Order", "Decision", order},
      Route{"POST", "/api/desk/approval", "approveReport", "Keeps the report as it is now; nothing is decided at this desk until it is reopened", secretary, "", "Approval", approve},
      Route{"POST", "/api/desk/reopen", "reopenReport", "Takes the approval back, with a reason", secretary, "Reopening", "", reopen},
      Route{"POST", "/api/desk/send", "sendReport", "Notes that exactly the approved report went out", secretary, "", "Approval", send},
  };
  return all;
}

}  // namespace dh::web
