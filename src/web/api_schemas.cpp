#include "web/api_schemas.h"

namespace dh::web {

const char* const api_schemas = R"json({
"Error": {"type": "object", "required": ["error", "kind"], "additionalProperties": false, "properties": {
  "error": {"type": "string", "description": "one plain line"}, "about": {"type": "string"},
  "kind": {"enum": ["bad_input", "limit", "refused", "not_found", "fault", "forbidden", "signed_out", "second_step", "second_step_wanted", "busy"]}}},
"Part": {"enum": ["member", "secretary", "organiser", "drafter", "auditor"]},
"Kind": {"enum": ["agree", "amend", "add", "delete", "restructure", "question", "spelling", "indicator", "proposal", "general"]},
"Session": {"type": "object", "required": ["consultation", "signed_in", "office"], "additionalProperties": false, "properties": {
  "consultation": {"type": "string"}, "signed_in": {"type": "boolean"}, "part": {"$ref": "#/components/schemas/Part"},
  "name": {"type": "string"}, "unit": {"type": "string"}, "unit_name": {"type": "string"}, "csrf": {"type": "string"},
  "office": {"type": "boolean", "description": "one may sign in with an account of one's office"}, "second_step_wanted": {"type": "boolean", "description": "nothing else is open before it is set up"}}},
"SignIn": {"type": "object", "description": "a code, or a name and a password", "properties": {"code": {"type": "string"}, "name": {"type": "string"}, "password": {"type": "string"},
  "step": {"type": "string", "description": "of the second step, where the account has one; or a recovery code"},
  "office": {"type": "boolean", "description": "who has come back from the office's sign-in and owes a second step"}}},
"GoTo": {"type": "object", "required": ["go_to"], "additionalProperties": false, "properties": {"go_to": {"type": "string"}}},
"OwnAccount": {"type": "object", "additionalProperties": false,
  "required": ["sign_in_name", "old_password_asked", "second_step", "second_step_required", "recovery_left", "office", "linked", "sessions"], "properties": {
  "sign_in_name": {"type": "string", "description": "empty: no password was set"}, "old_password_asked": {"type": "boolean"}, "second_step": {"type": "boolean"}, "second_step_required": {"type": "boolean"},
  "recovery_left": {"type": "integer"}, "office": {"type": "string", "description": "where the office's own accounts sign in; empty: nowhere"}, "linked": {"type": "boolean"},
  "sessions": {"type": "array", "items": {"type": "object", "required": ["id", "began_at", "expires_at", "way", "agent", "own"], "additionalProperties": false, "properties": {
    "id": {"type": "string"}, "began_at": {"type": "string"}, "expires_at": {"type": "string"}, "way": {"enum": ["invitation", "password", "office"]}, "agent": {"type": "string"}, "own": {"type": "boolean"}}}}}},
"NewPassword": {"type": "object", "required": ["name", "password"], "properties": {"name": {"type": "string"}, "password": {"type": "string"}, "old": {"type": "string"}}},
"SecondStepSecret": {"type": "object", "required": ["secret", "address", "picture"], "additionalProperties": false, "properties": {
  "secret": {"type": "string", "description": "base32"}, "address": {"type": "string"}, "picture": {"type": "string", "description": "the address as a QR code, SVG"}}},
"SecondStepCode": {"type": "object", "required": ["step"], "properties": {"step": {"type": "string"}}},
"RecoveryCodes": {"type": "object", "required": ["recovery"], "additionalProperties": false, "properties": {"recovery": {"type": "array", "items": {"type": "string"}}}},
"DraftHead": {"type": "object", "required": ["id", "title", "version", "pages", "last_day"], "properties": {
  "last_day": {"type": ["string", "null"], "description": "on which it may be spoken on; null: the guide sets no end"},
  "id": {"type": "string"}, "title": {"type": "string"}, "version": {"type": "string"}, "pages": {"type": "integer"}}},
"Consultation": {"type": "object", "required": ["name", "title", "organisation", "drafts", "topics", "offline", "phases", "today", "accepts_late"], "additionalProperties": false, "properties": {
  "today": {"type": "string", "description": "as the server's clock has it"}, "accepts_late": {"type": "boolean", "description": "the office takes opinions after the last day too"},
  "name": {"type": "string"}, "title": {"type": "string"}, "organisation": {"type": "string"},
  "drafts": {"type": "array", "items": {"$ref": "#/components/schemas/DraftHead"}},
  "topics": {"type": "array", "items": {"type": "object", "required": ["label", "parent", "text", "documents", "last_day"], "additionalProperties": false, "properties": {
    "last_day": {"type": ["string", "null"]},
    "label": {"type": "string"}, "parent": {"type": "string"}, "text": {"type": "string"}, "documents": {"type": "array", "items": {"type": "string"}}}}},
  "offline": {"type": "array", "description": "documents that may only be read and spoken on offline", "items": {"type": "object", "required": ["name", "rule"], "additionalProperties": false, "properties": {
    "name": {"type": "string"}, "rule": {"type": "string"}}}},
  "phases": {"type": "array", "items": {"type": "object", "required": ["name", "first_day", "last_day"], "additionalProperties": false, "properties": {
    "name": {"type": "string"}, "first_day": {"type": "string"}, "last_day": {"type": "string"}}}}}},
"Block": {"type": "object", "required": ["parent", "kind", "text"], "additionalProperties": false, "properties": {
  "parent": {"type": "integer", "description": "index of another block; -1 at the top"},
  "kind": {"enum": ["title", "heading", "run_in", "paragraph", "list_item", "table", "row", "cell", "footnote"]},
  "text": {"type": "string"}, "level": {"type": "integer"}, "label": {"type": "string"}, "path": {"type": "string"},
  "page": {"type": "integer"}, "line": {"type": "integer"}, "line_last": {"type": "integer"}, "page_last": {"type": "integer"}}},
"Draft": {"type": "object", "required": ["id", "title", "version", "pages", "blocks"], "additionalProperties": false, "properties": {
  "id": {"type": "string"}, "title": {"type": "string"}, "version": {"type": "string"}, "pages": {"type": "integer"},
  "blocks": {"type": "array", "items": {"$ref": "#/components/schemas/Block"}}}},
"TypedOpinion": {"type": "object", "required": ["kind", "text"], "properties": {
  "document": {"type": "string"}, "version": {"type": "string"}, "block": {"type": ["integer", "null"]}, "quote": {"type": "string"},
  "start": {"type": "integer", "description": "where the quote stands in the block, in UTF-16 units"},
  "topic": {"type": "string"}, "kind": {"$ref": "#/components/schemas/Kind"}, "text": {"type": "string"}, "reason": {"type": "string"}}},
"OwnOpinion": {"type": "object", "additionalProperties": false,
  "required": ["key", "kind", "text", "reason", "document", "version", "topic", "quote", "start", "block", "place", "given_at", "receipt", "text_sha256", "withdrawn", "changes"], "properties": {
  "key": {"type": "string"}, "kind": {"$ref": "#/components/schemas/Kind"}, "text": {"type": "string"}, "reason": {"type": "string"}, "document": {"type": "string"},
  "version": {"type": "string"}, "topic": {"type": "string"}, "quote": {"type": "string"}, "start": {"type": "integer"}, "block": {"type": ["integer", "null"]},
  "place": {"type": "string"}, "given_at": {"type": "string"}, "receipt": {"type": "string", "description": "SHA-256 of the document that is kept"}, "text_sha256": {"type": "string", "description": "of the text as UTF-8"},
  "withdrawn": {"type": "boolean"}, "changes": {"type": "integer"}}},
"KeptBack": {"type": "object", "description": "not shown over a network: the guide's own rule", "required": ["document", "name", "rule", "opinions"], "additionalProperties": false, "properties": {
  "document": {"type": "string"}, "name": {"type": "string"}, "rule": {"type": "string"}, "opinions": {"type": "integer", "description": "how many"}}},
"OwnOpinions": {"type": "object", "required": ["opinions", "kept_back"], "additionalProperties": false, "properties": {
  "kept_back": {"type": "array", "items": {"$ref": "#/components/schemas/KeptBack"}},
  "opinions": {"type": "array", "items": {"$ref": "#/components/schemas/OwnOpinion"}}}},
"SourceHead": {"type": "object", "required": ["sha256", "file", "form", "unit", "channel", "received_at", "unreadable", "opinions", "waiting"], "additionalProperties": false, "properties": {
  "sha256": {"type": "string"}, "file": {"type": "string"}, "form": {"type": "string"}, "unit": {"type": "string"}, "channel": {"type": "string"},
  "received_at": {"type": "string"}, "unreadable": {"type": "string", "description": "why it could not be read; empty when it was"},
  "opinions": {"type": "integer"}, "waiting": {"type": "integer"}}},
"Sources": {"type": "object", "required": ["sources", "analysed"], "additionalProperties": false, "properties": {
  "sources": {"type": "array", "items": {"$ref": "#/components/schemas/SourceHead"}}, "analysed": {"type": "boolean", "description": "whether what was judged was judged from all that is there now"}}},
"Place": {"type": "object", "required": ["document", "certain", "heading", "quote", "block"], "additionalProperties": false, "properties": {
  "document": {"type": "string"}, "certain": {"type": "boolean"}, "heading": {"type": "string"}, "quote": {"type": "string"},
  "block": {"type": ["integer", "null"]}, "page": {"type": "integer"}, "line": {"type": "integer"}}},
"Opinion": {"type": "object", "required": ["id", "source", "file", "where", "text", "reason", "kind", "stance", "topic", "document", "unit", "member", "pending", "group", "singular", "place"], "properties": {
  "id": {"type": "string"}, "source": {"type": "string"}, "file": {"type": "string"}, "where": {"type": "string"}, "text": {"type": "string"}, "reason": {"type": "string"},
  "kind": {"type": "string"}, "stance": {"type": "string"}, "topic": {"type": "string"}, "document": {"type": "string"}, "unit": {"type": "string"}, "member": {"type": "string"},
  "pending": {"type": "array", "items": {"type": "string"}}, "group": {"type": "string", "description": "id; empty until it was grouped"}, "singular": {"type": "boolean"},
  "place": {"$ref": "#/components/schemas/Place"}}},
"Source": {"type": "object", "required": ["sha256", "file", "form", "unit", "channel", "received_at", "unreadable", "parts", "opinions"], "additionalProperties": false, "properties": {
  "sha256": {"type": "string"}, "file": {"type": "string"}, "form": {"type": "string"}, "unit": {"type": "string"}, "channel": {"type": "string"},
  "received_at": {"type": "string"}, "unreadable": {"type": "string"},
  "parts": {"type": "array", "items": {"type": "object", "required": ["name", "runs"], "additionalProperties": false, "properties": {"name": {"type": "string"},
    "runs": {"type": "array", "items": {"type": "object", "required": ["role", "text"], "additionalProperties": false, "properties": {
      "role": {"type": "string"}, "text": {"type": "string"}, "opinion": {"type": "string", "description": "id"}}}}}}},
  "opinions": {"type": "array", "items": {"$ref": "#/components/schemas/Opinion"}}}},
"QueueItem": {"allOf": [{"$ref": "#/components/schemas/Opinion"}, {"type": "object", "required": ["places"], "properties": {
  "places": {"type": "array", "items": {"type": "object", "required": ["place", "quote", "because", "block"], "additionalProperties": false, "properties": {
    "place": {"type": "string"}, "quote": {"type": "string"}, "because": {"type": "string"}, "block": {"type": "integer"}}}}}}]},
"Queue": {"type": "object", "required": ["items", "analysed", "kept_back"], "additionalProperties": false, "properties": {
  "kept_back": {"type": "array", "items": {"$ref": "#/components/schemas/KeptBack"}},
  "items": {"type": "array", "items": {"$ref": "#/components/schemas/QueueItem"}}, "analysed": {"type": "boolean"}}},
"Correction": {"type": "object", "required": ["opinion"], "properties": {
  "opinion": {"type": "string"}, "place": {"type": "string", "description": "DRAFT: HEADING > HEADING; 'DRAFT:' is the draft as a whole"}, "quote": {"type": "string"},
  "document": {"type": "string"}, "kind": {"type": "string"}, "stance": {"type": "string"}, "topic": {"type": "string"}, "unit": {"type": "string"}, "member": {"type": "string"},
  "singular": {"type": "boolean"}, "representative": {"type": "boolean", "description": "its words show the group"}}},
"Cut": {"type": "object", "required": ["opinion", "before"], "properties": {"opinion": {"type": "string"},
  "before": {"type": "array", "items": {"type": "string"}, "description": "words of the opinion, each there once, with which another opinion begins"}}},
"Join": {"type": "object", "required": ["opinions"], "properties": {"opinions": {"type": "array", "items": {"type": "string"}}}},
"DroppedFile": {"type": "object", "required": ["number", "name", "unit", "by", "at", "source", "state", "opinions", "waiting", "reasons"], "additionalProperties": false, "properties": {
  "number": {"type": "integer"}, "name": {"type": "string", "description": "under which it is kept"}, "unit": {"type": "string"}, "by": {"type": "string"}, "at": {"type": "string"},
  "source": {"type": "string", "description": "its SHA-256; empty until it is read"}, "state": {"enum": ["waiting", "reading", "read", "known", "refused"]},
  "opinions": {"type": "integer"}, "waiting": {"type": "integer"}, "reasons": {"type": "array", "items": {"type": "string"}, "description": "what could not be read, and why"}}},
"DroppedFiles": {"type": "object", "required": ["files"], "additionalProperties": false, "properties": {"files": {"type": "array", "items": {"$ref": "#/components/schemas/DroppedFile"}}}},
"StartFile": {"type": "object", "required": ["number", "kind", "document", "name", "by", "state", "step", "place", "reason"], "additionalProperties": false, "properties": {
  "number": {"type": "integer"}, "kind": {"enum": ["guide", "draft", "roster"]}, "document": {"type": "string", "description": "of a draft: id"}, "name": {"type": "string"}, "by": {"type": "string"},
  "state": {"enum": ["waiting", "reading", "read", "refused"]}, "step": {"type": "string", "description": "of reading"},
  "place": {"type": "string", "description": "where in a file that is refused"}, "reason": {"type": "string"}}},
"Start": {"type": "object", "required": ["guide", "drafts", "roster", "dates_confirmed", "files"], "additionalProperties": false, "properties": {
  "guide": {"description": "null: none is there", "oneOf": [{"type": "null"}, {"type": "object", "additionalProperties": false,
    "required": ["title", "organisation", "reply_email", "topics", "documents", "phases", "recipients", "contradictions"], "properties": {
    "title": {"type": "string"}, "organisation": {"type": "string"}, "reply_email": {"type": "string"}, "contradictions": {"type": "array", "items": {"type": "string"}},
    "topics": {"type": "array", "items": {"type": "object", "required": ["label", "parent", "text", "documents"], "additionalProperties": false, "properties": {
      "label": {"type": "string"}, "parent": {"type": "string"}, "text": {"type": "string"}, "documents": {"type": "array", "items": {"type": "string"}}}}},
    "documents": {"type": "array", "items": {"type": "object", "required": ["id", "name", "offline_only", "rule", "may_be_sent"], "additionalProperties": false, "properties": {
      "id": {"type": "string"}, "name": {"type": "string"}, "offline_only": {"type": "boolean"}, "rule": {"type": "string", "description": "the guide's own sentence"},
      "may_be_sent": {"type": "boolean", "description": "its draft, from here"}}}},
    "phases": {"type": "array", "items": {"type": "object", "required": ["name", "first_day", "last_day", "documents", "text"], "additionalProperties": false, "properties": {
      "name": {"type": "string"}, "first_day": {"type": "string"}, "last_day": {"type": "string"}, "documents": {"type": "array", "items": {"type": "string"}},
      "text": {"type": "string", "description": "the guide's own sentence"}}}},
    "recipients": {"type": "array", "items": {"type": "object", "required": ["name", "purpose"], "additionalProperties": false, "properties": {"name": {"type": "string"}, "purpose": {"type": "string"}}}}}}]},
  "drafts": {"type": "array", "items": {"type": "object", "additionalProperties": false, "required": ["id", "title", "version", "pages", "headings", "blocks", "lines", "notes", "notes_in_all", "kept_off"], "properties": {
    "id": {"type": "string"}, "title": {"type": "string"}, "version": {"type": "string"}, "pages": {"type": "integer"}, "headings": {"type": "integer"}, "blocks": {"type": "integer"},
    "lines": {"type": "integer", "description": "printed lines of body text"}, "notes": {"type": "array", "items": {"type": "string"}, "description": "the first, of what is odd but kept"},
    "notes_in_all": {"type": "integer"}, "kept_off": {"type": "boolean", "description": "it may not be read from here: title and notes are not told"}}}},
  "roster": {"description": "null: none is there", "oneOf": [{"type": "null"}, {"type": "object", "required": ["root", "members", "units", "problems", "problems_in_all"], "additionalProperties": false, "properties": {
    "root": {"type": "string"}, "members": {"type": "integer"}, "problems": {"type": "array", "items": {"type": "string"}, "description": "the first"}, "problems_in_all": {"type": "integer"},
    "units": {"type": "array", "items": {"type": "object", "required": ["code", "name", "parent", "kind", "members", "stated"], "additionalProperties": false, "properties": {
      "code": {"type": "string"}, "name": {"type": "string"}, "parent": {"type": "string"}, "kind": {"type": "string"}, "members": {"type": "integer", "description": "in it, without units below"},
      "stated": {"type": "integer", "description": "as the roster states; 0: it does not"}}}}}}]},
  "dates_confirmed": {"type": "boolean"},
  "files": {"type": "array", "description": "the last that was sent of each kind and document", "items": {"$ref": "#/components/schemas/StartFile"}}}},
"ConfirmedDates": {"type": "object", "required": ["confirmed"], "properties": {"confirmed": {"type": "boolean"}}},
"GroupHead": {"type": "object", "required": ["id", "opinions", "others", "units", "members", "text", "kind", "stance", "topic", "issue", "singular", "differs", "waiting", "place"], "properties": {
  "id": {"type": "string"}, "opinions": {"type": "integer"}, "others": {"type": "integer", "description": "opinions that are not the caller's to see, or kept off networks"},
  "units": {"type": "array", "items": {"type": "string"}}, "members": {"type": "integer"}, "text": {"type": "string", "description": "the words that show it"},
  "kind": {"type": "string"}, "stance": {"type": "string"}, "topic": {"type": "string"}, "issue": {"type": "string"}, "singular": {"type": "boolean"},
  "differs": {"type": "boolean", "description": "some opinions are worded otherwise"}, "waiting": {"type": "integer"}, "place": {"$ref": "#/components/schemas/Place"}}},
"Groups": {"type": "object", "required": ["groups", "total", "analysed", "kept_back"], "additionalProperties": false, "properties": {
  "kept_back": {"type": "array", "items": {"$ref": "#/components/schemas/KeptBack"}},
  "groups": {"type": "array", "items": {"$ref": "#/components/schemas/GroupHead"}}, "total": {"type": "integer"}, "analysed": {"type": "boolean"}}},
"Group": {"allOf": [{"$ref": "#/components/schemas/GroupHead"}, {"type": "object", "required": ["all", "kept_back"], "properties": {"kept_back": {"type": "array", "items": {"$ref": "#/components/schemas/KeptBack"}}, "all": {"type": "array", "items": {"$ref": "#/components/schemas/Opinion"}}}}]},
"Merge": {"type": "object", "required": ["groups"], "properties": {"groups": {"type": "array", "items": {"type": "string"}}}},
"Split": {"type": "object", "required": ["group", "opinions"], "properties": {"group": {"type": "string"}, "opinions": {"type": "array", "items": {"type": "string"}}}},
"RosterView": {"type": "object", "required": ["root", "units", "problems", "analysed"], "additionalProperties": false, "properties": {"root": {"type": "string"}, "analysed": {"type": "boolean"},
  "problems": {"type": "array", "items": {"type": "string"}},
  "units": {"type": "array", "items": {"type": "object", "required": ["code", "name", "parent", "kind", "members", "took_part", "sources", "opinions", "waiting", "last_received", "state", "late", "deadline", "overdue"], "additionalProperties": false, "properties": {
    "state": {"enum": ["not_opened", "collecting", "synthesising", "approved", "sent", "received", "returned"]}, "late": {"type": "integer", "description": "of its opinions"},
    "deadline": {"type": "string", "description": "its last day of discussing, with extensions; empty: none"}, "overdue": {"type": "boolean"},
    "code": {"type": "string"}, "name": {"type": "string"}, "parent": {"type": "string"}, "kind": {"type": "string"}, "members": {"type": "integer"}, "took_part": {"type": "integer"},
    "sources": {"type": "integer"}, "opinions": {"type": "integer"}, "waiting": {"type": "integer"}, "last_received": {"type": "string"}}}}}},
"Tally": {"type": "object", "required": ["key", "count"], "additionalProperties": false, "properties": {"key": {"type": "string"}, "count": {"type": "integer"}}},
"Overview": {"type": "object", "additionalProperties": false,
  "required": ["opinions", "waiting", "sources", "unreadable", "by_kind", "by_stance", "by_topic", "by_channel", "by_day", "heat", "issues", "issues_in_all", "trend_days", "analysed", "kept_back"], "properties": {
  "kept_back": {"type": "array", "items": {"$ref": "#/components/schemas/KeptBack"}},
  "opinions": {"type": "integer"}, "waiting": {"type": "integer"}, "sources": {"type": "integer"}, "unreadable": {"type": "integer"}, "issues_in_all": {"type": "integer"}, "trend_days": {"type": "integer"}, "analysed": {"type": "boolean"},
  "by_kind": {"type": "array", "items": {"$ref": "#/components/schemas/Tally"}}, "by_stance": {"type": "array", "items": {"$ref": "#/components/schemas/Tally"}}, "by_topic": {"type": "array", "items": {"$ref": "#/components/schemas/Tally"}}, "by_channel": {"type": "array", "items": {"$ref": "#/components/schemas/Tally"}}, "by_day": {"type": "array", "items": {"$ref": "#/components/schemas/Tally"}},
  "heat": {"type": "array", "items": {"type": "object", "required": ["document", "title", "length", "pages", "whole", "unplaced", "blocks"], "additionalProperties": false, "properties": {
    "document": {"type": "string"}, "title": {"type": "string"}, "length": {"type": "integer", "description": "blocks of the draft"}, "pages": {"type": "integer"}, "whole": {"type": "integer"}, "unplaced": {"type": "integer"},
    "blocks": {"type": "array", "items": {"type": "object", "required": ["block", "opinions", "page", "heading"], "additionalProperties": false, "properties": {
      "block": {"type": "integer"}, "opinions": {"type": "integer"}, "page": {"type": "integer"}, "heading": {"type": "string"}}}}}}},
  "issues": {"type": "array", "items": {"type": "object", "required": ["id", "opinions", "groups", "units", "in_favour", "against", "lately", "before", "text", "place"], "additionalProperties": false, "properties": {
    "id": {"type": "string"}, "opinions": {"type": "integer"}, "groups": {"type": "integer"}, "units": {"type": "integer"}, "in_favour": {"type": "integer"}, "against": {"type": "integer"},
    "lately": {"type": "integer", "description": "of the last trend_days"}, "before": {"type": "integer"}, "text": {"type": "string"}, "place": {"$ref": "#/components/schemas/Place"}}}}}},
"Found": {"type": "object", "required": ["total", "opinions", "absent", "found", "kept_back"], "additionalProperties": false, "properties": {
  "kept_back": {"type": "array", "items": {"$ref": "#/components/schemas/KeptBack"}},
  "total": {"type": "integer"}, "opinions": {"type": "integer", "description": "in groups: opinions that match"}, "absent": {"type": "array", "items": {"type": "string"}, "description": "values of filters that nothing has"},
  "found": {"type": "array", "items": {"type": "object", "additionalProperties": false,
    "required": ["id", "file", "unit", "document", "heading", "certain", "page", "topic", "kind", "stance", "group", "opinions", "matches", "text", "marks", "block"], "properties": {
    "id": {"type": "string"}, "file": {"type": "string"}, "unit": {"type": "string"}, "document": {"type": "string"}, "heading": {"type": "string"}, "certain": {"type": "boolean"}, "page": {"type": "integer"},
    "topic": {"type": "string"}, "kind": {"type": "string"}, "stance": {"type": "string"}, "group": {"type": "string"}, "opinions": {"type": "integer"}, "matches": {"type": "integer"}, "text": {"type": "string"},
    "marks": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}, "description": "start and end of the words found, in UTF-16 units"}, "block": {"type": ["integer", "null"]}}}}}},
