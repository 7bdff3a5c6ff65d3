"""Documents that a table says were changed by another: which other that is, and whether the two can be linked.

A relation belongs to the document that does something to another, and holds only while that is public. So two are
linked where a row is made public at once, and the other, a row of the same table, becomes so with it: what is public
here already would say something new, and that is reviewed first. In every other case the document itself says what was
done to it, in the words of the table, as it does of documents outside the library.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.documents import DocumentNumber, IndexNumber, suggestion
from gongkai.documents.index import IndexNumberError
from gongkai.documents.number import NumberError
from gongkai_web.library.exchange.columns import CHANGED_BY
from gongkai_web.library.exchange.plans import Fate, PlannedDocument
from gongkai_web.library.models import Document

_BETWEEN = re.compile(r"[《》（）()，,。；;、：:\s]+")
Other = Document | PlannedDocument


@dataclass(slots=True)
class _Rows:
    """The new rows of a table by their numbers."""

    by_number: dict[str, list[PlannedDocument]] = field(default_factory=lambda: defaultdict(list))

    def add(self, planned: PlannedDocument) -> None:
        for name in ("number", "index_number", "former_index_number"):
            if number := planned.values.get(name):
                self.by_number[number].append(planned)


def link(rows: Sequence[PlannedDocument]) -> None:
    """Find, for each new row that was changed by another document, that other; the row's `changes` say what happens."""
    new, known = [planned for planned in rows if planned.fate is Fate.NEW], _Rows()
    for planned in new:
        known.add(planned)
    for planned in new:
        text = planned.row[CHANGED_BY]
        others = list(_named(text, planned, known)) if text else []
        if len(others) > 1:
            said = _("{heading}：与“{text}”相符的文件有{count}份，照原文写明")
            planned.changes.append(said.format(heading=CHANGED_BY, text=text, count=len(others)))
        elif others:
            _settle(planned, others[0])


def numbers_in(text: str) -> set[str]:
    """The index numbers and document numbers that stand in a text, each in its right form.

    >>> sorted(numbers_in("《关于废止部分文件的决定》（某政发[2021]3号）"))
    ['某政发〔2021〕3号']
    """
    pieces = {text.strip(), *_BETWEEN.split(text)}
    return {number for piece in pieces for number in (_sound(piece), suggestion(piece)) if number}


def _sound(piece: str) -> str:
    for kind, fault in ((DocumentNumber, NumberError), (IndexNumber, IndexNumberError)):
        try:
            return str(kind.parse(piece))
        except fault:
            continue
    return ""


def _named(text: str, planned: PlannedDocument, known: _Rows) -> Iterator[Other]:
    """The documents that a text names, each once: those of the library, then those of the table."""
    numbers = numbers_in(text)
    named = Q(number__in=numbers) | Q(index_number__in=numbers) | Q(former_index_number=text.strip())
    yield from Document.objects.filter(named, withdrawn_on=None).select_related("organ").defer("body", "body_text")
    found = {id(row): row for number in {*numbers, text.strip()} for row in known.by_number.get(number, ())}
    yield from (row for row in found.values() if row is not planned)


def _settle(planned: PlannedDocument, other: Other) -> None:
    hindrance = _hindrance(planned, other)
    if hindrance or isinstance(other, Document):
        said = _("{heading}：是{other}，但{hindrance}，照原文写明")
    else:
        planned.changed_by = other
        said = _("{heading}：是{other}，直接公开时两份文件互相链接；只存草稿时照原文写明")
    planned.changes.append(said.format(heading=CHANGED_BY, other=_called(other), hindrance=hindrance))


def _called(other: Other) -> str:
    if isinstance(other, PlannedDocument):
        return _("本表第{line}行《{title}》").format(line=other.line, title=other.name)
    return _("库中的{cited}").format(cited=other.cited)


def _hindrance(planned: PlannedDocument, other: Other) -> str:
    """Why two documents cannot be linked; "" where they can."""
    formed_on = other.values["formed_on"] if isinstance(other, PlannedDocument) else other.formed_on
    if formed_on <= planned.values["formed_on"]:
        return _("成文不晚于本文件")
    if isinstance(other, PlannedDocument):
        return _("那一行不能直接公开") if other.wanting else ""
    return _("写明以后要重新审核") if other.live else _("还没有公开")
