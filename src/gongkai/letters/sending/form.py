"""Checks of the letter as a document: addressee, number, day, blanks, and whether it is of this case."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.basis import REGULATION
from gongkai.basis.instruments import SERVICE
from gongkai.basis.language import listed, marked
from gongkai.basis.language import translate as _
from gongkai.documents.number import DocumentNumber, NumberError
from gongkai.letters.kinds import LETTERS, To
from gongkai.letters.letter import Enclosure, Letter
from gongkai.letters.sending.examples import example, letter
from gongkai.letters.sending.model import Case, Covered, sending_check
from gongkai.statute import GROUNDS

_RECORDED = REGULATION.at("第四十五条")
BLANKS = re.compile(
    r"[_＿]{2,}|×(?!\d)|[Xx]{2,}|某某|待填|待补|此处填写|\{[^{}]*\}|〔\s*〕|年\s+月|月\s+日|（\s*）|“\s*”|《\s*》|TODO"
)
"""What is left where something was to be filled in."""


@sending_check(
    "L01",
    marked("收件人不对"),
    marked("收件人"),
    basis=SERVICE.at(),
    sound=example(),
    faulty=example(lambda: letter(addressee="李明明")),
)
def addressee(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """A letter sent to somebody else is not served on the applicant, and shows a stranger what it says."""
    if LETTERS[sent.code].to is To.APPLICANT:
        if sent.addressee != case.applicant:
            yield (
                _("写给“{addressee}”，申请人是“{applicant}”").format(
                    addressee=sent.addressee, applicant=case.applicant
                ),
                _("改为申请人的姓名或者名称"),
            )
    elif sent.addressee not in case.parties:
        yield (
            _("写给“{addressee}”，不是本件登记的第三方或者其他机关").format(addressee=sent.addressee),
            _("改为登记的名称，或者先登记征求意见的对象"),
        )


@sending_check(
    "L02",
    marked("文号缺少或者不对"),
    marked("文号"),
    basis=_RECORDED,
    sound=example(),
    faulty=example(lambda: letter(number="江自然资公复[2026]07号")),
)
def number(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """A letter is found again by its number: of this organ, of the year of its day."""
    try:
        found = DocumentNumber.parse(sent.number)
    except NumberError as error:
        yield str(error) if sent.number else _("没有文号"), _("按“机关代字公复〔年份〕序号号”编号")
        return
    if case.mark and not found.mark.startswith(case.mark):
        yield (
            _("文号的机关代字是“{found}”，本机关是“{mark}”").format(found=found.mark, mark=case.mark),
            _("改用本机关的代字"),
        )
    if sent.on and found.year != sent.on.year:
        yield (
            _("文号的年份是{found}，成文日期在{year}年").format(found=found.year, year=sent.on.year),
            _("使文号的年份与成文日期一致"),
        )


@sending_check(
    "L03",
    marked("成文日期缺少或者不对"),
    marked("成文日期"),
    basis=_RECORDED,
    sound=example(),
    faulty=example(lambda: letter(on=date(2026, 8, 31))),
)
def day(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """The day of the letter stands between the receipt of the request and the day on which it goes out."""
    if sent.on is None:
        yield _("没有成文日期"), _("填写签发的日期")
        return
    received = case.deadline().received
    if sent.on < received:
        yield (
            _("成文日期{on}早于收到申请之日{received}").format(on=sent.on, received=received),
            _("核对成文日期"),
        )
    if sent.on > case.on:
        yield _("成文日期{on}还没有到，今天是{today}").format(on=sent.on, today=case.on), _("改为签发的日期")


@sending_check(
    "L04",
    marked("有没有填写的地方"),
    marked("正文"),
    basis=_RECORDED,
    sound=example(),
    faulty=example(lambda: letter(paragraphs=("本机关于2026年__月__日收到您的申请（申请编号：2026-0012）。",))),
)
def blanks(sent: Letter, _case: Case) -> Iterator[tuple[str, str]]:
    """What is left blank says that nobody read the letter through, and may be what the applicant needed."""
    parts = [sent.number, sent.title, sent.addressee, *sent.paragraphs, *sent.remedy, sent.contact]
    for part in parts:
        for found in BLANKS.finditer(part):
            around = part[max(0, found.start() - 8) : found.end() + 8]
            yield _("“{around}”里有没有填写的内容").format(around=around), _("补上内容，或者删去这一处")
    if not any(paragraph.strip() for paragraph in sent.paragraphs):
        yield _("没有正文"), _("重新生成这份文书")


@sending_check(
    "L05",
    marked("不是这一件申请的文书"),
    marked("正文"),
    basis=_RECORDED,
    sound=example(),
    faulty=example(lambda: letter(facts={**letter().facts, "request_number": "2026-0013"})),
)
def of_this_case(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """A letter copied from another request carries that one's number, applicant or organ with it."""
    found = sent.facts.get("request_number")
    if found and found != case.request_number:
        yield (
            _("文书写的申请编号是{found}，本件是{number}").format(found=found, number=case.request_number),
            _("用本件的内容重新生成"),
        )
    if sent.organ != case.organ:
        yield _("署名机关是“{found}”，本件由“{organ}”办理").format(found=sent.organ, organ=case.organ), _("改正署名")