"Proof": {"type": "object", "required": ["holds", "checks", "fingerprint", "unit_name", "opinions", "groups", "own_key"], "additionalProperties": false, "properties": {
  "holds": {"type": "boolean"}, "fingerprint": {"type": "string"}, "unit_name": {"type": "string"}, "opinions": {"type": "integer"}, "groups": {"type": "integer"}, "own_key": {"type": "boolean", "description": "signed by this workspace"},
  "checks": {"type": "array", "items": {"type": "object", "required": ["name", "holds", "failures"], "additionalProperties": false, "properties": {
    "name": {"type": "string"}, "holds": {"type": "boolean"}, "failures": {"type": "array", "items": {"type": "string"}}}}}}},
"UnitMembers": {"type": "object", "required": ["members"], "additionalProperties": false, "properties": {"members": {"type": "array", "items": {"type": "object",
  "required": ["code", "unit", "category", "opinions"], "additionalProperties": false, "properties": {"code": {"type": "string"}, "unit": {"type": "string"}, "category": {"type": "string"}, "opinions": {"type": "integer"}}}}}},
"Speech": {"type": "object", "required": ["who", "document", "block", "topic", "text"], "additionalProperties": false, "properties": {
    "who": {"type": "string", "description": "code on the roster, or words; empty: nobody is named"}, "document": {"type": "string"}, "block": {"type": ["integer", "null"]}, "topic": {"type": "string"}, "text": {"type": "string"}}},
