#!/usr/bin/env python3
"""Stories in a real browser (web/stories_whole.mjs): a slow network, letters at 200 %, a whole folder dropped, its queue emptied by
keyboard and its report approved, taken away and proved. The folder is the sample's; ../shared/corpus/dev/files where it is there too.

usage: web_whole_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR OUT STORY     STORY: slow, zoom, folder, corpus
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from served import Server, invite
from workspace import check, faults, make_asked, make_consultation, run

root = pathlib.Path(__file__).resolve().parent.parent
out, story = pathlib.Path(sys.argv[4]), sys.argv[5]
shared = pathlib.Path(os.environ.get("DIENHONG_SHARED", root.parent / "shared"))


def tell(work, told, codes, files=None):
    (work.parent / "codes.json").write_text(json.dumps(codes))
    count = len([one for one in files.rglob("*") if one.is_file()]) if files else 0
    with Server(work) as server:
        done = subprocess.run(["node", str(root / "web/stories_whole.mjs"), told, server.url, str(work.parent / "codes.json"), str(out)] + ([str(files)] if files else []),
                              env={**os.environ, "DIENHONG_FILES": str(count)}, timeout=280)
        check(done.returncode == 0, f"the story in the browser: {story}")


def whole_folder(work, files):
    tell(work, "folder", {"secretary": invite(work, "--role", "secretary", "--name", "Văn phòng")["code"]}, files)
    report = out / "thu-muc.docx"
    if report.exists():
        run(work, "verify", report)
    check(report.exists(), "the report was taken away")


out.mkdir(parents=True, exist_ok=True)
(out / "thu-muc.docx").unlink(missing_ok=True)
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
