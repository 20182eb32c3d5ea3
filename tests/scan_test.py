#!/usr/bin/env python3
"""A form of the sample printed, scanned straight, laid askew, photographed in a shadow, turned by its EXIF, of few dots an inch: what
is read is compared with what was written, and words that were hardly read await a person.

usage: scan_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import difflib
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

import hostile_files as made
from workspace import check, dienhong, faults, make_received, run

magick = "convert-im6.q16"


def tool(*words):
    subprocess.run([str(word) for word in words], check=True, capture_output=True, timeout=180)


def opinions(folder, file):
    work = folder / ("work-" + file.name)
    run(work, "new", "x")
    run(work, "intake", file, expect=(0, 1))
    lines = [json.loads(line) for line in run(work, "export").splitlines()]
    done = subprocess.run([dienhong, "-w", str(work), "--json", "pending"], capture_output=True, text=True, check=True)
    return [one["text"] for one in lines], [item for item in json.loads(done.stdout) if item["reason"] == "scan"]


def alike(wanted, got):
    words = lambda texts: re.findall(r"\w+", " ".join(texts))
    return difflib.SequenceMatcher(None, words(wanted), words(got), autojunk=False).ratio()


def scanned_pdf(jpeg):
    """One page that is a picture and nothing else, as scanners write it."""
    height, width = struct.unpack(">HH", jpeg[(at := jpeg.index(b"\xff\xc0")) + 5:at + 9])
    stream = lambda words, data: b"<< %s /Length %d >>\nstream\n%s\nendstream" % (words, len(data), data)
    box = b"%.2f 0 0 %.2f" % (width * 0.36, height * 0.36)  # 200 dots an inch
    return made.pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                     b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>" % (width * 0.36, height * 0.36),
                     stream(b"", b"q %s 0 0 cm /I Do Q" % box),
                     stream(b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode" % (width, height), jpeg)], b"")


def with_exif_turn(jpeg, orientation):
    """The JPEG with an EXIF segment that tells how it is turned."""
    tiff = b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff + jpeg[2:]


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    make_received(folder / "received")
    form = next((folder / "received").rglob("phieu-02.docx"))
    tool("soffice", "-env:UserInstallation=" + (folder / "profile").as_uri(), "--headless", "--convert-to", "pdf", "--outdir", folder, form)
    tool("pdftoppm", "-r", "200", "-gray", "-png", "-singlefile", folder / "phieu-02.pdf", folder / "page")
    page = folder / "page.png"
    size = struct.unpack(">II", page.read_bytes()[16:24])
    shaded = lambda light: ["(", "-size", f"{size[0]}x{size[1]}", light, ")", "-compose", "multiply", "-composite", "-quality", "85"]
    forms = {"straight.png": [], "askew.png": ["-rotate", "2.5", "+repage"], "askew-left.png": ["-rotate", "-3", "+repage"],
             "lamp.jpg": shaded("radial-gradient:white-gray30"), "shadow.jpg": shaded("gradient:gray12-white"),
             "turned.jpg": ["-rotate", "-90", "+repage", "-quality", "90"], "coarse.png": ["-scale", "40%", "-scale", "250%"]}
    for name, change in forms.items():
        tool(magick, page, "-background", "white", *change, folder / name)
    turned = folder / "turned.jpg"
    turned.write_bytes(with_exif_turn(turned.read_bytes(), 6))
    tool(magick, folder / "askew.png", "-quality", "90", folder / "askew.jpg")
    (folder / "askew.pdf").write_bytes(scanned_pdf((folder / "askew.jpg").read_bytes()))

    wanted, none = opinions(folder, form)
    check(len(wanted) > 1 and not none, f"the form itself: {wanted}")
    straight, _ = opinions(folder, folder / "straight.png")
    level = alike(wanted, straight)
    check(level > 0.95, f"the straight scan reads {level:.3f} of the words")
    for name in ("askew.png", "askew-left.png", "askew.pdf", "lamp.jpg", "shadow.jpg", "turned.jpg"):
        got, doubtful = opinions(folder, folder / name)
        share = alike(wanted, got)
        print(f"{name}: {share:.3f} of the words (straight {level:.3f}), {len(doubtful)} opinions with doubtful words", flush=True)
        check(share >= level - 0.02, f"{name}: {share:.3f} of the words, {level:.3f} when straight: {got}")
    got, doubtful = opinions(folder, folder / "coarse.png")
    check(doubtful, f"nothing in the coarse page is doubted: {got}")
    for item in doubtful:
        check(item["candidates"], "no doubtful word is named")
        for shown in item["candidates"]:
            found = re.fullmatch(r"page 1: “(.*)” \((\d+) %\), \d+ × \d+ pixels at \d+, \d+", shown)
            check(found and found[1] in item["text"] and int(found[2]) < 60, f"a doubtful word is not shown as such: {shown}")

print("scans:", "FAILED" if faults else "hold")
sys.exit(1 if faults else 0)
