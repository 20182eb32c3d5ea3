#!/usr/bin/env python3
"""A newer version of the draft: what came before stays on the version that was open when it came, what comes after stands
on the new one, an opinion that names a version stands on that; groups and the report hold both.

usage: versions_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import pathlib
import sys
import tempfile
import zipfile

from workspace import check, faults, make_consultation, run


def next_version(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename == "word/document.xml":
                xml = data.decode()
                for before, after in (("Trồng mới 1.500 cây bóng mát", "Trồng mới 1.200 cây bóng mát"), ("lần 2", "lần 3"), ("lần thứ 2", "lần thứ 3")):
                    check(before in xml or before.startswith("lần"), f"the sample draft does not say “{before}”")
                    xml = xml.replace(before, after)
                data = xml.encode()
            new.writestr(item, data)


def exported(work):
    return {one["id"]: one for one in map(json.loads, run(work, "export").splitlines())}


def write(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("Đơn vị: Chi đoàn KTX\nGóp ý đề án\n" + text, encoding="utf-8")
    return folder / name


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_consultation(folder)
    before = exported(work)
    placed = {key: one for key, one in before.items() if one["place"] and one["place"]["certain"]}
    check(len(placed) > 10 and all(one["version"] == "2" for one in placed.values()), "all stand on version 2")

    next_version(folder / "received" / "draft.docx", folder / "lan-3.docx")
    run(work, "draft", folder / "lan-3.docx", "--id", "de-an", "--version", "3")
    check(exported(work) == before, "a newer version moves nothing that was there")

    late = folder / "late"
    run(work, "intake", write(late, "sau.txt", "- Đề nghị sửa \"Trồng mới 1.200 cây bóng mát\" thành \"Trồng mới 1.000 cây bóng mát\".\n"
                              "- Góp ý dự thảo lần 2: đề nghị sửa \"Trồng mới 1.500 cây bóng mát\" thành \"Trồng mới 900 cây bóng mát\".\n"), expect=(0, 1))
    after = exported(work)
    came = [one for key, one in after.items() if key not in before]
    for key, one in before.items():
        for field in ("version", "place", "proposal"):
            check(after[key][field] == one[field], f"{key}: {field} is what it was")
    new = [one for one in came if "1.000" in one["text"]]
    named = [one for one in came if "900" in one["text"]]
    check(len(new) == 1 and new[0]["version"] == "3" and new[0]["place"]["certain"], f"what came later stands on version 3: {new}")
    check(len(named) == 1 and named[0]["version"] == "2" and named[0]["place"]["certain"], f"what names version 2 stands on it: {named}")

    told = json.loads(run(work, "--json", "compare", "de-an@2", "de-an@3"))
    followed = {one["id"] for one in told["opinions"]}
    check(set(placed) <= followed, "opinions on version 2 are followed to version 3")
    check(not any(one["id"] in followed for one in new), "one on version 3 is not on version 2")
    run(work, "synthesize", "--out", folder / "report.docx")
    run(work, "verify", folder / "report.docx")

print("versions:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
