#!/usr/bin/env python3
"""What an office of a unit sees: every route of the API is walked with accounts of one unit, in every part that works. No
answer holds words, files or members of units beside it. A route that stands in none of the tables fails the test.

usage: unit_scope_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import io
import json
import pathlib
import re
import sys
import tempfile
import urllib.parse
import zipfile

from served import Caller, Server, invite, octets, until
from workspace import check, faults, make_consultation, run

OWN = "CK"  # and the units below it, whose codes begin with it
PARTS = ("secretary", "organiser", "drafter", "auditor")

# Of nobody's opinions, files or members: about the caller, or about what all are asked.
OPEN = {"GET /api/openapi.json", "GET /api/session", "POST /api/session", "DELETE /api/session", "GET /api/consultation", "GET /api/drafts/{id}", "GET /api/account", "PUT /api/account/password",
        "POST /api/account/second-step", "PUT /api/account/second-step", "POST /api/account/second-step/end", "POST /api/account/sessions/end", "DELETE /api/account/sessions/{id}",
        "POST /api/account/office", "DELETE /api/account/office", "GET /api/office/begin", "GET /api/office/back", "POST /api/proof"}
# Of members alone.
MEMBERS = {"GET /api/own/opinions", "PUT /api/own/opinions/{key}", "DELETE /api/own/opinions/{key}"}
# Names what changed and nothing of it (tests/policy_test.py listens).
STREAM = {"GET /api/events"}
# Of the report of the caller's own unit alone, once it is approved (tests/web_synthesis_test.py): what it holds is walked here
# as DOCX and as its outline.
OWN_REPORT = {"POST /api/desk/approval", "POST /api/desk/send", "POST /api/desk/reopen", "GET /api/desk/synthesis.dhb", "GET /api/desk/synthesis.pdf", "GET /api/desk/synthesis/pages/{page}"}
MEETING = "hop-0000-0001"


def words_of(data):
    if isinstance(data, (dict, list)):
        return json.dumps(data, ensure_ascii=False)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(re.sub("<[^>]*>", "", archive.read(name).decode(errors="replace")) for name in archive.namelist())
    return data.decode(errors="replace")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    opinions = [json.loads(line) for line in run(work, "export").splitlines()]
    own = [one for one in opinions if one["unit"].startswith(OWN)]
    others = [one for one in opinions if one["unit"] and not one["unit"].startswith(OWN)]
    said = " ".join(one["text"] for one in own)
    foreign = [one for one in others if len(one["text"]) > 30 and one["text"] not in said]
    check(len(own) >= 3 and len(foreign) >= 10, f"the sample has opinions on both sides: {len(own)}, {len(foreign)}")
    with Server(work) as server:
        callers = {part: Caller(server) for part in PARTS}
        for part, caller in callers.items():
            caller.sign_in(invite(work, "--role", part, "--unit", OWN, "--name", f"{part} {OWN}")["code"])
        whole = Caller(server)
        whole.sign_in(invite(work, "--role", "secretary", "--name", "Văn phòng")["code"])
        until("the analysis", lambda: whole.get("/api/desk/queue")[2]["analysed"])
        sources = whole.get("/api/desk/sources")[2]["sources"]
        foreign_sources = [one for one in sources if one["unit"] and not one["unit"].startswith(OWN)]
        members = {unit["code"]: [one["code"] for one in whole.get(f"/api/desk/members?unit={unit['code']}")[2]["members"]] for unit in whole.get("/api/desk/roster")[2]["units"]}
        own_members = {code for unit, codes in members.items() if unit.startswith(OWN) for code in codes}
        foreign_members = {code for codes in members.values() for code in codes} - own_members
        foreign_units = [unit for unit in members if not unit.startswith(OWN)]
        groups = whole.get("/api/desk/groups")[2]["groups"]
        foreign_group = next(one["id"] for one in groups if one["units"] and not any(unit.startswith(OWN) for unit in one["units"]) and one["others"] == 0)
        names = {each["id"] for each in groups} | {each["issue"] for each in groups}  # a group is named after one of its opinions, wherever that came from
        one, two = foreign[0], next(each for each in foreign if each["file"] == foreign[0]["file"] and each is not foreign[0])
        search = [f"/api/search?in={where}&q={urllib.parse.quote(' '.join(re.findall(chr(92) + 'w+', one['text'])[:4]))}" for where in ("opinions", "groups")]
        # What each is asked: addresses with a body; True: it has to be refused.
        asked = {
            "GET /api/desk/files": [("/api/desk/files", None, False)], "GET /api/desk/sources": [("/api/desk/sources", None, False)], "GET /api/desk/queue": [("/api/desk/queue", None, False)],
            "GET /api/desk/sources/{sha256}": [(f"/api/desk/sources/{each['sha256']}", None, True) for each in foreign_sources],
            "GET /api/desk/opinions/{id}": [(f"/api/desk/opinions/{each['id']}", None, True) for each in foreign], "GET /api/desk/groups": [("/api/desk/groups", None, False)],
            "GET /api/desk/groups/{id}": [(f"/api/desk/groups/{each['id']}", None, not any(unit.startswith(OWN) for unit in each["units"])) for each in groups], "GET /api/desk/roster": [("/api/desk/roster", None, False)],
            "GET /api/desk/members": [(f"/api/desk/members?unit={unit}", None, True) for unit in foreign_units], "GET /api/overview": [("/api/overview", None, False)],
            "GET /api/search": [(address, None, False) for address in search], "GET /api/desk/synthesis.docx": [("/api/desk/synthesis.docx", None, False)],
            "POST /api/desk/decisions": [("/api/desk/decisions", {"opinion": one["id"], "kind": "general"}, True)],
            "POST /api/desk/cut": [("/api/desk/cut", {"opinion": one["id"], "before": [one["text"][-12:]]}, True)], "POST /api/desk/join": [("/api/desk/join", {"opinions": [one["id"], two["id"]]}, True)],
            "POST /api/desk/merge": [("/api/desk/merge", {"groups": [foreign_group, next(each["id"] for each in groups if each["id"] != foreign_group)]}, True)],
            "POST /api/desk/split": [("/api/desk/split", {"group": foreign_group, "opinions": [one["id"]]}, True)],
            "POST /api/desk/undo": [("/api/desk/undo", None, True)], "POST /api/desk/redo": [("/api/desk/redo", None, True)],
            # The whole consultation begins with these, and no part of it changes them.
            "GET /api/start": [("/api/start", None, True)], "POST /api/start/dates": [("/api/start/dates", {"confirmed": True}, True)],
            **{f"POST /api/start/{kind}": [(f"/api/start/{kind}?name=tep.docx&document=de-an", b"PK", True)] for kind in ("guide", "draft", "roster")},
            "POST /api/desk/files": [(f"/api/desk/files?name=y-kien.txt&unit={unit}", "Đề nghị trồng thêm cây.".encode(), True) for unit in foreign_units],
        }
        meeting = {"unit": foreign_units[0], "day": "2026-11-20", "subject": "Họp cua-van-phong", "speeches": [{"who": "", "document": "", "block": None, "topic": "", "text": "Đề nghị cua-van-phong xem lại cách tính."}]}
        check(whole.call("PUT", f"/api/desk/meetings/{MEETING}", meeting)[0] == 200, "another office has met")
        asked |= {
            "GET /api/desk/meetings": [("/api/desk/meetings", None, False)], "GET /api/desk/meetings/{key}": [(f"/api/desk/meetings/{MEETING}", None, True)],
            "PUT /api/desk/meetings/{key}": [(f"/api/desk/meetings/{MEETING}", meeting, True), ("/api/desk/meetings/hop-0000-0002", meeting, True)],
            "GET /api/desk/meetings/{key}/minutes.docx": [(f"/api/desk/meetings/{MEETING}/minutes.docx", None, True)],
            "GET /api/desk/forms.pdf": [(f"/api/desk/forms.pdf?unit={unit}", None, True) for unit in foreign_units[:2]],
            "GET /api/desk/synthesis": [("/api/desk/synthesis", None, False)],
            "POST /api/desk/order": [("/api/desk/order", {"groups": [one["id"], two["id"]]}, True)],
        }
        document = whole.get("/api/openapi.json")[2]
        routes = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
        check(routes == OPEN | MEMBERS | STREAM | OWN_REPORT | set(asked), f"routes that nobody has classified, or that are gone: {routes ^ (OPEN | MEMBERS | STREAM | OWN_REPORT | set(asked))}")
        # The other office has decided something, which is not theirs to undo; and has a file of its own under way.
        check(whole.call("POST", "/api/desk/decisions", {"opinion": two["id"], "kind": "general"})[0] == 200, "another office decides")
        whole.call("POST", "/api/desk/files?name=cua-van-phong.txt", "Đề nghị xem lại mục này của dự thảo.".encode(), octets)
        history = json.loads(run(work, "--json", "history"))
        answers = 0
        for route, tries in asked.items():
            method = route.split(" ")[0]
            for part, caller in callers.items():
                for address, body, refuse in tries:
                    status, _, data = caller.call(method, address, body, octets if isinstance(body, bytes) else None)
                    if status == 403:
                        continue  # not for this part at all
                    answers += 1
                    check(status < 500, f"{part} {route}: {status} {data}")
                    check(status in ((404, 422) if refuse else (200,)), f"{part} {method} {address}: {status} {str(data)[:200]}")
                    words = words_of(data) if status == 200 else ""
                    told = [each["id"] for each in foreign if each["text"] in words or (each["id"] in words and each["id"] not in names)]
                    check(not told, f"{part} {method} {address}: holds opinions of other units: {told[:3]}")
                    told = [each["file"] for each in foreign_sources if each["sha256"] in words] + [code for code in foreign_members if f'"{code}"' in words]
                    check(not told, f"{part} {method} {address}: holds files or members of other units: {told[:3]}")
                    check("cua-van-phong" not in words, f"{part} {method} {address}: tells of another office's file")
        check(answers > 100, f"that many were answered: {answers}")
        check(json.loads(run(work, "--json", "history")) == history, "and nothing was decided")
        seen = {each["sha256"] for each in callers["secretary"].get("/api/desk/sources")[2]["sources"]}
        check(seen and len(callers["secretary"].get("/api/desk/groups")[2]["groups"]) > 0, "they see what is theirs")
        for part in MEMBERS:
            method, path = part.split(" ")
            check(callers["secretary"].call(method, path.replace("{key}", "key-0000-0001"), {} if method == "PUT" else None)[0] == 403, f"{part}: of members alone")
        print(f"{answers} answers to {len(asked)} routes")

print("unit scope:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
