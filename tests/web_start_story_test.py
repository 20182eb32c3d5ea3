#!/usr/bin/env python3
"""An organiser begins a consultation in a real browser (web/start_story.mjs), once at a desk and once on a phone, each from
an empty workspace; the other screen then finds it done. Screenshots are left in OUT.

usage: web_start_story_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR OUT
"""
import json
import pathlib
import sys
import tempfile

from browser import clear, out, tell
from served import Server, invite
from workspace import check, faults, make_received, run

clear()

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received = folder / "received"
    make_received(received)
    for width in (1440, 360):
        work = folder / f"work-{width}"
        run(work, "new", "Khuôn viên xanh và thư viện mở")
        codes = {one: invite(work, "--role", "organiser", "--name", "Ban tổ chức")["code"] for one in ("first", "second")}
        codes |= {"width": width, "files": {"guide": str(received / "guide.docx"), "draft": str(received / "draft.docx"), "roster": str(received / "roster.xlsx")}}
        with Server(work) as server:
            tell("start_story.mjs", server, codes, folder, to=out / f"from-{width}", timeout=400, what=f"the story that begins at {width}")
        check(json.loads(run(work, "--json", "settings"))["deadlines"] == "confirmed", "the dates are confirmed")
        check(invite(work, "--role", "member", "--member", "SX-0101")["code"], "members can be invited")

print("web start story:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
