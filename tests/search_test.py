#!/usr/bin/env python3
"""Searching the sample consultation from the command line: nothing is missed after any change, marks may be left out,
filters and phrases hold, highlights are slices, a damaged index heals, and a wrong query is told.

usage: search_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import os
import pathlib
import pty
import shutil
import subprocess
import sys
import tempfile
import unicodedata

from workspace import check, dienhong, faults, make_asked, run, sample


def bare(text):
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in plain).split()


def search(work, *words, **options):
    arguments = [part for key, value in options.items() for part in (f"--{key}", str(value))]
    return json.loads(run(work, "search", "--json", "--limit", 10000, *arguments, "--", *words))


def opinions(work, export):
    run(work, "export", "--out", export)
    return [json.loads(line) for line in export.read_text().splitlines()]


def same(found, expected, what):
    got, wanted = {one["id"] for one in found["found"]}, {one["id"] for one in expected}
    check(got == wanted, f"{what}: {len(got)} found, {len(wanted)} expected")
    check(found["total"] == len(wanted), f"{what}: says {found['total']}")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received, work = folder / "received", make_asked(folder)
    files = sorted(path for path in (received / "opinions").rglob("*") if path.is_file())
    late = files[len(files) // 2:]
    first = folder / "first"
    for path in files[:len(files) // 2]:
        target = first / path.relative_to(received / "opinions")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    run(work, "intake", first, expect=(0, 1))

    def whole(when):
        every = opinions(work, folder / "export.jsonl")
        words = [bare(one["text"]) for one in every]
        common = max({w for text in words for w in text}, key=lambda w: sum(w in text for text in words))
        for word in (common, "cây", "CAY", "thư"):
            key = bare(word)[0]
            same(search(work, word), [o for o, text in zip(every, words) if key in text
                                      or key in bare(o["argument"] or "")], f"{when}: {word}")
        two = next(text[1:3] for text in words if len(text) > 3)
        joined = " ".join(two)
        same(search(work, f'"{joined}"'),
             [o for o, text in zip(every, words) if f" {joined} " in f" {' '.join(text)} "
              or f" {joined} " in f" {' '.join(bare(o['argument'] or ''))} "], f"{when}: “{joined}”")
        for field in ("unit", "kind", "stance", "channel", "document", "topic"):
            value = next((o[field] for o in every if o[field]), None)
            if value is None:
                continue
            def has(o):
                return o[field] == value or (field == "topic" and (o[field] or "").startswith(value + "."))
            same(search(work, f'{field}:"{value}"'), [o for o in every if has(o)], f"{when}: {field}:{value}")
            same(search(work, f'-{field}:"{value}"'), [o for o in every if not has(o)], f"{when}: -{field}:{value}")
        placed = next((o for o in every if o["place"] and o["place"]["heading"]), None)
        if placed:
            path = placed["place"]["heading"]
            under = [o for o in every if o["place"] and (o["place"]["heading"] or "") == path
                     or o["place"] and (o["place"]["heading"] or "").startswith(path + " > ")]
            found = {one["id"] for one in search(work, f'place:"{path}"')["found"]}
            check({o["id"] for o in under} <= found, f"{when}: place:{path}")
        groups = search(work, common, **{"in": "groups"})
        check(groups["total"] == len({o["group"] for o, text in zip(every, words) if common in text
                                      or common in bare(o["argument"] or "")}), f"{when}: groups of {common}")
        return every, common

    every, common = whole("half the files")
    run(work, "intake", received / "opinions", expect=(1,))  # the damaged file is told
    more, common = whole("all files")
    check(len(more) > len(every), "the second half added opinions")

    # What is highlighted is the word itself, as it stands in the text.
    for one in search(work, common)["found"]:
        for key, text in (("highlights", one["text"]), ("argument_highlights", one["argument"])):
            for part in one[key]:
                slice_ = text.encode()[part["start"]:part["end"]].decode()
                check(bare(slice_) == [common], f"highlighted “{slice_}” for {common}")
        check(one["highlights"] or one["argument_highlights"], "a match without a highlight")
    exact = search(work, "cây")["found"]
    marks = [one["exact"] for one in exact]
    check(marks == sorted(marks, reverse=True), "the very marks come first")

    blocks = search(work, "thư viện", **{"in": "drafts"})
    check(blocks["total"] > 0, "something in drafts")
    check(all({"thu", "vien"} <= set(bare(one["text"])) for one in blocks["found"]), "both words in each block")

    # A damaged index is noticed where it is asked for, and made again.
    before = search(work, common)
    index = work / "search"
    for name in sorted(os.listdir(index)):
        data = (index / name).read_bytes()
        for spoilt in (data[:len(data) // 2], b"", data[:-200] + bytes(200), data[:60] + b"\xff" * 8 + data[68:]):
            (index / name).write_bytes(spoilt)
            check(search(work, common) == before, f"{name} damaged")
            if name.startswith("drafts"):
                check(search(work, "thư viện", **{"in": "drafts"}) == blocks, f"{name} damaged")
    shutil.rmtree(index)
    check(search(work, common) == before, "the index is made again when it is gone")

    # An older copy of the database beside an index of later days.
    run(work, "search", common)
    kept = folder / "kept"
    shutil.copytree(work, kept)
    (work / "mot.txt").write_text("Đề nghị thêm một dòng về máy bơm nước.\n")
    run(work, "intake", work / "mot.txt")
    check(search(work, "may bom nuoc")["total"] == 1, "a new opinion is found at once")
    shutil.copytree(work / "search", kept / "search", dirs_exist_ok=True)
    check(search(kept, "may bom nuoc")["total"] == 0, "an index of another state is not believed")
    check(search(kept, common) == before, "and what is there is found")

    for wrong in ('"cây', "mau:xanh", "loai:xanh", "ngay:31/2/2020", "", '""'):
        run(work, "search", "--", wrong, expect=(2,))
    told = subprocess.run([dienhong, "-w", str(work), "--lang", "en", "search", "mau:xanh"], capture_output=True,
                          text=True)
    check("no filter" in told.stderr and "unit:" in told.stderr, "the error names the filters")
    check("\x1b" not in run(work, "search", common), "nothing bold but on a terminal")
    master, terminal = pty.openpty()
    subprocess.run([dienhong, "-w", str(work), "search", common, "--limit", "1"], stdout=terminal, timeout=60)
    os.close(terminal)
    check(b"\x1b[1m" in os.read(master, 100_000), "the words found are bold on a terminal")
    os.close(master)
    check(run(work, "search", common, "--unit", "khong-co").startswith("Không có gì"), "an unknown unit is told")

print("search:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