"MeetingHead": {"type": "object", "required": ["key", "unit", "subject", "day", "opinions", "source", "received_at", "changes", "unknown"], "additionalProperties": false, "properties": {
  "key": {"type": "string"}, "unit": {"type": "string"}, "subject": {"type": "string"}, "day": {"type": "string", "description": "ISO 8601"}, "opinions": {"type": "integer"},
  "source": {"type": "string", "description": "SHA-256 of the minutes"}, "received_at": {"type": "string"}, "changes": {"type": "integer", "description": "how many minutes of it came before"},
  "unknown": {"type": "array", "items": {"type": "string"}, "description": "speakers who are not on the roster; their lines await a person"}}},
"Meetings": {"type": "object", "required": ["meetings"], "additionalProperties": false, "properties": {"meetings": {"type": "array", "items": {"$ref": "#/components/schemas/MeetingHead"}}}},
"Meeting": {"type": "object", "required": ["key", "unit", "subject", "day", "opinions", "source", "received_at", "changes", "unknown", "from", "to", "place", "chair", "secretary", "present", "speeches"], "additionalProperties": false, "properties": {
  "key": {"type": "string"}, "unit": {"type": "string"}, "subject": {"type": "string"}, "day": {"type": "string", "description": "ISO 8601"}, "opinions": {"type": "integer"},
  "source": {"type": "string", "description": "SHA-256 of the minutes"}, "received_at": {"type": "string"}, "changes": {"type": "integer", "description": "how many minutes of it came before"},
  "unknown": {"type": "array", "items": {"type": "string"}, "description": "speakers who are not on the roster; their lines await a person"},
  "from": {"type": "string"}, "to": {"type": "string"}, "place": {"type": "string"}, "chair": {"type": "string"}, "secretary": {"type": "string"}, "present": {"type": "integer", "description": "0: not told"},
  "speeches": {"type": "array", "items": {"$ref": "#/components/schemas/Speech"}}}},
