#!/usr/bin/env python3
"""Meetings that are typed in, from the file a secretary writes to the report: minutes come out, every line is counted under
who, where and topic as told, a change takes the earlier minutes' place, and minutes that somebody altered are read as any.

usage: meeting_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import csv
import json
import pathlib
import re
import sys
import tempfile
import zipfile

from workspace import check, faults, make_asked, refuse, run

FIRST, SECOND, THIRD = "Đề nghị thêm cây bóng mát quanh sân thể thao.", "Chỉ tiêu đọc sách nên là 90% đoàn viên.", "Tôi không có ý kiến gì thêm, nhất trí với đề án."


def exported(work):
    out = work / "whole.jsonl"
    run(work, "export", "--out", out)
    return {one["text"]: one for one in map(json.loads, out.read_text(encoding="utf-8").splitlines()) if "text" in one}


def words_of(docx):
    with zipfile.ZipFile(docx) as archive:
        return re.sub("<[^>]*>", "", re.sub("</w:p>", "\n", archive.read("word/document.xml").decode()))


def altered(docx, out, old, new):
    with zipfile.ZipFile(docx) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            data = archive.read(name)
            copy.writestr(name, data.replace(old.encode(), new.encode()) if name == "word/document.xml" else data)


with tempfile.TemporaryDirectory() as made:
    folder = pathlib.Path(made)
    work = make_asked(folder)
    topic = json.loads(run(work, "--json", "guide", folder / "received" / "guide.docx"))["topics"][3]["label"]
    meeting = {"unit": "DI", "date": "2026-11-20", "from": "14:00", "to": "16:30", "place": "Hội trường", "chair": "SX-0101", "secretary": "SX-0102", "present": 25,
               "opinions": [{"who": "SX-0101", "document": "de-an", "page": 1, "line": 5, "text": FIRST}, {"topic": topic, "text": SECOND},
                            {"who": "Khách mời", "text": THIRD}]}
    file, minutes = folder / "hop.json", folder / "bien-ban.docx"
    file.write_text(json.dumps(meeting, ensure_ascii=False), encoding="utf-8")
    held = json.loads(run(work, "--json", "meeting", file, "--out", minutes))
    check(held["opinions"] == 3 and held["changes"] == 0 and held["unknown"] == ["Khách mời"], f"taken in: {held}")

    words = words_of(minutes)
    for wanted in ("BIÊN BẢN", "từ 14 giờ 00 đến 16 giờ 30, ngày 20 tháng 11 năm 2026", "Hội trường", "Số người có mặt: 25", "1. Đồng chí SX-0101 (", f"2. Ý kiến không nêu tên (nội dung {topic}): {SECOND}", "CHỦ TRÌ", "THƯ KÝ", "3 ý kiến"):
        check(wanted in words, f"the minutes do not say: {wanted}")
    check(words.index(FIRST) < words.index(SECOND) < words.index(THIRD), "in the order of speaking")

    run(work, "place")
    found = exported(work)
    first, second, third = found[FIRST], found[SECOND], found[THIRD]
    check(all(one["channel"] == "meeting" and one["unit"] == "DI" for one in (first, second, third)), f"channel and unit as told: {first}")
    check(first["member"] == "SX-0101" and first["document"] == "de-an" and "place" not in first["pending"], f"who and where as told, certain: {first}")
    check(first["place"]["certain"] and first["place"]["page"] == 1 and first["place"]["line_first"] <= 5, f"at its paragraph: {first}")
    check(second["topic"] == topic and not second["member"], f"a topic as told, nobody named: {second}")
    check("member" in third["pending"], f"who is not on the roster awaits a person: {third}")

    # A change takes the place of what was there; the table says the same as JSON.
    table = folder / "hop.csv"
    with table.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerows([["Mã cuộc họp", held["key"]], ["Đơn vị", "DI"], ["Ngày", "2026-11-20"], ["Chủ trì", "SX-0101"], ["Người phát biểu", "Văn kiện", "Trang", "Dòng", "Gợi ý", "Ý kiến"],
                        ["SX-0101", "de-an", "1", "5", "", FIRST], ["SX-0103", "", "", "", topic, "Chỉ tiêu nên là 85%."]])
    again = json.loads(run(work, "--json", "meeting", table, "--out", folder / "bien-ban-2.docx"))
    check(again["key"] == held["key"] and again["changes"] == 1 and again["opinions"] == 2, f"the same meeting, changed: {again}")
    found = exported(work)
    check(set(found) == {FIRST, "Chỉ tiêu nên là 85%."}, f"what the earlier minutes said left the count: {list(found)}")
    run(work, "intake", folder / "bien-ban-2.docx")
    check(len(exported(work)) == 2, "the same minutes once more, as a file, count once")
    check(len(json.loads(run(work, "--json", "meeting"))) == 1, "one meeting is listed")

    # Altered minutes: their text counts, what they carry does not.
    changed = folder / "sua.docx"
    altered(folder / "bien-ban-2.docx", changed, "85%", "15%")
    run(work, "intake", changed, expect=(0, 1))
    found = exported(work)
    check(any("15%" in text for text in found) and not any("85%" in text and one["file"] == "sua.docx" for text, one in found.items()), f"altered minutes are read by their text: {list(found)}")

    # A report counts the meeting held.
    run(work, "synthesize", "--out", folder / "report.docx")
    check("cuộc họp có biên bản" in words_of(folder / "report.docx"), "the report tells of the meeting")
    run(work, "verify", folder / "report.docx")

    for wrong in ({"unit": "không có"}, {"date": "20/11/2026"}, {"from": "25:00"}, {"opinions": []}, {"opinions": [{"document": "de-an", "page": 9999, "text": "x"}]},
                  {"opinions": [{"topic": "99.9", "text": "x"}]}, {"opinions": [{"text": " "}]}, {"opinions": [{"text": "một\u0001hai"}]}, {"stranger": "x"}):
        file.write_text(json.dumps({**meeting, **wrong}, ensure_ascii=False), encoding="utf-8")
        refuse(work, "meeting", file)
    file.write_text("{", encoding="utf-8")
    refuse(work, "meeting", file)

sys.exit(1 if faults else 0)
