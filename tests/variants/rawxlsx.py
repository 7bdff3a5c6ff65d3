"""Workbooks from bare XML, for what no library writes."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def raw_xlsx(*sheets, formats=(), shared=(), book="", prefix="", drawing="", kinds=()):
    """A workbook of sheets, each (name, state, XML of the sheet's content); cell format n+1 has the n-th number format.

    Cell format 0 is plain. `prefix` puts every element under a prefix, as some programs do;
    `drawing` is drawn over the first sheet; `kinds` are what the sheets are, worksheets unless told.
    """
    names = "".join(
        f'<sheet name="{name}" sheetId="{i}" state="{state}" r:id="s{i}"/>' for i, (name, state, _) in enumerate(sheets)
    )
    kinds = [*kinds, *["worksheet"] * (len(sheets) - len(kinds))]
    links = [(f"s{i}", kind, f"worksheets/sheet{i}.xml") for i, kind in enumerate(kinds)]
    codes = "".join(f'<numFmt numFmtId="{200 + i}" formatCode={quoteattr(c)}/>' for i, c in enumerate(formats))
    xfs = "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(formats)))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _rels([("b", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}">{book}<sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _rels(
            [*links, ("t", "sharedStrings", "sharedStrings.xml"), ("y", "styles", "styles.xml")]
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_S}">{"".join(f"<si>{s}</si>" for s in shared)}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_S}"><numFmts>{codes}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{xfs}</cellXfs></styleSheet>',
    }
    for i, (_, _, content) in enumerate(sheets):
        if content is not None:
            parts[f"xl/worksheets/sheet{i}.xml"] = f'<worksheet xmlns="{_S}" xmlns:r="{_R}">{content}</worksheet>'
    if drawing:
        parts["xl/worksheets/_rels/sheet0.xml.rels"] = _rels([("d", "drawing", "../drawings/drawing1.xml")])
        parts["xl/drawings/drawing1.xml"] = f'<wsDr xmlns:a="{_A}" xmlns:r="{_R}">{drawing}</wsDr>'
        parts["xl/drawings/_rels/drawing1.xml.rels"] = _rels([("i", "image", "../media/image1.png")])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, _prefixed(text, prefix) if prefix and name.startswith("xl/w") else text)
    return out.getvalue()


def rows(*lines, merges=()):
    """The content of a sheet: rows of cells given as text, as XML, or None."""
    out = [
        f'<row r="{r}">{"".join(_cell(c, r, i) for i, c in enumerate(line))}</row>' for r, line in enumerate(lines, 1)
    ]
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    return f"<sheetData>{''.join(out)}</sheetData>" + (f"<mergeCells>{merged}</mergeCells>" if merges else "")


def _cell(content, row, column):
    if content is None:
        return ""
    ref = f"{chr(65 + column)}{row}"
    if content.startswith("<"):
        return content.replace("<c", f'<c r="{ref}"', 1)
    return f'<c r="{ref}" t="inlineStr"><is><t>{escape(content)}</t></is></c>'


def _rels(links):
    entries = "".join(f'<Relationship Id="{k}" Type="{_R}/{kind}" Target="{target}"/>' for k, kind, target in links)
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def _prefixed(text, prefix):
    for tag in ("workbookPr", "workbook", "sheets", "sheet ", "worksheet", "sheetData", "row", "c ", "v>", "is", "t>"):
        text = text.replace(f"<{tag}", f"<{prefix}:{tag}").replace(f"</{tag}", f"</{prefix}:{tag}")
    return text.replace("</c>", f"</{prefix}:c>").replace(f'xmlns="{_S}"', f'xmlns:{prefix}="{_S}"')
