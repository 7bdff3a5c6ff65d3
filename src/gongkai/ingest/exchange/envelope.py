"""A report from the JSON envelope that `gongkai read` prints, equal to the one that was written."""

import json
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256

from gongkai.basis import Origin, UnusableInputError
from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.claims import Claim, Listing, Relation
from gongkai.forms import (
    FORMS,
    MISSING,
    Appearance,
    Cell,
    CellRef,
    Contact,
    Form,
    NoFormError,
    Paragraph,
    Period,
    Problem,
    Report,
    Section,
    Source,
    State,
    TableReading,
    TableState,
    form_for,
)
from gongkai.ingest.exchange.node import MalformedError, Node, any_of, characters


def report_from_json(data: bytes, name: str) -> Report:
    """The report of an envelope. What the envelope leaves out is as if it had not been found.

    Raises:
        UnusableInputError: when it is not JSON, holds no report or several, or a place of it is not as it should be.
    """
    root = Node(_parse(data, name))
    try:
        return _report(root, Source(name, sha256(data).hexdigest(), "json", len(data)))
    except MalformedError as error:
        raise UnusableInputError(name, _("不是年度报告的 JSON：{error}").format(error=error)) from None


def _parse(data: bytes, name: str) -> object:
    text = characters(data)
    if text is None:
        raise UnusableInputError(name, _("不是文字，不能作为 JSON 读取"))
    text = text.strip()
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.pos and text[: error.pos].rstrip().endswith("}"):
            raise UnusableInputError(name, _("文件中有多份报告，请一份一个文件")) from None
        raise UnusableInputError(
            name, _("JSON 不完整或有误（第{line}行第{column}列）").format(line=error.lineno, column=error.colno)
        ) from None
    except RecursionError:
        raise UnusableInputError(name, _("JSON 嵌套过深")) from None
    except ValueError:
        # A whole number of thousands of digits, or NaN.
        raise UnusableInputError(name, _("JSON 中有不能读取的数")) from None


def _no_constant(word: str) -> object:
    raise ValueError(word)


def _report(root: Node, file: Source) -> Report:
    if not root.members().keys() & {"cells", "sections"}:
        raise MalformedError(_("没有 cells，也没有 sections"))
    form = _form(root)
    tables = {key: _table(node, form) for key, node in root["tables"].items() if _known_table(node, form, key)}
    return Report(
        form,
        root["year"].whole(1, 9999),
        root["organ"].text(),
        dict(_cells(root["cells"], form, tables)),
        region=root["region"].text(),
        title=root["title"].text(),
        period=_period(root["period"]),
        signed_by=root["signed_by"].text(),
        signed_on=root["signed_on"].day(),
        preface=_paragraphs(root["preface"]),
        sections=tuple(_section(title, node) for title, node in root["sections"].items()),
        contact=_contact(root["contact"]),
        claims=tuple(_claim(node) for node in root["claims"].each()),
        tables=tables,
        problems=tuple(_problem(node) for node in root["problems"].each()),
        source=_source(root["source"]) if root["source"].members() else file,
    )


def _form(root: Node) -> Form:
    """The form that is named; where none is, the one that the year prescribes."""
    key, year = root["form"].text_or_none(), root["year"].whole(1, 9999)
    if key is None and year is not None:
        try:
            return form_for(year)
        except NoFormError as error:
            raise MalformedError(str(error)) from None
    if key not in FORMS:
        raise root["form"].wrong(any_of(FORMS))
    return FORMS[key]


def _known_table(node: Node, form: Form, key: str) -> bool:
    if key not in {table.key for table in form.tables}:
        raise node.wrong(_("格式中的表：{tables}").format(tables=listed(table.key for table in form.tables)))
    return True


def _table(node: Node, form: Form) -> TableReading:
    key = node["form"].text() or form.key
    if key not in FORMS:
        raise node["form"].wrong(any_of(FORMS))
    return TableReading(
        node["state"].one_of(TableState),
        key,
        _origin(node["origin"]),
        tuple(_pair(pair) for pair in node["labels"].each()),
        tuple(row.text() for row in node["missing_rows"].each()),
        tuple(note.text() for note in node["notes"].each()),
        Appearance(node["heads"].flag_or_none(), node["ruled"].flag_or_none()),
    )


