#!/usr/bin/env python3
"""A report whose annex is in volumes: the same opinions and figures as in one file, proved together; whatever is changed is told.

usage: volumes_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

from ooxml_rules import W
from workspace import check, dienhong, faults, make_consultation, refuse, run


def rows(path):
    """The rows of annex 1 that hold an opinion, cell by cell."""
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    found = []
    for table in root.iter(W + "tbl"):
        cells = [["".join(t.text or "" for t in cell.iter(W + "t")) for cell in row.findall(W + "tc")] for row in table.findall(W + "tr")]
        if cells and cells[0][:1] == ["TT"] and len(cells[0]) == 6:
            found += cells[1:]
    return found


def paragraphs(path):
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))
    return ["".join(t.text or "" for t in one.iter(W + "t")) for one in root.find(W + "body").findall(W + "p")]


def replace_in(path, part, old, new):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = re.sub(old, new, parts[part].decode(), count=1)
    check(changed.encode() != parts[part], "the test's own edit changed nothing")
    parts[part] = changed.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def verdict(path, *more):
    done = subprocess.run([dienhong, "--json", "verify", str(path), *map(str, more)], capture_output=True, text=True, timeout=300)
    return done.returncode, json.loads(done.stdout), done.stderr


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    run(work, "synthesize", "--out", folder / "whole.docx", "--date", "2026-11-20")
    run(work, "synthesize", "--out", folder / "parted.docx", "--date", "2026-11-20", "--volume", 7)
    volumes = sorted((folder / "parted-phu-luc-1").iterdir())
    one_file = rows(folder / "whole.docx")
    check(len(one_file) > 21, "the sample has opinions for several volumes")
    check(len(volumes) == -(-len(one_file) // 7), f"{len(volumes)} volumes of seven for {len(one_file)} opinions")
    check([row for path in volumes for row in rows(path)] == one_file, "the volumes hold the rows of the annex, in order, word for word")
    check(not rows(folder / "parted.docx"), "the report itself holds none of them")

    # The figures are those of the report in one file.
    figures = lambda path: [text for text in paragraphs(path) if re.match(r"Số thành viên|Số tệp|Đã ghi nhận|Tổng số|Có \d+ ý kiến \(", text)]
    check(figures(folder / "parted.docx") == figures(folder / "whole.docx"), "the same figures")

    code, answer, _ = verdict(folder / "parted.docx")
    check(code == 0 and answer["holds"] and answer["volumes"] == len(volumes), f"holds with its volumes: {answer}")
    check({one["name"] for one in answer["checks"]} >= {"volumes", "annex", "quotations"}, "says that volumes were looked at")
    code, answer, _ = verdict(volumes[1])
    check(code == 0 and answer["holds"] and answer["volume"] == 2, f"a volume holds by itself: {answer}")
    check(json.loads(run(work, "--json", "synthesize", "--out", folder / "parted.docx", "--date", "2026-11-20", "--volume", 7))[0]["written"] is False,
          "what has not changed is not written again")

    # The folder may have another name.
    shutil.copytree(folder / "parted-phu-luc-1", folder / "elsewhere")
    check(verdict(folder / "parted.docx", "--volumes", folder / "elsewhere")[0] == 0, "volumes from a folder that is named")

    def fails(what, change, told):
        copy = folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        shutil.copy(folder / "parted.docx", copy / "parted.docx")
        shutil.copytree(folder / "parted-phu-luc-1", copy / "parted-phu-luc-1")
        change(copy)
        code, answer, errors = verdict(copy / "parted.docx")
        check(code != 0 and not answer["holds"], f"{what}: refused")
        check(told in errors, f"{what}: told as “{told}”, not {errors[:400]}")

    volume = lambda copy, number: copy / "parted-phu-luc-1" / volumes[number - 1].name

    def swap(copy):
        volume(copy, 1).rename(copy / "kept")
        volume(copy, 2).rename(volume(copy, 1))
        (copy / "kept").rename(volume(copy, 2))

    word = one_file[8][2].split()[0]
    fails("a volume that is missing", lambda copy: volume(copy, 3).unlink(), "volume 3 of")
    fails("two volumes that changed places", swap, "is not the one that the report names")
    fails("a word changed in a volume", lambda copy: replace_in(volume(copy, 2), "word/document.xml", f">{re.escape(word)}", ">Khác"), "volume 2 of")
    fails("a row taken from a volume", lambda copy: replace_in(volume(copy, 2), "word/document.xml", r"(?s)(.*)<w:tr>.*?</w:tr>", r"\1"), "is missing")
    fails("a volume's proof changed", lambda copy: replace_in(volume(copy, 2), "customXml/item1.xml", r">[A-Za-z0-9]{4}", ">AAAA"), "volume 2 of")
    fails("a figure changed in the report", lambda copy: replace_in(copy / "parted.docx", "word/document.xml", r"Tổng số \d+", "Tổng số 99999"), "expected")

    # A volume of another consultation, signed by its own key.
    other = make_consultation(folder / "other" if (folder / "other").mkdir() is None else folder)
    run(other, "synthesize", "--out", folder / "other.docx", "--date", "2026-11-20", "--volume", 7)
    fails("a volume signed by a stranger", lambda copy: shutil.copy(folder / "other-phu-luc-1" / volumes[1].name, volume(copy, 2)), "was not signed with the report's key")

    # Refused, and nothing of it is left.
    refuse(work, "synthesize", "--out", folder / "parted.pdf", "--format", "pdf", "--volume", 7)
    check(not (folder / "parted.pdf").exists(), "nothing is left of what is refused")
    (folder / "taken-phu-luc-1").mkdir()
    (folder / "taken-phu-luc-1" / "own.txt").write_text("the office's own")
    refuse(work, "synthesize", "--out", folder / "taken.docx", "--date", "2026-11-20", "--volume", 7)
    check((folder / "taken-phu-luc-1" / "own.txt").exists() and not (folder / "taken.docx").exists(), "an office's own folder stays as it is")
    check(not (folder / "taken-phu-luc-1.new").exists(), "and no half of the volumes is left")

sys.exit(1 if faults else 0)
