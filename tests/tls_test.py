#!/usr/bin/env python3
"""TLS in the program itself, and behind a proxy that speaks it.

usage: tls_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import concurrent.futures
import http.client
import json
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import time

from glewlwyd import make_certificate
from served import Caller, Listener, Server, invite
from workspace import check, dienhong, faults, make_asked, run


class Secure(Caller):
    """A browser that trusts the test's certificate alone."""

    def __init__(self, server, certificate, version=None):
        super().__init__(server)
        self.context = ssl.create_default_context(cafile=certificate)
        if version:
            self.context.minimum_version = self.context.maximum_version = version

    def call(self, method, path, body=None, headers=None):
        link = http.client.HTTPSConnection(self.host, timeout=60, context=self.context)
        sent = {"Cookie": self.cookie} if self.cookie else {}
        if method != "GET" and self.csrf:
            sent["X-CSRF-Token"] = self.csrf
        if isinstance(body, dict):
            body, sent["Content-Type"] = json.dumps(body), "application/json"
        link.request(method, path, body, {**sent, **(headers or {})})
        answer = link.getresponse()
        data = answer.read()
        link.close()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, json.loads(data) if told.get("content-type", "").startswith("application/json") else data


class SecureListener(Listener):
    def __init__(self, caller):
        self.link = http.client.HTTPSConnection(caller.host, timeout=60, context=caller.context)
        self.link.request("GET", "/api/events", headers={"Cookie": caller.cookie})
        self.answer = self.link.getresponse()
        self.status = self.answer.status


def refused(work, certificate, key, why):
    done = subprocess.run([dienhong, "-w", work, "--lang", "en", "serve", "--listen", "127.0.0.1:0", "--tls-certificate", certificate, "--tls-key", key], capture_output=True, text=True, timeout=60)
    check(done.returncode == 1 and done.stderr.count("\n") == 1 and why in done.stderr, f"refused with one line ({why}): {done.returncode} {done.stderr}")


def expired(folder, certificate, key):
    """The same certificate, of a year that has passed."""
    out, request = folder / "expired.crt", folder / "expired.csr"
    subprocess.run(["openssl", "req", "-new", "-key", key, "-subj", "/CN=localhost", "-out", request], check=True, capture_output=True)
    (folder / "ca").mkdir()
    (folder / "ca" / "index.txt").write_text("")
    (folder / "ca" / "serial").write_text("01\n")
    (folder / "ca.cnf").write_text(f"[ca]\ndefault_ca=one\n[one]\ndatabase={folder}/ca/index.txt\nserial={folder}/ca/serial\nnew_certs_dir={folder}/ca\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n")
    subprocess.run(["openssl", "ca", "-batch", "-config", folder / "ca.cnf", "-cert", certificate, "-keyfile", key, "-in", request, "-out", out, "-startdate", "20200101000000Z", "-enddate", "20210101000000Z", "-notext"],
                   check=True, capture_output=True)
    return out


def check_files(work, folder, certificate, key):
    other_certificate, other_key = make_certificate(folder, "other")
    refused(work, certificate, other_key, "is not the key of the certificate")
    refused(work, key, key, "holds no certificate")
    refused(work, certificate, certificate, "holds no key")
    refused(work, folder / "none.crt", key, "no such file")
    refused(work, expired(folder, certificate, key), key, "has expired")
    locked = folder / "locked.key"
    subprocess.run(["openssl", "rsa", "-in", key, "-aes256", "-passout", "pass:mot-cau", "-out", locked], check=True, capture_output=True)
    refused(work, certificate, locked, "without a passphrase")
    done = subprocess.run([dienhong, "-w", work, "serve", "--listen", "127.0.0.1:0", "--tls-certificate", certificate], capture_output=True, text=True, timeout=60)
    check(done.returncode == 1 and done.stderr.count("\n") == 1 and "both" in done.stderr, f"a certificate without its key: {done.stderr}")


