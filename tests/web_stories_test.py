#!/usr/bin/env python3
"""Whole stories in a real browser (web/stories.mjs): a member, a secretary and an organiser at a phone and at a
desk, an auditor; axe on every page in both languages. Screenshots and the downloaded report are left in OUT; the report must prove itself.

usage: web_stories_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR OUT
"""
import json
import pathlib
import sys
import tempfile

from browser import clear, out, tell
from served import Server, invite
from workspace import check, faults, make_consultation, run

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    codes = {
        "member_phone": invite(work, "--role", "member", "--member", "SX-0101")["code"],
        "member_desk": invite(work, "--role", "member", "--member", "SX-0201")["code"],
        "secretary_phone": invite(work, "--role", "secretary", "--name", "Văn phòng")["code"],
        "secretary_desk": invite(work, "--role", "secretary", "--name", "Văn phòng")["code"],
        "organiser_desk": invite(work, "--role", "organiser", "--name", "Ban tổ chức")["code"],
        "organiser_phone": invite(work, "--role", "organiser", "--name", "Ban tổ chức")["code"],
        "paper_desk": invite(work, "--role", "secretary", "--name", "Thư ký")["code"],
        "paper_phone": invite(work, "--role", "secretary", "--name", "Thư ký")["code"],
        "auditor": invite(work, "--role", "auditor", "--name", "Giám sát")["code"],
    }
    clear()
    with Server(work) as server:
        tell("stories.mjs", server, codes, folder)
    for report in sorted(out.glob("*.docx")):
        run(work, "verify", report)
    check(len(list(out.glob("*.docx"))) == 3, "all downloads are there")
    texts = [json.loads(line)["text"] for line in run(work, "export").splitlines()]
    for words in ("diện tích có cây che phủ", "thiếu cả bóng râm và chỗ ngồi", "Nên có bảng hướng dẫn ở cổng (360)."):
        check(words in texts, f"in the export: {words}")
    check("Nhất trí với nội dung này." not in texts, "what was taken back left the count")

print("web stories:", "FAILED" if faults else "hold")
sys.exit(1 if faults else 0)
