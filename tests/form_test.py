#!/usr/bin/env python3
"""Paper forms from the printer back into the count: forms are printed, boxes are filled in with print, the pages are turned
as scanners turn them, and unit, member, draft, topic and words come back; ink that is no print awaits a person, told
placed; a form that does not fit is told in one line.

usage: form_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from workspace import check, dienhong, faults, make_asked, refuse, run

magick, dots = "convert-im6.q16", 200
font = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"
FIRST = ["Đề nghị bổ sung cây bóng mát quanh sân thể thao", "vì đoàn viên tập luyện vào buổi trưa rất nắng."]
SECOND = ["Nhất trí với phần đánh giá thực trạng."]


def tool(*words):
    subprocess.run([str(word) for word in words], check=True, capture_output=True, timeout=180)


def printed(folder, name, *arguments):
    """The pages of a form as pictures."""
    pdf = folder / f"{name}.pdf"
    told = json.loads(run(folder / "work", "--json", "forms", "--out", pdf, *arguments))
    tool("pdftoppm", "-r", dots, "-gray", pdf, folder / name)
    return told, sorted(folder.glob(f"{name}-*.pgm"))


def pixel(mm):
    return round(mm * dots / 25.4)


def written(page, out, *boxes):
    """Prints lines into boxes (from 0) of a page; places as in src/model/paper_form.h."""
    words = []
    for box, lines in boxes:
        for number, line in enumerate(lines):
            words += ["-annotate", f"+{pixel(19)}+{pixel(15 + 39 + 72 * box + 12 + 7.5 + 10 * number)}", line]
    tool(magick, page, "-density", dots, "-font", font, "-pointsize", 14, "-fill", "black", *words, out)


def turned(page, out, degrees):
    tool(magick, page, "-background", "white", "-rotate", degrees, "+repage", out)


def read(folder, file, work=None, expect=(0,)):
    """What a copy of the asked workspace makes of the file."""
    work = work or folder / ("read-" + file.stem)
    if not work.exists():
        tool("cp", "-a", folder / "work", work)
    done = subprocess.run([dienhong, "-w", str(work), "intake", str(file)], capture_output=True, text=True)
    check(done.returncode in expect, f"{file.name}: {done.returncode} {done.stderr}")
    return [json.loads(line) for line in run(work, "export").splitlines()], done.stderr, work


def alike(wanted, got):
    return difflib.SequenceMatcher(None, re.findall(r"\w+", wanted), re.findall(r"\w+", got), autojunk=False).ratio()


with tempfile.TemporaryDirectory() as made:
    folder = pathlib.Path(made)
    work = make_asked(folder)
    told, pages = printed(folder, "phieu", "--unit", "DI", "--member", "SX-0101")
    topics = [box.split(". ")[0] for box in told["boxes"]]
    check(told["copies"] == 1 and len(pages) == told["pages"] >= 2 and topics[0] == "1.1", f"one form: {told} {len(pages)} pages")
    filled = folder / "filled.png"
    written(pages[0], filled, (0, FIRST), (1, SECOND))
    for degrees in (0, 2, 180, 182, 90):
        page = folder / f"turned-{degrees}.png"
        turned(filled, page, degrees)
        found, complaint, _ = read(folder, page)
        check(len(found) == 2, f"{degrees} degrees: two boxes were filled in, {len(found)} came back: {complaint}")
        for one, wanted, topic in zip(found, (FIRST, SECOND), topics):
            check(one["unit"] == "DI" and one["member"] == "SX-0101" and one["document"] == "de-an" and one["topic"] == topic and one["channel"] == "paper", f"{degrees} degrees: not as printed: {one}")
            check(alike(" ".join(wanted), one["text"]) > 0.9, f"{degrees} degrees: {one['text']}")
    run(folder / "read-turned-180", "synthesize", "--out", folder / "report.docx")
    run(folder / "read-turned-180", "verify", folder / "report.docx")

    # The second page of it, as one PDF of both: the boxes go on where the first page ended.
    written(pages[1], folder / "second.png", (0, ["Chỉ tiêu nên cao hơn."]))
    tool(magick, filled, folder / "second.png", "-compress", "zip", folder / "both.tif")
    found, _, _ = read(folder, folder / "both.tif")
    check([one["topic"] for one in found] == [topics[0], topics[1], topics[3]], f"both pages: {[one['topic'] for one in found]}")

    # Ink that is no print.
    scrawl = "bezier 200,860 300,700 380,990 460,820 540,700 620,990 700,830 bezier 300,960 420,1010 520,880 640,960 900,1040 1000,900 1200,980"
    tool(magick, pages[0], "-stroke", "black", "-strokewidth", 5, "-fill", "none", "-draw", scrawl, folder / "hand.png")
    found, _, hand = read(folder, folder / "hand.png", expect=(0, 1))
    waiting = [one for one in json.loads(run(hand, "--json", "pending")) if one["reason"] == "unaccounted"]
    check(not found and len(waiting) == 1 and f"SX-0101, DI, {topics[0]}" in waiting[0]["text"], f"handwriting waits, told whose and on what, and is no opinion: {found} {waiting}")

    # Blank forms, boxes by heading, Word: the unit is known, the member is not.
    told, pages = printed(folder, "trong", "--unit", "CK", "--blank", "1", "--by-heading")
    written(pages[0], folder / "blank.png", (1, SECOND))
    found, _, _ = read(folder, folder / "blank.png")
    check(len(found) == 1 and found[0]["unit"] == "CK" and not found[0]["member"] and found[0]["place"]["certain"], f"a blank form: {found}")
    run(work, "forms", "--unit", "DI", "--out", folder / "phieu.docx")

    # An empty form, one of another consultation, one without its marks.
    for name, change in (("empty", []), ("torn", ["-fill", "white", "-draw", f"rectangle 0,{pixel(250)} {pixel(60)},{pixel(297)}"])):
        tool(magick, folder / "phieu-1.pgm", *change, folder / f"{name}.png")
        found, complaint, _ = read(folder, folder / f"{name}.png", expect=(0, 1))
        check(not found and ("black squares" in complaint) == (name == "torn"), f"{name}: {found} {complaint}")
    other = folder / "other"
    run(other, "new", "Khác")
    done = subprocess.run([dienhong, "-w", str(other), "intake", str(filled)], capture_output=True, text=True)
    check(done.returncode == 1 and "another consultation" in done.stderr, f"of another consultation: {done.stderr}")
    for wrong in (("--unit", "XX"), ("--unit", "DI", "--member", "SX-9999"), ("--unit", "DI", "--document", "không"), ("--unit", "DI", "--out", folder / "x.txt")):
        refuse(work, "forms", *wrong)

sys.exit(1 if faults else 0)
