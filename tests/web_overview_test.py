#!/usr/bin/env python3
"""What the web counts and finds on the sample consultation, against the program's own export: groups, merged and split with
undo; who has taken part; the overview's figures; searching; proving a report; and that a unit's office sees its own only.

usage: web_overview_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import collections
import io
import json
import pathlib
import sys
import tempfile
import urllib.parse
import zipfile

from served import Caller, Server, invite, octets, until
from workspace import check, faults, make_consultation, run

def fetch(caller, path):
    """When it is judged from all that is there."""
    return until(path, lambda: (lambda data: data if data.get("analysed") else None)(caller.get(path)[2]))


def export(work):
    return {one["id"]: one for one in map(json.loads, run(work, "export").splitlines())}


def search(caller, words, inside=""):
    return caller.get(f"/api/search?q={urllib.parse.quote(words)}&in={inside}")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    run(work, "synthesize", "--out", folder / "report.docx")
    codes = {name: invite(work, "--role", role, *more)["code"] for name, role, *more in (
        ("desk", "secretary", "--name", "Văn phòng"), ("unit", "secretary", "--name", "CK", "--unit", "CK"), ("member", "member", "--member", "SX-0101"),
        ("organiser", "organiser", "--name", "Ban tổ chức"), ("drafter", "drafter", "--name", "Tổ soạn thảo"), ("auditor", "auditor", "--name", "Giám sát"))}
    with Server(work) as server:
        people = {name: Caller(server) for name in codes}
        for name, caller in people.items():
            check(caller.sign_in(codes[name])[0] == 200, f"{name} signs in")
        desk, unit, member, organiser, drafter, auditor = people.values()
        for path in ("/api/desk/groups", "/api/desk/roster", "/api/overview", "/api/search?q=a"):
            check(member.get(path)[0] == 403, f"a member at {path}")
        known = export(work)

        # Groups: each opinion in one, the words that show it verbatim.
        listed = fetch(drafter, "/api/desk/groups")
        check(sum(one["opinions"] for one in listed["groups"]) == len(known) and listed["total"] == len(listed["groups"]), "every opinion stands in one group")
        sizes = [one["opinions"] for one in listed["groups"]]
        check(sizes == sorted(sizes, reverse=True) and sizes[0] > 1, "the largest first")
        first = desk.get(f"/api/desk/groups/{listed['groups'][0]['id']}")[2]
        check(len(first["all"]) == sizes[0] and first["all"][0]["text"] == first["text"] and all(known[one["id"]]["text"] == one["text"] for one in first["all"]), "a group opened")
        check(first["differs"] == (len({one["text"].strip() for one in first["all"]}) > 1), "what differs inside is told")
        check(desk.get("/api/desk/groups/none")[0] == 404, "a group that is not there")

        # Merge and split, with undo; only who may, and only what is theirs.
        pair = [one["id"] for one in listed["groups"] if one["opinions"] == 1][:2]
        check(drafter.call("POST", "/api/desk/merge", {"groups": pair})[0] == 403, "a drafter merges nothing")
        foreign = next(one["id"] for one in listed["groups"] if "CK" not in one["units"])
        check(unit.call("POST", "/api/desk/merge", {"groups": [foreign, pair[0]]})[0] == 422, "a unit's office merges what is not its own")
        check(desk.call("POST", "/api/desk/merge", {"groups": pair[:1]})[0] == 422, "one group is no pair")
        check(desk.call("POST", "/api/desk/merge", {"groups": pair})[0] == 200, "merged")
        merged = until("the merged group", lambda: next((one for one in fetch(desk, "/api/desk/groups")["groups"] if one["opinions"] == 2 and {each["id"] for each in desk.get(f"/api/desk/groups/{one['id']}")[2]["all"]} == set(pair)), None))
        check(desk.call("POST", "/api/desk/split", {"group": merged["id"], "opinions": pair})[0] == 422, "some must stay")
        check(desk.call("POST", "/api/desk/split", {"group": merged["id"], "opinions": pair[1:]})[0] == 200, "split")
        until("the split", lambda: len(fetch(desk, "/api/desk/groups")["groups"]) == len(listed["groups"]))
        for _ in range(2):
            check(desk.call("POST", "/api/desk/undo")[0] == 200, "undone")
        until("all as before", lambda: [one["id"] for one in fetch(desk, "/api/desk/groups")["groups"]] == [one["id"] for one in listed["groups"]])

        # A unit's office: its own opinions, and how many more there are.
        own = fetch(unit, "/api/desk/groups")["groups"]
        theirs = [one for one in known.values() if one["unit"] == "CK"]
        check(sum(one["opinions"] for one in own) == len(theirs) and all(one["units"] == ["CK"] for one in own), f"its own: {sum(one['opinions'] for one in own)} of {len(theirs)}")
        for one in own:
            opened = unit.get(f"/api/desk/groups/{one['id']}")[2]
            check(len(opened["all"]) == one["opinions"] and all(each["unit"] == "CK" for each in opened["all"]), "opened too")

        # Who has taken part.
        roster = fetch(organiser, "/api/desk/roster")
        spoke = {one["member"] for one in known.values() if one["member"]}
        for one in roster["units"]:
            members = desk.get(f"/api/desk/members?unit={urllib.parse.quote(one['code'])}")[2]["members"]
            check(one["members"] == len(members) or not members, f"{one['code']}: its members")
            check(one["took_part"] == sum(each["opinions"] > 0 for each in members) == sum(each["code"] in spoke for each in members), f"{one['code']}: who spoke")
        rounds = {one["unit"]: one for one in json.loads(run(work, "--json", "units"))}
        check(all(one["state"] == rounds[one["code"]]["state"] and one["late"] == rounds[one["code"]]["late"] for one in roster["units"]), "how far each unit is")
        tops = [one for one in roster["units"] if not any(other["code"] == one["parent"] for other in roster["units"])]
        check(sum(one["opinions"] for one in tops) == sum(bool(one["unit"]) for one in known.values()), "opinions by unit")
        check({one["code"] for one in fetch(unit, "/api/desk/roster")["units"]} <= {one["code"] for one in roster["units"] if one["code"].startswith("CK")}, "a unit's office sees its own")
        check(unit.get("/api/desk/members?unit=DI")[0] == 404 and desk.get("/api/desk/members?unit=none")[0] == 404, "members of another unit, or of none")

        # An office below a unit sees what came from it, and nothing else.
        below = next(one for one in roster["units"] if one["parent"] and one["opinions"])
        lower = Caller(server)
        lower.sign_in(invite(work, "--role", "secretary", "--name", "Bên dưới", "--unit", below["code"])["code"])
        own = {one["id"] for one in known.values() if one["sub_unit"] == below["name"]}
        groups = fetch(lower, "/api/desk/groups")["groups"]
        shown = {each["id"] for one in groups for each in lower.get(f"/api/desk/groups/{one['id']}")[2]["all"]}
        check(own and shown == own and below["opinions"] == len(own), f"a lower office: {len(shown)}, {below['opinions']} of {len(own)}")
        check(fetch(lower, "/api/overview")["opinions"] == len(own), "its overview")
        waiting = {one["id"] for one in known.values() if one["id"] in own and one["pending"]}
        check({one["id"] for one in fetch(lower, "/api/desk/queue")["items"]} == waiting, "its queue")
        other = next(one["id"] for one in known.values() if one["id"] not in own)
        check(lower.get(f"/api/desk/opinions/{other}")[0] == 404, "not its neighbour's")

        # The overview counts what the export holds.
        seen = fetch(organiser, "/api/overview")
        check(seen["opinions"] == len(known), "opinions")
        for field, of in (("by_kind", lambda one: one["kind"] or ""), ("by_topic", lambda one: one["topic"] or ""), ("by_channel", lambda one: one["channel"]), ("by_stance", lambda one: one["stance"] or "")):
            check({one["key"]: one["count"] for one in seen[field]} == dict(collections.Counter(map(of, known.values()))), f"{field}: {seen[field]}")
        check(sum(one["count"] for one in seen["by_day"]) == len(known), "by day")
        heat = seen["heat"][0]
        placed = [one for one in known.values() if one["place"] and one["document"] == "de-an"]
        check(heat["document"] == "de-an" and sum(one["opinions"] for one in heat["blocks"]) + heat["whole"] == sum(one["place"]["certain"] for one in placed), "the heat strip holds each certain place")
        weights = [one["opinions"] for one in seen["issues"]]
        check(weights == sorted(weights, reverse=True) and sum(weights) == sum(bool(one["issue"]) for one in known.values()), "issues by weight")
        check(fetch(unit, "/api/overview")["opinions"] == len(theirs), "a unit's overview")

        # Search as on the command line.
        for words in ("thu vien", '"thư viện"', "loai:bosung", "donvi:CK thu vien"):
            told = json.loads(run(work, "--json", "search", *words.split()) if '"' not in words else run(work, "--json", "search", words))
            status, _, found = search(auditor, words)
            check(status == 200 and found["total"] == told["total"] and [one["id"] for one in found["found"]][:20] == [one["id"] for one in told["found"]], f"{words}: {found.get('total')} and {told['total']}")
        one = search(desk, "thu vien")[2]["found"][0]
        check(one["marks"] and one["text"].encode("utf-16-le")[one["marks"][0][0] * 2: one["marks"][0][1] * 2].decode("utf-16-le").lower().startswith("th"), "what was found is marked")
        check(search(desk, "thu vien", "groups")[2]["total"] > 0 and search(desk, "thu vien", "drafts")[2]["found"][0]["block"] is not None, "groups and drafts")
        check(all(one["unit"] == "CK" for one in search(unit, "thu vien")[2]["found"]), "a unit's office finds its own")
        check(all(one["unit"] == "CK" for one in search(unit, "donvi:DI thu vien")[2]["found"]), "whatever it asks for")
        for words in ("", '"mở', "loai:khong", "mau:xanh"):
            status, _, told = search(desk, words)
            check(status == 422 and "\n" not in told["error"], f"the query {words!r}: {status} {told}")
        check(desk.get("/api/search?q=a&in=files")[0] == 400, "nowhere to search")

        # A report is proved; one that was touched fails where it was touched.
        report = (folder / "report.docx").read_bytes()
        proof = auditor.call("POST", "/api/proof", report, octets)[2]
        check(proof["holds"] and proof["own_key"] and proof["opinions"] == len(known) and all(one["holds"] for one in proof["checks"]), f"holds: {proof}")
        touched = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(report)) as old, zipfile.ZipFile(touched, "w", zipfile.ZIP_DEFLATED) as new:
            for item in old.infolist():
                data = old.read(item)
                if item.filename == "word/document.xml":
                    words = next(one["text"] for one in known.values() if one["text"].isascii() is False and one["text"].encode() in data)
                    data = data.replace(words.encode(), (words + " thêm").encode())
                new.writestr(item, data)
        proof = auditor.call("POST", "/api/proof", touched.getvalue(), octets)[2]
        check(not proof["holds"] and any("thêm" in failure for one in proof["checks"] for failure in one["failures"]), "touched: it fails, and says where")
        check(auditor.call("POST", "/api/proof", b"no report", octets)[0] in (400, 422), "no report at all")
        check(member.call("POST", "/api/proof", report, octets)[0] == 403 and Caller(server).call("POST", "/api/proof", report, octets)[0] == 401, "who may not prove here")
    check(server.code == 0, f"the server ends in peace: {server.code}")

print("web overview:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
