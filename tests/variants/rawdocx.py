"""Word files from bare XML, for what no library writes."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    _OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/></Types>'
)


def raw_docx(body, *, styles="", numbering="", links=(), more=None, package_links=(), strict=False):
    """A docx of that `w:body` content. `links` are (id, kind, target, external) of the main part."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _rels(
            [("rId1", "officeDocument", "word/document.xml", False), *((*link, False) for link in package_links)]
        ),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_SPACES}>{numbering}</w:numbering>",
        "word/_rels/document.xml.rels": _rels(
            [("s", "styles", "styles.xml", False), ("n", "numbering", "numbering.xml", False), *links]
        ),
    }
    parts |= more or {}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            for common, other in _STRICT.items() if strict else ():
                text = text.replace(common, other)  # noqa: PLW2901 (one replacement after the other)
            package.writestr(name, text)
    return out.getvalue()


def p(*runs, style="", props=""):
    """A paragraph of runs given as text or as XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{props}</w:pPr>{''.join(map(_run, runs))}</w:p>"


def tc(*content, span=1, v="", h="", width=0):
    """A table cell of paragraphs, given as text or as XML."""
    props = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    props += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    props += f'<w:hMerge w:val="{h}"/>' if h else ""
    props += f'<w:vMerge w:val="{v}"/>' if v else ""
    inner = "".join(c if c.startswith("<") else p(c) for c in content) or p()
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"


def tr(*cells, before=0, after=0, props=""):
    """A table row of cells given as text or as XML."""
    props += f'<w:gridBefore w:val="{before}"/>' if before else ""
    props += f'<w:gridAfter w:val="{after}"/>' if after else ""
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows, widths=()):
    """A table of rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _run(run):
    return run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>'


def _rels(links):
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}" '
        f'TargetMode="{"External" if external else "Internal"}"/>'
        for key, kind, target, external in links
    )
    return f'<Relationships xmlns="{_PACKAGE_RELS}">{entries}</Relationships>'
