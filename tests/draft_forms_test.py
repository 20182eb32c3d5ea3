#!/usr/bin/env python3
"""The sample draft in every form that a draft may come in: the same paragraphs under the same headings, with pages and
lines; and the reference PDF with line numbers in its margin.

usage: draft_forms_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

from workspace import check, dienhong, faults, make_received


def norm(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def read(work, file, *more):
    done = subprocess.run([dienhong, "-w", str(work), "--json", "draft", str(file), "--id", "d", *map(str, more)],
                          capture_output=True, text=True, timeout=300)
    check(done.returncode == 0, f"{file.name}: {done.stderr.strip()}")
    return json.loads(done.stdout) if done.returncode == 0 else {"blocks": [], "pages": 0}


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received = folder / "received"
    make_received(received)
    work = folder / "work"
    subprocess.run([dienhong, "-w", str(work), "new", "x"], check=True, capture_output=True)
    whole = read(work, received / "draft.docx", "--reference", folder / "numbered.pdf")
    texts = [block for block in whole["blocks"] if block["text"]]
    check(whole["pages"] >= 8, f"the sample draft has {whole['pages']} pages")
    check(len([block for block in texts if block["kind"] == "footnote"]) == 8, "every footnote is a block")
    check(any(block["kind"] == "cell" for block in texts), "the table's cells are blocks")
    for block in texts:
        if block["kind"] not in ("footnote", "cell"):
            check(block["page"] > 0 and block["line_first"] > 0, f"no place: {block['text'][:60]}")
    printed = subprocess.run(["pdftotext", "-layout", folder / "numbered.pdf", "-"], capture_output=True, text=True, check=True).stdout
    numbers = re.findall(r"^ *([0-9]{1,2})\b", printed, re.M)
    check("5" in numbers and "10" in numbers and "20" in numbers, f"line numbers stand in the margin: {numbers[:20]}")

    # The words and headings of the sources, whatever the form.
    wanted = {norm(block["text"]): block["path"] for block in texts if block["kind"] in ("paragraph", "list_item", "run_in", "heading") and len(block["text"]) > 60}
    for ending in ("odt", "doc", "rtf", "pdf"):
        subprocess.run(["soffice", "-env:UserInstallation=" + (folder / "profile").as_uri(), "--headless", "--convert-to", ending,
                        "--outdir", str(folder / "out"), str(received / "draft.docx")], check=True, capture_output=True, timeout=180)
        target = folder / "out" / ("draft." + ending)
        same = folder / ("as-" + ending)
        same.mkdir()
        shutil.copy(target, same / target.name)
        subprocess.run([dienhong, "-w", str(same / "work"), "new", "x"], check=True, capture_output=True)
        # A bullet that Word draws is text in a PDF.
        got = {norm(block["text"]).removeprefix("- ") if ending == "pdf" else norm(block["text"]): block["path"] for block in read(same / "work", same / target.name)["blocks"]}
        plain = (lambda text: text.removeprefix("- ")) if ending == "pdf" else (lambda text: text)
        found = sum(plain(text) in got for text in wanted)
        placed = sum(got.get(plain(text)) == path for text, path in wanted.items())
        print(f"{ending}: {found} of {len(wanted)} paragraphs, {placed} under the same heading")
        check(found >= 0.97 * len(wanted), f"{ending}: {found} of {len(wanted)} paragraphs are found")
        check(placed >= 0.97 * len(wanted), f"{ending}: {placed} of {len(wanted)} under the same heading")

print("draft forms:", "FAILED" if faults else "hold")
sys.exit(1 if faults else 0)