def _pair(node: Node) -> tuple[str, str]:
    match [part.text() for part in node.each()]:
        case [printed, prescribed]:
            return printed, prescribed
        case _:
            raise node.wrong(_("两项的数组"))


def _cells(node: Node, form: Form, tables: dict[str, TableReading]) -> Iterator[tuple[CellRef, Cell]]:
    forms = {table.key: FORMS[tables[table.key].form] if table.key in tables else form for table in form.tables}
    known = {str(ref): ref for key, bears in forms.items() for ref in bears.table(key).refs}
    for key, found in node.items():
        if key not in known:
            raise MalformedError(_("cells 中的 {key} 不是{form}年格式的单元格").format(key=key, form=form.key))
        if (cell := _cell(found)) != MISSING:
            yield known[key], cell


def _cell(node: Node) -> Cell:
    value, state = node["value"].decimal(), node["state"].one_of(State)
    if (value is None) is (state is State.NUMBER):
        raise node.wrong(_("有数而状态为 number，或无数而为其他状态"))
    return Cell(value, state, node["text"].text(), _origin(node["origin"]), node["suggested"].decimal())


def _origin(node: Node) -> Origin:
    box = tuple(float(edge.decimal() or 0) for edge in node["box"].each())
    if len(box) not in {0, 4}:
        raise node["box"].wrong(_("四个数"))
    return Origin(
        node["sha256"].text(),
        block=node["block"].whole(),
        page=node["page"].whole(),
        line=node["line"].whole(),
        sheet=node["sheet"].text_or_none(),
        row=node["row"].whole(),
        column=node["column"].whole(),
        start=node["start"].whole(),
        end=node["end"].whole(),
        text=node["text"].text(),
        box=(box[0], box[1], box[2], box[3]) if box else None,
        parts=tuple(_pair(part) for part in node["parts"].each()),
        confidence=None if (sure := node["confidence"].decimal()) is None else float(sure),
        picture=node["picture"].text(),
    )


def _period(node: Node) -> Period | None:
    return Period(node["start"].day(), node["end"].day(), node["text"].text()) if node.members() else None


def _paragraphs(node: Node) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(p["text"].text(), _origin(p["origin"])) for p in node.each())


def _section(title: str, node: Node) -> Section:
    """A section; one given by its text alone, or as a bare string, has a paragraph a line."""
    if isinstance(node.value, str):
        return Section("", title, title, _lines(node.value))
    paragraphs = _paragraphs(node["paragraphs"]) if node["paragraphs"].value is not None else None
    heading = node["heading"].text_or_none()
    return Section(
        node["number"].text(),
        title if heading is None else heading,
        node["title"].text() or title,
        _lines(node["text"].text()) if paragraphs is None else paragraphs,
        _origin(node["origin"]),
        tuple(picture.text() for picture in node["pictures"].each()),
        node["level"].whole(0, 6) or 0,
    )


def _lines(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line) for line in text.split("\n") if line.strip())


def _contact(node: Node) -> Contact:
    return Contact(*(node[part].text() for part in ("address", "postcode", "phone", "fax", "email", "website")))


def _claim(node: Node) -> Claim:
    value = node["value"].decimal()
    if value is None:
        raise node["value"].wrong(_("十进制数"))
    return Claim(
        node["subject"].text(),
        value,
        node["unit"].text(),
        approx=node["approx"].flag(),
        relation=node["relation"].one_of(Relation),
        year=node["year"].whole(),
        text=node["text"].text(),
        origin=_origin(node["origin"]),
        whole=node["whole"].text_or_none(),
        label=node["label"].text(),
        sentence=node["sentence"].text(),
        section=node["section"].text(),
        group=node["group"].whole(),
        hedge=node["hedge"].text(),
        scope=node["scope"].text(),
        channel=node["channel"].text(),
        heads=node["heads"].whole(),
        listing=None if node["listing"].value is None else node["listing"].one_of(Listing),
        apart=node["apart"].flag(),
    )


def _problem(node: Node) -> Problem:
    return Problem(node["code"].text(), node["message"].text(), _origin(node["origin"]))


def _source(node: Node) -> Source:
    return Source(node["name"].text(), node["sha256"].text(), node["kind"].text(), node["size"].whole() or 0)
