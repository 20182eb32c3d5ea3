#!/usr/bin/env python3
"""Mail that goes out, against OpenSMTPD on loopback: it arrives as it was written, once, whatever happens on the way.

usage: mail_out_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import email
import email.policy
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from dovecot import make_authority, make_certificate
from opensmtpd import PASSWORD, USER, Front, OpenSmtpd, as_root
from served import Caller, Server
from workspace import check, dienhong, faults, make_sample, refuse, run, sample

if as_root() is None:
    print("mail out: OpenSMTPD needs root")
    sys.exit(77)  # ctest: skipped

ENVIRONMENT = {**os.environ, "DIENHONG_SMTP_PASSWORD": PASSWORD, "DIENHONG_LANG": "en"}


def send(work, *arguments, password=PASSWORD):
    done = subprocess.run([dienhong, "-w", work, "--json", "mail", "send", *map(str, arguments)], capture_output=True, text=True, timeout=120,
                          env={**ENVIRONMENT, "DIENHONG_SMTP_PASSWORD": password})
    return done.returncode, json.loads(done.stdout) if done.stdout else {}, done.stderr


def queue(work):
    return {one["number"]: one for one in json.loads(run(work, "--json", "mail", "queue"))}


def states(work):
    return [one["state"] for one in queue(work).values()]


def parsed(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


def make_workspace(folder):
    """The sample without its opinions; its roster says where three units are written to, and one address that is none."""
    other = folder / "sample"
    shutil.copytree(sample, other, ignore=shutil.ignore_patterns("opinions"))
    (other / "opinions").mkdir()
    lines = (other / "units.tsv").read_text(encoding="utf-8").splitlines()
    own = {"DI": "a@don-vi.example", "CK": "b@don-vi.example", "CT": "khong phai dia chi", "KT": "C@Don-Vi.example"}
    lines = [lines[0] + "\tThư điện tử"] + [line + "\t" + own.get(line.split("\t")[0], "") for line in lines[1:]]
    (other / "units.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run([make_sample, other, folder / "received"], check=True)
    work = folder / "work"
    run(work, "new", "Khuôn viên xanh\nBcc: tat-ca@don-vi.example")
    run(work, "guide", folder / "received" / "guide.docx")
    run(work, "draft", folder / "received" / "draft.docx", "--id", "de-an")
    told = json.loads(run(work, "--json", "roster", folder / "received" / "roster.xlsx"))
    check(any("khong phai dia chi" in problem for problem in told["problems"]), f"what is no address is said: {told['problems']}")
    (folder / "y-kien").mkdir()
    (folder / "y-kien" / "y.csv").write_text("stt,ma_doan_vien,van_kien,vi_tri,noi_dung_gop_y\n1,SX-0201,Đề án,,\"Đề nghị trồng thêm cây bóng mát ở sân, vì rất nóng.\"\n", encoding="utf-8")
    run(work, "intake", folder / "y-kien")
    return work


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    folder.chmod(0o755)
    certificates = folder / "certificates"
    certificates.mkdir()
    authority, stranger = make_authority(certificates, "ca"), make_authority(certificates, "other")
    make_certificate(certificates, authority)
    work = make_workspace(folder)
    (folder / "server").mkdir()
    server = OpenSmtpd(folder / "server")
    front = Front(certificates, server.port, "tls")
    plain = f"smtp://127.0.0.1:{server.port}"

    # Settings that cannot work are refused; no password is kept.
    refuse(work, "remind")  # no sender yet
    refuse(work, "mail", "send")
    for name, value in (("smtp-server", "http://localhost"), ("smtp-server", f"smtps://{USER}:{PASSWORD}@localhost"), ("smtp-server", "smtps://a\r\nb"), ("mail-from", "vp@x.example\r\nBcc: y@z.example"),
                        ("mail-from", "Văn phòng"), ("mail-name", "Văn phòng\nBcc: y@z.example"), ("no-such", "1")):
        refuse(work, "settings", name, value)
    run(work, "settings", "mail-from", "vanphong@songxanh.example")
    run(work, "settings", "mail-name", "Văn phòng Đoàn trường, \"Sông Xanh\"")

    # Reminders by state.
    seen = {one["unit"]: one for one in json.loads(run(work, "--json", "remind", "--dry-run"))}
    check("CK" not in seen and seen["DI"]["to"] == "a@don-vi.example" and seen["CT"]["to"] == "" and not queue(work), "who would be reminded: those from whom nothing came")
    made = {one["unit"]: one["queued"] for one in json.loads(run(work, "--json", "remind"))}
    check(made["DI"] and made["KT"] and not made["CT"], f"queued for those with an address: {made}")
    run(work, "remind", "--unit", "CK")
    check(not any(one["queued"] for one in json.loads(run(work, "--json", "remind"))), "nobody is reminded twice on one day")
    refuse(work, "remind", "--unit", "XX")
    check(states(work) == ["queued"] * 3, f"three mails wait: {states(work)}")

    # No server, a server that is not to be trusted, a wrong password: everything stays, with the reason.
    secure = f"smtps://{USER}@localhost:{front.port}"
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        gone = nobody.getsockname()[1]
    for what, address, more, told in (("a server that is down", f"smtp://127.0.0.1:{gone}", {}, "reached"), ("a server behind which nothing is", secure, {}, ""),
                                      ("a certificate of a stranger", secure, {"ca": stranger}, "certificate"), ("a wrong password", secure, {"password": "sai"}, "password")):
        if what == "a certificate of a stranger":
            server.start()
        run(work, "settings", "smtp-server", address)
        code, outcome, errors = send(work, "--now", "--ca-file", more.get("ca", authority), password=more.get("password", PASSWORD))
        check(code == 1 and errors.count("\n") == 1 and told in errors and outcome["sent"] == 0, f"{what}: {code} {outcome} {errors}")
        check(states(work) == ["queued"] * 3 and queue(work)[1]["last_error"] and queue(work)[1]["next_try"], f"{what}: they stay, with the reason")
    try:
        check(send(work, "--ca-file", authority)[1].get("sent") == 2, "what was never tried is due, what failed waits for its time")
        code, outcome, errors = send(work, "--now", "--ca-file", authority)
        check(code == 0 and outcome == {"sent": 1, "later": 0, "failed": 0, "uncertain": 0, "queued": 0}, f"sent: {code} {outcome} {errors}")
        mails = [parsed(raw) for raw in server.mails(3)]
        check(sorted(one["Delivered-To"].lower() for one in mails) == ["a@don-vi.example", "b@don-vi.example", "c@don-vi.example"], "each to its unit")
        check(send(work, "--now", "--ca-file", authority)[1]["sent"] == 0 and not server.more_than(3), "what is sent is not sent again")
        check(not front.said, "nothing was said before TLS")
        by_unit = {one["Delivered-To"].lower()[0]: one for one in mails}
        for one in mails:
            check(one["Subject"].startswith("Nhắc gửi góp ý / Reminder: Khuôn viên xanh Bcc:") and one["Bcc"] is None, f"the subject, and no header of its own: {one['Subject']}")
            check(one["From"].addresses[0].display_name == "Văn phòng Đoàn trường, \"Sông Xanh\"" and one["From"].addresses[0].addr_spec == "vanphong@songxanh.example", f"the sender: {one['From']}")
            check(one.get_content_type() == "text/plain" and one.get_content_charset() == "utf-8" and one["MIME-Version"] and one["Date"] and one["Auto-Submitted"] == "auto-generated", "the form of the mail")
            check(one["Message-ID"].strip("<>") in {mail["message_id"] for mail in queue(work).values()}, "its own number")
        check("chưa nhận được góp ý nào" in by_unit["a"].get_content() and "received nothing" in by_unit["a"].get_content(), "nothing came: said in both languages")
        check("1 tài liệu với 1 ý kiến" in by_unit["b"].get_content() and "15/11/2026" in by_unit["b"].get_content(), f"what came, and the last days: {by_unit['b'].get_content()}")

        # STARTTLS.
        start = Front(certificates, server.port, "starttls")
        opinion = [json.loads(line) for line in run(work, "export").splitlines()][0]
        answer = folder / "answer.txt"
        words = ".\n..hai chấm\nFrom đây\n.một chấm\n" + "dài " * 400 + "\nhết = xong"
        answer.write_text(words, encoding="utf-8")
        run(work, "settings", "smtp-server", f"smtp://{USER}@localhost:{start.port}")
        run(work, "mail", "answer", opinion["id"], "--text", answer, "--to", "d@don-vi.example")
        check(json.loads(run(work, "--json", "mail", "answer", opinion["id"], "--text", answer, "--to", "d@don-vi.example")) == {"queued": False}, "the same answer is queued once")
        code, outcome, errors = send(work, "--ca-file", authority)
        check(code == 0 and outcome["sent"] == 1 and not any(b"AUTH" in line or b"MAIL" in line for line in start.said), f"STARTTLS: {code} {outcome} {errors} {start.said}")
        raw = server.mails(4)[-1]
        body = parsed(raw).get_content().replace("\r\n", "\n")
        check(words in body and "> " + opinion["text"] in body, "dots at line starts, long lines and the opinion arrive to the character")

        # One that is not taken does not hold up the others. Addresses that are none are refused at once.
        for evil in ("x@y.example\r\nBcc: z@don-vi.example", "x@y.example,z@don-vi.example", "<x@y.example>", "x y@z.example"):
            refuse(work, "invite", "--role", "secretary", "--name", "V", "--mail", evil)
        run(work, "invite", "--role", "member", "--member", "SX-0101", "--mail", "z@don-vi.example")
        run(work, "invite", "--role", "secretary", "--name", "Văn phòng", "--mail", "e@don-vi.example", "--address", "https://gopy.example")
        run(work, "settings", "smtp-server", plain)
        code, outcome, errors = send(work)
        check(code == 1 and outcome["sent"] == 1 and outcome["failed"] == 1 and "524" in errors + str(queue(work)), f"one refused, one sent: {outcome} {errors}")
        refused = next(one for one in queue(work).values() if one["to"] == "z@don-vi.example")
        check(refused["state"] == "failed" and refused["last_error"], f"given up, with the reason: {refused}")
        # The invitation opens, and its code stands nowhere.
        link = re.search(r"https://gopy\.example/vao#(\S+)", parsed(server.mails(5)[-1]).get_content())
        check(link is not None, "the link stands in the mail")
        if link:
            everything = b"".join(path.read_bytes() for path in work.glob("dienhong.db*"))
            check(link[1].encode() not in everything and PASSWORD.encode() not in everything, "the workspace keeps neither code nor password")
            with Server(work) as web:
                check(Caller(web).sign_in(link[1])[0] == 200, "the link opens")
        check(json.loads(run(work, "--json", "invite", "--role", "secretary", "--name", "Văn phòng", "--mail", "e@don-vi.example"))["queued"] is False, "the same invitation is queued once")

        # Killed after the mail has gone out and before anybody knows: never sent again unasked.
        holding = Front(certificates, server.port, "plain", "no answer")
        run(work, "settings", "smtp-server", f"smtp://127.0.0.1:{holding.port}")
        run(work, "mail", "answer", opinion["id"], "--text", answer, "--to", "f@don-vi.example")
        run(work, "mail", "answer", opinion["id"], "--text", answer, "--to", "g@don-vi.example")
        process = subprocess.Popen([dienhong, "-w", work, "mail", "send"], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        check(holding.passed_on.wait(60), "the mail went on")
        process.send_signal(signal.SIGKILL)
        process.wait()
        check(len(server.mails(6)) == 6, "it arrived")
        cut = next(one for one in queue(work).values() if one["to"] == "f@don-vi.example")
        check(cut["state"] == "sending", f"it stands as being sent: {cut}")
        run(work, "settings", "smtp-server", plain)
        code, outcome, errors = send(work, "--now")
        check(code == 1 and outcome["sent"] == 1 and outcome["uncertain"] == 1 and "decide" in errors, f"the other goes out, this one awaits a person: {code} {outcome} {errors}")
        check(len(server.mails(7)) == 7 and not server.more_than(7), "it is not sent twice")
        run(work, "mail", "decide", cut["number"], "sent")
        code, outcome, _ = send(work, "--now")
        check(code == 0 and outcome["uncertain"] == 0 and not server.more_than(7), "a person said that it went out")
        refuse(work, "mail", "decide", cut["number"], "again")

        # The connection is cut at the same point: the program says so itself, and a person may let it be sent again.
        cutting = Front(certificates, server.port, "plain", "cut")
        run(work, "settings", "smtp-server", f"smtp://127.0.0.1:{cutting.port}")
        run(work, "mail", "answer", opinion["id"], "--text", answer, "--to", "h@don-vi.example")
        code, outcome, errors = send(work)
        check(code == 1 and outcome["uncertain"] == 1 and "nobody knows" in errors, f"cut off: {code} {outcome} {errors}")
        run(work, "settings", "smtp-server", plain)
        check(send(work, "--now")[1]["sent"] == 0 and len(server.mails(8)) == 8 and not server.more_than(8), "not sent twice")
        number = max(queue(work))
        run(work, "mail", "decide", number, "again")
        check(send(work)[1]["sent"] == 1 and len(server.mails(9)) == 9, "sent again because a person said so")
        check(parsed(server.mails(9)[-1])["Message-ID"] == parsed(server.mails(9)[-2])["Message-ID"], "under its own number, so that the receiver sees that it is the same")

        # Two runs at once share the queue.
        for number in range(12):
            answer.write_text(f"Trả lời số {number}", encoding="utf-8")
            run(work, "mail", "answer", opinion["id"], "--text", answer, "--to", "abcdefgh"[number % 8] + "@don-vi.example")
        both = [subprocess.Popen([dienhong, "-w", work, "mail", "send"], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
        for one in both:
            one.wait(60)
        arrived = [re.search(r"Trả lời số (\d+)", parsed(raw).get_content()) for raw in server.mails(21)[9:]]
        check(sorted(int(one[1]) for one in arrived if one) == list(range(12)) and not server.more_than(21), "twelve mails by two runs, each once")
    finally:
        server.stop()

print("mail out:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
