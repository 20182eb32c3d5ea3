#!/usr/bin/env python3
"""Stories in a real browser (web/stories_whole.mjs): a slow network, letters at 200 %, a whole folder dropped, its queue emptied by
keyboard and its report approved, taken away and proved. The folder is the sample's; ../shared/corpus/dev/files where it is there too.

usage: web_whole_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR OUT STORY     STORY: slow, zoom, folder, corpus
"""
import os
import pathlib
import sys
import tempfile

import browser
from browser import out, root
from served import Server, invite
from workspace import check, faults, make_asked, make_consultation, run

story = sys.argv[5]
shared = pathlib.Path(os.environ.get("DIENHONG_SHARED", root.parent / "shared"))


def tell(work, told, codes, files=None):
    count = len([one for one in files.rglob("*") if one.is_file()]) if files else 0
    with Server(work) as server:
        browser.tell("stories_whole.mjs", server, codes, work.parent, told, *([files] if files else []), timeout=280, env={"DIENHONG_FILES": str(count)}, what=f"the story in the browser: {story}")


def whole_folder(work, files):
    tell(work, "folder", {"secretary": invite(work, "--role", "secretary", "--name", "Văn phòng")["code"]}, files)
    report = out / "thu-muc.docx"
    if report.exists():
        run(work, "verify", report)
    check(report.exists(), "the report was taken away")


browser.clear()
with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    if story == "folder":
        whole_folder(make_asked(folder), folder / "received" / "opinions")
    elif story == "corpus":
        if not (shared / "corpus/dev/files").is_dir():
            sys.exit(77)
        work = folder / "work"
        run(work, "new", "Góp ý")
        run(work, "guide", shared / "seed/guide.docx")
        for name in ("tinh", "khoi"):
            run(work, "draft", shared / f"seed/draft-{name}.docx", "--id", name)
        run(work, "roster", shared / "corpus/dev/roster.xlsx")
        whole_folder(work, shared / "corpus/dev/files")
    else:
        work = make_consultation(folder)
        codes = {"member": ("SX-0101",), "member_720": ("SX-0102",), "member_320": ("SX-0103",)}
        codes = {name: invite(work, "--role", "member", "--member", *member)["code"] for name, member in codes.items()}
        for width in (720, 320):
            codes[f"secretary_{width}"] = invite(work, "--role", "secretary", "--name", "Văn phòng")["code"]
        tell(work, story, codes)

print(f"web, {story}:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
