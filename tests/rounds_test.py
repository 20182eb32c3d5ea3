"""How far each unit is, until when, what came late, and what the report says of it: from recorded facts alone."""
import json
import pathlib
import shutil
import tempfile

from workspace import check, faults, make_consultation, refuse, run

folder = pathlib.Path(tempfile.mkdtemp(prefix="dienhong-rounds-"))
work = make_consultation(folder)


def units():
    return {one["unit"]: one for one in json.loads(run(work, "--json", "units"))}


def opinions():
    return [json.loads(line) for line in run(work, "export", "--format", "jsonl").splitlines()]


def report(name="r.docx"):
    run(work, "synthesize", "--out", folder / name)
    run(work, "verify", folder / name)
    import zipfile
    import re

    xml = zipfile.ZipFile(folder / name).read("word/document.xml").decode()
    return [re.sub(r"<[^>]+>", "", paragraph) for paragraph in re.findall(r"<w:p[ >].*?</w:p>", xml, re.S)]


def said(paragraphs, words):
    return any(words in one for one in paragraphs)


# Nothing is late before a person has confirmed the guide's dates.
run(work, "group")
check(not any(one["late"] for one in opinions()), "nothing is late while the dates are not confirmed")
check(not any(one["overdue"] for one in units().values()), "nor is any unit overdue")
refuse(work, "settings", "deadlines", "yes")
refuse(work, "settings", "time-zone", "Hanoi")
guide = json.loads(run(work, "--json", "guide", folder / "received" / "guide.docx"))
discuss = [one for one in guide["phases"] if one["name"] == "discuss" and one["last_day"]]
check(bool(discuss), "the sample's guide gives a last day of discussing")


def last_day(document):
    """Who speaks of no document has as long as any."""
    return max(one["last_day"] for one in discuss if document in (None, "none") or document in one["documents"])


run(work, "settings", "deadlines", "confirmed")
run(work, "group")
lines = opinions()
today = __import__("datetime").date.today().isoformat()
expected = {one["id"]: last_day(one["document"]) < today for one in lines}
check(expected == {one["id"]: one["late"] for one in lines}, "what came after its document's last day is late, and nothing else")

lower_units = [one for one in units().values() if one["unit"]]
check(all(one["overdue"] == (one["deadline"] < today) for one in lower_units), "who sent nothing by the confirmed day is overdue")

# Extended: for one unit, then for everybody.
some = sorted({one["unit"] for one in lines if one["unit"]})[0]
refuse(work, "extend", "--day", "31/12/2099", "--unit", some)
refuse(work, "extend", "--day", "2099-12-31", "--unit", "nobody")
run(work, "extend", "--day", "2099-12-31", "--unit", some, "--reason", "mưa lũ")
lines = opinions()
check(not any(one["late"] for one in lines if one["unit"] == some), "who has more time is not late")
if any(expected.values()):
    check(any(one["late"] for one in lines if one["unit"] != some), "the others still are")
    paragraphs = report()
    late = sum(one["late"] for one in lines)
    check(said(paragraphs, f"Số ý kiến gửi sau thời hạn: {late}"), "the report counts what came late")
    check(said(paragraphs, "Ý kiến gửi sau thời hạn"), "and lists it apart")
    check(len(lines) == len(opinions()), "and loses none of it")
check(units()[some]["deadline"] == "2099-12-31", "the unit's last day")
run(work, "extend", "--day", "2099-12-31")
check(not any(one["late"] for one in opinions()), "nobody is late any more")

# States.
states = units()
check(states[""]["state"] == "collecting" and states[some]["state"] == "collecting", "opinions come in")
check(all(one["state"] in ("collecting", "not_opened") for one in states.values()), "nothing else was declared")
check(sum(one["opinions"] for one in states.values() if one["unit"] and not one["parent"]) <= states[""]["opinions"], "units count within the whole")
run(work, "approve", "--by", "Bí thư")
check(units()[""]["state"] == "approved", "approved as it stands")
(folder / "more.csv").write_text("TT,Nội dung góp ý\n1,Đề nghị bổ sung giải pháp về sách nói\n")
run(work, "intake", folder / "more.csv", "--unit", some)
check(units()[""]["state"] == "approved" and units()[""]["came_since"] == 1, "what comes after is told, and takes nothing back")
refuse(work, "approve")
refuse(work, "reopen", "--why", " ")
run(work, "reopen", "--why", "thêm ý kiến")
check(units()[""]["state"] == "collecting", "a person takes it back")
refuse(work, "return", "--unit", some, "--why", "thiếu phụ lục")

# What the report says of how it was organised.
paragraphs = report()
channels = {one["channel"] for one in opinions()}
check(said(paragraphs, "Đã ghi nhận:") and ("meeting" not in channels or said(paragraphs, "cuộc họp có biên bản")), "meetings and forms, from what was read")
check(said(paragraphs, "Không gửi ý kiến không được coi là nhất trí."), "silence is not assent, and that is said")
run(work, "settings", "silence-is-assent", "on")
run(work, "settings", "spoken-opinions-count", "on")
paragraphs = report()
check(said(paragraphs, "được coi là nhất trí; số đó là") and said(paragraphs, "tính cả ý kiến phát biểu"), "conventions are told where they are on")

# A unit with units below it opens its own round: its letter reads as the guide it was made from.
roster = json.loads(run(work, "--json", "units"))
parents = sorted({one["parent"] for one in roster if one["parent"]})
check(bool(parents), "the sample's roster has units below units")
letter = folder / "letter.docx"
refuse(work, "letter", "--unit", parents[0], "--out", letter, "--day", "2199-01-01")
run(work, "letter", "--unit", parents[0], "--out", letter, "--day", "2026-11-02", "--place", "Sông Xanh", "--reply", "gopy@mail.example")
lower = folder / "lower"
run(lower, "new", "Đơn vị dưới")
read = json.loads(run(lower, "--json", "guide", letter))
check([(one["label"], one["text"]) for one in read["topics"]] == [(one["label"], one["text"]) for one in guide["topics"]], "the letter's topics are the guide's")
check({(one["id"], one["offline_only"]) for one in read["documents"]} == {(one["id"], one["offline_only"]) for one in guide["documents"]}, "its documents and what may not go by network too")
check(read["reply_email"] == "gopy@mail.example", "its own mailbox")
check([one["last_day"] for one in read["phases"] if one["name"] == "discuss"] == ["2026-11-02"], f"its own last day: {read['phases']}")

# A figure of another owner.
before = units()[""]["opinions"]
refuse(work, "figure", "--what", "Lượt góp ý trên báo", "--count", "120")
run(work, "figure", "--what", "Lượt góp ý trên báo", "--count", "120", "--source", "Báo T., số 15")
paragraphs = report()
check(said(paragraphs, "Báo T., số 15") and said(paragraphs, "không cộng vào các bảng trên"), "it stands in the report with its source")
check(units()[""]["opinions"] == before, "and is added to nothing")
run(work, "figure", "--take-back", "1")
check(not said(report(), "Báo T., số 15"), "taken back")
refuse(work, "figure", "--take-back", "1")

shutil.rmtree(folder)
if faults:
    raise SystemExit(f"{len(faults)} faults")
print("rounds: all holds")