@sending_check(
    "L06",
    marked("附件不属于这一件"),
    marked("附件"),
    basis=REGULATION.at("第十五条"),
    sound=example(),
    faulty=example(lambda: letter(enclosures=(*letter().enclosures, Enclosure("周某的信访材料")))),
)
def enclosures(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """A file that belongs to another request, or is not known to belong to any, is somebody's information astray."""
    seen: list[str] = []
    for one in sent.enclosures:
        owner = case.files.get(one.known_as)
        if owner is None:
            yield _("不清楚附件“{name}”属于哪一件").format(name=one.name), _("把附件登记到本件，或者取下")
        elif owner != case.request_number:
            yield (
                _("附件“{name}”属于{owner}，本件是{number}").format(
                    name=one.name, owner=owner, number=case.request_number
                ),
                _("取下这个附件"),
            )
        if one.known_as in seen:
            yield _("附件“{name}”列了两次").format(name=one.name), _("删去重复的一个")
        seen.append(one.known_as)
    missing = [name for name in _promised(sent) if name not in {one.name for one in sent.enclosures}]
    if missing:
        yield _("正文写了附件，没有附上：{names}").format(names=listed(missing)), _("附上，或者改正文")


def _promised(sent: Letter) -> list[str]:
    named = sent.facts.get("enclosures") or []
    if isinstance(named, str):
        return [named]
    return list(named) if isinstance(named, list | tuple) else []


@sending_check(
    "L07",
    marked("附件的遮盖与处理决定不符"),
    marked("附件"),
    basis=REGULATION.at("第三十七条"),
    sound=example(),
    faulty=example(covers={"征地补偿安置方案（部分内容已作遮盖）": Covered("raw")}),
)
def covers(sent: Letter, case: Case) -> Iterator[tuple[str, str]]:
    """What is withheld is gone from the paper that is given, and each mark in it rests on a ground that was decided."""
    for one in sent.enclosures:
        cover = case.covers.get(one.known_as)
        if cover is None:
            if case.disposition == "partial":
                yield (
                    _("没有说明附件“{name}”里有没有不公开的内容").format(name=one.name),
                    _("选定“可以全部提供”“已在系统外遮盖”，或者在本系统涂黑"),
                )
        elif cover.kind == "raw":
            yield _("附件“{name}”里有不公开的内容").format(name=one.name), _("换成涂黑的副本")
        elif cover.kind != "whole" and case.disposition == "granted":
            yield (
                _("处理决定是予以公开，附件“{name}”却有遮盖").format(name=one.name),
                _("改为部分公开的决定，或者换成没有遮盖的附件"),
            )
        yield from _beside(one.name, cover.grounds if cover else (), case)


def _beside(name: str, grounds: tuple[str, ...], case: Case) -> Iterator[tuple[str, str]]:
    """Marks that rest on grounds of which the decision says nothing."""
    if case.disposition != "partial":
        return
    decided = case.facts.get("grounds") or ()
    known = {decided} if isinstance(decided, str) else set(decided) if isinstance(decided, list | tuple) else set()
    for ground in dict.fromkeys(grounds):
        if ground not in known:
            label = GROUNDS[ground].label if ground in GROUNDS else ground
            yield (
                _("附件“{name}”涂黑的依据“{ground}”不在处理决定里").format(name=name, ground=_(label)),
                _("在处理决定里补上这项依据和它的证据，或者重新涂黑"),
            )


FORM_CHECKS = (addressee, number, day, blanks, of_this_case, enclosures, covers)
"""The checks of the letter as a document."""
