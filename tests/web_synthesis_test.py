#!/usr/bin/env python3
"""The report on the desk and on the command line: its pages and outline, the order of its groups, approved, locked, sent,
reopened. Nothing can be written into it, nothing is lost behind it, and every file handed out proves itself.

usage: web_synthesis_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from served import Caller, Server, invite, octets, until
from workspace import check, dienhong, faults, make_asked, make_consultation, refuse, run


def outline(work, *more):
    return json.loads(run(work, "--json", "outline", *more))


def parts_of(parts):
    """What stands where, without pages: the same on the desk and on the command line."""
    return [(one["section"], one["document"], one["topic"], one["heading"], [group["id"] for group in one["groups"]]) for one in parts]


def longest(parts):
    return max(parts, key=lambda one: len(one["groups"]))


def report_words(docx):
    """The paragraphs of a report, in order."""
    import re
    import zipfile
    xml = zipfile.ZipFile(docx).read("word/document.xml").decode()
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<w:p[ >].*?</w:p>", xml, re.S)]


def printed(caller):
    """The desk's report once its pages show what would be printed now."""
    def look():
        status, _, data = caller.get("/api/desk/synthesis")
        check(status == 200 and not data["fault"], f"the report: {status} {data if status != 200 else data['fault']}")
        return data if data["current"] and data["ready"] == data["shown"] and not data["making"] else None
    return until("the pages", look)


def decisions_of(work):
    return json.loads(run(work, "--json", "history"))


def check_order(folder, work):
    """On the command line: an order holds, others follow, it is undone and redone, and every report verifies."""
    before = outline(work)
    part = longest(before)
    ids = [one["id"] for one in part["groups"]]
    check(len(ids) >= 3, f"the sample has three groups at one place: {len(ids)}")
    swapped = [ids[1], ids[0], *ids[2:]]
    run(work, "order", ids[1], ids[0], "--by", "CB-01")
    def now():
        return next([group["id"] for group in one["groups"]] for one in outline(work) if sorted(group["id"] for group in one["groups"]) == sorted(ids))
    check(now() == swapped, f"ordered; the others follow: {now()}")
    check([parts for parts in parts_of(outline(work)) if sorted(parts[4]) != sorted(ids)] == [parts for parts in parts_of(before) if sorted(parts[4]) != sorted(ids)], "no other place has changed")
    run(work, "synthesize", "--out", folder / "ordered.docx")
    run(work, "verify", folder / "ordered.docx")
    first, second = (next(one for one in part["groups"] if one["id"] == each) for each in ids[:2])
    told = report_words(folder / "ordered.docx")
    line = lambda group: next(i for i, each in enumerate(told) if group["text"].split("\n")[0][:60].strip() in each)
    check(line(second) < line(first), "the report is written in that order")
    # One order after the other: the last wins, what it does not name stands as the one before left it.
    run(work, "order", ids[2], ids[0])
    check(now() == [ids[2], ids[0], ids[1], *ids[3:]], f"the last order wins: {now()}")
    run(work, "undo")
    check(now() == swapped, "undone: the order before")
    run(work, "redo")
    check(now()[:2] == [ids[2], ids[0]], "redone")
    run(work, "undo")
    run(work, "undo")
    check(now() == ids, "both undone: the machine's order")
    run(work, "redo")
    # It holds when more arrives.
    (folder / "more.txt").write_text("Đề nghị đặt thêm ba ghế gỗ ở hiên nhà văn hóa.\n", encoding="utf-8")
    run(work, "intake", folder / "more.txt", expect=(0, 1))
    check(now() == swapped, f"still in that order: {now()}")
    other = next(one for one in before if one is not part and one["heading"] != part["heading"])["groups"][0]["id"]
    refuse(work, "order", ids[0], other)
    refuse(work, "order", ids[0])
    refuse(work, "order", ids[0], ids[0])
    refuse(work, "order", ids[0], "0000000000000000")
    check("ordered" in next(one for one in map(json.loads, run(work, "export").splitlines()) if one["id"] == part["groups"][0]["representative"])["decided"], "the export says that a person put it there")


