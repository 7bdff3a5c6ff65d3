"""A row of the table as what a document is made of: its organ, its fields, its body, its files."""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.html import escape
from django.utils.translation import gettext as _

from gongkai.basis import UnusableInputError
from gongkai.documents import IndexNumber
from gongkai.documents.index import IndexNumberError
from gongkai.review import Ruling
from gongkai_web.library.exchange.columns import (
    CHANGE,
    CHANGED_BY,
    CHANGED_ON,
    COLUMNS,
    FILES,
    NEEDED,
    OPEN,
    ORGAN,
    REVIEWED_BY,
    REVIEWED_ON,
    RULING,
    WORDS,
    change_of,
    ruling_of,
)
from gongkai_web.library.exchange.enclosures import Enclosures
from gongkai_web.library.exchange.plans import EarlierReview, PlannedDocument
from gongkai_web.library.models import Attachment, OutsideChange
from gongkai_web.organs.exchange.cells import day
from gongkai_web.organs.models import Organ

_MARKUP = re.compile(r"<(?:p|div|table|br|span|h[1-6])\b[^>]*>", re.IGNORECASE)


def named(organs: Iterable[Organ]) -> dict[str, Organ | None]:
    """Organs by every name that a table may give them; None where a name is that of several."""
    found: dict[str, Organ | None] = {}
    for organ in organs:
        for name in {organ.slug, organ.name, organ.short_name, organ.credit_code} - {""}:
            found[name] = None if name in found else organ
    return found


def read(planned: PlannedDocument, reach: dict[str, Organ | None]) -> None:
    """Take the fields of a row into what is planned; `reach` are the organs for which the person may draft."""
    row = planned.row
    planned.organ = reach.get(row[ORGAN])
    if planned.organ is None:
        said = _("{heading}：“{text}”不是您可以起草文件的机关；填机关全称、简称或网址名")
        planned.messages.append(said.format(heading=ORGAN, text=row[ORGAN]))
    for column in COLUMNS:
        text = row[column.heading]
        if not text:
            if column.heading in NEEDED:
                planned.messages.append(_("{heading}：没有填").format(heading=column.heading))
            continue
        try:
            planned.values[column.name] = column.read(text)
        except ValueError as error:
            said = _("{heading}：“{text}”{error}").format(heading=column.heading, text=text, error=error)
            planned.messages.append(said)
    number = planned.values.get("number", "")
    if number != row["发文字号"]:
        planned.changes.append(_("发文字号：“{text}”写作“{number}”").format(text=row["发文字号"], number=number))
    _keep_foreign(planned)
    planned.values["body"] = list(_body(row[WORDS]))
    _read_review(planned)


def _read_review(planned: PlannedDocument) -> None:
    who, on, ruling = (planned.row[heading] for heading in (REVIEWED_BY, REVIEWED_ON, RULING))
    if not (who or on or ruling):
        return
    if not (who and on and ruling):
        planned.messages.append(_("保密审查人、保密审查日期、保密审查结果须一起填"))
        return
    try:
        reviewed_on = day(on)
        planned.review = EarlierReview(who, reviewed_on, Ruling(ruling_of(ruling))) if reviewed_on else None
    except ValueError as error:
        said = _("{heading}：{message}").format(heading=f"{REVIEWED_ON}、{RULING}", message=error)
        planned.messages.append(said)


def _keep_foreign(planned: PlannedDocument) -> None:
    """Keep an index number of another form as the former one: no form is laid down for all (条例第十二条)."""
    text = planned.values.get("index_number", "")
    try:
        IndexNumber.parse(text or "0000000/0000-00000")
    except IndexNumberError:
        planned.values["former_index_number"] = planned.values.pop("index_number")
        said = _("索引号：“{text}”与本站写法不同，作为原索引号保留，可以检索；由本站另外编号")
        planned.changes.append(said.format(text=text))


def _body(words: str) -> Iterator[tuple[str, str]]:
    """Words as a body: a page of another system as it is, cleaned when it is stored; plain text by its lines."""
    if not words.strip():
        return
    if _MARKUP.search(words):
        yield "html", words
    else:
        yield "text", "".join(f"<p>{escape(line.strip())}</p>" for line in words.splitlines() if line.strip())


def parts_of(
    planned: PlannedDocument, enclosures: Enclosures, *, linked: bool = False
) -> Iterator[tuple[str, list[Any]]]:
    """The rows of other tables that belong to it; what was done to it only where no document of the library says so.

    Raises:
        ValidationError: when a file is not there, or what was done to it later is not told whole.
    """
    if unknown := set(planned.open_files) - set(planned.files):
        said = _("{heading}：“{name}”不在“附件”一栏里")
        raise ValidationError(said.format(heading=OPEN, name=min(unknown)))
    attachments = []
    for order, name in enumerate(planned.files):
        file = _opened(name, enclosures)
        title = name.replace("\\", "/").rpartition("/")[2]
        stem = title.rpartition(".")[0] or title
        is_open = name in planned.open_files
        attachments.append(Attachment(title=stem, file=File(file, name=title), sort_order=order, open_data=is_open))
    yield "attachments", attachments
    if not linked and (change := change_told(planned)):
        yield "outside_changes", [change]


def change_told(planned: PlannedDocument) -> OutsideChange | None:
    """What the row tells that was done to the document; None where it tells nothing.

    Raises:
        ValidationError: when it does not tell it whole.
    """
    told = [planned.row[heading] for heading in (CHANGE, CHANGED_ON, CHANGED_BY)]
    return _change(*told) if any(told) else None


def _opened(name: str, enclosures: Enclosures) -> IO[bytes]:
    try:
        file = enclosures.open(name)
    except UnusableInputError as error:
        raise ValidationError(str(error)) from error
    if file is None:
        raise ValidationError(_("{heading}：没有名为“{name}”的文件").format(heading=FILES, name=name))
    return file


def _change(kind: str, on: str, by: str) -> OutsideChange:
    if not (kind and on and by):
        raise ValidationError(_("变动、变动日期、变动依据须一起填"))
    try:
        return OutsideChange(kind=change_of(kind), on=day(on) or on, by=by)
    except ValueError as error:
        said = _("{heading}：{message}").format(heading=f"{CHANGE}、{CHANGED_ON}", message=error)
        raise ValidationError(said) from error
