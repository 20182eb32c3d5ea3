#!/usr/bin/env python3
"""Signing in by an account of one's office, against a real OpenID Connect provider (Debian's glewlwyd) on this machine.

usage: office_sign_in_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import urllib.parse

import glewlwyd
from authenticator import code, wait_for_room
from served import Caller, Server, invite
from workspace import check, dienhong, faults, make_asked, refuse, run

if not glewlwyd.is_there():
    print("office sign-in: not tested, glewlwyd is not installed")
    sys.exit(77)


def cookie_of(headers, name):
    return next((one.strip() for one in headers.get("set-cookie", "").split(", ") if one.startswith(name + "=")), "")


def begin(caller):
    """Where the office is; the caller's browser keeps what it was told."""
    status, headers, _ = caller.call("GET", "/api/office/begin")
    check(status == 303, f"sent to the office: {status} {headers}")
    cookie = cookie_of(headers, "dienhong_office")
    check("SameSite=Lax" in cookie and "HttpOnly" in cookie, f"the browser remembers what it has begun: {cookie}")
    return headers["location"], cookie.split(";")[0]


def come_back(caller, location, cookie):
    """(where it goes next, the session's cookie)"""
    parts = urllib.parse.urlsplit(location)
    status, headers, data = caller.call("GET", f"{parts.path}?{parts.query}", headers={"Cookie": cookie})
    return headers.get("location", f"{status} {data}"), cookie_of(headers, "dienhong_session"), headers


def enter(server, browser, caller=None):
    caller = caller or Caller(server)
    address, cookie = begin(caller)
    return come_back(caller, browser.allow(address), cookie)