def check_pages(desk, work):
    report = printed(desk)
    check(report["pages"] > 1 and report["shown"] == report["ready"] == report["pages"], f"pages: {report['pages']} {report['shown']} {report['ready']}")
    check(parts_of(report["parts"]) == parts_of(outline(work)), "the outline is that of the command line")
    on_pages = [group["page"] for part in report["parts"] for group in part["groups"]]
    check(all(page > 0 for page in on_pages) and on_pages == sorted(on_pages), f"the page of each group is known: {on_pages}")
    pictures = []
    for page in (1, report["pages"]):
        status, headers, data = desk.get(f"/api/desk/synthesis/pages/{page}.png?key={report['key']}")
        check(status == 200 and headers["content-type"] == "image/png" and data.startswith(b"\x89PNG") and len(data) > 2_000, f"page {page}: {status}")
        pictures.append(data)
    check(pictures[0] != pictures[1], "two pages, two pictures")
    for page in ("0.png", f"{report['pages'] + 1}.png", "1", "1.jpg", "-1.png", "99999999999999999999.png", "%2e%2e%2fdienhong.db", "1.png.png"):
        check(desk.get(f"/api/desk/synthesis/pages/{page}")[0] == 404, f"no page {page}")
    check(desk.get("/api/desk/synthesis/pages/1.png?key=another")[0] == 404, "pages of another report")
    status, headers, pdf = desk.get("/api/desk/synthesis.pdf")
    check(status == 200 and pdf.startswith(b"%PDF") and headers["content-type"] == "application/pdf", f"the PDF: {status}")
    return report, pictures[0]


def check_desk_order(desk, work):
    report = printed(desk)
    part = longest(report["parts"])
    named = [one["representative"] for one in part["groups"]]
    status, _, said = desk.call("POST", "/api/desk/order", {"groups": [named[1], named[0]]})
    check(status == 200, f"ordered at the desk: {status} {said}")
    older = desk.get("/api/desk/synthesis")[2]
    check(not older["current"] and older["making"] and older["pages"] == report["pages"] and older["key"] == report["key"], "the pages before stay while newer ones are made")
    status, _, data = desk.get(f"/api/desk/synthesis/pages/1.png?key={report['key']}")
    check(status == 200, "and can still be looked at")
    check(desk.get("/api/desk/synthesis.pdf")[0] == 422, "but the PDF waits for the newer ones")
    begun = time.time()
    check(desk.get("/api/session")[0] == 200 and time.time() - begun < 2, "another answer does not wait for the pages")
    newer = printed(desk)
    check(newer["key"] != report["key"] and newer["typical"] > 0, "newer pages, and how long it takes is known")
    check([one["id"] for one in longest(newer["parts"])["groups"]][:2] == [part["groups"][1]["id"], part["groups"][0]["id"]], "in the new order")
    check(desk.call("POST", "/api/desk/order", {"groups": [named[0]]})[0] == 422, "one group is no order")
    check(desk.call("POST", "/api/desk/order", {"groups": "all"})[0] == 400, "groups are a list")
    # Whose words show a group: one of its own opinions; no route takes any other words.
    big = next(one for one in newer["parts"] for one in one["groups"] if one["opinions"] > 1)
    members = desk.get(f"/api/desk/groups/{big['id']}")[2]["all"]
    other = next(one for one in members if one["id"] != big["representative"])
    check(desk.call("POST", "/api/desk/decisions", {"opinion": other["id"], "representative": True})[0] == 200, "another representative")
    shown = printed(desk)
    group = next(one for part in shown["parts"] for one in part["groups"] if other["id"] == one["representative"])
    check(other["text"].startswith(group["text"].rstrip()[:20]), "its own words show the group")


