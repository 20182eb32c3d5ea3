#!/usr/bin/env python3
"""What the guide keeps off networks: every route of the API and every command is tried against it. One that stands in none
of the tables below fails the test until somebody has decided what it may do and how that is shown.

usage: policy_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import io
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile

from dovecot import PASSWORD, Dovecot
from embedder import Embedder
from served import Caller, Server, invite
from workspace import check, dienhong, faults, make_consultation, make_sample, run, sample

OFFLINE = "chien-luoc"
MEETING = "hop-0000-0001"  # a meeting that spoke on it
# Words that stand nowhere but in the draft of that document, or in opinions on it.
DRAFT_WORDS, OPINION_WORDS, MAILED_WORDS = "khoản dự phòng mã bảy ba một chín", "kệ sách xoay mã bốn không hai sáu", "phòng đọc mã chín một năm tám"
SECRETS = (DRAFT_WORDS, OPINION_WORDS, MAILED_WORDS)


def words_of(data):
    """All words of an answer, those inside office files too."""
    raw = json.dumps(data, ensure_ascii=False).encode() if isinstance(data, (dict, list)) else data
    text = raw.decode(errors="replace")
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for name in archive.namelist():
                text += re.sub("<[^>]*>", "", archive.read(name).decode(errors="replace"))
    return text


def silent(data, what):
    found = [secret for secret in SECRETS if secret in words_of(data)]
    check(not found, f"{what}: tells {found}")


def make_offline(folder, work):
    """Reads in the draft that is kept off networks, and opinions on it that came on paper and were typed into a table."""
    other = folder / "other-sample"
    shutil.copytree(sample, other, ignore=shutil.ignore_patterns("opinions"))
    (other / "opinions").mkdir()
    draft = (other / "draft.txt").read_text(encoding="utf-8")
    changed = draft.replace("bóng râm", DRAFT_WORDS)
    check(changed != draft, "the sample's draft has changed: choose other words")
    (other / "draft.txt").write_text(changed, encoding="utf-8")
    subprocess.run([make_sample, other, folder / "other"], check=True)
    run(work, "draft", folder / "other" / "draft.docx", "--id", OFFLINE)
    table = folder / "paper" / "y-kien.csv"
    table.parent.mkdir()
    rows = [f'{number},SX-010{number},Chiến lược thư viện số,,"{text}"' for number, text in enumerate((
        f"Đề nghị bổ sung {OPINION_WORDS} cho học liệu dùng chung, vì sinh viên các trường đều cần.",
        f"Đề nghị thêm {OPINION_WORDS} trong học liệu dùng chung giữa các trường, vì sinh viên trường nào cũng cần đến.",
        f"Mục mượn liên trường: ai chịu phí khi {OPINION_WORDS} bị hỏng?"), 1)]
    table.write_text("stt,ma_doan_vien,van_kien,vi_tri,noi_dung_gop_y\n" + "\n".join(rows) + "\n", encoding="utf-8")
    run(work, "intake", table)
    meeting = folder / "paper" / "hop.json"
    meeting.write_text(json.dumps({"key": MEETING, "unit": "DI", "day": "2026-11-20", "opinions": [{"who": "SX-0104", "document": OFFLINE, "text": f"Đề nghị mỗi trường có một {OPINION_WORDS}."}]}), encoding="utf-8")
    run(work, "meeting", meeting)
    return {one["id"]: one for one in exported(work) if OPINION_WORDS in one.get("text", "")}


def exported(work):
    """The whole export, inside the workspace."""
    out = work / "whole.jsonl"
    run(work, "export", "--out", out)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def refusals(work):
    return json.loads(run(work, "--json", "refusals"))


# What each route does about it.
#   "no words"    hands out and takes in no words of a document or of opinions
#   "refuses"     says no, by the rule, when it would have to
#   "keeps back"  leaves out what it may not show, and says how many and by which rule
#   "takes back"  only ends what was said
#   "stream"      names what has changed, and no words; never ends
#   "takes in"    a file, which is read in turn: refused there
#   "proves"      says of a report that the caller has whether it holds, and none of its words
ROUTES = {
    "GET /api/openapi.json": "no words",
    "GET /api/session": "no words",
    "POST /api/session": "no words",
    "DELETE /api/session": "no words",
    **{route: "no words" for route in ("GET /api/account", "PUT /api/account/password", "POST /api/account/second-step", "PUT /api/account/second-step", "POST /api/account/second-step/end",
                                       "POST /api/account/sessions/end", "GET /api/office/begin", "GET /api/office/back", "POST /api/account/office", "DELETE /api/account/office", "DELETE /api/account/sessions/{id}")},
    "GET /api/consultation": "keeps back",
    "GET /api/drafts/{id}": "refuses",
    "GET /api/own/opinions": "keeps back",
    "PUT /api/own/opinions/{key}": "refuses",
    "DELETE /api/own/opinions/{key}": "takes back",
    "GET /api/events": "stream",
    "POST /api/desk/files": "takes in",
    "GET /api/desk/files": "no words",  # names of files, numbers, and why one was refused
    "GET /api/desk/opinions/{id}": "refuses",
    "POST /api/desk/cut": "refuses",
    "POST /api/desk/join": "refuses",
    "GET /api/desk/sources": "no words",  # names of files and numbers
    "GET /api/desk/sources/{sha256}": "refuses",
    "GET /api/desk/queue": "keeps back",
    "POST /api/desk/decisions": "refuses",
    "GET /api/desk/groups": "keeps back",
    "GET /api/desk/groups/{id}": "refuses",
    "POST /api/desk/merge": "refuses",
    "POST /api/desk/split": "refuses",
    "GET /api/desk/roster": "no words",
    "GET /api/desk/members": "no words",
    "GET /api/overview": "keeps back",
    "GET /api/start": "no words",  # of a draft that is kept off only that it is there: tests/web_start_test.py
    "POST /api/start/guide": "no words",
    "POST /api/start/roster": "no words",
    "POST /api/start/dates": "no words",
    "POST /api/start/draft": "refuses",
    "GET /api/search": "keeps back",
    "POST /api/proof": "proves",
    "POST /api/desk/undo": "no words",
    "POST /api/desk/redo": "no words",
    "GET /api/desk/meetings": "no words",  # units, days, numbers
    "GET /api/desk/meetings/{key}": "refuses",
    "PUT /api/desk/meetings/{key}": "refuses",
    "GET /api/desk/meetings/{key}/minutes.docx": "refuses",
    "GET /api/desk/forms.pdf": "refuses",
    "GET /api/desk/synthesis.docx": "refuses",
    "GET /api/desk/synthesis.pdf": "refuses",
    "GET /api/desk/synthesis.dhb": "no words",  # sealed
    "GET /api/desk/synthesis": "refuses",
    "GET /api/desk/synthesis/pages/{page}": "refuses",
    "POST /api/desk/order": "refuses",
    "POST /api/desk/approval": "no words",  # of the report only its hash
    "POST /api/desk/send": "no words",
    "POST /api/desk/reopen": "no words",
}

# What each command does about it.
#   "here"      what it shows stays on this machine: a terminal, a file beside the database, a file it was given
#   "paper"     a report or a letter for signing
#   "sealed"    a bundle that only its receiver opens
#   "address"   opens a way for persons or reminds them, carries no words
#   "asks"      goes through the gate; the checks below try it
COMMANDS = {
    **{f"accounts{verb}": "address" for verb in ("", " end-sessions", " forget-second-step", " unlink", " lock", " unlock")},
    "new": "here", "guide": "here", "draft": "here", "roster": "here", "pending": "here", "group": "asks", "group merge": "here", "group split": "here",
    "correct": "here", "cut": "here", "join": "here", "undo": "here", "redo": "here", "history": "here", "search": "here", "compare": "here", "verify": "here",
    "place": "here", "letter": "paper", "bundle": "sealed", "merge": "here", "keys": "here", "units": "here", "approve": "here", "outline": "here", "order": "here", "reopen": "here", "send": "paper", "return": "here", "extend": "here", "figure": "here",
    "meeting": "here", "forms": "paper",
    "settings": "here", "doctor": "here", "refusals": "here", "invite": "address", "synthesize": "paper", "intake": "asks", "export": "asks", "serve": "asks",
    "remind": "address", "mail": "here", "mail queue": "here", "mail decide": "here", "mail receipts": "address", "mail answer": "asks", "mail send": "asks",
}


def commands(prefix=()):
    listed = subprocess.run([dienhong, *prefix, "--help"], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^  (\S+) {2,}", listed.partition("Subcommands:")[2], re.MULTILINE)
    for name in found:
        yield " ".join((*prefix, name))
        yield from commands((*prefix, name))


def listen(server, caller):
    """What the stream of events says within a second."""
    host, port = server.host.split(":")
    with socket.create_connection((host, int(port)), timeout=1) as link:
        link.sendall(f"GET /api/events HTTP/1.1\r\nHost: {server.host}\r\nCookie: {caller.cookie}\r\n\r\n".encode())
        out = b""
        try:
            while chunk := link.recv(65536):
                out += chunk
        except TimeoutError:
            pass
        return out


def drop(caller, name, text):
    """Drops a table on the desk; gives what came of it."""
    table = f'stt,ma_doan_vien,van_kien,vi_tri,noi_dung_gop_y\n1,SX-0104,Chiến lược thư viện số,,"{text}"\n'
    status, _, taken = caller.call("POST", f"/api/desk/files?name={name}", table.encode(), {"Content-Type": "application/octet-stream"})
    check(status == 200, f"dropped: {status} {taken}")
    for _ in range(300):
        one = next(file for file in caller.get("/api/desk/files")[2]["files"] if file["number"] == taken["number"])
        if one["state"] not in ("waiting", "reading"):
            return one
        time.sleep(0.1)
    return one


def check_routes(work, folder, rule, hidden):
    typed = {"kind": "amend", "text": "Đề nghị sửa câu này."}
    hidden_id = next(iter(hidden))
    first = next(one for one in exported(work) if one["id"] not in hidden and one.get("text"))
    with Server(work) as server:
        member, desk, organiser = Caller(server), Caller(server), Caller(server)
        member.sign_in(invite(work, "--role", "member", "--member", "SX-0101")["code"])
        desk.sign_in(invite(work, "--role", "secretary", "--name", "Văn phòng")["code"])
        organiser.sign_in(invite(work, "--role", "organiser", "--name", "Ban tổ chức")["code"])
        document = member.get("/api/openapi.json")[2]
        told = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
        check(told == set(ROUTES), f"routes that nobody has classified, or that are gone: {told ^ set(ROUTES)}")
        for _ in range(300):
            if desk.get("/api/desk/queue")[2]["analysed"]:
                break
            time.sleep(0.1)
        sources = desk.get("/api/desk/sources")[2]["sources"]
        source = next(one["sha256"] for one in sources if one["file"].endswith("paper/y-kien.csv") or one["file"] == "y-kien.csv" and one["opinions"] == len(hidden) - 1)  # one was spoken
        for _ in range(600):  # until there are pages that would tell the words
            if desk.get("/api/desk/synthesis")[0] == 422:
                break
            time.sleep(0.1)
        # What would bring the words out, for each route.
        tries = {
            "GET /api/drafts/{id}": [(caller, f"/api/drafts/{OFFLINE}", None) for caller in (member, desk)],
            "PUT /api/own/opinions/{key}": [(member, "/api/own/opinions/key-0000-0001", body) for body in (
                {**typed, "document": OFFLINE}, {**typed, "topic": "2.1"}, {**typed, "topic": "1.6", "text": "Về dự thảo Chiến lược, đề nghị làm sớm hơn."})],
            "GET /api/desk/sources/{sha256}": [(desk, f"/api/desk/sources/{source}", None)],
            "POST /api/desk/decisions": [(desk, "/api/desk/decisions", {"opinion": hidden_id, "kind": "general"}),
                                         (desk, "/api/desk/decisions", {"opinion": first["id"], "place": f"{OFFLINE}: Phần thứ nhất", "quote": DRAFT_WORDS})],
            "GET /api/desk/meetings/{key}": [(desk, f"/api/desk/meetings/{MEETING}", None)],
            "GET /api/desk/meetings/{key}/minutes.docx": [(desk, f"/api/desk/meetings/{MEETING}/minutes.docx", None)],
            "PUT /api/desk/meetings/{key}": [(desk, "/api/desk/meetings/hop-0000-0002", {"unit": "DI", "day": "2026-11-20", "speeches": [{"who": "", "document": OFFLINE, "block": None, "topic": "", "text": "Đề nghị sửa."}]}),
                                             (desk, "/api/desk/meetings/hop-0000-0002", {"unit": "DI", "day": "2026-11-20", "speeches": [{"who": "", "document": "", "block": None, "topic": "2.1", "text": "Đề nghị sửa."}]})],
            "GET /api/desk/forms.pdf": [(desk, f"/api/desk/forms.pdf?unit=DI&document={OFFLINE}&blank=1&by=headings", None)],
            "GET /api/desk/synthesis.docx": [(desk, "/api/desk/synthesis.docx", None)],
            "GET /api/desk/synthesis.pdf": [(desk, "/api/desk/synthesis.pdf", None)],
            "GET /api/desk/synthesis": [(desk, "/api/desk/synthesis", None)],
            "GET /api/desk/synthesis/pages/{page}": [(desk, "/api/desk/synthesis/pages/1.png", None)],
            "POST /api/desk/order": [(desk, "/api/desk/order", {"groups": [hidden_id, first["id"]]})],
            "POST /api/desk/reopen": [(desk, "/api/desk/reopen", {"why": "thử"})],
            "GET /api/desk/opinions/{id}": [(desk, f"/api/desk/opinions/{hidden_id}", None)],
            "POST /api/desk/merge": [(desk, "/api/desk/merge", {"groups": [first["group"], hidden[hidden_id]["group"]]})],
            "POST /api/desk/split": [(desk, "/api/desk/split", {"group": hidden[hidden_id]["group"], "opinions": [hidden_id]})],
            "GET /api/desk/groups": [(desk, "/api/desk/groups", None)],
            "GET /api/desk/groups/{id}": [(desk, f"/api/desk/groups/{next(iter(hidden.values()))['group']}", None)],
            "GET /api/overview": [(desk, "/api/overview", None)],
            "GET /api/search": [(desk, f"/api/search?in={where}&q={urllib.parse.quote(words)}", None) for where, words in
                                (("opinions", "kệ sách xoay"), ("groups", "kệ sách xoay"), ("drafts", "khoản dự phòng mã"))],
            "POST /api/desk/cut": [(desk, "/api/desk/cut", {"opinion": hidden_id, "before": ["trong học liệu"]})],
            "POST /api/desk/join": [(desk, "/api/desk/join", {"opinions": list(hidden)[:2]})],
            "GET /api/start": [(organiser, "/api/start", None)],
            "POST /api/start/dates": [(organiser, "/api/start/dates", {"confirmed": False})],
            "POST /api/start/draft": [(organiser, f"/api/start/draft?name=du-thao.docx&document={OFFLINE}", b"PK")],
            "GET /api/consultation": [(member, "/api/consultation", None), (desk, "/api/consultation", None)],
            "GET /api/own/opinions": [(member, "/api/own/opinions", None)],
            "GET /api/desk/queue": [(desk, "/api/desk/queue", None)],
            "GET /api/desk/sources": [(desk, "/api/desk/sources", None)],
        }
        for route, how in ROUTES.items():
            if how == "stream":
                silent(listen(server, desk) + listen(server, member), route)
                continue
            if how == "proves":
                run(work, "synthesize", "--out", folder / "proved.docx")
                report = (folder / "proved.docx").read_bytes()
                check(OPINION_WORDS in words_of(report), "the test's report holds the words")
                for data in (report, report[:-200]):
                    status, _, told = desk.call("POST", "/api/proof", data, {"Content-Type": "application/octet-stream"})
                    check(status < 500, f"{route}: {status}")
                    silent(told, route)
                continue
            if how == "takes in":
                one = drop(desk, "y-kien.csv", f"Đề nghị bổ sung {MAILED_WORDS} cho các trường.")
                check(one["state"] == "refused" and rule in one["reasons"][0] and not any(MAILED_WORDS in words_of(each) for each in exported(work)), f"{route}: not refused by the rule: {one}")
                check(any(each["through"] == "intake" and each["by"] == "Văn phòng" and each["wanted"] == "take from network" for each in refusals(work)), f"{route}: the refusal is not in the record")
                continue
            method, path = route.split(" ")
            calls = tries.get(route) or [(caller, re.sub(r"\{\w+\}", "key-0000-0009", path), {} if method in ("POST", "PUT") else None)
                                         for caller in (member, desk) if route != "DELETE /api/session"]
            check(how in ("no words", "takes back") or route in tries, f"{route}: nothing tries it")
            for caller, address, body in calls:
                status, _, data = caller.call(method, address, body, {"Content-Type": "application/octet-stream"} if isinstance(body, bytes) else None)
                silent(data, f"{route} {body or ''}")
                check(status < 500, f"{route}: {status}")
                if how == "refuses":
                    check(status == 422 and data["kind"] == "refused" and rule in data["error"] and data["about"] == OFFLINE, f"{route} {body or ''}: not refused by the rule: {status} {data}")
                if route == "GET /api/search":
                    check(data["total"] == 0 and data["opinions"] == 0, f"{address}: the number of matches tells what stands there: {data}")
                if how == "keeps back":
                    check(status == 200, f"{route}: {status} {data}")
            if how == "refuses":
                way = "an opinion typed on the web" if route.startswith("PUT /api/own") else route
                check(any(one["through"] == way and one["document"] == OFFLINE and one["rule"] == rule and one["by"] for one in refusals(work)), f"{route}: the refusal is not in the record")
        seen = member.get("/api/consultation")[2]
        check(OFFLINE not in [one["id"] for one in seen["drafts"]] and [one["rule"] for one in seen["offline"]] == [rule], "the consultation says what is kept off, and by which rule")
        queue = desk.get("/api/desk/queue")[2]
        waiting = sum(bool(one["pending"]) for one in hidden.values())
        check(sum(one["opinions"] for one in queue["kept_back"]) == waiting and (not waiting or queue["kept_back"][0]["rule"] == rule), f"the queue tells what it keeps back: {queue['kept_back']}")
        before = len(refusals(work))
        for _ in range(5):
            member.get(f"/api/drafts/{OFFLINE}")
        check(len(refusals(work)) == before, "the same refusal, again and again, fills no disk")

    # The office's own desk: its staff on this machine alone.
    code = subprocess.run([dienhong, "-w", work, "serve", "--own-desk", "--plain-http", "--listen", "127.0.0.1:0"], capture_output=True, timeout=60).returncode
    check(code == 1, "an own desk is served to nobody else")
    with Server(work, "--own-desk") as server:
        member, desk = Caller(server), Caller(server)
        member.sign_in(invite(work, "--role", "member", "--member", "SX-0102")["code"])
        desk.sign_in(invite(work, "--role", "secretary", "--name", "Văn phòng")["code"])
        check(OPINION_WORDS in words_of(desk.get(f"/api/desk/sources/{source}")[2]), "staff see the source at their own desk")
        check(desk.get("/api/desk/synthesis.docx")[0] == 200, "and the report")
        check(drop(desk, "o-ban.csv", "Đề nghị cho mượn học liệu về nhà.")["state"] == "read", "and drop files there")
        for headers in ({"X-Forwarded-For": "192.0.2.7"}, {"Via": "1.1 proxy"}, {"Host": "gopy.example"}):
            status, _, data = desk.call("GET", f"/api/desk/sources/{source}", headers=headers)
            check(status == 422, f"what comes through a proxy is no own desk: {headers}: {status}")
            silent(data, f"{headers}")
        check(member.get(f"/api/drafts/{OFFLINE}")[0] == 422 and member.call("PUT", "/api/own/opinions/key-0000-0001", {**typed, "document": OFFLINE})[0] == 422, "members neither read nor speak here")


def check_sub_unit(work, rule, hidden):
    """The office of a unit below a unit downloads a report of its own: what is in it decides, however deep it came from."""
    below = next(one["unit"] for one in json.loads(run(work, "--json", "units")) if one["parent"])
    run(work, "correct", next(iter(hidden)), "--unit", below)
    with Server(work) as server:
        desk = Caller(server)
        desk.sign_in(invite(work, "--role", "secretary", "--name", "Bên dưới", "--unit", below)["code"])
        status, _, data = desk.get("/api/desk/synthesis.docx")
        check(status == 422 and rule in data["error"], f"a lower office's report: not refused by the rule: {status}")
        silent(data, "a lower office's report")
    run(work, "undo")


def check_export(work, folder, rule, hidden):
    def export(*arguments):
        return subprocess.run([dienhong, "-w", work, "export", *map(str, arguments)], capture_output=True, text=True)

    outside, link = folder / "outside.jsonl", work / "link.jsonl"
    link.symlink_to(outside)
    whole = {one["id"] for one in exported(work)}
    check((work / "whole.jsonl").stat().st_mode & 0o77 == 0, "inside the workspace it is for its owner alone, like the database")
    done = export()
    check(done.returncode == 0 and {json.loads(line)["id"] for line in done.stdout.splitlines()} == whole and OPINION_WORDS in done.stdout, "on the terminal it is complete, as every command is there")
    for arguments, where in ((("--out", outside, "--spans"), outside), (("--out", outside), outside), (("--out", work / ".." / "outside.jsonl"), outside), (("--out", link), link)):
        done = export(*arguments)
        text = where.read_text(encoding="utf-8")
        check(done.returncode == 1 and done.stderr.count("\n") == 1 and rule in done.stderr and OFFLINE in done.stderr, f"export {arguments}: refused in one line by the rule: {done.returncode} {done.stderr}")
        silent(text.encode(), f"export {arguments}")
        rows = [one for one in map(json.loads, text.splitlines()) if "id" in one]
        check({one["id"] for one in rows} == whole, f"export {arguments}: every opinion has its line")
        check(all(("kept_back" in one) == (one["id"] in hidden) and one.get("kept_back", rule) == rule for one in rows), f"export {arguments}: the lines of those kept back say the rule")
    done = export("--without-offline")
    check(done.returncode == 0 and {json.loads(line)["id"] for line in done.stdout.splitlines()} == whole - set(hidden), "left out when asked for")
    silent(done.stdout.encode(), "export --without-offline")
    check(any(one["through"] == "export" and one["rule"] == rule for one in refusals(work)), "export: the refusal is not in the record")


def check_suggestions(work):
    # A person says of suggested pairs that both are on the document that is kept off; some stay pairs.
    groups = {group for pair in json.loads(run(work, "--json", "group", "--suggest"))[:3] for group in (pair["group"], pair["other"])}
    for one in exported(work):
        if one["group"] in groups:
            run(work, "correct", one["id"], "--document", OFFLINE, "--topic", "2.1")

    server = Embedder(lambda text: [1.0, 2.0])
    run(work, "settings", "embedding-url", server.url)
    pairs = json.loads(run(work, "--json", "group", "--suggest", "--most", "1000"))
    run(work, "settings", "embedding-url", "--clear")
    server.stop()
    asked = server.asked
    now_hidden = {one["text"] for one in exported(work) if one["document"] == OFFLINE}
    check(not now_hidden & set(asked), "the embedding server is sent what is kept off")
    kept = [one for one in pairs if now_hidden & {one["text"], one["other_text"]}]
    check(asked and kept, f"the test has pairs to send and pairs to keep: {len(asked)} {len(kept)}")
    check(all((one["by_embedding"] is None) == (one in kept) for one in pairs), "pairs that are kept off stay with the machine's own figures")
    check(any(one["through"].startswith("group --suggest") for one in refusals(work)), "group --suggest: the refusal is not in the record")


def check_mail_out(work, folder, rule, hidden):
    answer = folder / "answer.txt"
    answer.write_text("Đã tiếp thu.", encoding="utf-8")
    run(work, "settings", "mail-from", "vp@example.invalid")
    done = subprocess.run([dienhong, "-w", work, "mail", "answer", next(iter(hidden)), "--text", answer, "--to", "x@example.invalid"], capture_output=True, text=True)
    check(done.returncode == 1 and done.stderr.count("\n") == 1 and rule in done.stderr, f"mail answer: refused by the rule: {done.returncode} {done.stderr}")
    check(json.loads(run(work, "--json", "mail", "queue")) == [], "nothing is queued")
    check(any(one["through"] == "mail answer" and one["rule"] == rule for one in refusals(work)), "mail answer: the refusal is not in the record")
    # Queued while it was permitted; then the guide changes: what is sent is asked about again.
    free = next(one for one in exported(work) if one["id"] not in hidden and one["document"] == "de-an")
    run(work, "mail", "answer", free["id"], "--text", answer, "--to", "x@example.invalid")
    run(work, "settings", "smtp-server", "smtp://127.0.0.1:9")
    database = sqlite3.connect(work / "dienhong.db")
    body = database.execute("SELECT body FROM guide").fetchone()[0]
    guide = json.loads(body)
    for one in guide["documents"]:
        one.update(offline_only=True, offline_rule=rule)
    database.execute("UPDATE guide SET body = ?", (json.dumps(guide, ensure_ascii=False),))
    database.commit()
    done = subprocess.run([dienhong, "-w", work, "mail", "send", "--now"], capture_output=True, text=True)
    check(done.returncode == 1 and rule in done.stderr, f"mail send: refused by the rule: {done.stderr}")
    check([one["state"] for one in json.loads(run(work, "--json", "mail", "queue"))] == ["failed"], "it is given up")
    check(any(one["through"] == "mail send" for one in refusals(work)), "mail send: the refusal is not in the record")
    database.execute("UPDATE guide SET body = ?", (body,))
    database.commit()
    database.close()


def check_mailbox(work, folder, rule):
    def mail(number, subject, text):
        return (f"From: SX-0103 <x{number}@example.invalid>\r\nTo: vp@example.invalid\r\nSubject: {subject}\r\nDate: Mon, 09 Nov 2026 08:00:00 +0700\r\n"
                f"Message-ID: <{number}@example.invalid>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                f"Content-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n").encode()

    (folder / "server").mkdir()
    folder.chmod(0o755)
    server = Dovecot(folder / "server")
    forbidden = mail(1, "Gop y", f"Đối với dự thảo Chiến lược thư viện số, đề nghị bổ sung {MAILED_WORDS} cho các trường.")
    server.deliver("1.test", forbidden)
    server.deliver("2.test", mail(2, "Gop y", "Đề nghị bổ sung chỗ ngồi đọc sách ngoài trời vào Đề án, vì sinh viên rất cần."))
    server.start()
    try:
        before = {one["id"] for one in exported(work)}
        done = subprocess.run([dienhong, "-w", work, "--json", "intake", server.address(), "--ca-file", server.authority], capture_output=True, text=True,
                              env={**os.environ, "DIENHONG_IMAP_PASSWORD": PASSWORD})
    finally:
        server.stop()
    check(done.returncode == 1 and done.stderr.count("\n") == 1 and rule in done.stderr, f"intake from a mailbox: refused by the rule: {done.returncode} {done.stderr}")
    check(json.loads(done.stdout)["read"] == 1, "the other mail is read")
    fresh = [one for one in exported(work) if one["id"] not in before]
    check(fresh and not any(MAILED_WORDS in one["text"] for one in fresh), "nothing of the mail was taken in")
    check(any(path.read_bytes() == forbidden for path in (work / "files").rglob("*") if path.is_file()), "its bytes are kept")
    check(any(one["reason"] == "unread" and rule in one["text"] for one in json.loads(run(work, "--json", "pending"))), "it awaits a person, with the rule")
    check(any(one["through"].startswith("intake imaps://") and one["rule"] == rule for one in refusals(work)), "intake: the refusal is not in the record")
    # The same words in a mail that was handed over as a file: read, and told to have come by a way that was not allowed.
    (folder / "handed").mkdir()
    (folder / "handed" / "thu.eml").write_bytes(mail(3, "Gop y", f"Đối với dự thảo Chiến lược thư viện số, đề nghị bổ sung thêm {MAILED_WORDS}."))
    run(work, "intake", folder / "handed")
    run(work, "group")
    check(any(one["reason"] == "channel" and rule in one["candidates"][0] for one in json.loads(run(work, "--json", "pending"))), "a mail handed over as a file is told")


def check_record(work):
    database = sqlite3.connect(work / "dienhong.db")
    for change in ("UPDATE refusals SET rule = ''", "DELETE FROM refusals"):
        try:
            database.execute(change)
            check(False, f"the record lets itself be changed: {change}")
        except sqlite3.IntegrityError:
            pass
    database.close()


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    rule = next(one["rule"] for one in json.loads(run(work, "--json", "guide", folder / "received" / "guide.docx"))["documents"] if one["id"] == OFFLINE)
    hidden = make_offline(folder, work)
    check(len(hidden) == 4 and all(one["document"] == OFFLINE for one in hidden.values()), f"four opinions on what is kept off: {[(one['document'], one['text']) for one in hidden.values()]}")
    known = set(commands())
    check(known == set(COMMANDS), f"commands that nobody has classified, or that are gone: {known ^ set(COMMANDS)}")
    check(not refusals(work), "so far nothing was refused")
    check_export(work, folder, rule, hidden)
    check_routes(work, folder, rule, hidden)
    check_sub_unit(work, rule, hidden)
    check_suggestions(work)
    check_mail_out(work, folder, rule, hidden)
    check_mailbox(work, folder, rule)
    # On paper: the report holds the words, and proves itself.
    run(work, "synthesize", "--out", folder / "report.docx")
    check(OPINION_WORDS in words_of((folder / "report.docx").read_bytes()), "the report for signing holds every opinion")
    run(work, "verify", folder / "report.docx")
    check_record(work)

print("policy:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