def connect(caller, browser):
    status, headers, told = caller.call("POST", "/api/account/office")
    check(status == 200, f"sent to connect: {told}")
    location = browser.allow(told["go_to"])
    parts = urllib.parse.urlsplit(location)
    return caller.call("GET", f"{parts.path}?{parts.query}", headers={"Cookie": cookie_of(headers, "dienhong_office").split(";")[0]})[1]["location"]


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_asked(folder)
    os.environ["DIENHONG_OIDC_SECRET"] = glewlwyd.SECRET
    with Server(work) as server:
        nobody = Caller(server)
        check(nobody.get("/api/office/begin")[0] == 422 and not nobody.get("/api/session")[2]["office"], "no office, no way in by it")
        office = glewlwyd.Glewlwyd(folder / "glewlwyd", f"{server.url}/api/office/back")
        try:
            refuse(work, "settings", "oidc-issuer", office.issuer.replace("https://localhost", "http://office.example"))
            refuse(work, "settings", "oidc-ca-file", "none.pem")
            run(work, "settings", "oidc-issuer", office.issuer)
            run(work, "settings", "oidc-client", "dienhong")
            check(glewlwyd.SECRET not in run(work, "--json", "settings"), "the secret is no setting")
            check(nobody.get("/api/session")[2]["office"], "the page is told of the office")
            check(nobody.call("GET", "/api/office/begin")[1]["location"] == "/vao?co-quan=loi", "an office whose certificate nobody vouches for is not believed")
            run(work, "settings", "oidc-ca-file", office.certificate)

            # Nobody is let in whom no account was linked to.
            staff, stranger = office.add_user("vanphong", "vanphong@truong.example", True), office.add_user("nguoila", "la@truong.example", True)
            address, _ = begin(nobody)
            asked = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)
            check(asked["code_challenge_method"] == ["S256"] and len(asked["code_challenge"][0]) == 43 and asked["state"] and asked["nonce"] and asked["response_type"] == ["code"], f"PKCE, state and nonce: {asked}")
            check(enter(server, stranger)[:2] == ("/vao?co-quan=la", ""), "a stranger from the office")

            # By invitation, then connected.
            desk = Caller(server)
            desk.sign_in(invite(work, "--role", "secretary", "--name", "Văn phòng")["code"])
            check(desk.call("POST", "/api/account/office", headers={"X-CSRF-Token": None})[0] == 403, "connecting shows the token")
            check(connect(desk, staff) == "/tai-khoan?co-quan=noi" and desk.get("/api/account")[2]["linked"], "connected")
            other = Caller(server)
            other.sign_in(invite(work, "--role", "auditor", "--name", "Giám sát")["code"])
            check(connect(other, staff) == "/tai-khoan?co-quan=khac" and not other.get("/api/account")[2]["linked"], "one account of the office opens one account here")
            check(connect(desk, stranger) == "/tai-khoan?co-quan=khac", "and one account here is opened by one of the office")
            again = Caller(server)
            where, session, _ = enter(server, staff, again)
            check(where == "/" and "SameSite=Strict" in session, f"in by the office: {where}")
            again.cookie = session.split(";")[0]
            told = again.get("/api/session")[2]
            check(told["signed_in"] and told["part"] == "secretary" and told["name"] == "Văn phòng", f"as who they are: {told}")
            check(again.get("/api/account")[2]["sessions"][0]["way"] == "office" or any(one["way"] == "office" for one in again.get("/api/account")[2]["sessions"]), "the way is told")

            # What was begun by another browser, twice, or with another's code.
            address, cookie = begin(nobody)
            location = staff.allow(address)
            check(come_back(nobody, location, "")[:2] == ("/vao?co-quan=loi", ""), "another browser does not finish it")
            check(come_back(nobody, location, "dienhong_office=" + "0" * 64)[:2] == ("/vao?co-quan=loi", ""), "nor one with another state")
            check(come_back(nobody, location, cookie)[0] == "/", "its own does")
            check(come_back(nobody, location, cookie)[:2] == ("/vao?co-quan=loi", ""), "once")
            first, second = begin(nobody), begin(nobody)
            codes = [urllib.parse.parse_qs(urllib.parse.urlsplit(staff.allow(one[0])).query)["code"][0] for one in (first, second)]
            state = second[1].split("=")[1]
            check(come_back(nobody, f"/api/office/back?state={state}&code={codes[0]}", second[1])[:2] == ("/vao?co-quan=loi", ""), "a code of another sign-in: PKCE and nonce")
            check(come_back(nobody, f"/api/office/back?state={begin(nobody)[1].split('=')[1]}&error=access_denied", "dienhong_office=x")[0] == "/vao?co-quan=loi", "the office says no")

            # By the address on the roster, when the office has verified it.
            database = sqlite3.connect(work / "dienhong.db")
            columns = [row[1] for row in database.execute("PRAGMA table_info(addresses)")]
            database.execute(f"INSERT OR REPLACE INTO addresses ({', '.join(columns)}) VALUES ('member', 'SX-0101', 'sx0101@truong.example')")
            database.commit()
            database.close()
            unsure, sure = office.add_user("sx0101", "SX0101@truong.example", False), office.add_user("sx0101that", "SX0101@truong.example", True)
            check(enter(server, unsure)[:2] == ("/vao?co-quan=la", ""), "an address that the office has not verified opens nothing")
            member = Caller(server)
            where, session, _ = enter(server, sure, member)
            member.cookie = session.split(";")[0]
            told = member.get("/api/session")[2]
            check(where == "/" and told.get("part") == "member" and told["unit"] == "DI", f"a verified one opens the member's: {where} {told}")

            # A second step is asked for after the office too.
            secret = desk.call("POST", "/api/account/second-step")[2]["secret"]
            wait_for_room()
            check(desk.call("PUT", "/api/account/second-step", {"step": code(secret, -1)})[0] == 200, "a second step is held")
            where, session, headers = enter(server, staff)
            check((where, session) == ("/vao?co-quan=buoc", ""), f"the second step is owed: {where}")
            owing = cookie_of(headers, "dienhong_office").split(";")[0]
            late = Caller(server)
            pay = lambda step, cookie=owing: late.call("POST", "/api/session", {"office": True, "step": step}, {"Cookie": cookie})
            check(pay("000000")[0] == 422 and pay(code(secret), "dienhong_office=" + "1" * 64)[0] == 422, "not by a wrong code, not by another browser")
            status, headers, told = pay(code(secret))
            check(status == 200 and told["name"] == "Văn phòng" and "dienhong_session=" in headers["set-cookie"], f"paid: {status} {told}")
            check(pay(code(secret, 1))[0] == 422, "once")

            # Disconnected and locked accounts.
            number = next(one["number"] for one in json.loads(run(work, "--json", "accounts")) if one["name"] == "SX-0101")
            check(next(one for one in json.loads(run(work, "--json", "accounts")) if one["number"] == number)["office"] == office.issuer, "the office sees who is connected")
            run(work, "accounts", "lock", number)
            check(enter(server, sure)[:2] == ("/vao?co-quan=la", ""), "a locked account is not opened by the office either")
            check(desk.call("DELETE", "/api/account/office")[0] == 204 and enter(server, staff)[:2] == ("/vao?co-quan=la", ""), "disconnected")
        finally:
            office.close()
        check(nobody.call("GET", "/api/office/begin")[1]["location"] == "/vao?co-quan=loi", "an office that does not answer")
    check(server.code == 0, f"the server ends in peace: {server.code}")
    written = b"".join(path.read_bytes() for path in work.rglob("*") if path.is_file())
    check(glewlwyd.SECRET.encode() not in written, "the secret stands nowhere in the workspace")

print("office sign-in:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
