#!/usr/bin/env python3
"""The whole way on the sample consultation, from the command line: read, group, write, verify, and refuse what was edited.

usage: main_job_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import io
import json
import pathlib
import re
import sys
import tempfile
import zipfile

from workspace import check, faults, make_received, run, sample


def edited(report, change):
    """The report with its document part changed, as an office program would save it."""
    out = io.BytesIO()
    with zipfile.ZipFile(report) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "word/document.xml":
                changed = change(data.decode())
                check(changed != data.decode(), "the test's own edit found nothing to change")
                data = changed.encode()
            after.writestr(name, data)
    return out.getvalue()


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received, work = folder / "received", folder / "work"
    make_received(received)
    expected = json.loads((pathlib.Path(sample) / "expected.json").read_text())
    run(work, "new", "Khuôn viên xanh và thư viện mở")
    run(work, "guide", received / "guide.docx")
    run(work, "draft", received / "draft.docx", "--id", "de-an")
    run(work, "roster", received / "roster.xlsx")
    run(work, "intake", received / "opinions", expect=(1,))  # the damaged file is told, the rest is read

    export = folder / "export.jsonl"
    run(work, "export", "--spans", "--out", export)
    lines = [json.loads(line) for line in export.read_text().splitlines()]
    opinions = [line for line in lines if "text" in line and "role" not in line]
    by_file = {}
    for one in opinions:
        name = one["file"]
        by_file[name] = by_file.get(name, 0) + 1
    for name, count in expected["files"].items():
        found = sum(value for key, value in by_file.items() if key.endswith(name))
        check(found == count, f"{name}: {found} opinions, expected {count}")
    check(len(opinions) == sum(expected["files"].values()), f"{len(opinions)} opinions in all")

    run(work, "intake", received / "opinions", expect=(1,))  # the damaged one is told again
    run(work, "export", "--out", folder / "again.jsonl")
    again = (folder / "again.jsonl").read_text().splitlines()
    check(len(again) == len(opinions), "reading the same files twice added opinions")

    reports = folder / "reports"
    run(work, "synthesize", "--all", reports)
    written = sorted(reports.glob("*.docx"))
    check(len(written) > 1, "a report a unit and one of all")
    for report in written:
        run(work, "verify", report)
    whole = reports / "tong-hop-chung.docx"
    edits = {
        "a word changed": lambda xml: xml.replace(quote, quote.replace(" ", " khác ", 1), 1),
        "a count changed": lambda xml: re.sub(r"Tổng số \d+ ý kiến", "Tổng số 999 ý kiến", xml, count=1),
        "a sentence added": lambda xml: xml.replace("II. KẾT QUẢ TỔNG HỢP</w:t></w:r></w:p>",
                                                    "II. KẾT QUẢ TỔNG HỢP</w:t></w:r></w:p><w:p><w:r><w:t>Nhìn chung các ý kiến đều tốt.</w:t></w:r></w:p>", 1),
    }
    quote = next(one["text"] for one in opinions if 40 < len(one["text"]) < 200 and not set(one["text"]) & set("<>&\n\""))
    for name, change in edits.items():
        spoilt = folder / "spoilt.docx"
        spoilt.write_bytes(edited(whole, change))
        run(work, "verify", spoilt, expect=(1,))

print("main job:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