"TypedMeeting": {"type": "object", "required": ["unit", "day", "speeches"], "properties": {
  "unit": {"type": "string"}, "subject": {"type": "string"}, "day": {"type": "string"}, "from": {"type": "string", "description": "14:00"}, "to": {"type": "string"}, "place": {"type": "string"},
  "chair": {"type": "string"}, "secretary": {"type": "string"}, "present": {"type": "integer"}, "speeches": {"type": "array", "items": {"$ref": "#/components/schemas/Speech"}}}},
"Order": {"type": "object", "required": ["groups"], "properties": {"groups": {"type": "array", "items": {"type": "string"}, "description": "an opinion of each, in the wanted order"}}},
"Reopening": {"type": "object", "required": ["why"], "properties": {"why": {"type": "string"}}},
"Approval": {"type": "object", "required": ["at", "by", "sha256", "sent_at", "supersedes_at", "came", "went", "came_from", "no_bundle"], "additionalProperties": false, "properties": {
  "at": {"type": "string"}, "by": {"type": "string"}, "sha256": {"type": "string", "description": "of the DOCX"}, "sent_at": {"type": "string", "description": "empty: not sent yet"},
  "supersedes_at": {"type": "string", "description": "when another report was sent before; empty: none was"},
  "came": {"type": "integer", "description": "opinions that are not in it"}, "went": {"type": "integer", "description": "of those in it, that no longer count"},
  "came_from": {"type": "array", "description": "the sources of the first of those that came", "items": {"type": "object", "required": ["source", "file"], "additionalProperties": false, "properties": {"source": {"type": "string"}, "file": {"type": "string"}}}}, "no_bundle": {"enum": ["", "not_a_unit_of_its_own", "key_not_known"], "description": "why there is no bundle"}}},
