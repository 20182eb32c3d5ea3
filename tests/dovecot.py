"""A Dovecot of the test's own: IMAP over TLS on a loopback port, mail in a Maildir, certificates made here."""
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import time

from listening import wait_until_listening

PASSWORD = "mật khẩu 'thử' \\1"


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def make_authority(folder, name):
    """A certificate authority; gives its PEM file."""
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
            "-addext", "basicConstraints=critical,CA:TRUE", "-keyout", folder / f"{name}.key", "-out", folder / f"{name}.pem")
    return folder / f"{name}.pem"


def make_certificate(folder, authority):
    """A server's certificate for localhost, signed by the authority."""
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", folder / "server.key",
            "-out", folder / "server.csr")
    (folder / "server.ext").write_text("subjectAltName=DNS:localhost\n")
    openssl("x509", "-req", "-in", folder / "server.csr", "-CA", authority, "-CAkey", authority.with_suffix(".key"),
            "-CAcreateserial", "-days", "2", "-extfile", folder / "server.ext", "-out", folder / "server.pem")


class Dovecot:
    def __init__(self, folder):
        self.folder = folder
        folder.chmod(0o755)
        self.authority = make_authority(folder, "ca")
        self.other_authority = make_authority(folder, "other")
        make_certificate(folder, self.authority)
        # Dovecot delivers no mail as root; whoever else runs the test is all the users there are.
        self.root = os.geteuid() == 0
        user = pwd.getpwnam("nobody") if self.root else pwd.getpwuid(os.geteuid())
        self.owner = (user.pw_uid, user.pw_gid)
        self.maildir = folder / "mail" / "Maildir"
        for part in ("cur", "new", "tmp"):
            (self.maildir / part).mkdir(parents=True)
        self.own(folder / "mail")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        users = folder / "users"
        users.write_text(f"thu-ky:{{PLAIN}}{PASSWORD}::::::\n")
        run_as = "" if self.root else f"default_internal_user = {user.pw_name}\ndefault_login_user = {user.pw_name}\n"
        chroot = "" if self.root else "  chroot =\n"
        (folder / "dovecot.conf").write_text(f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
ssl_min_protocol = TLSv1.2
auth_mechanisms = plain login
mail_location = maildir:{self.maildir}
first_valid_uid = 1
first_valid_gid = 1
{run_as}passdb {{
  driver = passwd-file
  args = {users}
}}
userdb {{
  driver = static
  args = uid={self.owner[0]} gid={self.owner[1]} home={folder}/mail
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {self.port}
    ssl = yes
  }}
{chroot}}}
service anvil {{
{chroot}}}
service stats {{
{chroot}}}
""")
        self.process = None

    def own(self, path):
        if self.root:
            for one in [path, *path.rglob("*")]:
                os.chown(one, *self.owner)

    def start(self):
        self.process = subprocess.Popen([shutil.which("dovecot", path="/usr/sbin:/usr/bin"), "-F", "-c",
                                         str(self.folder / "dovecot.conf")])
        if wait_until_listening(self.process, self.port):
            return
        log = self.folder / "dovecot.log"
        raise SystemExit("dovecot does not start: " + (log.read_text() if log.exists() else "no log"))

    def stop(self):
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)
            self.process = None

    def deliver(self, name, message):
        """As a delivery does: written aside, then moved into new/."""
        path = self.maildir / "tmp" / name
        path.write_bytes(message)
        self.own(path)
        path.rename(self.maildir / "new" / name)

    def state(self):
        """What a reader could have changed: each message's bytes and flags."""
        found = {}
        for part in ("cur", "new"):
            for path in (self.maildir / part).iterdir():
                base, _, flags = path.name.partition(":2,")
                found[base] = (re.sub("[^A-Z]", "", flags), path.read_bytes())
        return found

    def renumber(self):
        """Another UIDVALIDITY, as after a mailbox is restored: Dovecot's own lists are made anew."""
        for path in self.maildir.glob("dovecot*"):
            path.unlink()
        # The old validity is a time in seconds; a new one must not fall on it.
        time.sleep(2.1)

    def address(self, host="localhost", port=None):
        return f"imaps://thu-ky@{host}:{port or self.port}/INBOX"
