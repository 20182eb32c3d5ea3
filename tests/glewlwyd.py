"""Debian's glewlwyd as the sign-in of an office: OpenID Connect on this machine, over TLS, with its data in a folder."""
import gzip
import http.client
import json
import pathlib
import shutil
import socket
import sqlite3
import ssl
import subprocess
import time
import urllib.parse

PASSWORD = "mat khau o co quan"
SECRET = "mot-loi-rieng-cua-trang-nay"


def is_there():
    return shutil.which("glewlwyd") is not None


def make_certificate(folder, name="tls", days=30, host="localhost"):
    """(certificate, key), which vouches for itself."""
    certificate, key = folder / f"{name}.crt", folder / f"{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", str(days), "-subj", f"/CN={host}",
                    "-addext", f"subjectAltName=DNS:{host},IP:127.0.0.1"], check=True, capture_output=True)
    return certificate, key


class Glewlwyd:
    def __init__(self, folder, back):
        """`back`: the only address to which it sends a browser back."""
        folder.mkdir()
        self.certificate, key = make_certificate(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        database = sqlite3.connect(folder / "glewlwyd.db")
        database.executescript(gzip.open("/usr/share/doc/glewlwyd/database/init.sqlite3.sql.gz", "rt").read())
        # What a user may have besides: whether their address was verified.
        row = json.loads(database.execute("SELECT gumi_parameters FROM g_user_module_instance").fetchone()[0])
        row["data-format"]["verified"] = {"multiple": False, "read": True, "write": True, "profile-read": False, "profile-write": False}
        database.execute("UPDATE g_user_module_instance SET gumi_parameters = ?", (json.dumps(row),))
        database.commit()
        database.close()
        sample = gzip.open("/usr/share/doc/glewlwyd/glewlwyd.conf.sample.gz", "rt").read()
        changes = {"port=": f'port={self.port}\nbind_address="127.0.0.1"', "external_url=": f'external_url="https://localhost:{self.port}"', "use_secure_connection=": "use_secure_connection=true",
                   "secure_connection_key_file=": f'secure_connection_key_file="{key}"', "secure_connection_pem_file=": f'secure_connection_pem_file="{self.certificate}"',
                   "secure_connection_ca_file=": f'secure_connection_ca_file="{self.certificate}"'}
        lines = [next((new for old, new in changes.items() if line.startswith(old)), line) for line in sample.splitlines()]
        (folder / "glewlwyd.conf").write_text("\n".join(lines).replace("/var/cache/glewlwyd/glewlwyd.db", str(folder / "glewlwyd.db")))
        self.log = open(folder / "glewlwyd.log", "w")
        self.process = subprocess.Popen(["glewlwyd", f"--config-file={folder / 'glewlwyd.conf'}"], stdout=self.log, stderr=self.log)
        self.issuer = f"https://localhost:{self.port}/api/oidc"
        for _ in range(200):
            try:
                self.office = Browser(self)
                self.office.call("POST", "/api/auth/", {"username": "admin", "password": "password"})
                break
            except OSError:
                time.sleep(0.05)
        pem = subprocess.run(["openssl", "rsa", "-in", key, "-pubout"], check=True, capture_output=True, text=True).stdout
        self.parameters = {
            "iss": self.issuer, "jwt-type": "rsa", "jwt-key-size": "256", "key": key.read_text(), "cert": pem, "access-token-duration": 3600, "refresh-token-duration": 1209600, "code-duration": 600,
            "refresh-token-rolling": False, "allow-non-oidc": False, "auth-type-code-enabled": True, "auth-type-token-enabled": False, "auth-type-id-token-enabled": False, "auth-type-none-enabled": False,
            "auth-type-password-enabled": False, "auth-type-client-enabled": False, "auth-type-refresh-enabled": False, "subject-type": "public", "pkce-allowed": True, "pkce-required": True,
            "pkce-method-plain-allowed": False, "scope": [], "additional-parameters": [], "email-claim": "mandatory", "email-claim-scope": ["email"], "name-claim": "no", "scope-claim": "no",
            "address-claim": {"type": "no"}, "jwks-show": True, "request-parameter-allow": False, "encrypt-out-token-allow": False, "session-management-allowed": False,
            "introspection-revocation-allowed": False, "register-client-allowed": False,
            "claims": [{"name": "email_verified", "user-property": "verified", "type": "boolean", "boolean-value-true": "1", "boolean-value-false": "0", "mandatory": True, "on-demand": False, "scope": []}]}
        self.office.made("/api/scope/", {"name": "email", "display_name": "email", "description": "mail", "password_required": True, "password_max_age": 0, "scheme": {}})
        self.office.made("/api/mod/plugin/", {"module": "oidc", "name": "oidc", "display_name": "oidc", "parameters": self.parameters})
        self.office.made("/api/client/", {"client_id": "dienhong", "name": "dienhong", "password": SECRET, "confidential": True, "enabled": True, "scope": [], "authorization_type": ["code"],
                                          "redirect_uri": [back], "token_endpoint_auth_method": ["client_secret_basic"]})

    def add_user(self, name, email="", verified=False):
        self.office.made("/api/user/", {"username": name, "name": name, "email": email, "verified": "1" if verified else "0", "password": PASSWORD, "enabled": True, "scope": ["openid", "email"]})
        browser = Browser(self)
        browser.made("/api/auth/", {"username": name, "password": PASSWORD})
        browser.call("PUT", "/api/auth/grant/dienhong", {"scope": "openid email"})
        return browser

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.log.close()


class Browser:
    """Somebody's browser at the office's sign-in."""

    def __init__(self, office):
        self.port, self.cookie = office.port, ""
        self.context = ssl.create_default_context(cafile=office.certificate)

    def call(self, method, path, body=None):
        link = http.client.HTTPSConnection("localhost", self.port, timeout=30, context=self.context)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        link.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = link.getresponse()
        data = answer.read()
        if told := answer.getheader("Set-Cookie"):
            self.cookie = told.split(";")[0]
        link.close()
        return answer.status, answer.getheader("Location", ""), data

    def made(self, path, body):
        status, _, data = self.call("POST", path, body)
        assert status == 200, f"glewlwyd: {path}: {status} {data}"

    def allow(self, address):
        """Goes where our server sends it, signed in there; gives where it is sent back to."""
        parts = urllib.parse.urlsplit(address)
        status, location, data = self.call("GET", f"{parts.path}?{parts.query}&g_continue")
        assert status == 302, f"glewlwyd: {status} {data}"
        return location
