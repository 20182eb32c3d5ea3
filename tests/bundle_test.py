"""Units in workspaces of their own: the consultation goes down, opinions come up, sealed; nobody on the way can change
them, nothing is counted twice, and what is refused is refused with its reason."""
import json
import pathlib
import shutil
import tempfile

from workspace import check, faults, make_consultation, refuse, run

folder = pathlib.Path(tempfile.mkdtemp(prefix="dienhong-bundle-"))
root = make_consultation(folder)  # all files of all units, in one workspace: what merging has to come to
received = folder / "received"


def info(work, *arguments):
    return json.loads(run(work, "--json", *arguments))


def reason(work, *arguments):
    """Why it is refused: one line."""
    import subprocess

    from workspace import dienhong

    done = subprocess.run([dienhong, "-w", str(work), *map(str, arguments)], capture_output=True, text=True)
    check(done.returncode == 1 and done.stderr.count("\n") == 1, f"{arguments}: refused in one line, not {done.returncode}: {done.stderr}{done.stdout}")
    return done.stderr


def introduce(one, other, card):
    """`other` trusts `one`: the card goes by any way, the fingerprint is read aloud."""
    fingerprint = info(one, "keys", "--card", card)["fingerprint"]
    run(other, "keys", "--trust", card, "--fingerprint", fingerprint.lower())


def opinions(work):
    return {line["id"]: line for line in map(json.loads, run(work, "export", "--format", "jsonl").splitlines())}


whole = opinions(root)
units = sorted({line["unit"] for line in whole.values() if line["unit"]})
check(len(units) >= 3, f"the sample has several units: {units}")

# The centre: the consultation without any opinion.
centre = folder / "centre"
run(centre, "new", "Trung tâm")
run(centre, "guide", received / "guide.docx")
run(centre, "draft", received / "draft.docx", "--id", "de-an")
run(centre, "roster", received / "roster.xlsx")

# Whose file is whose, as the one workspace found it.
files_of = {}
for line in whole.values():
    files_of.setdefault(line["unit"], set()).add(line["file"])
of_several = {f for f in {line["file"] for line in whole.values()} if len({line["unit"] for line in whole.values() if line["file"] == f}) > 1}

works = {}
for unit in units:
    work = works[unit] = folder / f"unit-{unit}"
    run(work, "new", f"Đơn vị {unit}")
    run(work, "keys", "--card", folder / f"{unit}.card", "--unit", unit)
    fingerprint = info(work, "keys", "--unit", unit)["fingerprint"]
    check("not trusted yet" in reason(centre, "keys", "--trust", folder / f"{unit}.card"), "no card is trusted before its fingerprint was read")
    check("is not the card's" in reason(centre, "keys", "--trust", folder / f"{unit}.card", "--fingerprint", "AAAA BBBB"), "nor with another's fingerprint")
    run(centre, "keys", "--trust", folder / f"{unit}.card", "--fingerprint", fingerprint)
    introduce(centre, work, folder / "centre.card")
    run(centre, "bundle", "--to", unit, "--out", folder / f"down-{unit}.dhb")
    run(work, "merge", folder / f"down-{unit}.dhb")
    mine = sorted(f for f in files_of[unit] if f not in of_several)
    for file in mine:
        run(work, "intake", received / "opinions" / file if (received / "opinions" / file).exists() else received / file, expect=(0, 1))

first, second = units[0], units[1]
check("is addressed to another" in reason(works[second], "merge", folder / f"down-{first}.dhb"), "a consultation for another unit")

# Up. The unit directly above needs no further option; a report is merged as what it is.
bundles = {}
for unit in units:
    bundles[unit] = folder / f"{unit}-1.dhb"
    run(works[unit], "bundle", "--out", bundles[unit])
report = folder / "report.docx"
run(works[second], "synthesize", "--unit", second, "--out", report)
check("comes from a unit that is not below" in reason(works[first], "merge", report) or "not trusted" in reason(works[first], "merge", report), "a unit does not merge its neighbour")

order = units[::-1]
for unit in order:
    run(centre, "merge", report if unit == second else bundles[unit])
merged = opinions(centre)
expected = {id: line for id, line in whole.items() if line["file"] not in of_several}
check(set(merged) == set(expected), f"every opinion once: {len(merged)} of {len(expected)}; missing {sorted(set(expected) - set(merged))[:3]}, more {sorted(set(merged) - set(expected))[:3]}")

# The same again, by the other route too: nothing is counted twice.
check("was merged already" in reason(centre, "merge", bundles[first]), "a bundle that comes twice")
check("is older than what came already" in reason(centre, "merge", bundles[second]), "a bundle that was made before the report that came")
run(works[second], "bundle", "--out", folder / "second-2.dhb")
outcome = info(centre, "merge", folder / "second-2.dhb")[0]
check((outcome["came"], outcome["went"], outcome["sources"]) == (0, 0, 0), f"what came as a report comes as a bundle, now with its files: {outcome}")
check(set(opinions(centre)) == set(merged), "what comes twice changes nothing")

