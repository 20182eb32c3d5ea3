#!/usr/bin/env python3
"""People keep their accounts, in a real browser (web/account_stories.mjs). Screenshots are left in OUT.

usage: web_accounts_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR OUT
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from served import Server, invite
from workspace import check, faults, make_asked, run

root = pathlib.Path(__file__).resolve().parent.parent
out = pathlib.Path(sys.argv[4])

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    work = make_asked(folder)
    run(work, "settings", "staff-totp", "required")
    # An office of which the pages tell, and which does not answer: nobody listens at this port.
    run(work, "settings", "oidc-issuer", "https://127.0.0.1:9/oidc")
    run(work, "settings", "oidc-client", "dienhong")
    codes = {
        "member_phone": invite(work, "--role", "member", "--member", "SX-0101")["code"],
        "member_desk": invite(work, "--role", "member", "--member", "SX-0201")["code"],
        "secretary_desk": invite(work, "--role", "secretary", "--name", "Văn phòng 1")["code"],
        "secretary_phone": invite(work, "--role", "secretary", "--name", "Văn phòng 2")["code"],
        "authenticator": str(root / "tests"),
    }
    (folder / "codes.json").write_text(json.dumps(codes))
    shutil.rmtree(out, ignore_errors=True)
    os.environ["DIENHONG_OIDC_SECRET"] = "mot-loi-rieng"
    with Server(work) as server:
        told = subprocess.run(["node", str(root / "web/account_stories.mjs"), server.url, str(folder / "codes.json"), str(out)], timeout=800, env={**os.environ, "PYTHON": sys.executable})
        check(told.returncode == 0, "the stories in the browser")

print("web accounts:", "FAILED" if faults else "hold")
sys.exit(1 if faults else 0)