def check_secure(work, server, certificate):
    check(server.url.startswith("https://127.0.0.1:"), f"the address: {server.url}")
    desk = Secure(server, certificate)
    status, headers, _ = desk.sign_in(invite(work, "--role", "organiser", "--name", "Ban tổ chức")["code"])
    check(status == 200 and "; Secure" in headers["set-cookie"] and "SameSite=Strict" in headers["set-cookie"], f"the cookie goes over TLS only: {headers}")
    check(headers["strict-transport-security"].startswith("max-age=31536000"), "HSTS")
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        check(Secure(server, certificate, version).get("/api/session")[0] == 200, f"{version.name}")
    host, port = server.host.split(":")

    old = subprocess.run(["openssl", "s_client", "-connect", server.host, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30)
    check("Protocol  : TLSv1.1" not in old.stdout or "Cipher    : 0000" in old.stdout, "nothing older than TLS 1.2")
    try:
        http.client.HTTPSConnection(server.host, timeout=30, context=ssl.create_default_context()).request("GET", "/")
        check(False, "who does not trust the certificate is not heard")
    except ssl.SSLCertVerificationError:
        pass

    # A page, a file, many requests on one connection, a stream.
    status, _, page = desk.get("/")
    check(status == 200 and b'<div id="app">' in page, "a page")
    data = os.urandom(3 << 20)
    status, _, told = desk.call("POST", "/api/desk/files?name=lon.bin", data, {"Content-Type": "application/octet-stream"})
    check(status == 200 and told["name"].endswith("lon.bin"), f"a file: {status} {told}")
    link = http.client.HTTPSConnection(server.host, timeout=30, context=desk.context)
    for _ in range(20):
        link.request("GET", "/api/session")
        answer = link.getresponse()
        check(answer.status == 200 and answer.read(), "many on one connection")
    link.close()
    listener = SecureListener(desk)
    desk.call("POST", "/api/desk/files?name=y-kien.txt", "Đề nghị trồng thêm cây ở cổng trường.".encode(), {"Content-Type": "application/octet-stream"})
    check(listener.status == 200 and "files" in listener.until("files"), "events come over TLS")

    # What is no TLS does no harm; nor who connects and says nothing, or breaks off.
    with socket.create_connection((host, int(port)), timeout=20) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        said = b""
        while chunk := plain.recv(4096):
            said += chunk
    check(said.startswith(b"HTTP/1.1 400") and b"https" in said, f"plain HTTP is told: {said}")
    silent = [socket.create_connection((host, int(port)), timeout=30) for _ in range(50)]
    for number, one in enumerate(silent[:25]):
        one.sendall(b"\x16\x03\x01\x02\x00\x01" if number % 2 else os.urandom(300))
    for one in silent[10:20]:
        one.close()
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        check(set(pool.map(lambda _: Secure(server, certificate).get("/api/session")[0], range(64))) == {200}, "others are answered meanwhile")
    begun = time.time()
    silent[49].settimeout(25)
    check(silent[49].recv(1) == b"" and time.time() - begun < 20, "who says nothing is let go")
    for one in silent:
        one.close()
    with desk.context.wrap_socket(socket.create_connection((host, int(port)), timeout=20), server_hostname="localhost") as half:
        half.sendall(b"GET /api/session HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        said = b""
        while chunk := half.recv(4096):
            said += chunk
        check(said.startswith(b"HTTP/1.1 200"), "the end is said: no answer is cut short")
    listener.close()


def check_proxy(work):
    with Server(work, "--behind-proxy") as server:
        caller = Caller(server)
        code = invite(work, "--role", "drafter")["code"]
        status, headers, _ = caller.call("POST", "/api/session", {"code": code}, {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"})
        check(status == 200 and "; Secure" in headers["set-cookie"] and "strict-transport-security" in headers, "the proxy says that it speaks TLS")
        check("strict-transport-security" not in caller.get("/api/session")[1], "and only where it says so")
        # Tries are counted by whom the proxy speaks for: the last that is named, as it adds itself.
        tries = [caller.call("POST", "/api/session", {"code": f"guess{i}"}, {"X-Forwarded-For": f"192.0.2.{i}, 203.0.113.10"})[0] for i in range(12)]
        check(tries == [422] * 10 + [429] * 2, f"no made-up address hides who tries: {tries}")
        check(caller.call("POST", "/api/session", {"code": "guess"}, {"X-Forwarded-For": "203.0.113.11"})[0] == 422, "others may try")
    with Server(work) as server:
        headers = Caller(server).call("GET", "/api/session", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"})[1]
        check("strict-transport-security" not in headers, "without the word nothing of it is believed")
    done = subprocess.run([dienhong, "-w", work, "serve", "--own-desk", "--behind-proxy", "--listen", "127.0.0.1:0"], capture_output=True, text=True, timeout=60)
    check(done.returncode == 1 and done.stderr.count("\n") == 1, f"a desk of its own machine stands behind no proxy: {done.stderr}")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_asked(folder)
    certificate, key = make_certificate(folder)
    check_files(work, folder, certificate, key)
    with Server(work, "--tls-certificate", str(certificate), "--tls-key", str(key)) as server:
        check_secure(work, server, certificate)
    check(server.code == 0, f"the server ends in peace: {server.code}")
    check_proxy(work)

print("tls:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
