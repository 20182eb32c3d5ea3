"""The rules of ECMA-376 that Word enforces by refusing or "repairing" a file: faults(docx) lists what breaks them.

usage: ooxml_rules.py FILE.docx ...
"""
import posixpath
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

# The sequences of the schema wml.xsd (ECMA-376 Part 4, transitional). A "|" parts names that share one place.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
           "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
           "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins|del|moveFrom|moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
           "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
           "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
             "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers "
            "cellIns|cellDel|cellMerge tcPrChange",
    "sectPr": "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
              "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    "tblBorders": "top left|start bottom right|end insideH insideV",
    "tblCellMar": "top left|start bottom right|end",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
             "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
}
PLACES = {parent: {name: at for at, names in enumerate(order.split()) for name in names.split("|")} for parent, order in ORDER.items()}
REPEATED = {"headerReference", "footerReference", "tblStylePr", "style", "numPicBullet", "abstractNum", "num"}
# A property block stands first in what it describes, and only once.
PROPERTIES = {"p": "pPr", "r": "rPr", "tbl": "tblPr", "tc": "tcPr", "tr": "trPr"}
UNIQUE = {W + "bookmarkStart": W + "id", W + "footnote": W + "id", W + "endnote": W + "id", W + "comment": W + "id",
          W + "abstractNum": W + "abstractNumId", W + "num": W + "numId", W + "style": W + "styleId", DOC_PR: "id"}
STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def local(node):
    return node.tag.removeprefix(W) if node.tag.startswith(W) else None


def relations_of(name):
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", base + ".rels")


