#!/usr/bin/env python3
"""`dienhong doctor` says what holds, and names what does not: each fault is made here, in a copy of a sound workspace.

usage: doctor_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import contextlib
import pathlib
import shutil
import sqlite3
import sys
import tempfile

from workspace import check, faults, make_received, run

OF_SYSTEM = {"sandbox", "libreoffice", "poppler", "tesseract", "zbar", "font"}
OF_WORKSPACE = {"database", "kept_files", "slices", "spans", "totals"}


def doctor(work, expect):
    found = json.loads(run(work, "--json", "doctor", expect=(expect,)))
    return {one["check"]: one for one in found}


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received, sound = folder / "received", folder / "sound"
    make_received(received)
    check(set(doctor(folder / "nothing", 0)) == OF_SYSTEM, "without a workspace only the system is looked at")
    run(sound, "new", "Khám")
    run(sound, "guide", received / "guide.docx")
    run(sound, "roster", received / "roster.xlsx")
    for path in sorted((received / "opinions").rglob("*")):
        if path.suffix in (".xlsx", ".csv", ".eml"):
            run(sound, "intake", path, expect=(0, 1))
    run(sound, "group")

    found = doctor(sound, 0)
    check(set(found) == OF_SYSTEM | OF_WORKSPACE, f"checks: {sorted(found)}")
    check(all(found[name]["verdict"] == "ok" for name in OF_WORKSPACE), f"a sound workspace: {found}")
    check(all(found[name]["verdict"] in ("ok", "warn") for name in OF_SYSTEM), f"the system: {found}")
    for language, ok in (("vi", "[đạt]"), ("en", "[ok]")):
        lines = run(sound, "--lang", language, "doctor").splitlines()
        check(len(lines) == len(found) and any(line.startswith(ok) for line in lines), f"in {language}: {lines}")

    with contextlib.closing(sqlite3.connect(sound / "dienhong.db")) as database:  # its log goes with it, before copies are made
        names = dict(database.execute("SELECT sha256, file FROM sources"))
    some = sorted(names)[0]

    def damaged(what, wrong):
        """Doctor on a copy with one thing wrong: that one check fails, the others hold."""
        work = folder / what
        shutil.copytree(sound, work)
        wrong(work)
        found = doctor(work, 1)
        failed = {name for name, one in found.items() if one["verdict"] == "fail"}
        check(failed == {what}, f"{what}: failed {failed or 'nothing'}")
        return " ".join(found[what]["faults"])

    def in_database(*statements):
        def change(work):
            with contextlib.closing(sqlite3.connect(work / "dienhong.db")) as database, database:
                for statement in statements:
                    database.execute(statement)
        return change

    def spoil(work):
        kept = work / "files" / some[:2] / some
        kept.write_bytes(kept.read_bytes()[:-1] + b"?")

    said = damaged("kept_files", spoil)
    check(names[some] in said, f"the damaged file is not named: {said}")
    shutil.rmtree(folder / "kept_files")
    said = damaged("kept_files", lambda work: (work / "files" / some[:2] / some).unlink())
    check(names[some] in said, f"the missing file is not named: {said}")
    damaged("database", in_database("INSERT INTO source_names (file, unit, source) VALUES ('x', '', 99999)"))
    damaged("slices", in_database("DROP TRIGGER opinions_are_verbatim", "UPDATE opinions SET text = text || '.' WHERE number = 1"))
    damaged("spans", in_database("UPDATE spans SET end_byte = end_byte - 1 WHERE source = 1 AND span = 0"))
    damaged("totals", in_database("UPDATE opinions SET unit = 'DV-KHONG-CO' WHERE number = 1"))
    shutil.rmtree(folder / "totals")
    said = damaged("totals", in_database("UPDATE opinions SET home = (SELECT u.code FROM units u WHERE u.parent = '' AND u.code <> opinions.unit LIMIT 1) WHERE number = 1"))
    check("with all below it" in said, f"the levels of the tree do not add up: {said}")

print("doctor:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
