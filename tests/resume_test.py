#!/usr/bin/env python3
"""Intake that is stopped in the middle, politely or by force, and run again gives the bytes of a run in one go.

usage: resume_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from workspace import check, dienhong, faults, make_received, run

COPIES = 60
environment = {**os.environ, "DIENHONG_NOW": "2026-01-05T08:00:00Z", "DIENHONG_LANG": "en"}
os.environ.update(environment)


def stopped_at(work, received, with_signal):
    """Sends the signal when the first files are stored; gives how many are, the exit code and what was said."""
    process = subprocess.Popen([dienhong, "-w", str(work), "intake", str(received)], stderr=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, text=True, env=environment)
    database = sqlite3.connect(work / "dienhong.db")
    while process.poll() is None and database.execute("SELECT count(*) FROM source_names").fetchone()[0] == 0:
        time.sleep(0.002)
    process.send_signal(with_signal)
    _, said = process.communicate(timeout=120)
    stored = database.execute("SELECT count(*) FROM source_names").fetchone()[0]
    whole = database.execute("PRAGMA integrity_check").fetchone()[0]
    check(whole == "ok", f"after {with_signal.name}: {whole}")
    return stored, process.returncode, said


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    sample_files, received, work = folder / "sample", folder / "received", folder / "work"
    make_received(sample_files)
    # Scans and files for LibreOffice take seconds each; how they are read is tested elsewhere.
    for copy in range(COPIES):
        for path in (sample_files / "opinions").rglob("*"):
            if path.suffix in (".xlsx", ".csv", ".docx", ".eml", ".txt", ".zip"):
                target = received / f"{copy:02}" / path.relative_to(sample_files / "opinions")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
                if path.suffix in (".csv", ".eml", ".txt"):  # bytes of its own, so that there is much to store
                    target.write_bytes(target.read_bytes() + b"\r\n" * (copy + 1))
    total = sum(path.is_file() for path in received.rglob("*"))
    run(work, "new", "Dừng và chạy tiếp")
    for pass_name, name in (("guide", "guide.docx"), ("roster", "roster.xlsx")):
        run(work, pass_name, sample_files / name)
    shutil.copytree(work, folder / "base")
    run(work, "intake", received, expect=(0, 1))
    run(work, "export", "--spans", "--out", folder / "once.jsonl")
    once = (folder / "once.jsonl").read_bytes()
    check(once.count(b"\n") > total, "the files gave little")

    for with_signal in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        again = folder / with_signal.name
        shutil.copytree(folder / "base", again)
        stored, code, said = stopped_at(again, received, with_signal)
        check(0 < stored < total, f"{with_signal.name} came at {stored} of {total} files: not in the middle")
        if with_signal is signal.SIGKILL:
            check(code == -signal.SIGKILL, f"exit code {code}")
        else:
            line = re.search(r"^stopped; (\d+) of (\d+) files read; run again to go on$", said, re.M)
            check(code == 1 and line is not None, f"{with_signal.name}: exit code {code}, said {said[-300:]!r}")
            if line:
                check(int(line[1]) == stored and int(line[2]) == total, f"said {line[0]}, stored {stored} of {total}")
        run(again, "intake", received, expect=(0, 1))
        run(again, "export", "--spans", "--out", folder / "again.jsonl")
        check((folder / "again.jsonl").read_bytes() == once, f"{with_signal.name} and run again differs from one go")

    # Two threads on one core take turns otherwise than on two.
    shutil.copytree(folder / "base", folder / "one-core")
    done = subprocess.run(["taskset", "-c", str(min(os.sched_getaffinity(0))), dienhong, "-w", str(folder / "one-core"), "intake", str(received)],
                          capture_output=True, timeout=300)
    check(done.returncode in (0, 1), f"on one core: exit code {done.returncode}")
    run(folder / "one-core", "export", "--spans", "--out", folder / "one-core.jsonl")
    check((folder / "one-core.jsonl").read_bytes() == once, "on one core another result")

print("resume:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
