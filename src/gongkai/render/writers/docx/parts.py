"""The parts of a Word package that are the same for every report: styles, settings, page numbers, relations."""

from gongkai.render.writers.docx.paper import (
    BODY,
    CLOSER,
    FANG,
    HEADLINE,
    HEI,
    KAI,
    LINE,
    PAGE_NUMBER,
    SONG,
    TABLE,
    TITLE,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MIME}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{MIME}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{MIME}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{MIME}.footer+xml"/>'
    f'<Override PartName="/word/footer2.xml" ContentType="{MIME}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
ROOT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{R}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{R}/footer" Target="footer1.xml"/>'
    f'<Relationship Id="rId4" Type="{R}/footer" Target="footer2.xml"/></Relationships>'
)
SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)


def core(title: str, author: str) -> str:
    """The document's properties; both arguments are markup-safe. It bears no date: same report, same bytes."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )


def fonts(east: str, size: int = 0, spacing: int | None = None) -> str:
    """The fonts of a run: one for Chinese, and the same for the rest, as official documents set their digits."""
    spaced = "" if spacing is None else f'<w:spacing w:val="{spacing}"/>'
    sized = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return f'<w:rFonts w:ascii="{east}" w:eastAsia="{east}" w:hAnsi="{east}" w:cs="Times New Roman"/>{spaced}{sized}'


def footer(*, even: bool) -> str:
    """The page number, — 1 —, one character in from the outer edge."""
    side, indent = ("left", 'w:left="280"') if even else ("right", 'w:right="280"')
    props = f"<w:rPr>{fonts(SONG, PAGE_NUMBER)}</w:rPr>"
    field = "".join(
        f"<w:r>{props}{part}</w:r>"
        for part in (
            "<w:t>—\u00a0</w:t>",
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            "<w:t>\u00a0—</w:t>",
        )
    )
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:ind {indent} w:firstLine="0"/><w:jc w:val="{side}"/></w:pPr>'
        f"{field}</w:p></w:ftr>"
    )


def styles() -> str:
    """Body, title, the headings of a section, and the small type of tables."""
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
    tight = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG, BODY)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style(
            "Normal",
            "Normal",
            f'<w:widowControl w:val="0"/>{exact}<w:jc w:val="both"/>',
            f'<w:spacing w:val="{CLOSER}"/>',
            default=True,
        )
        + style(
            "Title",
            "Title",
            f'<w:keepNext/><w:spacing w:before="0" w:after="{LINE}" w:line="640" w:lineRule="exact"/>'
            '<w:jc w:val="center"/>',
            fonts(HEADLINE, TITLE, 0),
        )
        + style("Heading1", "heading 1", f'<w:keepNext/>{_FIRST}<w:outlineLvl w:val="0"/>', fonts(HEI))
        + style("BodyText", "Body Text", _FIRST, "")
        + style(
            "Signature",
            "Signature",
            '<w:keepLines/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:jc w:val="right"/>',
            "",
        )
        + style("TableText", "Table Text", tight + '<w:jc w:val="center"/>', _set(FANG))
        + style("TableHead", "Table Head", tight + '<w:jc w:val="center"/>', _set(HEI))
        + style("TableRow", "Table Row", tight + '<w:jc w:val="left"/>', _set(FANG))
        + _run_style("SubHeading", "Sub Heading", fonts(KAI))
        + "</w:styles>"
    )


def _set(font: str) -> str:
    """The small type of tables."""
    return fonts(font, TABLE, 0)


_PLAIN_DIGITS = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_FIRST = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'


def style(key: str, name: str, paragraph: str, run: str, *, default: bool = False) -> str:
    """A paragraph style: its key, its name, what it says of paragraphs and of runs."""
    mark = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _run_style(key: str, name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/><w:rPr>{run}</w:rPr>'
        "</w:style>"
    )
