"""The template of letters as it is delivered: the form of official letters (信函格式, GB/T 9704-2012), with fields.

`python tools/make_letter_template.py` writes it into the package; an office opens it in Word and makes it its own.
"""

from gongkai.render.writers.docx import parts, zipped
from gongkai.render.writers.docx.paper import (
    BODY,
    BOTTOM,
    HEADLINE,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TEXT_WIDTH,
    TITLE,
    TOP,
    TWIPS_PER_MM,
)

_RED = "FF0000"
_ORGAN_TOP, _RULE_FOOT, _RULE_WIDTH = (round(mm * TWIPS_PER_MM) for mm in (30, 20, 170))
_UNDER_ORGAN = 11
"""Points between the organ's name and the double rule under it: four millimetres."""
_RULE_LEFT = LEFT - (PAGE_WIDTH - _RULE_WIDTH) // 2
_RULE_RIGHT = _RULE_WIDTH - TEXT_WIDTH - _RULE_LEFT
"""What the rules stand out by at either side of the text, so that they are in the middle of the page."""
_SEAL = TEXT_WIDTH - round((4 + 4.25) * BODY * 10)
"""The middle of the day, which ends four characters in; the organ's name stands over it, and the seal on both."""
_NUMBER_UP = round(3 * TWIPS_PER_MM)
"""The page number stands so much higher than the lower rule of the first page."""
_PARTS = {"header1": "first", "footer1": "first", "footer2": "default", "footer3": "even"}


def template() -> bytes:
    """The template as a Word file; always the same bytes."""
    members = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": parts.ROOT_RELATIONS,
        "docProps/core.xml": parts.core("", ""),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(),
        "word/styles.xml": parts.styles().replace("</w:styles>", f"{_styles()}</w:styles>"),
        "word/settings.xml": parts.SETTINGS,
        "word/header1.xml": _head(),
        "word/footer1.xml": _foot(),
        "word/footer2.xml": _numbered(even=False),
        "word/footer3.xml": _numbered(even=True),
    }
    return zipped({name: content.encode("utf-8") for name, content in members.items()})


def _types() -> str:
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{parts.MIME}.{name[:-1]}+xml"/>'
        for name in _PARTS
        if f"/word/{name}.xml" not in parts.CONTENT_TYPES
    )
    return parts.CONTENT_TYPES.replace("</Types>", f"{named}</Types>")


def _relations() -> str:
    named = {"rId1": "styles", "rId2": "settings", **{name: name for name in _PARTS}}
    listed = "".join(
        f'<Relationship Id="{key}" Type="{parts.R}/{name.rstrip("123")}" Target="{name}.xml"/>'
        for key, name in named.items()
    )
    return f'{parts.HEAD}<Relationships xmlns="{parts.PACKAGE}/relationships">{listed}</Relationships>'


def _document() -> str:
    references = "".join(f'<w:{name[:-1]}Reference w:type="{kind}" r:id="{name}"/>' for name, kind in _PARTS.items())
    return (
        f'{parts.HEAD}<w:document xmlns:w="{parts.W}" xmlns:r="{parts.R}"><w:body>{_body()}<w:sectPr>{references}'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="{_ORGAN_TOP}" '
        f'w:footer="{_RULE_FOOT}" w:gutter="0"/><w:titlePg/><w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
        "</w:body></w:document>"
    )


def _body() -> str:
    return "".join(
        (
            _line("LetterNumber", "{{ number }}"),
            _line("LetterTitle", "{{ title }}"),
            _line("Normal", "{{ addressee }}："),
            *_each("paragraph", "paragraphs", _line("LetterText", "{{ paragraph }}")),
            *_each("paragraph", "remedy", _line("LetterText", "{{ paragraph }}")),
            _line("LetterContact", "{{ contact }}"),
            _line("Normal", "{%p if enclosures %}"),
            _line("Enclosure", ""),
            _line("Normal", "{%p endif %}"),
            *_each("name", "enclosures", _line("Enclosure", "{{ '附件：' if loop.first else '' }}\t{{ name }}")),
            _line("LetterOrgan", "{{ organ }}"),
            _line("LetterDay", "{{ on }}"),
        )
    )


