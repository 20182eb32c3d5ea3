#!/usr/bin/env python3
"""A person cuts an opinion in two and joins two, on the sample consultation: no character changes, none is lost, the
figures add up, and undoing brings back what stood.

usage: recut_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import pathlib
import sys
import tempfile

from workspace import check, faults, make_consultation, refuse, run


def export(work):
    return {one["id"]: one for one in map(json.loads, run(work, "export").splitlines())}


def texts_by_spans(work):
    """What is told of every character: (file, part) to the spans in order, without gap or overlap."""
    spans = {}
    for line in run(work, "export", "--spans").splitlines():
        one = json.loads(line)
        if "role" in one:
            spans.setdefault((one["file"], one["part"]), []).append(one)
    for place, found in spans.items():
        at = 0
        for one in found:
            check(one["start"] == at and one["end"] >= at, f"{place}: a gap or an overlap at {at}")
            at = one["end"]
    return spans


def length(spans):
    return {place: found[-1]["end"] for place, found in spans.items()}


letter = """Kính gửi Ban soạn thảo,

1. Đề nghị mở thư viện đến 22 giờ ở mục 2.1, và bổ sung chỗ sạc điện vào mục 3.2 vì nhiều bạn học bằng máy tính.
2. Đề nghị trồng thêm cây bóng mát ở sân sau.
"""

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    mail, work = folder / "mail", make_consultation(folder)
    mail.mkdir()
    (mail / "thu.txt").write_text(letter, encoding="utf-8")
    run(work, "intake", mail, expect=(0, 1))
    before, spans_before = export(work), texts_by_spans(work)
    of_letter = sorted((one for one in before.values() if one["file"].endswith("thu.txt")), key=lambda one: one["text"] not in letter.split("\n")[2])
    check(len(of_letter) == 2, f"two opinions in the letter, not {len(of_letter)}")
    whole, last = of_letter

    # What cannot be a cut is refused, and nothing changes.
    refuse(work, "cut", whole["id"], "--before", "những chữ không có")
    refuse(work, "cut", whole["id"], "--before", "mục")
    refuse(work, "cut", whole["id"], "--before", whole["text"][:10])
    refuse(work, "join", whole["id"])
    refuse(work, "join", whole["id"], next(one["id"] for one in before.values() if one["file"] != whole["file"]))
    check(export(work) == before, "what was refused changed nothing")

    run(work, "cut", whole["id"], "--before", "và bổ sung", "--by", "CB-01")
    cut, spans_cut = export(work), texts_by_spans(work)
    new = [one for key, one in cut.items() if key not in before]
    check(whole["id"] not in cut and len(cut) == len(before) + 1, "two stand in place of one")
    check(sorted(one["text"] for one in new) == sorted(["và bổ sung" + whole["text"].split("và bổ sung")[1], whole["text"].split("và bổ sung")[0].rstrip()]), f"their words: {[one['text'] for one in new]}")
    check(all(one["text"] in letter and "cut" in one["decided"] for one in new), "verbatim, and told as a person's")
    check(all(one["unit"] == whole["unit"] and one["member"] == whole["member"] for one in new), "the writer stays")
    check(length(spans_cut) == length(spans_before), "the spans still cover every text")
    for one in new:
        check(any(span["opinion"] == one["id"] for found in spans_cut.values() for span in found), "each piece has its span")
    check(not any(span["opinion"] == whole["id"] for found in spans_cut.values() for span in found), "what was cut has none")
    changed = {place for place in spans_cut if spans_cut[place] != spans_before[place]}
    check(len(changed) == 1, f"one text alone is told otherwise, not {changed}")
    check(run(work, "search", "sạc điện").count("mục 3.2") == 1, "the search finds the piece, and no more what was cut")
    run(work, "synthesize", "--out", folder / "cat.docx")
    run(work, "verify", folder / "cat.docx")
    doctor = json.loads(run(work, "--json", "doctor", expect=(0, 1)))
    told = {line["check"]: line for line in doctor} if isinstance(doctor, list) else {}
    check(not told or all(told[name]["verdict"] == "ok" for name in ("database", "slices", "spans", "totals")), f"doctor: {doctor}")

    # A piece is cut again; undoing the first cut takes both away; the same bytes read again bring nothing back.
    second = next(one["id"] for one in new if one["text"].startswith("và bổ sung"))
    run(work, "cut", second, "--before", "vì nhiều bạn")
    check(len(export(work)) == len(before) + 2, "three stand in place of one")
    run(work, "intake", mail, expect=(0, 1))
    check(len(export(work)) == len(before) + 2, "reading the same file again changes nothing")
    first_number = next(line["number"] for line in json.loads(run(work, "--json", "history")) if line["action"] == "cut")
    run(work, "undo", first_number)
    check(export(work) == before and texts_by_spans(work) == spans_before, "undone: as it was read")
    run(work, "redo")
    check(len(export(work)) == len(before) + 2, "redone: both cuts")
    run(work, "undo")
    run(work, "undo")
    check(export(work) == before, "undone one after the other")

    # Cut and joined again is what it was.
    run(work, "cut", whole["id"], "--before", "và bổ sung")
    pieces = [key for key in export(work) if key not in before]
    run(work, "join", *pieces)
    joined = export(work)
    check(joined.keys() == before.keys() and joined[whole["id"]]["text"] == whole["text"], "joined again: the same opinion")
    run(work, "undo")
    run(work, "undo")

    # Two that were read apart become one, with what stands between.
    run(work, "join", last["id"], whole["id"])
    one = export(work)
    new = [one[key] for key in one if key not in before]
    check(len(one) == len(before) - 1 and len(new) == 1, "one stands in place of two")
    check(new and new[0]["text"].startswith(whole["text"]) and new[0]["text"].endswith(last["text"]) and new[0]["text"] in letter, "from the first character to the last")
    check(length(texts_by_spans(work)) == length(spans_before), "the spans still cover every text")
    run(work, "undo")
    check(export(work) == before, "a join undone")

print("recut:", "FAILED" if faults else "hold")
sys.exit(1 if faults else 0)
