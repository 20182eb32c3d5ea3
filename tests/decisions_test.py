#!/usr/bin/env python3
"""What a person decides, on the sample consultation: merge, split, correct, undo, redo; each holds in every later run,
also when new opinions arrive, and the figures add up each time.

usage: decisions_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import collections
import json
import pathlib
import sys
import tempfile

from embedder import Embedder
from workspace import check, faults, make_consultation, refuse, run


def export(work):
    """The opinions by id, after the figures were seen to add up."""
    lines = [json.loads(line) for line in run(work, "export").splitlines()]
    opinions = {one["id"]: one for one in lines}
    check(len(opinions) == len(lines), "an opinion stands twice in the export")
    told = json.loads(run(work, "--json", "group"))
    groups = collections.Counter(one["group"] for one in lines)
    check(told["groups"] == len(groups), f"{told['groups']} groups told, {len(groups)} exported")
    check(sum(groups.values()) == len(lines), "each opinion stands in one group")
    check(all(group in opinions and opinions[group]["group"] == group for group in groups), "a group is named after one of its own")
    issues = collections.defaultdict(set)
    for one in lines:
        issues[one["group"]].add(one["issue"])
    check(all(len(found) == 1 for found in issues.values()), "a group stands in one issue")
    return opinions


def suggestions(work):
    return json.loads(run(work, "--json", "group", "--suggest"))


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received, work = folder / "received", make_consultation(folder)
    before = export(work)

    # Merge two groups that the machine keeps apart.
    alone = [one for one in before.values() if sum(o["group"] == one["group"] for o in before.values()) == 1 and one["kind"] != "spelling"]
    first, second = alone[0]["id"], alone[1]["id"]
    run(work, "group", "merge", first, second[:12], "--by", "CB-01")
    merged = export(work)
    check(merged[first]["group"] == merged[second]["group"], "merged groups are one")
    check("merged" in merged[first]["decided"] and "merged" in merged[second]["decided"], "the export says that a person merged them")
    check(len(set(o["group"] for o in merged.values())) == len(set(o["group"] for o in before.values())) - 1, "one group less")
    refuse(work, "group", "merge", first, second)
    refuse(work, "group", "merge", first, "0000000000000000")

    # Split a group that the machine made.
    sizes = collections.Counter(one["group"] for one in merged.values())
    big = next(group for group, size in sizes.most_common() if size > 1 and group not in (merged[first]["group"],))
    members = sorted(one["id"] for one in merged.values() if one["group"] == big)
    leaving, staying = members[-1], members[:-1]
    refuse(work, "group", "split", big, *members)
    refuse(work, "group", "split", big, first)
    run(work, "group", "split", big, leaving, "--by", "CB-01")
    split = export(work)
    check(all(split[leaving]["group"] != split[one]["group"] for one in staying), "what was split stands apart")
    check("split" in split[leaving]["decided"], "the export says that a person split it")

    # Correct one that awaits a person, or any other.
    waits = next((one["id"] for one in split.values() if "place" in one["pending"]), first)
    heading = next(one["place"]["heading"] for one in split.values() if one["place"] and one["place"].get("heading") and one["place"]["certain"])
    kind = "question" if split[waits]["kind"] != "question" else "amend"
    run(work, "correct", waits, "--kind", kind, "--place", f"de-an: {heading}", "--singular", "yes", "--by", "CB-02")
    corrected = export(work)[waits]
    check(corrected["kind"] == kind and corrected["singular"], "kind and singular as corrected")
    check(corrected["place"]["heading"] == heading and corrected["place"]["certain"], "place as corrected")
    check("place" not in corrected["pending"], "a correction clears what was pending")
    check({"kind", "place", "singular"} <= set(corrected["decided"]), "the export names what was decided")
    refuse(work, "correct", waits, "--kind", "praise")
    refuse(work, "correct", waits, "--place", "de-an: Phần thứ chín mươi")
    refuse(work, "correct", waits, "--unit", "no such unit")
    refuse(work, "correct", waits)

    # A member is corrected, and the correction taken back: as intake had found it.
    roster_codes = [one["member"] for one in before.values() if one["member"]]
    if roster_codes:
        target = next(one["id"] for one in before.values() if one["member"] != roster_codes[0])
        run(work, "correct", target, "--member", roster_codes[0])
        check(export(work)[target]["member"] == roster_codes[0], "member as corrected")
        run(work, "undo")
        check(export(work)[target]["member"] == before[target]["member"], "member as intake found it")
        check(export(work)[target]["unit"] == before[target]["unit"], "unit as intake found it")

    # New opinions arrive; everything decided still holds.
    late = folder / "late"
    late.mkdir()
    (late / "them.txt").write_text("Kính gửi Ban soạn thảo,\n\n1. " + before[leaving]["text"].replace("\n", " ") + "\n2. " + before[first]["text"].replace("\n", " ") +
                                   "\n3. Đề nghị lắp thêm quạt trần ở phòng đọc tầng ba vì mùa hè rất nóng.\n"
                                   "4. Trang 1, đề nghị giữ câu “Bãi bỏ việc phạt tiền khi trả sách muộn”.\n", encoding="utf-8")
    run(work, "intake", late, expect=(0, 1))
    grown = export(work)
    check(len(grown) > len(before), "new opinions arrived")
    check(grown[first]["group"] == grown[second]["group"], "still merged")
    check(all(grown[leaving]["group"] != grown[one]["group"] for one in staying), "still split")
    check(grown[waits]["kind"] == kind and grown[waits]["place"]["heading"] == heading, "still corrected")

    # What awaits a person names the opinion that the commands take; a pointer that does not fit is told beside its place.
    awaiting = json.loads(run(work, "--json", "pending"))
    check(all(one["opinion"] in grown for one in awaiting if one["reason"] not in ("unread", "unaccounted")), "what awaits a person names the opinion")
    told = {one["opinion"]: one["candidates"] for one in awaiting if one["reason"] == "contradiction"}
    expected = {key: [one["place"]["contradiction"]] for key, one in grown.items() if one["place"] and one["place"].get("contradiction") and one["place"]["certain"]}
    check(told == expected and len(told) == 1, f"a pointer that does not fit is told: {told}, expected {expected}")

    # Undo and redo, by number and without one.
    history = json.loads(run(work, "--json", "history"))
    number = {line["action"]: line["number"] for line in history if line["in_force"]}
    check({"merge", "split", "correct"} <= set(number), f"the history holds what was decided: {history}")
    check(all(line["by"] and line["at"] for line in history), "who and when")
    run(work, "undo", number["merge"])
    check(export(work)[first]["group"] != export(work)[second]["group"], "a merge undone")
    run(work, "redo")
    check(export(work)[first]["group"] == export(work)[second]["group"], "a merge redone")
    run(work, "undo", number["split"])
    check(export(work)[leaving]["group"] == export(work)[staying[0]]["group"], "a split undone")
    refuse(work, "undo", number["split"])
    run(work, "undo", number["correct"])
    back = export(work)[waits]
    check(back["kind"] == before[waits]["kind"] and back["pending"] == before[waits]["pending"], "a correction undone")
    for _ in range(2):
        run(work, "redo")
    again = export(work)
    check({key: one["group"] for key, one in again.items()} == {key: one["group"] for key, one in grown.items()}, "all redone: the same groups")
    run(work, "group", "merge", leaving, staying[0])
    check(export(work)[leaving]["group"] == export(work)[staying[0]]["group"], "a later merge wins over the split")

    reports = folder / "reports"
    run(work, "synthesize", "--all", reports)
    for report in sorted(reports.glob("*.docx")):
        run(work, "verify", report)

    # Suggestions, without a server and with one.
    plain = suggestions(work)
    check(all(one["by_embedding"] is None and one["group"] != one["other"] for one in plain), "without a server only the machine's own figures")
    check([one["likeness"] for one in plain] == sorted((one["likeness"] for one in plain), reverse=True), "best first")
    groups = {one["group"] for one in export(work).values()}
    check(all(one["group"] in groups and one["other"] in groups for one in plain), "suggestions name groups")
    refuse(work, "settings", "embedding-url", "http://example.org/v1/embeddings")
    refuse(work, "settings", "embedding-url", "http://93.184.216.34:80/")
    refuse(work, "settings", "embedding-url", "file:///etc/passwd")
    server = Embedder(lambda text: [1.0, len(text) % 7])
    run(work, "settings", "embedding-url", server.url)
    asked = suggestions(work)
    check(len(asked) == len(plain) and all(one["by_embedding"] is not None for one in asked), "the server's figures stand beside")
    check(not plain or server.asked, "the server was asked")
    server.stop()
    check(len(suggestions(work)) == len(plain), "without an answer the suggestions stay")
    run(work, "settings", "embedding-url", "--clear")
    check(json.loads(run(work, "--json", "settings"))["embedding-url"] == "", "the choice is taken back")

print("decisions:", "FAILED" if faults else "hold")
sys.exit(1 if faults else 0)
