"""Documents that are no annual report, or more than one."""

import re
from collections.abc import Iterator, Sequence

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.ingest.document import Document, Picture
from gongkai.ingest.facts import Named, named_in
from gongkai.ingest.flow import Atom, Line, Para
from gongkai.ingest.locate import Located
from gongkai.ingest.outline import Outline
from gongkai.ingest.sections import Prose

_CHINESE = re.compile(r"[一-鿿]+")
_OTHER = re.compile(r"[^\W\d_一-鿿]")
_FEWEST_LETTERS = 40
_CHINESE_SHARE = 0.3
_PROSE = 300
_LINE = 60
_SECTIONS_OF_A_REPORT = 3


def refuse_unusable(
    document: Document, atoms: Sequence[Atom], outline: Outline, *, located: Located, prose: Prose
) -> None:
    """Refuse a document from which no one report can be read.

    Raises:
        UnusableInputError: with the reason in one line of Chinese.
    """
    name = document.source.name
    text = _text(atoms)
    if reason := _foreign(text):
        raise UnusableInputError(name, reason)
    if not _is_report(document.title, outline, located, prose, text=text):
        if not text.strip() or (any(isinstance(a, Picture) for a in atoms) and len(text) < _FEWEST_LETTERS):
            raise UnusableInputError(name, _("只有图片，没有可以读取的文字"))
        raise UnusableInputError(name, _("不是政府信息公开工作年度报告：没有找到标题、六个部分或统计表"))
    if two := _two_reports(atoms, outline):
        raise UnusableInputError(
            name,
            _("一个文件里有两份报告：《{one}》和《{other}》，请分开后再读").format(
                one=two[0].title, other=two[1].title
            ),
        )


def _text(atoms: Sequence[Atom]) -> str:
    found = []
    for atom in atoms:
        if isinstance(atom, Para):
            found.append(atom.text)
        elif isinstance(atom, Line):
            found += [cell.text for cell in atom.cells]
    return "\n".join(found)


def _foreign(text: str) -> str:
    chinese = len(text) - len(_CHINESE.sub("", text))
    if chinese >= len(text) * _CHINESE_SHARE:
        return ""
    letters = chinese + len(_OTHER.findall(text))
    foreign = letters >= _FEWEST_LETTERS and chinese < letters * _CHINESE_SHARE
    return _("内容不是中文，或者编码无法识别") if foreign else ""


def _is_report(title: str, outline: Outline, located: Located, prose: Prose, *, text: str) -> bool:
    """A table of the form, or most of the sections, or a title with a section or enough text of an older report."""
    if any(located.tables.values()) or len(outline.headings) >= _SECTIONS_OF_A_REPORT:
        return True
    named = prose.named or named_in(title)
    return named is not None and (bool(outline.headings) or len(text) >= _PROSE)


def _two_reports(atoms: Sequence[Atom], outline: Outline) -> tuple[Named, Named] | None:
    """Two titles with different organs or years, where the sections come twice as well, and not only their headings."""
    if not outline.headings:
        return None
    places = {heading.place for heading in (*outline.headings, *outline.spare)}
    bare = {place for place in places if place + 1 in places}
    again = {h.title.section for h in outline.spare if h.title.number and h.place not in bare}
    if len(again) < _SECTIONS_OF_A_REPORT:
        return None
    titles: dict[tuple[str, int | None], Named] = {}
    for named in _titles(atoms):
        titles.setdefault((named.organ, named.year), named)
    first, *others = titles.values() if titles else (None,)
    return (first, others[0]) if first and others else None


def _titles(atoms: Sequence[Atom]) -> Iterator[Named]:
    """Every title that names its organ, on a line of its own or with the organ on the line before."""
    before = ""
    for atom in atoms:
        text = atom.text if isinstance(atom, Para) and len(atom.text) <= _LINE else ""
        named = named_in(text) if text else None
        if named and not named.organ and before:
            named = named_in(before + text)
        if named and named.organ:
            yield named
        before = text if named is None else ""
