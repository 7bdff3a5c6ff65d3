"""The papers of service: the record of delivery (送达回证), and a label for the registered letter."""

from dataclasses import dataclass

from gongkai.basis.instruments import SERVICE
from gongkai.letters import Letter
from gongkai.letters.letter import day_words
from gongkai.render.writers.docx import TEXT_WIDTH, Box, Line, grid, packed, paragraph
from gongkai.statute import SERVICES

_LABEL = 1900
_WIDTHS = (_LABEL, TEXT_WIDTH - _LABEL)
_HALVES = (_LABEL, TEXT_WIDTH // 2 - _LABEL, _LABEL, TEXT_WIDTH - TEXT_WIDTH // 2 - _LABEL)
_HIGH, _HIGHER = 600, 1350


@dataclass(frozen=True, slots=True)
class Address:
    """Where a letter goes to, and where it comes from."""

    name: str
    address: str
    postcode: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a letter was served. `service` is a code of `gongkai.statute.SERVICES`; `mail_number` that of the post.

    What is not known yet is left for a hand to fill in: the record is signed on paper.
    """

    letter: Letter
    service: str
    to: Address
    by: str = ""
    mail_number: str = ""
    posted: str = ""
    signed: str = ""


def delivery_record(delivery: Delivery) -> bytes:
    """The record of delivery as a Word file, to be signed by who receives the letter and by who brings it.

    Raises:
        UnknownCodeError: when there is no such way of service.

    Source: 国办公开办函〔2016〕235号.
    """
    letter, service = delivery.letter, SERVICES[delivery.service]
    lines = (
        _two("受送达人", delivery.to.name, "联系电话", delivery.to.phone),
        _one("送达地址", delivery.to.address),
        _one("文书名称", letter.title),
        _two("文号", letter.number, "成文日期", day_words(letter.on)),
        _one("附件", "；".join(one.name for one in letter.enclosures) or "无"),
        _one("送达方式", service.label),
        _two("邮件号码", delivery.mail_number, "交邮日期", delivery.posted),
        _two("送达人", delivery.by, "期限计算", service.point),
        _one("受送达人签收", "\n\n　　　　　　　　　　　　　　年　　月　　日", _HIGHER),
        _one(
            "代收人签收", "（与受送达人的关系：　　　　　　　）\n\n　　　　　　　　　　　　　　年　　月　　日", _HIGHER
        ),
        _one("备注", "", _HIGHER),
    )
    body = (
        paragraph("Title", f"{letter.organ}送达回证")
        + grid(_HALVES, lines, name="送达回证")
        + paragraph("BodyText", f"注：期限依照{SERVICE}计算；邮寄应当通过邮政企业，不得采用到付。")
    )
    return packed(body, title=f"{letter.organ}送达回证", author=letter.organ)


def postal_label(letter: Letter, to: Address, sender: Address, *, mail_number: str = "") -> bytes:
    """The label of a registered letter as a Word file: to whom, from whom, and the numbers of both letters."""
    lines = (
        Line((Box("收件人", label=True), Box(f"{to.address}\n{to.name}（收）\n{to.phone}".strip())), _HIGHER),
        Line((Box("邮政编码", label=True), Box(to.postcode)), _HIGH),
        Line((Box("寄件人", label=True), Box(f"{sender.address}\n{sender.name}\n{sender.phone}".strip())), _HIGHER),
        Line((Box("邮政编码", label=True), Box(sender.postcode)), _HIGH),
        Line((Box("内件", label=True), Box(f"{letter.number}　政府信息公开文书")), _HIGH),
        Line((Box("挂号号码", label=True), Box(mail_number)), _HIGH),
    )
    body = paragraph("Title", "挂号信") + grid(_WIDTHS, lines, name="邮寄标签") + "<w:p/>"
    return packed(body, title="邮寄标签", author=sender.name)


def _one(label: str, words: str, height: int = _HIGH) -> Line:
    return Line((Box(label, label=True), Box(words, span=3)), height)


def _two(label: str, words: str, second: str, others: str) -> Line:
    return Line((Box(label, label=True), Box(words), Box(second, label=True), Box(others)), _HIGH)
