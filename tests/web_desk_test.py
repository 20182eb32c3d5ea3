#!/usr/bin/env python3
"""The desk's API on the sample consultation: what happens is told as it happens; files are dropped and read by the same
way as on the command line; opinions are cut, joined, corrected; nobody reaches what is another unit's.

usage: web_desk_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import pathlib
import socket
import sys
import tempfile
import zipfile

from served import Caller, Listener, Server, invite, octets, until
from workspace import check, faults, make_consultation, run

def texts(work):
    return sorted((one["unit"], one["text"]) for one in map(json.loads, run(work, "export").splitlines()))


def analysed(caller, path="/api/desk/queue"):
    return until("the analysis", lambda: (lambda data: data if data["analysed"] else None)(caller.get(path)[2]))


def settled(caller, names):
    """What came of these files, when all are done."""
    def look():
        told = {one["name"]: one for one in caller.get("/api/desk/files")[2]["files"]}
        return told if all(name in told and told[name]["state"] not in ("waiting", "reading") for name in names) else None
    return until(f"the end of {names}", look)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    received = folder / "received"
    codes = {name: invite(work, "--role", role, *more)["code"] for name, role, *more in (
        ("desk", "secretary", "--name", "Văn phòng"), ("unit", "secretary", "--name", "CK", "--unit", "CK"), ("member", "member", "--member", "SX-0101"),
        ("organiser", "organiser", "--name", "Ban tổ chức"), ("auditor", "auditor", "--name", "Giám sát"))}
    with Server(work) as server:
        people = {name: Caller(server) for name in codes}
        for name, caller in people.items():
            check(caller.sign_in(codes[name])[0] == 200, f"{name} signs in")
        desk, unit, member, organiser, auditor = people.values()
        analysed(desk)

        # Events: what a member says reaches the desk; members hear of nothing but the consultation.
        at_desk, at_member = Listener(desk), Listener(member)
        check(at_desk.status == 200 and at_desk.type == "text/event-stream", f"a stream: {at_desk.status} {at_desk.type}")
        draft = member.get("/api/drafts/de-an")[2]
        member.call("PUT", "/api/own/opinions/key-0000-0001", {"document": "de-an", "version": draft["version"], "kind": "general", "text": "Nên trồng thêm cây bóng mát dọc hàng rào."})
        heard = at_desk.until("desk")
        check("analysis" in heard and heard[-1] == "desk", f"the desk hears of it: {heard}")
        check(any(one["file"].startswith("web/SX-0101/") for one in analysed(desk, "/api/desk/sources")["sources"]), "and finds it when it asks again")
        # What another program writes into the workspace is noticed as well.
        (folder / "more").mkdir()
        (folder / "more" / "gop-y.txt").write_text("Đề nghị lắp đèn ở lối vào thư viện.\n", encoding="utf-8")
        run(work, "intake", folder / "more", expect=(0, 1))
        at_desk.until("desk")
        run(work, "draft", received / "draft.docx", "--id", "de-an", "--version", "9")
        check(at_member.next()[0] == "consultation", "members hear of another draft, and of nothing before")
        at_member.close()
        run(work, "draft", received / "draft.docx", "--id", "de-an")

        # Files of the sample, dropped anew under other names: already known by their bytes, or read as by the command line.
        before = texts(work)
        files = sorted(path for path in (received / "opinions").rglob("*") if path.is_file())
        for path in files[:2]:
            status, _, told = desk.call("POST", f"/api/desk/files?name={path.parent.name}/{path.name}", path.read_bytes(), octets)
            check(status == 200 and told["state"] == "waiting" and told["name"].endswith(path.name), f"taken: {told}")
        settled(desk, [f"{path.parent.name}/{path.name}" for path in files[:2]])
        check(texts(work) == before, "the same bytes are counted once")

        def zipped(name, words):
            path = folder / name
            with zipfile.ZipFile(path, "w") as out:
                out.writestr("y-kien.txt", words)
            return path.read_bytes()

        drops = {
            "y-kien.txt": "Đề nghị có chỗ để xe đạp gần cổng thư viện.\n".encode(),
            "goi.zip": zipped("goi.zip", "Đề nghị mở thư viện đến 21 giờ các ngày trong tuần.\n"),
            "hong.docx": b"PK\x03\x04 no document at all",
        }
        for name, data in drops.items():
            check(desk.call("POST", f"/api/desk/files?name={name}", data, octets)[0] == 200, f"{name} is taken")
        check("files" in at_desk.until("files"), "progress is told")
        told = settled(desk, [f"ban-thu-ky/{name}" for name in drops])
        check(told["ban-thu-ky/y-kien.txt"]["state"] == "read" and told["ban-thu-ky/y-kien.txt"]["opinions"] == 1, f"read: {told['ban-thu-ky/y-kien.txt']}")
        check(told["ban-thu-ky/goi.zip"]["opinions"] == 1, f"an archive: {told['ban-thu-ky/goi.zip']}")
        broken = told["ban-thu-ky/hong.docx"]
        check(broken["state"] == "refused" and broken["reasons"] and "\n" not in broken["reasons"][0], f"refused in one line: {broken}")
        listed = analysed(desk, "/api/desk/sources")["sources"]
        check(any(one["sha256"] == told["ban-thu-ky/y-kien.txt"]["source"] for one in listed), "it is among the sources")
        # Another file of the same name stands beside the first; nothing leaves the count.
        desk.call("POST", "/api/desk/files?name=y-kien.txt", "Đề nghị thêm ghế đá ở sân sau.\n".encode(), octets)
        settled(desk, ["ban-thu-ky/y-kien (2).txt"])
        found = [text for _, text in texts(work)]
        check(any("xe đạp" in text for text in found) and any("ghế đá" in text for text in found), "both are there")

        # A unit's office drops for its own unit, and sees its own files only.
        status, _, refusal = unit.call("POST", "/api/desk/files?name=a.txt&unit=DI", b"x", octets)
        check(status == 422 and "not yours" in refusal["error"], f"for another unit: {status} {refusal}")
        unit.call("POST", "/api/desk/files?name=cua-khoa.txt", "Đề nghị sơn lại vạch kẻ sân bóng.\n".encode(), octets)
        mine = settled(unit, ["ban-thu-ky/cua-khoa.txt"])
        check(set(mine) == {"ban-thu-ky/cua-khoa.txt"}, f"its own only: {set(mine)}")
        check(("CK", "Đề nghị sơn lại vạch kẻ sân bóng.") in texts(work), "they are its own")

        # Who may not drop, and what is no file.
        check(member.call("POST", "/api/desk/files?name=a.txt", b"x", octets)[0] == 403, "a member drops a file")
        check(Caller(server).call("POST", "/api/desk/files?name=a.txt", b"x", octets)[0] == 401, "nobody drops a file")
        check(desk.call("POST", "/api/desk/files?name=a.txt", b"x", {**octets, "X-CSRF-Token": None})[0] == 403, "a file without the token")
        check(desk.call("POST", "/api/desk/files?name=a.txt", {"a": 1})[0] == 415, "JSON is no file")
        for name in ("", "..", ".", "x/..", "%00", "%FF", "a" * 300, ".an"):
            check(desk.call("POST", f"/api/desk/files?name={name}", b"x", octets)[0] in (400, 422), f"the name {name[:20]!r}")
        host, port = server.host.split(":")
        with socket.create_connection((host, int(port)), timeout=10) as link:
            link.sendall(f"POST /api/desk/files?name=a.txt HTTP/1.1\r\nHost: a\r\nCookie: {desk.cookie}\r\nX-CSRF-Token: {desk.csrf}\r\nContent-Type: application/octet-stream\r\nContent-Length: 9999999999\r\n\r\n".encode())
            check(link.recv(100).startswith(b"HTTP/1.1 413"), "a file beyond the limit is refused before it is sent")
        with socket.create_connection((host, int(port)), timeout=10) as link:
            link.sendall(f"POST /api/desk/files?name=half.txt HTTP/1.1\r\nHost: a\r\nCookie: {desk.cookie}\r\nX-CSRF-Token: {desk.csrf}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nhalf".encode())
        until("the half file's end", lambda: not list((work / "arriving").iterdir()))
        check("ban-thu-ky/half.txt" not in {one["name"] for one in desk.get("/api/desk/files")[2]["files"]}, "half a file is no file")

        # Cut, join, undo: the characters stay.
        queue = analysed(desk)
        opinion = next(one for one in analysed(desk, "/api/desk/sources")["sources"] if one["opinions"] == 1 and one["file"].endswith("y-kien.txt"))
        source = desk.get(f"/api/desk/sources/{opinion['sha256']}")[2]
        one = source["opinions"][0]
        words = one["text"][one["text"].index("gần"):]
        check(desk.call("POST", "/api/desk/cut", {"opinion": one["id"], "before": ["không có"]})[0] == 422, "words that are not there")
        check(auditor.call("POST", "/api/desk/cut", {"opinion": one["id"], "before": [words]})[0] == 403, "an auditor cuts nothing")
        check(unit.call("POST", "/api/desk/cut", {"opinion": one["id"], "before": [words]})[0] == 404, "nor another unit's office")
        check(desk.call("POST", "/api/desk/cut", {"opinion": one["id"], "before": [words]})[0] == 200, "cut")
        pieces = desk.get(f"/api/desk/sources/{opinion['sha256']}")[2]["opinions"]
        check([piece["text"] for piece in pieces] == [one["text"][:one["text"].index("gần")].strip(), words], f"two slices: {[piece['text'] for piece in pieces]}")
        check(desk.call("POST", "/api/desk/join", {"opinions": [piece["id"] for piece in pieces]})[0] == 200, "joined at once, before they were judged")
        joined = desk.get(f"/api/desk/sources/{opinion['sha256']}")[2]["opinions"]
        check([piece["text"] for piece in joined] == [one["text"]], "the whole again")
        check(desk.call("POST", "/api/desk/undo")[0] == 200 and len(desk.get(f"/api/desk/sources/{opinion['sha256']}")[2]["opinions"]) == 2, "undone: two again")
        check(desk.call("POST", "/api/desk/undo")[0] == 200 and len(desk.get(f"/api/desk/sources/{opinion['sha256']}")[2]["opinions"]) == 1, "undone: one again")

        # Any opinion can be corrected, one that awaits nobody too.
        analysed(desk)
        shown = desk.get(f"/api/desk/opinions/{one['id']}")
        check(shown[0] == 200 and shown[2]["text"] == one["text"], "one opinion")
        check(desk.call("POST", "/api/desk/decisions", {"opinion": one["id"], "kind": "question", "singular": True, "place": "de-an:", "member": ""})[0] == 200, "corrected")
        until("the correction", lambda: analysed(desk) and (lambda now: now["kind"] == "question" and now["singular"])(desk.get(f"/api/desk/opinions/{one['id']}")[2]))
        check(desk.call("POST", "/api/desk/decisions", {"opinion": one["id"], "singular": "yes"})[0] == 400, "a flag that is none")
        at_desk.close()

        # Many listen at little cost, and leave no trace.
        def resident():
            return int(next(line.split()[1] for line in open(f"/proc/{server.process.pid}/status") if line.startswith("VmRSS")))
        def handles():
            return len(list(pathlib.Path(f"/proc/{server.process.pid}/fd").iterdir()))
        empty, open_before = resident(), handles()
        streams = [Listener(people[name]) for name in ("desk", "unit", "member", "organiser", "auditor") for _ in range(12)]
        check(all(one.status == 200 for one in streams), "sixty streams")
        check(Listener(desk).status == 413, "one account has an end of streams")
        for one in streams:
            one.close()
        until("all listeners are gone", lambda: handles() <= open_before + 2)
        check(resident() - empty < 6_000, f"sixty streams took {resident() - empty} kB")
    check(server.code == 0, f"the server ends in peace: {server.code}")

    # What was received and not read before the end is read after it.
    left = work / "arriving" / "0123456789abcdef"
    (left / "ban-thu-ky").mkdir(parents=True)
    (left / "ban-thu-ky" / "con-lai.txt").write_text("Đề nghị tưới cây vào buổi sáng sớm.\n", encoding="utf-8")
    (left / "about.json").write_text(json.dumps({"name": "ban-thu-ky/con-lai.txt", "unit": "", "owner": "", "by": "Văn phòng", "at": "2026-11-24T08:00:00Z"}))
    (work / "arriving" / "part-of-nothing").write_text("half")
    with Server(work) as server:
        until("what was left is read", lambda: any("sáng sớm" in text for _, text in texts(work)))
        until("the folder is empty", lambda: not list((work / "arriving").iterdir()))

print("web desk:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
