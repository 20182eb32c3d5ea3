"""Stories in a real browser, written in web/*.mjs: told of a served workspace, with the codes by which they come in."""
import json
import os
import pathlib
import shutil
import subprocess
import sys

from workspace import check

root = pathlib.Path(__file__).resolve().parent.parent
out = pathlib.Path(sys.argv[4])  # where screenshots and downloads are left


def clear():
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)


def tell(script, server, codes, folder, *more, to=out, timeout=900, env=None, what="the stories in the browser"):
    """`more`: what the script is given after its folder for screenshots."""
    (folder / "codes.json").write_text(json.dumps(codes))
    told = subprocess.run(["node", str(root / "web" / script), server.url, str(folder / "codes.json"), str(to), *map(str, more)], timeout=timeout, env={**os.environ, **(env or {})})
    check(told.returncode == 0, what)
