#!/usr/bin/env python3
"""People keep their accounts, in a real browser (web/account_stories.mjs). Screenshots are left in OUT.

usage: web_accounts_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR OUT
"""
import os
import pathlib
import sys
import tempfile

from browser import clear, root, tell
from served import Server, invite
from workspace import faults, make_asked, run

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
    clear()
    os.environ["DIENHONG_OIDC_SECRET"] = "mot-loi-rieng"
    with Server(work) as server:
        tell("account_stories.mjs", server, codes, folder, timeout=800, env={"PYTHON": sys.executable})

print("web accounts:", "FAILED" if faults else "hold")
sys.exit(1 if faults else 0)
