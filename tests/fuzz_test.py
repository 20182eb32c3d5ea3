#!/usr/bin/env python3
"""Every fuzz target over its seeds and then for some seconds on its own, two at a time. A crash, a hang, a leak, a
promise of fuzz/reading_check.h that does not hold, or a reader without a target or seeds fails.

usage: fuzz_test.py FUZZER_DIR SEED_DIR [--seconds N] [--logs DIR] [--only NAME ...]
"""
import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("fuzzers", type=pathlib.Path)
parser.add_argument("seeds", type=pathlib.Path)
parser.add_argument("--seconds", type=int, default=2)
parser.add_argument("--logs", type=pathlib.Path)
parser.add_argument("--only", nargs="*")
parser.add_argument("--jobs", type=int, default=2)
options = parser.parse_args()
options.fuzzers, options.seeds = options.fuzzers.resolve(), options.seeds.resolve()

longest = {"archive": 8192, "csv": 4096, "encoding": 2048, "speech": 2048, "text": 4096, "pdf_text": 4096}


def run(fuzzer):
    """What went wrong, and the figures of the run."""
    name = fuzzer.name.removesuffix("_fuzz")
    seeds = options.seeds / name
    if not seeds.is_dir() or not any(seeds.iterdir()):
        return name, "no seeds", ""
    with tempfile.TemporaryDirectory() as found:
        command = [fuzzer, found, seeds, f"-max_total_time={options.seconds}", "-timeout=20", "-rss_limit_mb=3000",
                   f"-max_len={longest.get(name, 12288)}", f"-artifact_prefix={found}/crash-", "-print_final_stats=1"]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=options.seconds + 120, cwd=found)
        if options.logs:
            options.logs.mkdir(parents=True, exist_ok=True)
            (options.logs / f"{name}.log").write_text(done.stderr)
            for artifact in pathlib.Path(found).glob("crash-*"):
                (options.logs / f"{name}.{artifact.name}").write_bytes(artifact.read_bytes())
        ran = re.search(r"Done (\d+) runs in (\d+) second", done.stderr)
        if done.returncode == 0 and ran:
            return name, "", f"{ran[1]} runs in {ran[2]} s"
        why = re.search(r"does not hold: .*|SUMMARY: .*|ERROR: .*", done.stderr)
        told = "".join(base + "\n" for base in re.findall(r"^Base64: .*", done.stderr, re.M)[:1])
        return name, f"exit code {done.returncode}: {why[0] if why else done.stderr[-500:]}\n{told}", ""


sources = {one.stem for one in options.seeds.parent.glob("*_fuzz.cpp")}
# A target whose source is gone may still lie in an old build.
fuzzers = [one for one in sorted(options.fuzzers.glob("*_fuzz"))
           if one.name in sources and (not options.only or one.name.removesuffix("_fuzz") in options.only)]
faults = sorted(f"{name}: not built" for name in sources - {one.name for one in fuzzers}) if not options.only else []
with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
    for name, fault, figures in pool.map(run, fuzzers):
        print(f"{name}: {fault or figures}", flush=True)
        if fault:
            faults.append(name)
print("fuzzers:", "FAILED: " + ", ".join(faults) if faults else "hold")
sys.exit(1 if faults else 0)
