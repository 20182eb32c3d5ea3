#!/usr/bin/env python3
"""The next version of the sample draft: what changed is told, opinions are followed to where their words went, and what
was adopted is told from what was not.

usage: compare_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import pathlib
import re
import sys
import tempfile
import zipfile

from workspace import check, faults, make_consultation, refuse, run


def next_version(source, target, edit):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            new.writestr(item, edit(data.decode()).encode() if item.filename == "word/document.xml" else data)


def edited(xml):
    for before, after in (("Trồng mới 1.500 cây bóng mát", "Trồng mới 1.000 cây bóng mát"), (", không phải phần trang trí", ""),
                          ("sơn mái phản xạ nhiệt", "sơn mái phản xạ nhiệt và lắp quạt thông gió"), ("hang quý", "hằng quý"), ("lần 2", "lần 3"), ("lần thứ 2", "lần thứ 3")):
        check(before in xml or before.startswith("lần"), f"the sample draft does not say “{before}”")
        xml = xml.replace(before, after)
    paragraphs = re.findall(r"<w:p[ >](?:(?!</w:p>).)*</w:p>", xml, re.S)
    gone = [one for one in paragraphs if "72 giờ mỗi tuần" in one]
    moved = [one for one in paragraphs if "3.000 đồng mỗi lượt" in one]
    check(len(gone) == 1 and len(moved) == 1, "paragraphs to take out and to move")
    target = next(one for one in paragraphs if "Nạo vét hồ cảnh quan" in one)
    return xml.replace(gone[0], "").replace(moved[0], "").replace(target, moved[0] + target)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received, work = folder / "received", make_consultation(folder)
    opinions = {one["id"]: one for one in map(json.loads, run(work, "export").splitlines())}

    same = json.loads(run(work, "--json", "compare", "de-an", received / "draft.docx"))
    check(not same["changes"] and not any(one["reworded"] for one in same["opinions"]), "a draft beside itself: nothing changed")
    check(all(one["adoption"] in ("rejected", "unstated", "unclear") for one in same["opinions"]), "nothing adopted")

    next_version(received / "draft.docx", folder / "lan-3.docx", edited)
    told = json.loads(run(work, "--json", "compare", "de-an", folder / "lan-3.docx"))
    fates = [one["fate"] for one in told["changes"]]
    changed = [one for one in told["changes"] if one["fate"] == "changed"]
    check(sum("1.000" in one["new"]["text"] for one in changed) == 1, "the changed figure is told")
    check(any(one["fate"] == "removed" and "72 giờ mỗi tuần" in one["old"]["text"] for one in told["changes"]), "the paragraph that was taken out")
    check(any(one["fate"] == "moved" and "3.000 đồng mỗi lượt" in one["new"]["text"] for one in told["changes"]), "the paragraph that was moved")
    check("added" not in fates and len(fates) <= 8, f"nothing else: {fates}")
    for one in told["changes"]:
        pieces = one["redline"]
        check("".join(p["text"] for p in pieces if p["kind"] != "added") == (one["old"] or {"text": ""})["text"], "a redline gives the old text back")
        check("".join(p["text"] for p in pieces if p["kind"] != "removed") == (one["new"] or {"text": ""})["text"], "a redline gives the new text back")

    placed = {key for key, one in opinions.items() if one["place"] and one["place"]["certain"]}
    followed = {one["id"]: one for one in told["opinions"]}
    check(placed <= set(followed), "every opinion with a place is followed")
    for key, one in followed.items():
        opinion = opinions[key]
        stated, heading = opinion["proposal"] or {}, (opinion["place"] or {}).get("heading")
        if stated.get("to") == "1.000 cây":
            check(one["adoption"] == "adopted", f"{key}: the figure asked for is there, told {one['adoption']}")
        if stated.get("from") == ", không phải phần trang trí":
            check(one["adoption"] == "adopted", f"{key}: the words to be struck out are gone, told {one['adoption']}")
        if stated.get("to") == "và lắp quạt thông gió":
            check(one["adoption"] == "adopted", f"{key}: the words to be put in are there, told {one['adoption']}")
        if stated.get("to") == "hằng quý":
            check(one["adoption"] == "adopted", f"{key}: the misspelling is mended, told {one['adoption']}")
        if stated.get("to") == "300.000 đồng":
            check(one["adoption"] == "rejected" and not one["reworded"], f"{key}: that figure stands as it stood, told {one['adoption']}")
        if "72 giờ mỗi tuần" in (opinion["place"] or {}).get("quote", ""):
            check(one["place"] is None, f"{key}: its words are gone")
        if "3.000 đồng mỗi lượt" in (opinion["place"] or {}).get("quote", ""):
            check(one["place"] and "3.000 đồng mỗi lượt" in one["place"]["text"], f"{key}: followed to where its words went")
    check(sum(one["adoption"] == "adopted" for one in followed.values()) >= 4, "several were adopted")
    words = run(work, "--lang", "en", "compare", "de-an", folder / "lan-3.docx")
    check("[-1.500-] {+1.000+}" in words, "a redline for people")
    check({key: one for key, one in opinions.items()} == {one["id"]: one for one in map(json.loads, run(work, "export").splitlines())}, "comparing changed nothing")

    run(work, "draft", folder / "lan-3.docx", "--id", "de-an", "--version", "3")
    stored = json.loads(run(work, "--json", "compare", "de-an@2", "de-an@3"))
    check([one["fate"] for one in stored["changes"]] == fates, "the same between two versions in the workspace")
    refuse(work, "compare", "de-an@2", "de-an@9")
    refuse(work, "compare", "khong-co", folder / "lan-3.docx")

print("compare:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
