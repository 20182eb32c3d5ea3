#!/usr/bin/env python3
"""The office's mailbox, against Dovecot on loopback: whose a mail is, reports that come by mail, receipts, and keeping watch.

usage: mailbox_watch_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import base64
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from dovecot import PASSWORD, Dovecot
from workspace import check, dienhong, faults, make_sample, refuse, run, sample

ENVIRONMENT = {**os.environ, "DIENHONG_IMAP_PASSWORD": PASSWORD, "DIENHONG_LANG": "en"}


def mail(number, sender, text, attached=None):
    head = (f"From: {sender}\r\nTo: vanphongdoan@songxanh.example\r\nSubject: Gop y {number}\r\nDate: Mon, 09 Nov 2026 08:00:00 +0700\r\n"
            f"Message-ID: <{number}@example.invalid>\r\nMIME-Version: 1.0\r\n")
    body = f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
    if attached is None:
        return (head + body).encode()
    packed = base64.encodebytes(attached).decode().replace("\n", "\r\n")
    return (head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + body + "--b\r\nContent-Type: application/octet-stream\r\n"
            f"Content-Disposition: attachment; filename=bao-cao.docx\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}--b--\r\n").encode()


def opinions(work):
    out = work / "export.jsonl"
    run(work, "export", "--out", out)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def until(holds, what, seconds=60):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            check(False, f"{what}: not within {seconds} s")
            return
        time.sleep(0.1)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    folder.chmod(0o755)
    other = folder / "sample"
    shutil.copytree(sample, other)
    for name, own in (("units.tsv", {"DI": "khoa-dien@songxanh.example"}), ("members.tsv", {"SX-0301": "sx0301@songxanh.example"})):
        lines = (other / name).read_text(encoding="utf-8").splitlines()
        lines = [lines[0] + "\tE-mail"] + [line + "\t" + own.get(line.split("\t")[0], "") for line in lines[1:]]
        (other / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    received, work = folder / "received", folder / "work"
    subprocess.run([make_sample, other, received], check=True)
    run(work, "new", "Khuôn viên xanh")
    run(work, "guide", received / "guide.docx")
    run(work, "draft", received / "draft.docx", "--id", "de-an")
    run(work, "roster", received / "roster.xlsx")
    # A report of ours, made elsewhere.
    there = folder / "there"
    shutil.copytree(work, there)
    run(there, "intake", received / "opinions", expect=(1,))
    run(there, "synthesize", "--out", folder / "bao-cao.docx")
    report = (folder / "bao-cao.docx").read_bytes()

    (folder / "server").mkdir()
    server = Dovecot(folder / "server")
    asked = "đề nghị trồng thêm cây bóng mát ở sân, vì mùa hè rất nóng."
    server.deliver("1.test", mail(1, "Chi đoàn Khoa Cơ khí <Khoa-Dien@songxanh.example>", f"Thứ nhất, {asked}"))
    server.deliver("2.test", mail(2, "SX-0101 <sx0301@songxanh.example>", f"Thứ hai, {asked}"))
    server.deliver("3.test", mail(3, "Chi đoàn Khoa Điện <la@nguoi-la.example>", f"Thứ ba, {asked}"))
    server.deliver("4.test", mail(4, "Khoa Điện <khoa-dien@songxanh.example>", "Kính gửi báo cáo. Đề nghị xem ý kiến ở tệp kèm theo.", report))
    server.deliver("5.test", mail(5, "Khoa Điện <khoa-dien@songxanh.example>", "Tệp kèm theo.", (received / "opinions" / "chi-doan-thu-vien-va-hoc-lieu" / "phieu-01.docx").read_bytes()))
    server.start()
    try:
        # Nothing given: the guide's mailbox is told, then the office names it with its server.
        done = subprocess.run([dienhong, "-w", work, "intake"], capture_output=True, text=True, env=ENVIRONMENT)
        check(done.returncode == 1 and done.stderr.count("\n") == 1 and "vanphongdoan@songxanh.example" in done.stderr, f"the guide's mailbox is told: {done.stderr}")
        refuse(work, "settings", "mailbox", "imaps://thu-ky:mat-khau@localhost")
        refuse(work, "intake", "--watch", received / "opinions")
        run(work, "settings", "mailbox", server.address())

        done = subprocess.run([dienhong, "-w", work, "--json", "intake", "--ca-file", server.authority], capture_output=True, text=True, env=ENVIRONMENT)
        outcome = json.loads(done.stdout)
        check(done.returncode == 0 and outcome["read"] == 4 and outcome["reports"] == 1, f"read: {done.returncode} {outcome} {done.stderr}")
        found = opinions(work)

        def said(words):
            return next((one for one in found if words in one["text"]), {})

        check(said("Thứ nhất")["unit"] == "DI", f"the unit's address tells whose it is, whatever name stands before it: {said('Thứ nhất')}")
        check(said("Thứ hai")["unit"] == "NN", f"a member's address tells the unit: {said('Thứ hai')}")
        check(not said("Thứ ba")["unit"] and "unit" in said("Thứ ba")["pending"], f"an unknown address awaits a person: {said('Thứ ba')}")
        pending = json.loads(run(work, "--json", "pending"))
        check([one["reason"] for one in pending if one["reason"] == "report"] == ["report"] and "bao-cao.docx" in next(one["text"] for one in pending if one["reason"] == "report"), "the report waits to be merged")
        refuse(work, "merge", "--received")  # of a workspace whose key nobody trusts
        check(len(found) < 15 and not any("xem ý kiến ở tệp" in one["text"] for one in found), f"a report of ours is not read as loose opinions: {len(found)}")
        check(sum(one["where"].startswith("attachment bao-cao.docx") for one in found) == 3, "other attachments are read")
        run(work, "correct", said("Thứ ba")["id"], "--unit", "CK")
        check(next(one for one in opinions(work) if "Thứ ba" in one["text"])["unit"] == "CK", "a person says whose it is")

        # Receipts, to senders whom the roster knows.
        run(work, "settings", "mail-from", "vanphongdoan@songxanh.example")
        check(json.loads(run(work, "--json", "mail", "receipts")) == {"queued": 3} and json.loads(run(work, "--json", "mail", "receipts")) == {"queued": 0}, "receipts, once each")
        queued = json.loads(run(work, "--json", "mail", "queue"))
        check({one["to"].lower() for one in queued} == {"khoa-dien@songxanh.example", "sx0301@songxanh.example"}, f"to those who wrote: {[one['to'] for one in queued]}")

        # Keeping watch: what comes is read, a lost server is borne, and the end is a clean one.
        log = open(folder / "watch.log", "w+")
        watch = subprocess.Popen([dienhong, "-w", work, "intake", "--watch", "--every", "1", "--ca-file", server.authority], stdout=log, stderr=log, env=ENVIRONMENT)

        def told(words):
            return words in (folder / "watch.log").read_text()

        server.deliver("6.test", mail(6, "Khoa Điện <khoa-dien@songxanh.example>", f"Thứ sáu, {asked}"))
        until(lambda: told("1 files read"), "a mail that comes is read")
        server.stop()
        until(lambda: told("out of reach; next try in 2 seconds"), "a lost server is told")
        until(lambda: told("next try in 4 seconds"), "the pauses grow")
        server.deliver("7.test", mail(7, "Khoa Điện <khoa-dien@songxanh.example>", f"Thứ bảy, {asked}"))
        server.start()
        until(lambda: (folder / "watch.log").read_text().count("1 files read") == 2, "it goes on when the server is back")
        check(watch.poll() is None, "the watch goes on")
        watch.send_signal(signal.SIGINT)
        check(watch.wait(20) == 0, f"a clean end: {watch.returncode}")
        check({one["unit"] for one in opinions(work) if "Thứ sáu" in one["text"] or "Thứ bảy" in one["text"]} == {"DI"}, "both are there")
        check(all(flags == "" for flags, _ in server.state().values()) and len(server.state()) == 7, "nothing in the mailbox changed")
    finally:
        server.stop()

print("mailbox watch:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