# Changed, cut, foreign.
bytes_of = bundles[first].read_bytes()
for name, changed in {"changed": bytes_of[:2000] + bytes([bytes_of[2000] ^ 1]) + bytes_of[2001:], "cut": bytes_of[:-100], "longer": bytes_of + b"\n"}.items():
    (folder / "bad.dhb").write_bytes(changed)
    line = reason(centre, "merge", folder / "bad.dhb")
    check("bad.dhb" in line and ("changed" in line or "cut short" in line or "goes on" in line), f"{name}: {line}")
stranger = folder / "stranger"
shutil.copytree(works[first], stranger)
run(stranger, "keys", "--renew")
run(stranger, "bundle", "--out", folder / "stranger.dhb")
check("signed with another key" in reason(centre, "merge", folder / "stranger.dhb"), "a bundle under a unit's name with another key")

# A correction: the unit takes in a new version of a file, and its next bundle says what changed.
import csv
import io

own = works[first]
note = folder / "them.csv"
def put(rows):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["TT", "Nội dung góp ý"])
    for number, row in enumerate(rows, 1):
        writer.writerow([number, row])
    note.write_text(text.getvalue())
put(["Đề nghị bổ sung giải pháp về cây xanh ở sân sau thư viện", "Nhất trí với dự thảo đề án"])
run(own, "intake", note)
run(own, "bundle", "--out", folder / "first-2.dhb")
outcome = info(centre, "merge", folder / "first-2.dhb")[0]
check((outcome["came"], outcome["went"]) == (2, 0), f"two opinions came: {outcome}")
put(["Đề nghị bổ sung giải pháp về cây xanh ở sân trước thư viện", "Nhất trí với dự thảo đề án"])
run(own, "intake", note)
run(own, "bundle", "--out", folder / "first-3.dhb")
outcome = info(centre, "merge", folder / "first-3.dhb")[0]
check(outcome["came"] == 2 and outcome["went"] == 2, f"the corrected file stands in place of the other: {outcome}")
check(any("sân sau" in text for text in outcome["went_texts"]) and any("sân trước" in text for text in outcome["came_texts"]), f"the difference is shown: {outcome}")
check("is older than what came already" in reason(centre, "merge", bundles[first]) or "was merged already" in reason(centre, "merge", bundles[first]), "an older bundle")
shutil.copy(folder / "first-2.dhb", folder / "again.dhb")
check("merge" in reason(centre, "merge", folder / "again.dhb"), "the one before the last")

# A report that lay among the files of a folder is no loose opinions: it waits, and is merged as what it is.
run(works[second], "intake", note)
(folder / "in-a-folder").mkdir()
run(works[second], "synthesize", "--unit", second, "--out", folder / "in-a-folder" / "report.docx")
before = set(opinions(centre))
run(centre, "intake", folder / "in-a-folder")
check(set(opinions(centre)) == before, "a report of ours is not read as loose opinions")
check([one["reason"] for one in info(centre, "pending") if "report.docx" in one["file"]] == ["report"], "it waits to be merged")
check(info(centre, "merge", "--received")[0]["sender"] == second, "it is merged as what it is")
check(not any("report.docx" in one["file"] for one in info(centre, "pending")), "and waits no longer")
check(info(centre, "merge", "--received") == [], "nor is it merged again")

# A unit that keeps its files to itself: its opinions are proved by their ids.
third = works[units[2]]
run(third, "intake", note)
run(third, "bundle", "--out", folder / "third-2.dhb", "--without-sources")
check(info(centre, "merge", folder / "third-2.dhb")[0]["sources"] in (0, 1), "hashes alone are merged")

# What persons decided below holds above, undone or not.
some = sorted(opinions(own))[:2]
run(own, "correct", some[0], "--kind", "question", "--by", "thư ký")
run(own, "correct", some[1], "--kind", "spelling", "--by", "thư ký")
run(own, "undo", "--by", "thư ký")
run(own, "bundle", "--out", folder / "first-4.dhb", "--without-sources")
run(centre, "merge", folder / "first-4.dhb")
above, below = opinions(centre), opinions(own)
check(above[some[0]]["kind"] == "question", "a correction made below holds above")
check(above[some[1]]["kind"] == below[some[1]]["kind"] != "spelling", "one that was undone does not")

# Everything reconciles, and the report of the centre verifies.
run(centre, "group")
run(centre, "doctor")
run(centre, "synthesize", "--out", folder / "all.docx")
run(centre, "verify", folder / "all.docx")

shutil.rmtree(folder)
if faults:
    raise SystemExit(f"{len(faults)} faults")
print("bundle: all holds")
