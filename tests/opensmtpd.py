"""An OpenSMTPD of the test's own on a loopback port; what is delivered lands in files of a folder. And a front before it:
TLS and passwords (which Debian 12's OpenSMTPD does not manage with a key of ours: "EVP lib"), and the mishaps of a network.

OpenSMTPD changes to its own users at the start: who is not root runs it through sudo, or cannot run it.
"""
import base64
import os
import shutil
import signal
import socket
import ssl
import subprocess
import threading
import time

from listening import wait_until_listening

USER, PASSWORD = "gui", "mật khẩu 'gửi' \\2"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def as_root():
    """What makes a command run as root; None when nothing does."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return ["sudo", "-n"] if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0 else None


class OpenSmtpd:
    def __init__(self, folder, port=None):
        self.folder = folder
        folder.chmod(0o755)
        self.port = port or free_port()
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.inbox.chmod(0o777)
        # One file a mail; whole when it stands under its name.
        deliver = folder / "deliver"
        deliver.write_text(f"#!/bin/sh\nset -e\nt=$(mktemp {self.inbox}/.XXXXXX)\ncat >$t\nchmod 644 $t\nmv $t {self.inbox}/$(date +%s%N)-$$\n")
        deliver.chmod(0o755)
        known = ", ".join(f'"{name}@don-vi.example" = nobody' for name in "abcdefgh")
        (folder / "smtpd.conf").write_text(f"""
table known {{ {known} }}
listen on 127.0.0.1 port {self.port} hostname localhost
action "keep" mda "{deliver}" virtual <known>
match from any for domain "don-vi.example" action "keep"
""")
        self.process = None

    def start(self):
        # Where it keeps its queue is compiled into it.
        subprocess.run([*as_root(), "install", "-d", "-m", "711", "/var/spool/smtpd"], check=True)
        self.log = open(self.folder / "smtpd.log", "ab")
        self.process = subprocess.Popen([*as_root(), shutil.which("smtpd", path="/usr/sbin:/usr/bin"), "-d", "-f", str(self.folder / "smtpd.conf")], stdout=self.log, stderr=self.log)
        if not wait_until_listening(self.process, self.port):
            raise SystemExit("smtpd does not start: " + (self.folder / "smtpd.log").read_text(errors="replace"))

    def stop(self):
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)
            self.process = None
            self.log.close()

    def mails(self, count, seconds=20):
        """What was delivered, once there are so many, or when time is over."""
        end = time.monotonic() + seconds
        while True:
            found = sorted(path for path in self.inbox.iterdir() if not path.name.startswith("."))
            if len(found) >= count or time.monotonic() > end:
                return [path.read_bytes() for path in found]
            time.sleep(0.1)

    def more_than(self, count):
        """Whether yet another mail comes, some seconds later."""
        return len(self.mails(count + 1, seconds=3)) > count


class Front:
    """Passes SMTP on to the server behind it. `way`: "plain", "tls", "starttls"; `mishap`: "" or "no answer": the mail goes on,
    but what the server says to it does not come back until the connection is cut; "cut": nor is the connection kept."""

    def __init__(self, folder, behind, way, mishap="", password=PASSWORD):
        self.behind, self.way, self.mishap, self.password = behind, way, mishap, password
        self.passed_on = threading.Event()  # a whole mail, and the server answered
        self.said = []                      # what clients said before TLS
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(folder / "server.pem", folder / "server.key")
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def close(self):
        self.listener.close()

    def accept(self):
        while True:
            try:
                link = self.listener.accept()[0]
            except OSError:
                return
            threading.Thread(target=self.serve, args=(link,), daemon=True).start()

    def serve(self, link):
        try:
            self.talk(link)
        except (OSError, ValueError):
            pass
        finally:
            link.close()

    def talk(self, link):
        if self.way == "tls":
            link = self.context.wrap_socket(link, server_side=True)
        safe = self.way == "tls"
        client, back = link.makefile("rwb"), socket.create_connection(("127.0.0.1", self.behind)).makefile("rwb")

        def answer():
            lines = [back.readline()]
            while lines[-1][3:4] == b"-":
                lines.append(back.readline())
            return lines

        def say(*lines):
            client.write(b"".join(lines))
            client.flush()

        def ask(line):
            back.write(line)
            back.flush()
            return answer()

        say(*answer())
        greeted = None  # what the server behind offers; it is greeted once
        while line := client.readline():
            if not safe:
                self.said.append(line)
            word = line.strip().upper()
            if word.startswith((b"EHLO", b"HELO")):
                lines = greeted = greeted or ask(line)
                more = [b"STARTTLS"] if self.way == "starttls" and not safe else [b"AUTH PLAIN"] if safe else []
                say(lines[0], *[b"250-" + one + b"\r\n" for one in more], *lines[1:])
            elif word == b"STARTTLS" and self.way == "starttls":
                say(b"220 go on\r\n")
                link = self.context.wrap_socket(link, server_side=True)
                client, safe = link.makefile("rwb"), True
            elif word.startswith(b"AUTH PLAIN"):
                told = line.split()[2:]
                if not told:
                    say(b"334 \r\n")
                    told = [client.readline()]
                good = base64.b64decode(told[0]).split(b"\0") == [b"", USER.encode(), self.password.encode()]
                say(b"235 ok\r\n" if good else b"535 no\r\n")
            elif word == b"DATA":
                lines = ask(line)
                say(*lines)
                if not lines[0].startswith(b"354"):
                    continue
                while (line := client.readline()) and line != b".\r\n":
                    back.write(line)
                lines = ask(line)
                self.passed_on.set()
                if self.mishap == "cut":
                    return link.shutdown(socket.SHUT_RDWR)
                if self.mishap == "no answer":
                    return client.read()
                say(*lines)
            else:
                say(*ask(line))
