#!/usr/bin/env python3
"""The web's API on the sample consultation, over loopback: signing in, reading, speaking, taking back, the desk; what is
said stands verbatim in the export and in the report; who may not is told so; every answer has the shape that is promised.

usage: web_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import hashlib
import io
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import zipfile

from served import Caller, Server, invite
from workspace import check, dienhong, faults, make_consultation, run

root = pathlib.Path(__file__).resolve().parent.parent


def export(work):
    return {one["id"]: one for one in map(json.loads, run(work, "export").splitlines())}


def unfit(document, schema, data, at=""):
    """Where the data are not what the schema says: of JSON Schema, what api_schemas.cpp uses."""
    if "$ref" in schema:
        return unfit(document, document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], data, at)
    unknown = set(schema) - {"type", "required", "properties", "additionalProperties", "items", "enum", "allOf", "description"}
    found = [f"{at}: the test knows no {unknown}"] if unknown else []
    for part in schema.get("allOf", ()):
        found += unfit(document, part, data, at)
    if "enum" in schema and data not in schema["enum"]:
        found.append(f"{at}: {data!r} is none of {schema['enum']}")
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None)}
    wanted = schema.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and not any(type(data) is kinds[kind] for kind in wanted):
        return found + [f"{at}: {type(data).__name__}, not {wanted}"]
    if isinstance(data, dict):
        properties = schema.get("properties", {})
        found += [f"{at}: no {name}" for name in schema.get("required", ()) if name not in data]
        if schema.get("additionalProperties") is False:
            found += [f"{at}: {name} is not told" for name in data if name not in properties]
        for name, value in data.items():
            if name in properties:
                found += unfit(document, properties[name], value, f"{at}.{name}")
    if isinstance(data, list) and "items" in schema:
        for number, value in enumerate(data):
            found += unfit(document, schema["items"], value, f"{at}[{number}]")
    return found


def shape(document, schema, data, what):
    found = unfit(document, document["components"]["schemas"][schema], data)
    check(not found, f"{what} is no {schema}: {found[:3]}")


def refused(answer, status, what):
    got, _, data = answer
    check(got == status, f"{what}: {got}, expected {status}")
    check(isinstance(data, dict) and isinstance(data.get("error"), str) and data["error"] and "\n" not in data["error"], f"{what}: refused in one line: {data}")


def raw(server, text):
    """What the server answers to bytes that are no fit request; b"" when it only closes."""
    host, port = server.host.split(":")
    with socket.create_connection((host, int(port)), timeout=10) as link:
        link.sendall(text)
        link.shutdown(socket.SHUT_WR)
        out = b""
        while chunk := link.recv(65536):
            out += chunk
    return out


def until_analysed(caller, path="/api/desk/queue"):
    for _ in range(300):
        data = caller.get(path)[2]
        if data["analysed"]:
            return data
        time.sleep(0.1)
    check(False, "the analysis never came to its end")
    return data


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    before = export(work)
    code = invite(work, "--role", "member", "--member", "SX-0101")["code"]
    other_code = invite(work, "--role", "member", "--member", "SX-0201")["code"]
    desk_code = invite(work, "--role", "secretary", "--name", "Văn phòng")["code"]
    unit_code = invite(work, "--role", "secretary", "--name", "CK", "--unit", "CK")["code"]
    check(code.encode() not in (work / "dienhong.db").read_bytes(), "the workspace keeps no code")
    run(work, "invite", "--role", "member", "--member", "SX-9999", expect=(1,))
    run(work, "invite", "--role", "king", expect=(1,))

    with Server(work) as server:
        nobody = Caller(server)
        status, headers, document = nobody.get("/api/openapi.json")
        check(status == 200 and document == json.loads((root / "web/openapi.json").read_text()), "web/openapi.json is what the program publishes: `dienhong serve --openapi > web/openapi.json`")

        # The document against the registry: every route that is told answers, and nothing else does.
        source = (root / "src/web/routes.cpp").read_text()
        registered = set(re.findall(r'Route\{"(\w+)", "([^"]+)"', source))
        told = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
        check(registered == told, f"told and registered differ: {registered ^ told}")
        for method, path in sorted(told):
            operation = document["paths"][path][method.lower()]
            if "security" in operation:
                refused(nobody.call(method, re.sub(r"\{\w+\}", "abcdefgh", path), {} if "requestBody" in operation else None), 401, f"{method} {path} signed out")
        refused(nobody.get("/api/nothing"), 404, "an address that is not there")
        refused(nobody.call("PATCH", "/api/session"), 405, "a method that is not there")

        # Signing in.
        refused(nobody.call("POST", "/api/session", {"code": "guess"}), 422, "a wrong code")
        refused(nobody.call("POST", "/api/session", {"code": 7}), 400, "a code that is no text")
        refused(nobody.call("POST", "/api/session", "{", {"Content-Type": "application/json"}), 400, "half a body")
        refused(nobody.call("POST", "/api/session", "code=1", {"Content-Type": "text/plain"}), 415, "a form of another site")
        refused(nobody.call("POST", "/api/session", {"code": code}, {"Sec-Fetch-Site": "cross-site"}), 403, "signing in from another site")
        member = Caller(server)
        status, headers, session = member.sign_in(code)
        check(status == 200 and session["signed_in"] and session["part"] == "member" and session["name"] == "SX-0101", f"signed in: {session}")
        cookie = headers["set-cookie"]
        check("HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie, f"the cookie: {cookie}")
        shape(document, "Session", session, "session")
        refused(Caller(server).sign_in(code), 422, "a code opens once")
        other = Caller(server)
        other.sign_in(other_code)

        # Reading.
        consultation = member.get("/api/consultation")[2]
        shape(document, "Consultation", consultation, "consultation")
        check([one["id"] for one in consultation["drafts"]] == ["de-an"] and consultation["topics"], "the draft and the topics")
        status, headers, draft = member.get("/api/drafts/de-an")
        shape(document, "Draft", draft, "draft")
        check(member.call("GET", "/api/drafts/de-an", headers={"If-None-Match": headers["etag"]})[0] == 304, "an unchanged draft is not sent twice")
        refused(member.get("/api/drafts/khac"), 404, "a draft that is not there")
        index, block = next((i, one) for i, one in enumerate(draft["blocks"]) if "bóng râm" in one["text"] and one["kind"] == "paragraph")
        check(block["page"] > 0 and block["line"] > 0, "page and line at the margin")

        # Speaking.
        quote = "thiếu bóng râm"
        start = len(block["text"][: block["text"].index(quote)].encode("utf-16-le")) // 2
        typed = {"document": "de-an", "version": draft["version"], "block": index, "quote": quote, "start": start, "kind": "amend",
                 "text": "thiếu hẳn “bóng râm” \n và chỗ ngồi 😀", "reason": "Buổi chiều nắng gắt, sinh viên phải đứng."}
        path = "/api/own/opinions/key-0000-0001"
        refused(member.call("PUT", path, typed, {"X-CSRF-Token": None}), 403, "writing without the token")
        refused(member.call("PUT", path, typed, {"X-CSRF-Token": other.csrf}), 403, "writing with another's token")
        refused(member.call("PUT", path, typed, {"Sec-Fetch-Site": "same-site"}), 403, "writing from a neighbouring site")
        check(member.get("/api/own/opinions")[2]["opinions"] == [], "nothing was taken so far")
        status, _, own = member.call("PUT", path, typed)
        check(status == 200, f"taken: {own}")
        shape(document, "OwnOpinion", own, "own opinion")
        check(own["text_sha256"] == hashlib.sha256(typed["text"].encode()).hexdigest(), "the receipt holds the hash of the text")
        again = member.call("PUT", path, typed)[2]
        check(again["receipt"] == own["receipt"] and again["changes"] == 0, "sending again is the same as sending once")
        for change, why in (({"quote": "không có ở đó"}, "words that do not stand there"), ({"block": 99999}, "a paragraph that is not there"), ({"start": 10 ** 9}, "a start past the end"),
                            ({"kind": "praise"}, "an unknown kind"), ({"text": "  \n"}, "no words"), ({"text": "a\u0000b"}, "a control character"), ({"document": "khac"}, "another draft"),
                            ({"topic": "99.9"}, "no such topic"), ({"version": "0.1"}, "an old version"), ({"text": "a" * 70000}, "a very long text")):
            answer = member.call("PUT", "/api/own/opinions/key-0000-0009", {**typed, **change})
            refused(answer, 413 if why.startswith("a very") else 400 if "control" in why or "past" in why else 422, why)
        refused(member.call("PUT", "/api/own/opinions/KEY", typed), 422, "a key of other letters")
        refused(member.call("PUT", path, {"kind": "amend"}), 400, "no text at all")
        refused(member.call("PUT", path, "[" * 100000, {"Content-Type": "application/json"}), 400, "deep JSON")
        refused(member.call("PUT", path, b'{"kind":"amend","text":"\xff\xfe"}', {"Content-Type": "application/json"}), 400, "no UTF-8")
        topic = consultation["topics"][-1]["label"]
        member.call("PUT", "/api/own/opinions/key-0000-0002", {"topic": topic, "kind": "proposal", "text": "Lập tổ tưới cây của lớp trực tuần."})
        other.call("PUT", path, {**typed, "kind": "agree", "text": "Nhất trí với nội dung này.", "reason": ""})

        # In the export, verbatim; grouped, judged and reported like any other.
        after = export(work)
        fresh = {one["text"]: one for key, one in after.items() if key not in before}
        check(len(fresh) == 3, f"three more opinions: {list(fresh)}")
        mine = fresh.get(typed["text"])
        check(mine is not None, "the text to the character")
        if mine:
            check(mine["channel"] == "web" and mine["member"] == "SX-0101" and mine["unit"] == "DI", f"channel, member, unit: {mine['channel']} {mine['member']} {mine['unit']}")
            check(mine["place"]["certain"] and mine["place"]["quote"] == quote and mine["document"] == "de-an", f"the place: {mine['place']}")
            check(mine["kind"] == "amend" and mine["argument"] == typed["reason"], f"kind and reasons as told: {mine['kind']}, {mine['argument']}")
            check(mine["proposal"]["from"] == quote, f"the edit: {mine['proposal']}")
        check(fresh["Lập tổ tưới cây của lớp trực tuần."]["topic"] == topic, "the topic that was answered")
        check(all(before[key] == {**after[key], "group": before[key]["group"], "issue": before[key]["issue"], "alike": before[key]["alike"], "singular": before[key]["singular"]} for key in before), "what was there is judged as before")
        spans = [json.loads(line) for line in run(work, "export", "--spans").splitlines()]
        check(not [one for one in spans if one.get("role") == "unaccounted" and one["file"].startswith("web/")], "every character is accounted for")

        # Own list: changing keeps the history, taking back leaves the count; nobody touches another's.
        member.call("PUT", path, {**typed, "text": "thiếu hẳn bóng râm"})
        listed = member.get("/api/own/opinions")[2]
        shape(document, "OwnOpinions", listed, "own opinions")
        changed = next(one for one in listed["opinions"] if one["key"] == "key-0000-0001")
        check(changed["text"] == "thiếu hẳn bóng râm" and changed["changes"] == 1 and changed["start"] == start and changed["block"] == index, f"changed, with its place: {changed}")
        check(len(other.get("/api/own/opinions")[2]["opinions"]) == 1, "others see their own")
        refused(other.call("DELETE", "/api/own/opinions/key-0000-0002"), 404, "taking back what is not one's own")
        refused(member.call("DELETE", path, headers={"X-CSRF-Token": None}), 403, "taking back without the token")
        check(member.call("DELETE", path)[0] == 204 and member.call("DELETE", path)[0] == 204, "taken back, and taking back again is no fault")
        left = export(work)
        check(not any("bóng râm" in one["text"] for key, one in left.items() if key not in before), "it left the count")
        withdrawn = next(one for one in member.get("/api/own/opinions")[2]["opinions"] if one["key"] == "key-0000-0001")
        check(withdrawn["withdrawn"] and withdrawn["text"] == "thiếu hẳn bóng râm", "its writer still sees it, as taken back")
        member.call("PUT", path, typed)
        check(any(one["text"] == typed["text"] for one in export(work).values()), "said again after all")

        # The desk.
        for path_of_desk in ("/api/desk/sources", "/api/desk/queue", "/api/desk/synthesis.docx", "/api/desk/sources/" + "0" * 64):
            refused(member.get(path_of_desk), 403, f"a member at {path_of_desk}")
        refused(member.call("POST", "/api/desk/decisions", {"opinion": "x"}), 403, "a member decides")
        desk, unit_desk = Caller(server), Caller(server)
        check(desk.sign_in(desk_code)[0] == 200 and unit_desk.sign_in(unit_code)[0] == 200, "secretaries sign in")
        refused(desk.call("PUT", "/api/own/opinions/key-0000-0003", typed), 403, "a secretary in a member's name")
        queue = until_analysed(desk)
        shape(document, "Queue", queue, "queue")
        sources = desk.get("/api/desk/sources")[2]
        shape(document, "Sources", sources, "sources")
        check(sum(one["opinions"] for one in sources["sources"]) == len(export(work)), "the sources' counts add up")
        pending = {key for key, one in export(work).items() if one["pending"]}
        check({one["id"] for one in queue["items"]} == pending, "the queue is what awaits a person")
        for head in sources["sources"]:
            whole = desk.get(f"/api/desk/sources/{head['sha256']}")[2]
            shape(document, "Source", whole, head["file"])
            texts = {run_["opinion"]: "" for part in whole["parts"] for run_ in part["runs"] if "opinion" in run_}
            for part in whole["parts"]:
                for one in part["runs"]:
                    if "opinion" in one:
                        texts[one["opinion"]] += one["text"]
            check(texts == {one["id"]: one["text"] for one in whole["opinions"]}, f"{head['file']}: the runs hold the opinions to the character")
        of_unit = unit_desk.get("/api/desk/sources")[2]["sources"]
        check(0 < len(of_unit) < len(sources["sources"]) and all(one["unit"].startswith("CK") for one in of_unit), "a unit's secretary sees its own")
        foreign = next(one for one in sources["sources"] if one["unit"] and not one["unit"].startswith("CK"))
        refused(unit_desk.get(f"/api/desk/sources/{foreign['sha256']}"), 404, "another unit's source")
        item = next((one for one in queue["items"] if "place" in one["pending"] and one["places"]), None)
        check(item is not None, "an opinion whose place is not certain")
        if item:
            refused(unit_desk.call("POST", "/api/desk/decisions", {"opinion": item["id"], "kind": "general"}) if not item["unit"].startswith("CK") else unit_desk.get("/api/nothing"), 404, "another unit's opinion")
            refused(desk.call("POST", "/api/desk/decisions", {"opinion": item["id"]}), 422, "a decision on nothing")
            refused(desk.call("POST", "/api/desk/decisions", {"opinion": item["id"], "place": "de-an: Phần thứ chín mươi"}), 422, "a place that is not there")
            refused(desk.call("POST", "/api/desk/decisions", {"opinion": item["id"], "place": 7}), 400, "a place that is no text")
            offer = item["places"][0]
            status, _, made = desk.call("POST", "/api/desk/decisions", {"opinion": item["id"], "place": offer["place"], "quote": offer["quote"]})
            check(status == 200, f"accepted: {made}")
            check(item["id"] not in {one["id"] for one in until_analysed(desk)["items"]}, "it left the queue")
            settled = export(work)[item["id"]]
            check(settled["place"]["certain"] and "place" in settled["decided"], "the place as accepted")
            history = json.loads(run(work, "--json", "history"))
            check(history[-1]["by"] == "Văn phòng", "by whom")
            refused(unit_desk.call("POST", "/api/desk/undo"), 422, "undoing what another decided")
            check(desk.call("POST", "/api/desk/undo")[0] == 200 and item["id"] in {one["id"] for one in until_analysed(desk)["items"]}, "undone: it waits again")
            check(desk.call("POST", "/api/desk/redo")[0] == 200 and item["id"] not in {one["id"] for one in until_analysed(desk)["items"]}, "redone")

        # The report holds the words, and proves itself.
        status, headers, report = desk.get("/api/desk/synthesis.docx")
        check(status == 200 and "attachment" in headers["content-disposition"], "the report comes")
        (folder / "report.docx").write_bytes(report)
        run(work, "verify", folder / "report.docx")
        xml = zipfile.ZipFile(io.BytesIO(report)).read("word/document.xml").decode()
        check("Lập tổ tưới cây của lớp trực tuần." in xml, "what was typed stands in the report")

        # Pages, and what every answer says to browsers.
        status, headers, page = nobody.get("/du-thao/de-an")
        check(status == 200 and b'<div id="app">' in page and headers["cache-control"] == "no-cache", "an address of the interface gets its page")
        policy = headers["content-security-policy"]
        check("default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy and headers["x-content-type-options"] == "nosniff", "the security headers")
        check(b"http:" not in page and b"https:" not in page and b"<style" not in page and b"<script>" not in page, "nothing from elsewhere, nothing inline")
        loaded = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.decode())
        size = len(page)
        for asset in loaded:
            status, headers, data = nobody.call("GET", asset, headers={"Accept-Encoding": "gzip, br"})
            check(status == 200 and headers["content-encoding"] == "gzip" and "immutable" in headers["cache-control"], f"{asset}: packed and kept")
            check(nobody.call("GET", asset, headers={"If-None-Match": headers["etag"]})[0] == 304, f"{asset}: not sent twice")
            size += len(data)
        check(len(loaded) >= 2 and size < 200_000, f"the first load is {size} bytes")
        check(nobody.get("/assets/none.js")[0] == 404 and b"root:" not in nobody.get("/../../etc/passwd")[2] and nobody.call("POST", "/")[0] == 405, "no other file")

        # What is no fit request.
        check(raw(server, b"nonsense\r\n\r\n").startswith(b"HTTP/1.1 400"), "not HTTP")
        check(raw(server, b"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n").startswith(b"HTTP/1.1 400"), "no address")
        check(raw(server, b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 40000 + b"\r\n\r\n").startswith(b"HTTP/1.1 431"), "a long header")
        check(raw(server, b"POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n").startswith(b"HTTP/1.1 413"), "a large body")
        two = raw(server, b"GET /api/session HTTP/1.1\r\nHost: a\r\n\r\nGET /api/session HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        check(two.count(b"HTTP/1.1 200") == 2, "two requests on one connection")

        # What the guide keeps off the network is neither shown nor taken here, even when its draft has been read in.
        received = folder / "received"
        kept_off = next(one["id"] for one in json.loads(run(work, "--json", "guide", received / "guide.docx"))["documents"] if one["offline_only"])
        run(work, "draft", received / "draft.docx", "--id", kept_off)
        check([one["id"] for one in member.get("/api/consultation")[2]["drafts"]] == ["de-an"], "only what may be spoken on here is listed")
        refused(member.get(f"/api/drafts/{kept_off}"), 422, "reading what is kept off the network")
        refused(member.call("PUT", "/api/own/opinions/key-0000-0008", {**typed, "document": kept_off}), 422, "speaking on what is kept off the network")
        run(work, "draft", received / "draft.docx", "--id", "de-an")

        # Where the guide's days are confirmed, nothing is taken, changed or taken back after the last, unless the office still takes it.
        check(consultation["drafts"][0]["last_day"] is None, "days that nobody has confirmed close nothing")
        run(work, "settings", "deadlines", "confirmed")
        ended = member.get("/api/consultation")[2]
        check(not ended["accepts_late"] and ended["drafts"][0]["last_day"] == "2026-11-15" < ended["today"], f"the sample's day has passed: {ended['drafts']}")
        for answer, what in ((member.call("PUT", "/api/own/opinions/key-0000-0007", typed), "speaking"), (member.call("PUT", path, {**typed, "text": "khác"}), "changing"), (member.call("DELETE", path), "taking back")):
            refused(answer, 422, f"{what} after the last day")
            check(answer[2]["about"] == "2026-11-15", f"and which day it was: {answer[2]}")
        check(member.get("/api/own/opinions")[0] == 200, "what was said can be read")
        run(work, "settings", "after-deadline", "later", expect=(1,))
        run(work, "settings", "after-deadline", "accept")
        check(member.call("PUT", path, typed)[0] == 200, "what is late is taken when the office wants it")
        run(work, "settings", "deadlines", "--clear")

        # Signing out; too many tries.
        check(member.call("DELETE", "/api/session")[0] == 204, "signed out")
        refused(member.get("/api/consultation"), 401, "after signing out")
        answers = [Caller(server).sign_in(f"guess{i}")[0] for i in range(15)]
        check(answers[-1] == 429, f"guessing is stopped: {answers}")
    check(server.code == 0, f"the server ends in peace: {server.code}")
    check(len(export(work)) == len(before) + 3, "what was acknowledged is there")

    # Without encryption only this machine is served, unless told otherwise.
    done = subprocess.run([dienhong, "-w", str(work), "serve", "--listen", "0.0.0.0:0"], capture_output=True, text=True, timeout=60)
    check(done.returncode == 1 and done.stderr.count("\n") == 1 and "--plain-http" in done.stderr, f"an address that others reach: {done.returncode} {done.stderr}")

    # A file that looks like what the server keeps did not come by the web.
    kept = next(path for path in sorted((work / "files").rglob("*")) if path.is_file() and "Lập tổ tưới cây của lớp trực tuần." in path.read_bytes().decode(errors="replace"))
    (folder / "forged").mkdir()
    (folder / "forged" / "y-kien.json").write_text(kept.read_text(encoding="utf-8").replace("trực tuần", "trực tháng"), encoding="utf-8")
    run(work, "intake", folder / "forged", expect=(0, 1))
    forged = [one for one in export(work).values() if "trực tháng" in one["text"]]
    check(len(forged) == 1 and forged[0]["channel"] == "file", f"a forged document is a file like any other: {[one['channel'] for one in forged]}")

print("web:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
