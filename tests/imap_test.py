#!/usr/bin/env python3
"""Mailboxes over IMAP and TLS, against Dovecot on loopback: everything is read, once, and nothing in the mailbox changes.

usage: imap_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from dovecot import PASSWORD, Dovecot
from workspace import check, dienhong, faults, make_received, run


def mail(number, words):
    return (f"From: DV-01 <dv{number:04}@example.invalid>\r\nTo: thu-ky@example.invalid\r\nSubject: Gop y so {number}\r\n"
            f"Date: Mon, 05 Jan 2026 08:00:00 +0700\r\nMessage-ID: <{number}@example.invalid>\r\nMIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            f"Kính gửi Ban soạn thảo,\r\n\r\nĐề nghị bổ sung {words}, vì việc này còn thiếu trong dự thảo.\r\n"
            # What an answer of the server looks like must not end the message.
            "D4 OK đã xong\r\n* 7 EXISTS {12}\r\n\r\nTrân trọng.\r\n").encode()


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received, work = folder / "received", folder / "work"
    make_received(received)
    (folder / "server").mkdir()
    folder.chmod(0o755)
    server = Dovecot(folder / "server")
    secret = folder / "password"
    secret.write_text(PASSWORD + "\n")

    def intake(address, *more, workspace=work, password=PASSWORD, ca=server.authority):
        environment = {**os.environ, "DIENHONG_IMAP_PASSWORD": password, "DIENHONG_LANG": "en", "DIENHONG_NOW": "2026-01-05T08:00:00Z"}
        done = subprocess.run([dienhong, "-w", str(workspace), "--json", "intake", address, "--ca-file", str(ca), *more],
                              capture_output=True, text=True, timeout=300, env=environment)
        return done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr

    def make_workspace(at):
        run(at, "new", "Hộp thư thử")
        run(at, "guide", received / "guide.docx")
        run(at, "roster", received / "roster.xlsx")

    def texts(at):
        run(at, "export", "--out", folder / "export.jsonl")
        return sorted(json.loads(line)["text"] for line in (folder / "export.jsonl").read_text().splitlines())

    for number in range(1, 31):
        server.deliver(f"{number:04}.test", mail(number, f"điều khoản số {number} về thư viện"))
    before = server.state()
    server.start()
    try:
        make_workspace(work)
        # What cannot work is one clear line, and nothing is read.
        for what, told in {
            "a wrong password": intake(server.address(), password="sai"),
            "a wrong authority": intake(server.address(), ca=server.other_authority),
            "a host by another name": intake(server.address(host="127.0.0.1")),
            "an unreachable host": intake(server.address(port=1)),
            "a folder that is not there": intake(server.address() + "-khong-co"),
            "a password in the address": intake(server.address().replace("thu-ky@", "thu-ky:hien@")),
            "no TLS": intake(server.address().replace("imaps:", "imap:")),
        }.items():
            code, outcome, errors = told
            check(code == 1 and len(errors.splitlines()) == 1, f"{what}: exit code {code}, {errors!r}")
            check("hien" not in errors, f"{what}: the password is shown")
            check(outcome.get("read", 0) == 0, f"{what}: something was read")

        code, outcome, errors = intake(server.address())
        check(code == 0 and outcome["read"] == 30 and outcome["opinions"] >= 30, f"first run: {code} {outcome} {errors}")
        first = texts(work)
        check(sum("điều khoản số" in text for text in first) == 30, "not every mail gave its opinion")
        sources = sqlite3.connect(work / "dienhong.db").execute("SELECT file FROM sources").fetchall()
        check(all(name.startswith("imaps/thu-ky@localhost/INBOX/") and name.endswith(".eml") for name, in sources), f"names {sources[:2]}")
        kept = {path.read_bytes() for path in (work / "files").rglob("*") if path.is_file()}
        check(all(mail(n, f"điều khoản số {n} về thư viện") in kept for n in range(1, 31)), "a mail is not kept byte for byte")

        code, outcome, _ = intake(server.address(), "--password-file", str(secret), password="")
        check(code == 0 and outcome["files"] == 0, f"second run: {outcome}")

        server.deliver("0031.test", mail(31, "điều khoản số 31 về vườn ươm"))
        before = {**before, "0031.test": ("", mail(31, "điều khoản số 31 về vườn ươm"))}
        code, outcome, _ = intake(server.address())
        check(code == 0 and outcome["files"] == 1 and outcome["read"] == 1, f"one new mail: {outcome}")

        server.stop()
        server.renumber()
        server.start()
        whole = texts(work)
        code, outcome, errors = intake(server.address())
        check(code == 0 and outcome["files"] == 31, f"another UIDVALIDITY reads all again: {code} {outcome} {errors}")
        check(texts(work) == whole, "another UIDVALIDITY changed what counts")
        check(server.state() == before, "a flag or a message in the mailbox changed")

        # Killed in the middle, then run again: the same as in one go.
        many = 600
        for number in range(100, 100 + many):
            server.deliver(f"{number:04}.test", mail(number, f"mục số {number} về sân chung"))
        total = many + 31
        once, killed = folder / "once", folder / "killed"
        make_workspace(once)
        make_workspace(killed)
        code, outcome, _ = intake(server.address(), workspace=once)
        check(code == 0 and outcome["read"] == total, f"in one go: {outcome}")
        process = subprocess.Popen([dienhong, "-w", str(killed), "intake", server.address(), "--ca-file", str(server.authority)],
                                   env={**os.environ, "DIENHONG_IMAP_PASSWORD": PASSWORD}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        database = sqlite3.connect(killed / "dienhong.db")
        stored = 0
        while process.poll() is None and stored == 0:
            stored = database.execute("SELECT count(*) FROM sources").fetchone()[0]
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        stored = database.execute("SELECT count(*) FROM sources").fetchone()[0]
        check(0 < stored < total, f"the kill came at {stored} of {total} mails: not in the middle")
        code, outcome, _ = intake(server.address(), workspace=killed)
        check(code == 0 and outcome["files"] == total - stored, f"after the kill at {stored}: {outcome}")
        check(texts(killed) == texts(once), "killed and run again differs from one go")
        check(all(flags == "" for flags, _ in server.state().values()), "a mail was marked")
        check(len(server.state()) == total, "a mail was removed")
    finally:
        server.stop()

print("imap:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
