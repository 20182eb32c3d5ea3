"""What the tests of the web share: a server on a free port of this machine, a caller of its API."""
import http.client
import json
import subprocess
import sys
import time

from workspace import dienhong, run


octets = {"Content-Type": "application/octet-stream"}


def until(what, found, seconds=60):
    """The first answer that is something; the test ends when none comes."""
    end = time.time() + seconds
    while time.time() < end:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    sys.exit(f"never came: {what}")


class Server:
    def __init__(self, work, *more):
        self.process = subprocess.Popen([dienhong, "-w", str(work), "--json", "serve", "--listen", "127.0.0.1:0", *more], stdout=subprocess.PIPE, text=True)
        self.url = json.loads(self.process.stdout.readline())["url"]
        self.host = self.url.split("://")[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.code = self.process.wait(timeout=30)


class Caller:
    """One person's browser: keeps the cookie and the token."""

    def __init__(self, server, address="127.0.0.1"):
        """`address`: of this machine's loopback, from which it calls; tries are counted by it."""
        self.host, self.address, self.cookie, self.csrf = server.host, address, "", ""

    def call(self, method, path, body=None, headers=None):
        """(status, headers, body); JSON is unpacked."""
        link = http.client.HTTPConnection(self.host, timeout=60, source_address=(self.address, 0))
        sent = {"Cookie": self.cookie} if self.cookie else {}
        if method != "GET" and self.csrf:
            sent["X-CSRF-Token"] = self.csrf
        if isinstance(body, (dict, list)):
            body = json.dumps(body)
            sent["Content-Type"] = "application/json"
        sent.update(headers or {})
        link.request(method, path, body.encode() if isinstance(body, str) else body, {name: value for name, value in sent.items() if value is not None})
        answer = link.getresponse()
        data = answer.read()
        link.close()
        if answer.getheader("Content-Type", "").startswith("application/json"):
            data = json.loads(data)
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, data

    def get(self, path):
        return self.call("GET", path)

    def sign_in(self, code=None, **way):
        """By the code of an invitation; or by name=, password=; with step= of the second step."""
        status, headers, data = self.call("POST", "/api/session", way if code is None else {"code": code, **way})
        if status == 200:
            self.cookie = headers["set-cookie"].split(";")[0]
            self.csrf = data["csrf"]
        return status, headers, data


def invite(work, *arguments):
    return json.loads(run(work, "--json", "invite", *arguments))


class Listener:
    """Hears what happens, as a page does."""

    def __init__(self, caller):
        self.link = http.client.HTTPConnection(caller.host, timeout=60)
        self.link.request("GET", "/api/events", headers={"Cookie": caller.cookie})
        self.answer = self.link.getresponse()
        self.status, self.type = self.answer.status, self.answer.getheader("Content-Type", "")

    def next(self):
        """(name, data) of the next event; heartbeats are passed over."""
        name, data = None, None
        while True:
            line = self.answer.readline().decode().rstrip("\n")
            if not line and name:
                return name, json.loads(data)
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                data = line.removeprefix("data: ")

    def until(self, name):
        heard = []
        while not heard or heard[-1] != name:
            heard.append(self.next()[0])
        return heard

    def close(self):
        self.answer.close()
        self.link.close()