def _each(one: str, many: str, line: str) -> tuple[str, str, str]:
    """A paragraph for every member of a list."""
    return _line("Normal", f"{{%p for {one} in {many} %}}"), line, _line("Normal", "{%p endfor %}")


def _line(style: str, words: str) -> str:
    tab, _, rest = words.rpartition("\t")
    first = f'<w:r><w:t xml:space="preserve">{tab}</w:t></w:r>' if tab else ""
    first += "<w:r><w:tab/></w:r>" if "\t" in words else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{first}<w:r><w:t xml:space="preserve">{rest}</w:t></w:r></w:p>'
    )


def _head() -> str:
    """The organ's name over the upper rule: thick above thin."""
    return (
        f'{parts.HEAD}<w:hdr xmlns:w="{parts.W}"><w:p><w:pPr><w:pStyle w:val="LetterHead"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">{{ organ }}</w:t></w:r></w:p></w:hdr>'
    )


def _foot() -> str:
    """The lower rule of the first page, which bears no number: thin above thick."""
    return f'{parts.HEAD}<w:ftr xmlns:w="{parts.W}"><w:p><w:pPr><w:pStyle w:val="LetterFoot"/></w:pPr></w:p></w:ftr>'


def _numbered(*, even: bool) -> str:
    raised = f'<w:spacing w:after="{_NUMBER_UP}"/><w:ind '
    return parts.footer(even=even).replace("<w:ind ", raised, 1)


def _rule(side: str, kind: str, space: int) -> str:
    return f'<w:pBdr><w:{side} w:val="{kind}SmallGap" w:sz="24" w:space="{space}" w:color="{_RED}"/></w:pBdr>'


_LOOSE = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_OUT = f'<w:ind w:left="{-_RULE_LEFT}" w:right="{-_RULE_RIGHT}"/>'
_OVER_SEAL = f'<w:ind w:left="{2 * _SEAL - TEXT_WIDTH}"/><w:jc w:val="center"/>'
_FIRST = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'
_ANY_BREAK = '<w:wordWrap w:val="0"/>'
"""An address of the internet breaks where the line ends, and does not stretch the one before."""
_LISTED = 5 * BODY * 10
"""Where the names of the enclosures begin: after two characters and 附件：."""
_NAME = f'{parts.fonts(HEADLINE, 0, 0)}<w:color w:val="{_RED}"/><w:sz w:val="{TITLE}"/><w:szCs w:val="{TITLE}"/>'
_STYLES = (
    ("Letter Head", f'{_rule("bottom", "thickThin", _UNDER_ORGAN)}{_LOOSE}{_OUT}<w:jc w:val="center"/>', _NAME),
    (
        "Letter Foot",
        (
            f'{_rule("top", "thinThick", 1)}<w:snapToGrid w:val="0"/>'
            f'<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{_OUT}'
        ),
        "",
    ),
    ("Letter Number", f'<w:spacing w:before="0" w:after="{LINE}"/><w:jc w:val="right"/>', ""),
    (
        "Letter Title",
        (
            f'<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="{LINE}" w:line="640" '
            'w:lineRule="exact"/><w:jc w:val="center"/>'
        ),
        parts.fonts(HEADLINE, TITLE, 0),
    ),
    # The signature never stands on a page without text: what comes before goes with it.
    (
        "Letter Contact",
        '<w:keepNext/><w:keepLines/><w:ind w:firstLine="640" w:firstLineChars="200"/><w:jc w:val="left"/>',
        "",
    ),
    (
        "Enclosure",
        (
            f'<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="{_LISTED}"/></w:tabs>'
            f'<w:ind w:left="{_LISTED}" w:hanging="{3 * BODY * 10}"/><w:jc w:val="left"/>'
        ),
        "",
    ),
    ("Letter Organ", f'<w:keepNext/><w:keepLines/><w:spacing w:before="{LINE}"/>{_OVER_SEAL}', ""),
    ("Letter Day", f"<w:keepLines/>{_OVER_SEAL}", ""),
    ("Letter Text", f"{_ANY_BREAK}{_FIRST}", ""),
)
"""What letters are set in besides the styles of reports: name, paragraph, run."""


def _styles() -> str:
    return "".join(parts.style(name.replace(" ", ""), name, paragraph, run) for name, paragraph, run in _STYLES)