"Synthesis": {"type": "object", "required": ["unit", "key", "current", "making", "seconds", "typical", "fault", "pages", "shown", "ready", "parts", "approval"], "additionalProperties": false, "properties": {
  "unit": {"type": "string"}, "key": {"type": "string", "description": "of the pages; empty: none were made yet"}, "current": {"type": "boolean", "description": "the pages show what would be printed now"},
  "making": {"type": "boolean", "description": "newer pages are being made"}, "seconds": {"type": "number", "description": "for so long"}, "typical": {"type": "number", "description": "how long it took lately; 0: not known"},
  "fault": {"type": "string", "description": "why they could not be made"}, "pages": {"type": "integer"}, "shown": {"type": "integer", "description": "the first, that are pictures or will be"}, "ready": {"type": "integer", "description": "that are pictures"},
  "parts": {"type": "array", "items": {"type": "object", "required": ["section", "document", "topic", "heading", "groups"], "additionalProperties": false, "properties": {
    "section": {"type": "string"}, "document": {"type": "string"}, "topic": {"type": "string"}, "heading": {"type": "string"},
    "groups": {"type": "array", "items": {"type": "object", "required": ["id", "representative", "text", "opinions", "singular", "page"], "additionalProperties": false, "properties": {
      "id": {"type": "string"}, "representative": {"type": "string", "description": "opinion whose words show it"}, "text": {"type": "string", "description": "their beginning"},
      "opinions": {"type": "integer"}, "singular": {"type": "boolean"}, "page": {"type": "integer", "description": "0: not known"}}}}}}},
  "approval": {"anyOf": [{"$ref": "#/components/schemas/Approval"}, {"type": "null"}]}}},
"Decision": {"type": "object", "required": ["number"], "additionalProperties": false, "properties": {"number": {"type": "integer"}}}
})json";

}  // namespace dh::web
