#!/usr/bin/env python3
"""A consultation begins on the web: from an empty workspace that is served, by way of guide, drafts, roster and dates, to a
member who speaks. Wrong files change nothing; who may not begin it is told so.

usage: web_start_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

from served import Caller, Listener, Server, invite, octets, until
from workspace import check, dienhong, faults, make_received, make_sample, run, sample

STEPS = {"guide": "/api/start/guide?name={}", "draft": "/api/start/draft?name={}&document=de-an", "roster": "/api/start/roster?name={}"}


def send(caller, kind, data, name, address=None):
    """What came of a file: as told when it is settled, or the refusal."""
    status, _, told = caller.call("POST", (address or STEPS[kind]).format(name), data, octets)
    if status != 200:
        return status, told
    settled = until(f"{kind} {name}", lambda: next((one for one in caller.get("/api/start")[2]["files"] if one["number"] == told["number"] and one["state"] in ("read", "refused")), None))
    return status, settled


def with_other_dates(folder):
    other = folder / "other-sample"
    shutil.copytree(sample, other, ignore=shutil.ignore_patterns("opinions"))
    (other / "opinions").mkdir()
    guide = (other / "guide.txt").read_text(encoding="utf-8")
    changed = guide.replace("15/11/2026", "14/11/2026")
    check(changed != guide, "the sample's guide has changed: choose another day")
    (other / "guide.txt").write_text(changed, encoding="utf-8")
    subprocess.run([make_sample, other, folder / "other"], check=True)
    return (folder / "other" / "guide.docx").read_bytes()


def entry_link(work):
    """The organiser's link as the first start of an empty workspace prints it."""
    process = subprocess.Popen([dienhong, "-w", str(work), "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    try:
        for line in process.stdout:
            if found := re.match(r"Tổ chức: \S+/vao#(\S+)", line):
                return found[1]
    finally:
        process.terminate()
        process.communicate(timeout=30)
    sys.exit("no link for the organiser")


def check_guide(organiser, guide):
    check(send(organiser, "guide", b"", "trong.docx")[0] == 415, "a file without a byte")
    for data, name in (("Đề nghị xem lại.".encode(), "ghi-chu.docx"), (guide[:2000], "dut.docx")):
        status, one = send(organiser, "guide", data, name)
        check(status == 200 and one["state"] == "refused" and one["reason"] and "\n" not in one["reason"] and "/" not in one["reason"] + one["place"].replace("word/", ""), f"a guide that is none: {one}")
        check(organiser.get("/api/start")[2]["guide"] is None, f"{name}: nothing half-done")
    check(organiser.call("POST", "/api/start/guide?name=.an", guide, octets)[0] == 422, "a name that is none")
    check(send(organiser, "guide", guide, "huong-dan.docx")[1]["state"] == "read", "the guide is read")
    read = organiser.get("/api/start")[2]["guide"]
    check("Đoàn trường" in read["organisation"].title() + read["organisation"] or "ĐOÀN TRƯỜNG" in read["organisation"], f"who asks: {read['organisation']}")
    documents = {one["id"]: one for one in read["documents"]}
    check(set(documents) == {"de-an", "chien-luoc"}, f"documents: {documents}")
    check(documents["de-an"]["may_be_sent"] and not documents["de-an"]["offline_only"], "the first goes by any way")
    rule = documents["chien-luoc"]["rule"]
    check(documents["chien-luoc"]["offline_only"] and not documents["chien-luoc"]["may_be_sent"] and "Internet" in rule, "the second does not, by the guide's own words")
    discuss = next(one for one in read["phases"] if one["name"] == "discuss" and "de-an" in one["documents"])
    check((discuss["first_day"], discuss["last_day"]) == ("2026-11-02", "2026-11-15") and "02/11/2026" in discuss["text"], f"dates with their line: {discuss}")
    check(len(read["topics"]) >= 8 and read["recipients"], "topics and recipients")
    return rule


def check_drafts(organiser, work, received, rule):
    draft = (received / "draft.docx").read_bytes()
    status, told = send(organiser, "draft", draft, "chien-luoc.docx", "/api/start/draft?name={}&document=chien-luoc")
    check(status == 422 and rule in told["error"] and told["about"] == "chien-luoc", f"kept off networks: {status} {told}")
    refusals = json.loads(run(work, "--json", "refusals"))
    check(any(one["through"] == "POST /api/start/draft" and one["document"] == "chien-luoc" and one["by"] == "Ban tổ chức" for one in refusals), "the refusal is in the record")
    check(send(organiser, "draft", draft, "la.docx", "/api/start/draft?name={}&document=la")[0] == 422, "a document that the guide does not name")
    check(send(organiser, "draft", b"%PDF-1.4 nothing", "hong.pdf")[1]["state"] == "refused", "a draft that is none")
    check(organiser.get("/api/start")[2]["drafts"] == [], "nothing half-done")

    status, _, told = organiser.call("POST", STEPS["draft"].format("de-an.docx"), draft, octets)
    check(status == 200, f"the draft is taken: {told}")
    steps, longest = set(), 0.0
    for _ in range(3000):
        begun = time.monotonic()
        seen = organiser.get("/api/start")[2]
        longest = max(longest, time.monotonic() - begun)
        one = next(file for file in seen["files"] if file["kind"] == "draft")
        steps.add((one["state"], one["step"]))
        if one["number"] == told["number"] and one["state"] in ("read", "refused"):
            break
        time.sleep(0.02)
    check(one["state"] == "read" and ("reading", "printing") in steps, f"the draft is read, and how far is told: {one} {steps}")
    check(longest < 1, f"other answers do not wait for its pages: {longest:.2f} s")
    known = json.loads(run(work, "--json", "draft", received / "draft.docx", "--id", "de-an"))
    shown = seen["drafts"][0] if seen["drafts"] else organiser.get("/api/start")[2]["drafts"][0]
    headings = sum(block["kind"] in ("heading", "run_in") for block in known["blocks"])
    check((shown["pages"], shown["headings"], shown["blocks"], shown["title"]) == (known["pages"], headings, len(known["blocks"]), known["title"]), f"what was read is what the command line reads: {shown}")
    check(shown["lines"] > 20 * shown["pages"] / 2, f"lines: {shown}")
    check(send(organiser, "draft", b"PK\x03\x04 broken", "hong.docx")[1]["state"] == "refused", "a broken one after it")
    check(organiser.get("/api/start")[2]["drafts"] == [shown], "and what was there stays")


def check_roster(organiser, received):
    check(send(organiser, "roster", (received / "guide.docx").read_bytes(), "nham.xlsx")[1]["state"] == "refused", "a roster that is none")
    check(organiser.get("/api/start")[2]["roster"] is None, "nothing half-done")
    check(send(organiser, "roster", (received / "roster.xlsx").read_bytes(), "danh-sach.xlsx")[1]["state"] == "read", "the roster is read")
    roster = organiser.get("/api/start")[2]["roster"]
    check(roster["members"] == 122 and sum(one["members"] for one in roster["units"]) == 122, f"members: {roster['members']}")
    check(len(roster["units"]) >= 10 and all(one["name"] for one in roster["units"]), f"units: {len(roster['units'])}")
    return roster


def check_who_may(server, work, received):
    part = Caller(server)
    part.sign_in(invite(work, "--role", "organiser", "--unit", "CK", "--name", "Cơ khí")["code"])
    for caller, wanted in ((part, 422),):
        before = run(work, "--json", "settings")
        check(caller.get("/api/start")[0] == wanted, "of a unit: not shown")
        for kind, address in STEPS.items():
            check(caller.call("POST", address.format("x.docx"), b"x", octets)[0] == wanted, f"of a unit: no {kind}")
        check(caller.call("POST", "/api/start/dates", {"confirmed": True})[0] == wanted and run(work, "--json", "settings") == before, "of a unit: no dates")
    for role in ("secretary", "drafter", "auditor"):
        other = Caller(server)
        other.sign_in(invite(work, "--role", role, "--name", role)["code"])
        check(other.get("/api/start")[0] == 403 and other.call("POST", STEPS["guide"].format("x.docx"), b"x", octets)[0] == 403, f"{role}: not for this role")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received, work = folder / "received", folder / "work"
    make_received(received)
    run(work, "new", "Khuôn viên xanh và thư viện mở")
    code = entry_link(work)
    with Server(work) as server:
        first, organiser = Caller(server), Caller(server)
        check(first.sign_in(code)[0] == 200, "the link of an empty workspace lets the organiser in")
        for address in ("/api/session", "/api/consultation", "/api/overview", "/api/desk/roster", "/api/desk/queue", "/api/desk/sources"):
            check(first.get(address)[0] == 200, f"an empty workspace shows its desk: {address}")
        organiser.sign_in(invite(work, "--role", "organiser", "--name", "Ban tổ chức")["code"])
        check(organiser.get("/api/start")[2] == {"guide": None, "drafts": [], "roster": None, "dates_confirmed": False, "files": []}, "nothing is there")
        check(organiser.call("POST", "/api/start/dates", {"confirmed": True})[0] == 422, "no dates without a guide")
        check(send(organiser, "draft", b"x", "de-an.docx")[0] == 422, "no draft without a guide")
        heard = Listener(organiser)
        guide = (received / "guide.docx").read_bytes()
        rule = check_guide(organiser, guide)
        check("files" in heard.until("files"), "the page hears of it")
        heard.close()
        check_drafts(organiser, work, received, rule)
        check_roster(organiser, received)
        check_who_may(server, work, received)

        # A member comes in and speaks.
        member = Caller(server)
        check(member.sign_in(invite(work, "--role", "member", "--member", "SX-0101")["code"])[0] == 200, "a member's invitation opens")
        check([one["id"] for one in member.get("/api/consultation")[2]["drafts"]] == ["de-an"], "and shows the draft")
        said = {"kind": "add", "text": "Đề nghị trồng thêm cây ở cổng sau.", "document": "de-an"}
        check(member.call("PUT", "/api/own/opinions/key-0000-0001", said)[0] == 200, "who says something")

        status, _, seen = organiser.call("POST", "/api/start/dates", {"confirmed": True})
        check(status == 200 and seen["dates_confirmed"] and json.loads(run(work, "--json", "settings"))["deadlines"] == "confirmed", "the dates are confirmed")
        check(organiser.call("POST", "/api/start/dates", {})[0] == 400, "what is not told is not guessed")
        check(send(organiser, "guide", guide, "huong-dan.docx")[1]["state"] == "read" and organiser.get("/api/start")[2]["dates_confirmed"], "the same dates stay confirmed")
        check(send(organiser, "guide", with_other_dates(folder), "huong-dan-2.docx")[1]["state"] == "read", "another guide")
        check(not organiser.get("/api/start")[2]["dates_confirmed"], "other dates are to be confirmed anew")
        check(organiser.get("/api/start")[2]["drafts"] and organiser.get("/api/start")[2]["roster"], "drafts and roster stay")
        check(len(run(work, "export").splitlines()) == 1, "and what was said")
    left = [path for path in (work / "arriving").rglob("*")]
    check(not left, f"nothing is left of what was sent: {left}")

    # At the office's own desk the draft that is kept off networks may come in.
    with Server(work, "--own-desk") as server:
        organiser = Caller(server)
        organiser.sign_in(invite(work, "--role", "organiser", "--name", "Ban tổ chức")["code"])
        check(all(one["may_be_sent"] for one in organiser.get("/api/start")[2]["guide"]["documents"]), "at the own desk")
        status, one = send(organiser, "draft", (received / "draft.docx").read_bytes(), "chien-luoc.docx", "/api/start/draft?name={}&document=chien-luoc")
        check(status == 200 and one["state"] == "read", f"it is read there: {one}")
    with Server(work) as server:
        organiser = Caller(server)
        organiser.sign_in(invite(work, "--role", "organiser", "--name", "Ban tổ chức")["code"])
        kept = next(one for one in organiser.get("/api/start")[2]["drafts"] if one["id"] == "chien-luoc")
        check(kept["kept_off"] and kept["title"] == "" and kept["notes"] == [] and kept["pages"] > 0, f"over the network only that it is there: {kept}")

print("web start:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