def check_nothing_written(desk, folder, work):
    """Whatever words are sent to the routes of the report, none of them stands in it."""
    words = "CÂU TỰ VIẾT THÊM KHÔNG CỦA AI"
    report = printed(desk)
    group = longest(report["parts"])["groups"][0]
    bodies = [{"groups": [group["representative"], words]}, {"groups": [words, words]}, {"groups": [group["representative"]], "text": words}, {"why": words},
              {"opinion": group["representative"], "text": words}, {"opinion": group["representative"], "representative": True, "text": words, "quote": words},
              {"opinion": group["representative"], "singular": True, "words": words}]
    document = desk.get("/api/openapi.json")[2]
    for path, methods in document["paths"].items():
        for method in methods:
            if method == "get" or not path.startswith("/api/desk/") or path in ("/api/desk/files", "/api/desk/undo", "/api/desk/redo", "/api/desk/approval", "/api/desk/send"):
                continue
            for body in bodies:
                desk.call(method.upper(), path, body)
    run(work, "synthesize", "--out", folder / "tried.docx")
    run(work, "verify", folder / "tried.docx")
    check(not any(words in one for one in report_words(folder / "tried.docx")), "words of the caller stand in the report")


def locked(desk, work, since):
    """Every decision, on the desk and on the command line, is refused with the day and the way out; none is written."""
    report = desk.get("/api/desk/synthesis")[2]
    groups = [group for part in report["parts"] for group in part["groups"]]
    part = longest(report["parts"])["groups"]
    big = next(one for one in groups if one["opinions"] > 1)
    one = groups[0]
    text = next(each for each in map(json.loads, run(work, "export").splitlines()) if each["id"] == one["representative"])["text"]
    words = text[len(text) // 2:].split(" ", 1)[-1]
    inside = [each["id"] for each in desk.get(f"/api/desk/groups/{big['id']}")[2]["all"]]
    count = len(decisions_of(work))
    for path, body in (("decisions", {"opinion": one["representative"], "singular": True}), ("decisions", {"opinion": inside[0], "representative": True}),
                       ("cut", {"opinion": one["representative"], "before": [words]}), ("merge", {"groups": [part[0]["id"], part[1]["id"]]}),
                       ("split", {"group": big["id"], "opinions": inside[:1]}), ("order", {"groups": [part[1]["representative"], part[0]["representative"]]}),
                       ("undo", None), ("redo", None)):
        status, _, said = desk.call("POST", f"/api/desk/{path}", body)
        if path == "redo" and status == 422 and "undone" in said["error"]:
            continue  # nothing is undone: refused before
        check(status == 422 and f"approved on {since}" in said["error"] and "reopen it first" in said["error"], f"{path} while it is approved: {status} {said}")
    for command in (("correct", one["representative"], "--singular", "yes"), ("cut", one["representative"], "--before", words), ("group", "merge", part[0]["id"], part[1]["id"]),
                    ("group", "split", big["id"], inside[0]), ("order", part[1]["id"], part[0]["id"]), ("undo",)):
        done = subprocess.run([dienhong, "-w", work, *command], capture_output=True, text=True)
        check(done.returncode == 1 and f"approved on {since}" in done.stderr and done.stderr.count("\n") == 1, f"{command}: {done.returncode} {done.stderr}")
    check(len(decisions_of(work)) == count, "nothing was decided meanwhile")
    check(desk.call("POST", "/api/desk/approval")[0] == 422, "approved twice")
    refuse(work, "approve")


def check_approval(desk, organiser, unit, folder, work):
    check(organiser.call("POST", "/api/desk/approval")[0] == 403, "an organiser approves nothing")
    check(desk.call("POST", "/api/desk/send")[0] == 422 and desk.call("POST", "/api/desk/reopen", {"why": "x"})[0] == 422, "nothing is approved yet")
    refuse(work, "send", "--out", folder / "out")
    refuse(work, "reopen", "--why", "x")
    run(work, "order", *[one["id"] for one in longest(outline(work))["groups"]][:2])  # so that something can be undone
    status, _, approval = desk.call("POST", "/api/desk/approval")
    check(status == 200 and not approval["sent_at"] and approval["came"] == approval["went"] == 0, f"approved: {status} {approval}")
    kept = (work / "files" / approval["sha256"][:2] / approval["sha256"]).read_bytes()
    check(hashlib.sha256(kept).hexdigest() == approval["sha256"], "its bytes are kept by their hash")
    locked(desk, work, approval["at"])

    # What arrives is taken in, and told apart; the approved bytes stay.
    check(desk.call("POST", "/api/desk/files?name=muon.txt", "Đề nghị gắn biển chỉ đường tới phòng đọc mới.\n".encode(), octets)[0] == 200, "a file comes after")
    def came():
        told = desk.get("/api/desk/synthesis")[2]["approval"]
        return told if told["came"] else None
    told = until("what came after", came)
    check(told["came"] == 1 and told["went"] == 0 and [one["file"].split("/")[-1] for one in told["came_from"]] == ["muon.txt"], f"told apart: {told}")
    check(any("gắn biển chỉ đường" in json.loads(one)["text"] for one in run(work, "export").splitlines()), "it is in the count")
    root = next(one for one in json.loads(run(work, "--json", "units")) if not one["unit"])
    check(root["state"] == "approved" and root["came_since"] == 1, f"the state says so: {root['state']} {root['came_since']}")
    report = printed(desk)
    check(report["key"] == approval["sha256"], "the pages are those of the approved report")
    status, _, docx = desk.get("/api/desk/synthesis.docx")
    check(status == 200 and docx == kept, "exactly the approved bytes are handed out")
    check(organiser.get("/api/desk/synthesis.docx")[2] == kept, "to the organiser too")
    pdf = desk.get("/api/desk/synthesis.pdf")[2]
    check(pdf.startswith(b"%PDF") and desk.get("/api/desk/synthesis.pdf")[2] == pdf, "and one PDF made from them")
    (folder / "approved.docx").write_bytes(docx)
    run(work, "verify", folder / "approved.docx")

    # Another unit's desk is its own.
    some = printed(unit)
    check(some["approval"] is None and some["unit"] == "CK", "the unit's report is not approved with it")
    status, _, said = unit.call("POST", "/api/desk/decisions", {"opinion": some["parts"][0]["groups"][0]["representative"], "singular": True})
    check(status == 200, f"its desk goes on: {status} {said}")
    check(unit.call("POST", "/api/desk/approval")[0] == 200 and unit.call("POST", "/api/desk/decisions", {"opinion": some["parts"][0]["groups"][0]["representative"], "singular": False})[0] == 422,
          "until it approves its own")
    check(unit.call("POST", "/api/desk/reopen", {"why": "thử"})[0] == 204, "and reopens it")

    # Sent: by the command line the same bytes; a second time changes nothing.
    sent = json.loads(run(work, "--json", "send", "--out", folder / "out", "--by", "CB-02"))
    check((folder / "out" / "bao-cao.docx").read_bytes() == kept and (folder / "out" / "bao-cao.pdf").read_bytes() == pdf, "the command line hands out the same")
    check(sent["sha256"] == approval["sha256"] and sent["sent_at"] and not sent["supersedes"] and sent["no_bundle"], f"sent: {sent}")
    again = desk.call("POST", "/api/desk/send")[2]
    check(again["sent_at"] == sent["sent_at"], "it was sent once")
    check(next(one for one in json.loads(run(work, "--json", "units")) if not one["unit"])["state"] == "sent", "the state is sent")
    check(desk.get("/api/desk/synthesis.dhb")[0] == 422, "the root has nobody above it")

    # Reopened with a reason; a corrected one supersedes.
    check(desk.call("POST", "/api/desk/reopen", {"why": "  "})[0] == 422 and desk.call("POST", "/api/desk/reopen", {})[0] == 400, "reopened without a reason")
    check(desk.call("POST", "/api/desk/reopen", {"why": "Có ý kiến đến sau"})[0] == 204, "reopened")
    check(next(one for one in json.loads(run(work, "--json", "units")) if not one["unit"])["state"] == "collecting", "and open again")
    fresh = printed(desk)
    check(fresh["approval"] is None and fresh["key"] != approval["sha256"], "its pages are those of now")
    check(desk.call("POST", "/api/desk/decisions", {"opinion": fresh["parts"][0]["groups"][0]["representative"], "singular": True})[0] == 200, "the desk decides again")
    time.sleep(1)  # another second, so that the times differ
    run(work, "approve", "--by", "CB-01")
    corrected = desk.get("/api/desk/synthesis")[2]["approval"]
    check(corrected["sha256"] != approval["sha256"] and corrected["supersedes_at"] == sent["sent_at"] and corrected["came"] == 0, f"a corrected report: {corrected}")
    check(desk.call("POST", "/api/desk/send")[2]["supersedes_at"] == sent["sent_at"], "is told as superseding")
    check((work / "files" / approval["sha256"][:2] / approval["sha256"]).read_bytes() == kept, "the first one is still kept")
    run(work, "reopen", "--why", "thử")


def check_upward(folder):
    """A unit in a workspace of its own: what it approved goes up as report and as sealed bundle under one number."""
    low, up = make_asked(folder / "low"), make_asked(folder / "up")
    run(low, "settings", "unit", "CK")
    run(low, "intake", *(folder / "low" / "received" / "opinions" / "chi-doan-khoa-co-khi").iterdir(), "--unit", "CK", expect=(0, 1))
    def card(work, name):
        return json.loads(run(work, "--json", "keys", "--card", folder / name))["fingerprint"]
    up_card, low_card = card(up, "up.card"), card(low, "low.card")
    part = next(one for one in outline(low) if len(one["groups"]) > 1)
    ids = [one["id"] for one in part["groups"]]
    run(low, "order", *ids[::-1])
    run(low, "approve")
    told = json.loads(run(low, "--json", "send", "--out", folder / "sent"))
    check(told["no_bundle"] and not (folder / "sent" / "bao-cao.dhb").exists(), "without the key of the unit above there is no bundle, and it says so")
    run(low, "keys", "--trust", folder / "up.card", "--fingerprint", up_card)
    run(up, "keys", "--trust", folder / "low.card", "--fingerprint", low_card)
    (folder / "late.txt").write_text("Đề nghị thêm tủ sách ở sảnh.\n", encoding="utf-8")
    run(low, "intake", folder / "late.txt", "--unit", "CK", expect=(0, 1))
    told = json.loads(run(low, "--json", "send", "--out", folder / "sent"))
    check((folder / "sent" / "bao-cao.dhb").exists() and not told["no_bundle"], f"with it there is: {told['no_bundle']}")
    run(up, "merge", folder / "sent" / "bao-cao.dhb")
    refuse(up, "merge", folder / "sent" / "bao-cao.docx")  # the same number: it says nothing new
    texts = [json.loads(one)["text"] for one in run(up, "export").splitlines()]
    check("Đề nghị thêm tủ sách ở sảnh." not in texts, "what came after approval did not go up with it")
    check(any(one["action"] == "order" for one in decisions_of(up)), "the order went up like other decisions")
    run(low, "reopen", "--why", "ý kiến đến sau")
    run(low, "approve")
    told = json.loads(run(low, "--json", "send", "--out", folder / "sent2"))
    check(told["supersedes"], "the corrected one supersedes")
    run(up, "merge", folder / "sent2" / "bao-cao.docx")
    texts = [json.loads(one)["text"] for one in run(up, "export").splitlines()]
    check(texts.count("Đề nghị thêm tủ sách ở sảnh.") == 1, "and brings what came after")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    run(work, "group")
    check_order(folder, work)
    codes = {name: invite(work, "--role", role, *more)["code"] for name, role, *more in (
        ("desk", "secretary", "--name", "Văn phòng"), ("unit", "secretary", "--name", "CK", "--unit", "CK"), ("organiser", "organiser", "--name", "Ban tổ chức"),
        ("member", "member", "--member", "SX-0101"), ("auditor", "auditor", "--name", "Giám sát"))}
    with Server(work) as server:
        people = {name: Caller(server) for name in codes}
        for name, caller in people.items():
            check(caller.sign_in(codes[name])[0] == 200, f"{name} signs in")
        desk, unit, organiser, member, auditor = people.values()
        check(member.get("/api/desk/synthesis")[0] == 403 and auditor.get("/api/desk/synthesis/pages/1.png")[0] == 403, "not for members and auditors")
        first = desk.get("/api/desk/synthesis")[2]
        check(first["key"] == "" and first["making"] and not first["parts"], f"the first pages are asked for by looking: {first}")
        check_pages(desk, work)
        check_desk_order(desk, work)
        check_nothing_written(desk, folder, work)
        check_approval(desk, organiser, unit, folder, work)
    check_upward(folder)

print("web synthesis:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
