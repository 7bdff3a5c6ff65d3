"""Preface, sections and signature: which paragraphs of the stream are whose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongkai.basis import ENTERED
from gongkai.forms import Paragraph, Section
from gongkai.forms.shared import SECTIONS
from gongkai.ingest.document import Picture
from gongkai.ingest.facts import Named, Signature, named_in, signature_in, title_in
from gongkai.ingest.flow import Atom, Line, Para
from gongkai.ingest.outline import Outline

_AROUND = re.compile(
    r"^(?:[*+-]\s+\S+$|\[[^\]]*\]\([^)]*\)$|上一[篇条]|下一[篇条]|打印|关闭|分享|扫一扫|返回顶部|相关(?:附件|链接|阅读|文章|信息)|网站地图|版权所有|主办[单：:]|承办[单：:]"
    r"|责任编辑|责编|编辑[:：]|作者[:：]|来源[:：]|信息来源|文章来源|发布(?:时间|日期|机构|人)|更新(?:时间|日期)|字号|字体|【|\[?打印|浏览(?:次数|量)|点击(?:数|量)|访问量|索\s*引\s*号"
    r"|主题分类|发文(?:机关|机构|日期)|成文日期|有\s*效\s*性|当前位置|您(?:当前|现在)?的位置|首页|备案号|.{0,6}ICP备|.{0,4}公网安备|联系我们|网站标识码|收藏|无障碍|政府网站找错)"
)
_CAPTION = re.compile(
    r"[（(]?(?:(?:计量|数据)?单\s*位[：:]\s*(?:件|万?元|[个条项宗]|[、,，/和及（）()\s])+|(?:填[报表]|编报|报送|制表)(?:单位|机关|部门|人|日期|时间)[：:].{0,30}?)[）)]?"
)
"""What stands above a table and says its unit and who filled it in."""

_PIECES = re.compile(r"\t|\s+(?=(?:(?:信息|文章)?来源|发布(?:时间|日期|机构)|更新时间|时间|日期|作者|浏览次数)[：:])")
"""Where a line parts that holds a title and what a page says beside it."""
_GAP = re.compile(r"[\t\u3000]+|\s{2,}|\s(?=\S+[：:])")
_LONGEST_CAPTION = 80
_BREADCRUMB = re.compile(r"^[^。]{0,80}?(?:>|»|＞)[^。]*$")


@dataclass(frozen=True, slots=True)
class Prose:
    """What a report says in words."""

    named: Named | None
    preface: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    signature: Signature | None
    titles: tuple[Named, ...] = ()


def prose_of(atoms: Sequence[Atom], outline: Outline, used: set[int], file: str = "") -> Prose:
    """Preface, sections and signature of a report.

    `used` are the places of the statutory tables' lines, `file` is the file's own title.
    """
    first = outline.headings[0].place if outline.headings else len(atoms)
    front = [para for para in _paras(atoms, range(first), used) if not _is_around(para.text) or _is_title(para.text)]
    named, after = _titled(front, file)
    sections = [_section(atoms, outline, at, used) for at in range(len(outline.headings))]
    signature = None
    if sections:
        signature, sections[-1] = _signed(sections[-1])
    elif front:
        signature = signature_in([para.text for para in front])
    preface = [para for para in front[after:] if not para.tabular and not _is_title(para.text)]
    return Prose(named, tuple(Paragraph(para.text, para.origin) for para in preface), tuple(sections), signature)


def _is_title(text: str) -> bool:
    """Whether a line that begins as the page's own is a title all the same, glued to what stood before it."""
    named = None if _BREADCRUMB.match(text) else named_in(text)
    return named is not None and named.year is not None and named.organ != ""


def _titled(front: Sequence[Para], file: str) -> tuple[Named | None, int]:
    """The title among the paragraphs before the first section, and how many paragraphs it ends after."""
    lines: list[str] = []
    owners: list[int] = []
    headings: set[int] = set()
    for at, para in enumerate(front):
        for piece in _PIECES.split(para.text):
            if para.level:
                headings.add(len(lines))
            lines.append(piece)
            owners.append(at + 1)
    found = title_in(lines, headings, file)
    return (found[0], owners[found[2] - 1]) if found else (None, 0)


def _paras(atoms: Sequence[Atom], places: range, used: set[int]) -> list[Para]:
    """The paragraphs at those places that are no part of a table; a line of a table that is nobody's is one too."""
    found = []
    for place in places:
        atom = atoms[place]
        if place in used:
            continue
        if isinstance(atom, Para):
            found.append(atom)
        elif isinstance(atom, Line):
            text = "\t".join(cell.text.strip() for cell in atom.cells if cell.text.strip())
            if text:
                found.append(Para(text, atom.origin(), tabular=True))
    return found


def _section(atoms: Sequence[Atom], outline: Outline, at: int, used: set[int]) -> Section:
    title = outline.headings[at].title
    places = outline.span(at, len(atoms))
    heading = atoms[outline.headings[at].place]
    origin = heading.origin if isinstance(heading, Para) else ENTERED
    paras = [Paragraph(p.text, p.origin) for p in _paras(atoms, places, used) if not _is_beside(p.text)]
    if title.rest:
        paras.insert(0, Paragraph(title.rest, origin))
    pictures = tuple(atom.name for place in places if isinstance(atom := atoms[place], Picture))
    level = heading.level if isinstance(heading, Para) else 0
    return Section(title.number, title.heading, SECTIONS[title.section], tuple(paras), origin, pictures, level)


def _signed(section: Section) -> tuple[Signature | None, Section]:
    """The signature at the end of the last section, and the section without it and without what follows it."""
    lines = [paragraph.text for paragraph in section.paragraphs]
    signature = signature_in(lines)
    end = signature.start if signature else _foot(lines)
    while end and _is_around(lines[end - 1]):
        end -= 1
    return signature, replace(section, paragraphs=section.paragraphs[:end])


def _foot(lines: Sequence[str]) -> int:
    """Where the page around begins, below a report without signature: from there on no sentence stands any more."""
    told = max((at for at, line in enumerate(lines) if "。" in line), default=0) + 1
    return next((at for at in range(told, len(lines)) if _is_around(lines[at]) or _FILES.match(lines[at])), len(lines))


_FILES = re.compile("附件(?:下载)?[：:]|扫一扫|分享到")


_PAGE_NUMBER = re.compile(r"[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页\s*[，,/／]?\s*(?:共\s*\d{1,3}\s*页)?")
"""What numbers the pages of a document that was printed before it was pasted."""


def _is_beside(text: str) -> bool:
    """Whether a paragraph belongs to a table or to the page, and says nothing of its own."""
    return _is_caption(text) or _PAGE_NUMBER.fullmatch(text.strip()) is not None


def _is_caption(text: str) -> bool:
    """Whether a paragraph only says the unit of a table and who filled it in."""
    return len(text) < _LONGEST_CAPTION and all(_CAPTION.fullmatch(piece) for piece in _GAP.split(text.strip()))


def _is_around(text: str) -> bool:
    """Whether a line is what a web page prints around a document."""
    return len(text) <= 120 and (_AROUND.match(text.strip()) is not None or _BREADCRUMB.match(text) is not None)
