#!/usr/bin/env python3
"""What an office program does to a report: saving it again keeps it proved, every edit of what it says is refused and told.

usage: verify_report_test.py DIENHONG MAKE_SAMPLE SAMPLE_DIR
"""
import copy
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

import ooxml_rules
from ooxml_rules import W
from workspace import check, dienhong, faults, make_received, run

SENTENCE = "Nhìn chung các ý kiến đều tốt."


def words(text):
    return " ".join(text.split())


def text_of(node):
    """What one reads in a paragraph, a cell or a row."""
    breaks = {W + "p": " ", W + "br": " ", W + "tab": " "}
    return words("".join(one.text or "" if one.tag == W + "t" else breaks.get(one.tag, "") for one in node.iter()))


class Report:
    """A report with its document part as a tree; each edit works on a copy."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        for _, (prefix, address) in ET.iterparse(io.BytesIO(self.parts["word/document.xml"]), events=["start-ns"]):
            if not re.fullmatch(r"ns\d+", prefix):
                ET.register_namespace(prefix, address)
        self.root = ET.fromstring(self.parts["word/document.xml"])

    def copy(self):
        other = copy.copy(self)
        other.root = copy.deepcopy(self.root)
        return other

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, ET.tostring(self.root, encoding="utf-8", xml_declaration=True) if name == "word/document.xml" else data)

    @property
    def body(self):
        return self.root.find(W + "body")

    def items(self):
        """(node, the name that verify gives it, text), in reading order; empty paragraphs are not counted."""
        paragraphs = rows = 0
        for node in self.body:
            if node.tag == W + "p" and text_of(node):
                paragraphs += 1
                yield node, f"paragraph {paragraphs}", text_of(node)
            for row in node.findall(W + "tr"):
                rows += 1
                yield row, f"table row {rows}", text_of(row)

    def find(self, wanted, row=False):
        for node, name, text in self.items():
            if wanted(text) and (node.tag == W + "tr") == row:
                return node, name, text
        sys.exit("the test's own edit found nothing to change")

    def parent(self, node):
        return next(one for one in self.root.iter() if node in list(one))


def set_text(node, text):
    """The whole text into the first run, as when one types over it: how the runs were split is of no matter."""
    first, *others = node.iter(W + "t")
    first.text = text
    for one in others:
        one.text = ""


def paragraph(text):
    node = ET.Element(W + "p")
    ET.SubElement(ET.SubElement(node, W + "r"), W + "t").text = text
    return node


# Each edit changes the report and returns what verify must say: pieces that stand together in one line of its answer.


def change(wanted, old, new, row=False):
    def edit(report):
        node, name, text = report.find(wanted, row)
        for one in node.iter(W + "p") if row else [node]:
            if re.search(old, text_of(one)):
                set_text(one, re.sub(old, new, text_of(one), count=1))
                check(text_of(node) != text, "the test's own edit changed nothing")
                return name + ":", text[:30] if not row else ""
        sys.exit("the test's own edit found nothing to change")
    return edit


def remove(wanted, row=False):
    def edit(report):
        node, _, text = report.find(wanted, row)
        report.parent(node).remove(node)
        return "is missing", quoted[:60] if row else text[:60]
    return edit


def add_after(wanted, added=lambda: paragraph(SENTENCE), row=False, told=SENTENCE):
    def edit(report):
        node, _, _ = report.find(wanted, row)
        parent = report.parent(node)
        parent.insert(list(parent).index(node) + 1, added())
        return told, ""
    return edit


def add_at_end(report):
    report.body.insert(len(report.body) - 1, paragraph(SENTENCE))
    return SENTENCE, "nothing-added"


def add_to_paragraph(wanted, row=False):
    def edit(report):
        node, name, _ = report.find(wanted, row)
        target = list(node.iter(W + "p"))[-1]
        target.append(paragraph(" " + SENTENCE)[0])
        return name + ":", ""
    return edit


def add_paragraph_to_cell(report):
    node, name, _ = report.find(lambda text: quoted in text, row=True)
    node.findall(W + "tc")[2].append(paragraph(SENTENCE))
    return name + ":", ""


def swap_opinions(report):
    first, _, text = report.find(is_quoted)
    second, _, other = report.find(is_other)
    set_text(first, other)
    set_text(second, text)
    return "quotations", ""


def tracked_removal(report):
    """As Word keeps it until somebody accepts it: the words are struck through."""
    node, _, text = report.find(is_quoted)
    for run in node.findall(W + "r"):
        node.remove(run)
        ET.SubElement(node, W + "del").append(run)
        for one in run.iter(W + "t"):
            one.tag = W + "delText"
    return "is missing", text[:60]


def hide(report):
    node, _, text = report.find(is_quoted)
    for run in node.findall(W + "r"):
        look = run.find(W + "rPr")
        if look is None:
            run.insert(0, look := ET.Element(W + "rPr"))
        ET.SubElement(look, W + "vanish")
    return "is missing", text[:60]


def add_row_in_content_control(report):
    node, _, _ = report.find(lambda text: quoted in text, row=True)
    table = report.parent(node)
    content = ET.SubElement(ET.SubElement(table, W + "sdt"), W + "sdtContent")
    cell = ET.SubElement(ET.SubElement(content, W + "tr"), W + "tc")
    cell.append(paragraph(SENTENCE))
    return SENTENCE, "nothing-added"


def add_footnote(report):
    node, name, _ = report.find(is_quoted)
    ET.SubElement(ET.SubElement(node, W + "r"), W + "footnoteReference", {W + "id": "2"})
    return name + ":", ""


def start(prefix):
    return lambda text: text.startswith(prefix)


def is_quoted(text):
    return text == quoted


def is_other(text):
    return text == other_quoted


def edits():
    heading = re.escape(draft_heading)
    yield "a word changed in a quotation", change(is_quoted, " ", " khác ")
    yield "a letter's mark changed in a quotation", change(is_quoted, "[áàạảã]", "a")
    yield "a word changed in the annex", change(lambda text: quoted in text, re.escape(quoted), "khác " + quoted, row=True)
    yield "two opinions exchanged", swap_opinions
    yield "an opinion removed from the body", remove(is_quoted)
    yield "an opinion removed from the annex", remove(lambda text: quoted in text, row=True)
    yield "a paragraph added in the body", add_after(start("II. KẾT QUẢ"))
    yield "a paragraph added before the foot", add_after(is_last_of_body)
    yield "a paragraph added at the end", add_at_end
    yield "a sentence added to a quotation", add_to_paragraph(is_quoted)
    yield "a sentence added to a heading", add_to_paragraph(start("II. KẾT QUẢ"))
    yield "a sentence added to a table cell", add_to_paragraph(lambda text: quoted in text, row=True)
    yield "a paragraph added to a table cell", add_paragraph_to_cell
    yield "an opinion removed, tracked", tracked_removal
    yield "an opinion hidden", hide
    yield "a row added in a content control", add_row_in_content_control
    yield "a footnote added", add_footnote
    yield "a count changed in the totals", change(start("Tổng số "), r"\d+", "999")
    yield "a count changed in a heading line", change(start(trend), r"\d+", "999")
    yield "a count changed in a source line", change(lambda text: re.match(r"\(.*\b1 ý kiến", text), "1 ý kiến", "9 ý kiến")
    yield "a count changed in the overview by unit", change(lambda text: text.startswith("1 ") and "%" in text, r"^\d+$", "999", row=True)
    yield "a count changed in the overview's sum", change(start("Cộng "), r"^\d+$", "999", row=True)
    for title in ("I. TÌNH HÌNH", "II. KẾT QUẢ", "III. GÓP Ý", "IV. ĐỀ XUẤT", "PHỤ LỤC 1", "PHỤ LỤC 2", "1. Theo đơn vị", "1.3. "):
        yield f"the heading {title} renamed", change(start(title), r"(\S+)$", "mới")
    yield "a heading of the draft renamed", change(lambda text: re.fullmatch(heading, text), r"(\S+)$", "mới")
    for title in ("I. TÌNH HÌNH", "III. GÓP Ý", "PHỤ LỤC 1", "PHỤ LỤC 2"):
        yield f"the heading {title} removed", remove(start(title))


def office_words():
    """An office may write its own letterhead, recipients and signature; the report still holds."""
    yield "the letterhead", start("Tổng hợp ý kiến"), False
    yield "the recipients", lambda text: "Nơi nhận" in text, True


def verify(report, path):
    report.save(path)
    done = subprocess.run([dienhong, "verify", str(path)], capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout, done.stderr.splitlines()


def refuses_edits(base, how, folder):
    for name, edit in edits():
        report = base.copy()
        pieces = edit(report)
        code, _, told = verify(report, folder / "spoilt.docx")
        check(code == 1, f"{how}, {name}: exit code {code}")
        lines = [line for line in told if all(piece in line for piece in pieces)]
        check(lines, f"{how}, {name}: not told {pieces}, but: " + " / ".join(told[:3]))
        # The one edit, not what follows from it: a reader must find the place at once.
        check(len(told) <= 2, f"{how}, {name}: told {len(told)} faults: " + " / ".join(told[:4]))
    for name, wanted, row in office_words():
        report = base.copy()
        add_to_paragraph(wanted, row)(report)
        code, _, told = verify(report, folder / "office.docx")
        check(code == 0, f"{how}, {name}: " + " / ".join(told[:3]))


def resaved(path, folder):
    subprocess.run(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "docx",
                    "--outdir", str(folder / "resaved"), str(path)], check=True, capture_output=True, timeout=180)
    return folder / "resaved" / path.name


def rules_have_teeth(report, path):
    """Every rule must see a file that breaks it: a rule that never speaks proves nothing."""
    def spoil(part, old, new, fault):
        other = report.copy()
        data = ET.tostring(other.root, encoding="unicode") if part == "word/document.xml" else other.parts[part].decode()
        check(re.search(old, data), f"the rules' own test finds no {old} in {part}")
        other.parts = other.parts | {part: re.sub(old, new, data, count=1).encode()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, bytes_ in other.parts.items():
                archive.writestr(name, bytes_)
        check(any(fault in one for one in ooxml_rules.faults(path)), f"the rules see no fault in {part}: {old} -> {new}")

    document = "word/document.xml"
    spoil("[Content_Types].xml", '<Default Extension="xml"[^>]*/>', "", "has no content type")
    spoil("[Content_Types].xml", "/word/styles.xml", "/word/other.xml", "which is not there")
    spoil("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="other.xml"', "does not exist")
    spoil("word/_rels/document.xml.rels", 'Id="rId3"', 'Id="rId9"', "uses relationship rId3")
    spoil("word/_rels/document.xml.rels", 'Id="rId2"', 'Id="rId1"', "twice")
    spoil(document, "<w:p>", '<w:p><w:bookmarkStart w:id="1"/><w:bookmarkStart w:id="1"/>', "bookmarkStart id 1 twice")
    spoil(document, "<w:body>", "<w:body>\x01", "not well-formed")
    spoil(document, "<w:body>", "<w:body>&#xFFFE;", "not well-formed")
    spoil(document, "<w:body>", "<w:body></w:p>", "not well-formed")
    spoil(document, "<w:pPr>", '<w:pPr><w:jc w:val="left"/>', "pPr: order")
    spoil(document, "<w:rPr>", '<w:rPr><w:sz w:val="2"/>', "rPr: order")
    spoil(document, "<w:tblPr>", '<w:tblPr><w:tblLayout w:type="fixed"/>', "tblPr: order")
    spoil(document, "<w:tcPr>", '<w:tcPr><w:vAlign w:val="top"/>', "tcPr: order")
    spoil(document, "<w:sectPr>", "<w:sectPr><w:titlePg/>", "sectPr: order")
    spoil(document, "<w:pPr>", "<w:pPr><w:b/>", "pPr may not hold b")
    spoil(document, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "does not end with a paragraph")
    spoil(document, "<w:tblGrid>.*?</w:tblGrid>", "", "tblGrid")
    spoil(document, 'w:pStyle w:val="DH', 'w:pStyle w:val="XX', "is not defined")
    spoil(document, "<w:pStyle [^>]*/>", '<w:numPr><w:numId w:val="7"/></w:numPr>', "numbering 7 is not defined")
    spoil(document, "<w:r>", '<w:r><w:footnoteReference w:id="2"/>', "footnoteReference 2 is not defined")
    spoil(document, "</w:body>", "<w:p/></w:body>", "last element")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    received, work, reports = folder / "received", folder / "work", folder / "reports"
    make_received(received)
    run(work, "new", "Khuôn viên xanh và thư viện mở")
    run(work, "guide", received / "guide.docx")
    run(work, "draft", received / "draft.docx", "--id", "de-an")
    run(work, "roster", received / "roster.xlsx")
    # Characters that office programs write in ways of their own, or that XML has not.
    odd = "Đề nghị trồng tre\u2011gai,\u00a0cỏ\u202fvetiver & hoa < 3 loại > 2 so\u00adng \u0001 và\u200b \ufffe “\U0001f333” \u2026 e\u0301 ]]> \u200d ở hồ."
    with next((received / "opinions").rglob("y-kien.csv")).open("a", encoding="utf-8", newline="") as table:
        csv.writer(table).writerow(["99", "SX-0301", "Đề án", "", odd])
    run(work, "intake", received / "opinions", expect=(1,))  # the damaged file is told, the rest is read
    run(work, "export", "--spans", "--out", folder / "export.jsonl")
    run(work, "synthesize", "--all", reports)
    for path in reports.glob("*.docx"):
        for fault in ooxml_rules.faults(path):
            check(False, f"{path.name}: {fault}")

    whole = reports / "tong-hop-chung.docx"
    base = Report(whole)
    check(verify(base, folder / "same.docx")[0] == 0, "the same tree written again")
    rules_have_teeth(base, folder / "broken.docx")
    styled = {}
    for node, _, text in base.items():
        style = node.find(f"{W}pPr/{W}pStyle")
        styled.setdefault(None if style is None else style.get(W + "val"), []).append(text)
    exported = [json.loads(line) for line in (folder / "export.jsonl").read_text().splitlines()]
    opinions = {words(one["text"]) for one in exported if "text" in one and "role" not in one}
    check(any("vetiver & hoa < 3 loại" in one["text"] for one in exported if "text" in one), "the opinion of odd characters was not read")
    once = [text for text in styled["DHQuotation"] if text in opinions and 40 < len(text) < 200 and re.search("[áàạảã]", text)]
    quoted, other_quoted = once[0], once[-1]
    draft_heading = styled["DHHeading"][0]
    items = [text for _, _, text in base.items()]
    trend = items[items.index(draft_heading) + 1][:12]
    last = items[items.index(next(text for text in items if text.startswith("PHỤ LỤC 1"))) - 2]

    def is_last_of_body(text):
        return text == last

    refuses_edits(base, "as written", folder)
    if shutil.which("soffice"):
        for path in reports.glob("*.docx"):
            again = Report(resaved(path, folder))
            code, _, told = verify(again, folder / "again.docx")
            check(code == 0, f"{path.name} saved again by LibreOffice: " + " / ".join(told[:3]))
        refuses_edits(Report(folder / "resaved" / whole.name), "saved again by LibreOffice", folder)
    else:
        print("no LibreOffice here: its saving is not tested")

print("verify report:", "FAILED" if faults else "holds")
sys.exit(1 if faults else 0)