class Package:
    def __init__(self, docx):
        self.faults = []
        self.parts, self.trees = {}, {}
        with zipfile.ZipFile(docx) as archive:
            for name in archive.namelist():
                if name in self.parts:
                    self.fault(name, "stands twice in the archive")
                self.parts[name] = archive.read(name)
        for name, data in self.parts.items():
            if name.endswith((".xml", ".rels")):
                try:
                    # Also refuses the characters that XML 1.0 has not (section 2.2), in any spelling.
                    self.trees[name] = ET.fromstring(data)
                except ET.ParseError as error:
                    self.fault(name, f"not well-formed: {error}")

    def fault(self, part, what):
        self.faults.append(f"{part}: {what}")

    def content_types(self):
        types = self.trees.get("[Content_Types].xml")
        if types is None:
            self.fault("[Content_Types].xml", "missing")
            return
        extensions = {one.get("Extension").lower() for one in types.iter(TYPES + "Default")}
        overrides = [one.get("PartName") for one in types.iter(TYPES + "Override")]
        for name in {one for one in overrides if overrides.count(one) > 1}:
            self.fault("[Content_Types].xml", f"{name} has two types")
        for name in overrides:
            if name.removeprefix("/") not in self.parts:
                self.fault("[Content_Types].xml", f"types {name}, which is not there")
        for name in self.parts:
            if name == "[Content_Types].xml" or name.endswith("/"):
                continue
            if "/" + name not in overrides and name.rpartition(".")[2].lower() not in extensions:
                self.fault(name, "has no content type")

    def relations(self):
        if "_rels/.rels" not in self.parts:
            self.fault("_rels/.rels", "missing")
        for name, tree in self.trees.items():
            if not name.endswith(".rels"):
                continue
            folder, base = posixpath.split(name)
            source = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
            if name != "_rels/.rels" and source not in self.parts:
                self.fault(name, f"belongs to {source}, which is not there")
            ids = set()
            for one in tree.iter(RELATIONS + "Relationship"):
                if one.get("Id") in ids:
                    self.fault(name, f"id {one.get('Id')} twice")
                ids.add(one.get("Id"))
                target = one.get("Target")
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
                if one.get("TargetMode") != "External" and path not in self.parts:
                    self.fault(name, f"target {target} does not exist")

    def relation_ids_used(self):
        for name, tree in self.trees.items():
            rels = self.trees.get(relations_of(name))
            known = set() if rels is None else {one.get("Id") for one in rels.iter(RELATIONS + "Relationship")}
            for node in tree.iter():
                for key, value in node.attrib.items():
                    if key in (R + "id", R + "embed", R + "link") and value not in known:
                        self.fault(name, f"{node.tag.rpartition('}')[2]} uses relationship {value}, which is not defined")

    def unique_ids(self):
        for name, tree in self.trees.items():
            seen = set()
            for node in tree.iter():
                if node.tag not in UNIQUE:
                    continue
                key = (node.tag, node.get(UNIQUE[node.tag]))
                if key in seen:
                    self.fault(name, f"{key[0].rpartition('}')[2]} id {key[1]} twice")
                seen.add(key)

    def order(self):
        for name, tree in self.trees.items():
            for node in tree.iter():
                kind = local(node)
                children = [one for one in map(local, node) if one is not None]
                if kind in PLACES:
                    places = [PLACES[kind].get(one, -1) for one in children]
                    for child, place in zip(children, places):
                        if place < 0:
                            self.fault(name, f"{kind} may not hold {child}")
                    if places != sorted(places):
                        self.fault(name, f"{kind}: order {' '.join(children)}")
                    for child in {one for one in children if children.count(one) > 1} - REPEATED:
                        self.fault(name, f"{kind} holds {child} twice")
                if kind in PROPERTIES and PROPERTIES[kind] in children:
                    # A row may open with exceptions to the table's properties.
                    if children.index(PROPERTIES[kind]) > (1 if "tblPrEx" in children else 0) or children.count(PROPERTIES[kind]) > 1:
                        self.fault(name, f"{kind}: {PROPERTIES[kind]} is not first")

    def tables(self):
        for name, tree in self.trees.items():
            for table in tree.iter(W + "tbl"):
                children = [one for one in map(local, table) if one is not None]
                if [one for one in children if one in ("tblPr", "tblGrid")] != ["tblPr", "tblGrid"]:
                    self.fault(name, "a table needs tblPr, then tblGrid")
                columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
                for row in table.findall(W + "tr"):
                    cells = row.findall(W + "tc")
                    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
                    width = sum(1 if span is None else int(span.get(W + "val")) for span in spans)
                    if not cells:
                        self.fault(name, "a row without a cell")
                    elif width > columns:
                        self.fault(name, f"a row of {width} columns in a grid of {columns}")
            for cell in tree.iter(W + "tc"):
                if len(cell) == 0 or cell[-1].tag != W + "p":
                    self.fault(name, "a cell does not end with a paragraph")

    def body(self):
        document = self.trees.get("word/document.xml")
        body = None if document is None else document.find(W + "body")
        if body is None:
            self.fault("word/document.xml", "no body")
        elif [one.tag for one in body].count(W + "sectPr") > 1 or (body.find(W + "sectPr") is not None and body[-1].tag != W + "sectPr"):
            self.fault("word/document.xml", "the section's properties are not the body's last element")

    def references(self):
        styles = self.trees.get("word/styles.xml", ET.Element("none"))
        known = {(one.get(W + "type"), one.get(W + "styleId")) for one in styles.iter(W + "style")}
        ids = {name for _, name in known}
        for style in styles.iter(W + "style"):
            for link in ("basedOn", "next", "link"):
                other = style.find(W + link)
                if other is not None and other.get(W + "val") not in ids:
                    self.fault("word/styles.xml", f"{style.get(W + 'styleId')}: {link} {other.get(W + 'val')} is not defined")
        numbering = self.trees.get("word/numbering.xml", ET.Element("none"))
        abstract = {one.get(W + "abstractNumId") for one in numbering.iter(W + "abstractNum")}
        numbers = {one.get(W + "numId") for one in numbering.iter(W + "num")} | {"0"}  # 0 takes a numbering away
        for one in numbering.iter(W + "num"):
            if one.find(W + "abstractNumId").get(W + "val") not in abstract:
                self.fault("word/numbering.xml", f"num {one.get(W + 'numId')} has no definition")
        notes = {kind: {one.get(W + "id") for one in self.trees.get(f"word/{kind}s.xml", ET.Element("none")).iter(W + kind)}
                 for kind in ("footnote", "endnote", "comment")}
        for name, tree in self.trees.items():
            for node in tree.iter():
                kind, value = local(node), node.get(W + "val")
                if kind in STYLED and (STYLED[kind], value) not in known:
                    self.fault(name, f"{STYLED[kind]} style {value} is not defined")
                if kind == "numId" and value not in numbers:
                    self.fault(name, f"numbering {value} is not defined")
                if kind is not None and kind.removesuffix("Reference") in notes and kind.endswith("Reference"):
                    if node.get(W + "id") not in notes[kind.removesuffix("Reference")]:
                        self.fault(name, f"{kind} {node.get(W + 'id')} is not defined")

    def check(self):
        for rule in (self.content_types, self.relations, self.relation_ids_used, self.unique_ids, self.order, self.tables, self.body, self.references):
            rule()
        return self.faults


def faults(docx):
    return Package(docx).check()


if __name__ == "__main__":
    found = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
    print("\n".join(found) if found else "no fault")
    sys.exit(1 if found else 0)
