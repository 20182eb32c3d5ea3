#!/usr/bin/env python3
"""Accounts: passwords, second steps, sessions, and what the office does about them on the command line.

usage: accounts_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import concurrent.futures
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import unicodedata

from authenticator import code, wait_for_room
from served import Caller, Listener, Server, invite, octets
from workspace import check, dienhong, faults, make_asked, refuse, run, sample  # noqa: F401

PASSWORD = "Cây bàng lá đỏ đầu hồi"


instrumented = os.environ.get("DIENHONG_INSTRUMENTED") == "1"  # built with sanitizers, whose own memory is no bound


def accounts(work):
    return json.loads(run(work, "--json", "accounts"))


def told(answer, status, kind=None, about=None):
    return answer[0] == status and (kind is None or answer[2]["kind"] == kind) and (about is None or answer[2].get("about") == about)


def check_passwords(work, server):
    member = Caller(server)
    member.sign_in(invite(work, "--role", "member", "--member", "SX-0101")["code"])
    own = member.get("/api/account")[2]
    check(own["sign_in_name"] == "" and not own["old_password_asked"] and [one["way"] for one in own["sessions"]] == ["invitation"], f"nothing was set: {own}")
    for change, about in (({"password": "ngắn quá"}, "password"), ({"password": "a" * 2000}, "password"), ({"password": "aaaaaaaaaaaaaa"}, "password"), ({"password": "binh.minh.01", "name": "Binh.Minh.01"}, "password"),
                          ({"name": "ab"}, "name"), ({"name": "bình minh"}, "name"), ({"name": "a" * 65}, "name")):
        check(told(member.call("PUT", "/api/account/password", {"name": "binh.minh", "password": PASSWORD, **change}), 422, "refused", about), f"not fit: {change}")
    check(told(member.call("PUT", "/api/account/password", {"name": "binh.minh", "password": PASSWORD}, {"X-CSRF-Token": None}), 403), "setting a password shows the token")
    check(member.call("PUT", "/api/account/password", {"name": "Binh.Minh", "password": PASSWORD})[0] == 204, "a password is set")
    check(member.get("/api/account")[2]["sign_in_name"] == "binh.minh", "the name in small letters")

    # In, on another device; the keyboard there composes letters otherwise.
    other = Caller(server)
    status, headers, data = other.sign_in(name=" BINH.minh ", password=unicodedata.normalize("NFD", PASSWORD))
    check(status == 200 and data["part"] == "member" and "HttpOnly" in headers["set-cookie"] and "SameSite=Strict" in headers["set-cookie"] and "Secure" not in headers["set-cookie"], f"name and password open: {data}")
    check(member.get("/api/consultation")[0] == 200 and other.get("/api/consultation")[0] == 200, "both devices are in")

    # The same answer, after the same time, whether there is such a name or not.
    answers, seconds = {}, {}
    for number, name in enumerate(("binh.minh", "khong.co.ai") * 5):
        begun = time.perf_counter()
        answer = Caller(server, f"127.0.1.{number + 1}").sign_in(name=name, password="không phải mật khẩu này")
        seconds.setdefault(name, []).append(time.perf_counter() - begun)
        answers.setdefault(name, set()).add((answer[0], json.dumps(answer[2])))
    check(answers["binh.minh"] == answers["khong.co.ai"] and len(answers["binh.minh"]) == 1, f"the same answer: {answers}")
    ratio = min(seconds["binh.minh"]) / min(seconds["khong.co.ai"])
    check(0.6 < ratio < 1.67 and min(seconds["khong.co.ai"]) > 0.02, f"the same time: {seconds}")

    # Limits by name, whether it is there or not, whatever the address; and by address.
    for name, address in (("binh.minh", 10), ("khong.co.ai", 60)):
        tries = [Caller(server, f"127.0.2.{address + i}").sign_in(name=name, password="đoán mò lần nữa")[0] for i in range(6)]
        check(tries == [422] * 5 + [429], f"tries at one name are counted: {name} {tries}")
    check(Caller(server, "127.0.3.1").sign_in(name="binh.minh", password=PASSWORD)[0] == 429, "and then the right password waits too")
    tries = [Caller(server, "127.0.3.2").sign_in(name=f"nguoi.{i}", password="đoán mò lần nữa")[0] for i in range(12)]
    check(tries == [422] * 10 + [429] * 2, f"tries from one address are counted: {tries}")

    # Changing asks the old one unless an invitation opened a moment ago, and ends the other sessions.
    changed = {"name": "binh.minh", "password": "Gió heo may về phố"}
    check(other.get("/api/account")[2]["old_password_asked"], "who came by password is asked for the old one")
    check(told(other.call("PUT", "/api/account/password", changed), 422, "refused", "old") and told(other.call("PUT", "/api/account/password", {**changed, "old": "sai rồi bạn ơi"}), 422, "refused", "old"), "the old password is asked for")
    check(other.call("PUT", "/api/account/password", {**changed, "old": PASSWORD})[0] == 204, "changed")
    check(member.get("/api/account")[0] == 401 and other.get("/api/account")[0] == 200, "the other sessions have ended")
    again = Caller(server, "127.0.4.1")
    again.sign_in(invite(work, "--role", "member", "--member", "SX-0101")["code"])
    check(again.call("PUT", "/api/account/password", {"name": "binh.minh.moi", "password": PASSWORD})[0] == 204, "a new invitation resets a forgotten password")
    check(Caller(server, "127.0.4.2").sign_in(name="binh.minh.moi", password=PASSWORD)[0] == 200, "which then opens")
    database = sqlite3.connect(work / "dienhong.db")
    database.execute("UPDATE sessions SET began_at = '2026-01-01T00:00:00Z' WHERE way = 'invitation'")
    database.commit()
    check(told(again.call("PUT", "/api/account/password", changed), 422, "refused", "old"), "but not long after")
    taken = Caller(server, "127.0.4.3")
    taken.sign_in(invite(work, "--role", "member", "--member", "SX-0201")["code"])
    check(told(taken.call("PUT", "/api/account/password", {"name": "BINH.MINH.MOI", "password": "Một câu khác hẳn"}), 422, "refused", "name"), "a name is one person's")
    kept = [row[0] for row in database.execute("SELECT hash FROM passwords")]
    check(kept and all(one.startswith("$argon2id$v=19$m=65536,t=2,p=1$") for one in kept), f"kept as Argon2id: {kept}")
    database.close()


def check_crowd(work, server):
    """Many at the door at once: each is let in or asked to come again, streams go on, others are answered meanwhile."""
    reader = Caller(server, "127.0.5.1")
    reader.sign_in(invite(work, "--role", "secretary", "--name", "Nghe")["code"])
    listener = Listener(reader)
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        crowd = [pool.submit(lambda i=i: Caller(server, f"127.0.6.{i + 1}").sign_in(name=f"dong.nguoi.{i}", password="một mật khẩu nào đó")) for i in range(40)]
        reader.call("POST", "/api/desk/files?name=y-kien.txt", "Đề nghị trồng thêm cây ở cổng trường.".encode(), octets)
        slowest = 0
        while not all(one.done() for one in crowd):
            begun = time.perf_counter()
            check(reader.get("/api/session")[0] == 200, "others are answered")
            slowest = max(slowest, time.perf_counter() - begun)
        answers = [one.result() for one in crowd]
    statuses = {answer[0] for answer in answers}
    check(statuses == {422, 503} and all(answer[2]["kind"] == "busy" and answer[1]["retry-after"] for answer in answers if answer[0] == 503), f"let try or asked to come again: {statuses}")
    peak = int(next(line.split()[1] for line in pathlib.Path(f"/proc/{server.process.pid}/status").read_text().splitlines() if line.startswith("VmHWM")))
    check(instrumented or peak < 450_000, f"hashes are worked out a few at a time: {peak} KB at the most")
    check("files" in listener.until("files"), "the stream tells meanwhile of a file")
    listener.close()
    print(f"crowd: slowest other answer {slowest * 1000:.0f} ms, {sum(answer[0] == 503 for answer in answers)} of 40 asked to come again, {peak // 1024} MiB at the most")


def check_second_step(work, server):
    staff = Caller(server, "127.0.7.1")
    staff.sign_in(invite(work, "--role", "secretary", "--name", "Văn phòng")["code"])
    check(staff.call("PUT", "/api/account/password", {"name": "van.phong", "password": PASSWORD})[0] == 204, "staff set a password")
    check(staff.get("/api/desk/sources")[0] == 200, "staff work without a second step where it is not wanted")
    refuse(work, "settings", "staff-totp", "perhaps")
    run(work, "settings", "staff-totp", "required")
    check(told(staff.get("/api/desk/sources"), 403, "second_step_wanted") and told(staff.get("/api/events"), 403, "second_step_wanted"), "and not where it is")
    check(staff.get("/api/session")[2]["second_step_wanted"] and staff.get("/api/account")[2]["second_step_required"], "the page is told")
    member = Caller(server, "127.0.7.2")
    member.sign_in(invite(work, "--role", "member", "--member", "SX-0102")["code"])
    check(member.get("/api/consultation")[0] == 200 and not member.get("/api/session")[2]["second_step_wanted"], "members are no staff")

    secret = staff.call("POST", "/api/account/second-step")[2]
    check(secret["address"].startswith("otpauth://totp/") and f"secret={secret['secret']}" in secret["address"] and len(secret["secret"]) == 32, f"the secret: {secret['address']}")
    drawn = pathlib.Path(tempfile.mkstemp(suffix=".svg")[1])
    drawn.write_text(secret["picture"])
    subprocess.run(["convert", drawn, drawn.with_suffix(".png")], check=True)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", drawn.with_suffix(".png")], capture_output=True, text=True)
    check(read.stdout.strip() == secret["address"], f"the picture reads as the address: {read.stdout} {read.stderr}")
    drawn.unlink(), drawn.with_suffix(".png").unlink()

    wait_for_room()
    check(told(staff.call("PUT", "/api/account/second-step", {"step": "000000" if code(secret["secret"]) != "000000" else "000001"}), 422, "refused", "step"), "a wrong code confirms nothing")
    check(told(staff.call("PUT", "/api/account/second-step", {"step": code(secret["secret"], -3)}), 422, "refused", "step"), "nor one of long ago")
    check(Caller(server, "127.0.7.3").sign_in(name="van.phong", password=PASSWORD)[0] == 200, "what is not confirmed is not asked for")
    status, _, confirmed = staff.call("PUT", "/api/account/second-step", {"step": code(secret["secret"], -1)})
    check(status == 200 and len(set(confirmed["recovery"])) == 10, f"confirmed: {status} {confirmed}")
    check(staff.get("/api/desk/sources")[0] == 200, "and work goes on")

    wait_for_room()
    now = code(secret["secret"])
    there = Caller(server, "127.0.7.4")
    check(told(there.sign_in(name="van.phong", password=PASSWORD), 422, "second_step", "step"), "the second step is asked for")
    check(told(there.sign_in(name="van.phong", password="không phải nó đâu", step=now), 422, "refused", "name"), "a code without the password opens nothing")
    check(there.sign_in(name="van.phong", password=PASSWORD, step=f"{now[:3]} {now[3:]}")[0] == 200, "the code opens")
    check(told(there.sign_in(name="van.phong", password=PASSWORD, step=now), 422, "refused"), "but not twice")
    check(there.sign_in(name="van.phong", password=PASSWORD, step=code(secret["secret"], 1))[0] == 200, "a clock may go a step before")
    check(told(there.sign_in(name="van.phong", password=PASSWORD, step=code(secret["secret"])), 422, "refused"), "nothing older than what was taken is taken")
    check(there.sign_in(name="van.phong", password=PASSWORD, step=confirmed["recovery"][3].upper().replace("-", " "))[0] == 200, "a recovery code opens")
    check(told(there.sign_in(name="van.phong", password=PASSWORD, step=confirmed["recovery"][3]), 422, "refused"), "once")
    check(there.get("/api/account")[2]["recovery_left"] == 9, "and is counted")
    again = invite(work, "--role", "secretary", "--name", "Văn phòng")["code"]
    check(told(there.sign_in(again), 422, "second_step"), "an invitation is asked for it too, and is not used up by that")
    check(there.sign_in(again, step=confirmed["recovery"][0])[0] == 200, "with it the invitation opens")
    check(told(there.call("POST", "/api/account/second-step/end", {"step": confirmed["recovery"][1]}), 422, "refused"), "staff cannot end what the office wants")
    run(work, "settings", "staff-totp", "--clear")
    check(told(there.call("POST", "/api/account/second-step/end", {"step": "123123"}), 422, "refused", "step"), "ending it shows a code")
    database = (work / "dienhong.db").read_bytes() + ((work / "dienhong.db-wal").read_bytes() if (work / "dienhong.db-wal").exists() else b"")
    check(not any(one.replace("-", "").encode() in database or one.encode() in database for one in confirmed["recovery"]), "recovery codes stand nowhere as they are told")
    number = next(one["number"] for one in accounts(work) if one["sign_in_name"] == "van.phong")
    check(next(one for one in accounts(work) if one["number"] == number)["second_step"], "the office sees who has one")
    run(work, "accounts", "forget-second-step", number)
    check(Caller(server, "127.0.7.5").sign_in(name="van.phong", password=PASSWORD)[0] == 200, "a lost one is forgotten by the office")
    check(there.call("POST", "/api/account/second-step")[0] == 200, "and can be set up anew")


def check_sessions(work, server):
    first, second, third = (Caller(server, f"127.0.8.{i}") for i in (1, 2, 3))
    first.sign_in(invite(work, "--role", "auditor", "--name", "Giám sát")["code"])
    first.call("PUT", "/api/account/password", {"name": "giam.sat", "password": PASSWORD})
    second.sign_in(name="giam.sat", password=PASSWORD)
    third.call("POST", "/api/session", {"name": "giam.sat", "password": PASSWORD}, {"User-Agent": "Trình duyệt thử\u202e".encode().decode("unicode_escape").encode("latin-1", "ignore").decode("latin-1")})
    sessions = first.get("/api/account")[2]["sessions"]
    check(len(sessions) == 3 and sum(one["own"] for one in sessions) == 1 and next(one for one in sessions if one["own"])["way"] == "invitation", f"all are listed: {sessions}")
    other = next(one for one in sessions if not one["own"] and one["agent"] == "")
    check(first.call("DELETE", f"/api/account/sessions/{other['id']}")[0] == 204 and second.get("/api/account")[0] == 401, "one is ended")
    check(first.call("DELETE", f"/api/account/sessions/{other['id']}")[0] == 404, "once")
    check(first.call("DELETE", f"/api/account/sessions/{next(one for one in sessions if one['own'])['id']}")[0] == 404, "not one's own: that is signing out")
    second.sign_in(name="giam.sat", password=PASSWORD)
    stranger = Caller(server, "127.0.8.4")
    stranger.sign_in(invite(work, "--role", "drafter")["code"])
    newest = next(one for one in first.get("/api/account")[2]["sessions"] if not one["own"])
    check(stranger.call("DELETE", f"/api/account/sessions/{newest['id']}")[0] == 404, "nobody ends another's")
    check(first.call("POST", "/api/account/sessions/end")[0] == 204 and len(first.get("/api/account")[2]["sessions"]) == 1 and second.get("/api/account")[0] == 401, "all others are ended")

    # The office.
    number = next(one["number"] for one in accounts(work) if one["sign_in_name"] == "giam.sat")
    second.sign_in(name="giam.sat", password=PASSWORD)
    run(work, "accounts", "end-sessions", number)
    check(first.get("/api/account")[0] == 401 and second.get("/api/account")[0] == 401, "the office ends all sessions")
    check(second.sign_in(name="giam.sat", password=PASSWORD)[0] == 200, "which can begin anew")
    waiting = invite(work, "--role", "auditor", "--name", "Giám sát")["code"]
    run(work, "accounts", "lock", number)
    check(second.get("/api/account")[0] == 401 and second.sign_in(name="giam.sat", password=PASSWORD)[0] == 422 and Caller(server, "127.0.8.5").sign_in(waiting)[0] == 422, "a locked account opens in no way")
    refuse(work, "invite", "--role", "auditor", "--name", "Giám sát")
    check("locked" in run(work, "--lang", "en", "accounts"), "and is told as locked")
    run(work, "accounts", "unlock", number)
    check(second.sign_in(name="giam.sat", password=PASSWORD)[0] == 200 and Caller(server, "127.0.8.6").sign_in(waiting)[0] == 200, "unlocked, it opens again")
    refuse(work, "accounts", "lock", 9999)


with tempfile.TemporaryDirectory() as folder:
    work = make_asked(pathlib.Path(folder))
    with Server(work) as server:
        for one in (check_passwords, check_crowd, check_second_step, check_sessions):
            one(work, server)
    check(server.code == 0, f"the server ends in peace: {server.code}")

print("accounts:", "FAILED" if faults else "hold")
sys.exit(1 if faults else 0)
