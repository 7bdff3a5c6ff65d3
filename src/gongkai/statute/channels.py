"""How a request comes in, and which day counts as the day of receipt (收到申请之日, 条例第三十一条)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.basis import REGULATION, Citation, CodeList, LawError
from gongkai.basis.instruments import CHANNELS_INTERPRETED, TIME_LIMITS
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _


class Fixes(StrEnum):
    """Which day fixes the receipt."""

    ARRIVAL = marked("提交之日")
    SIGNATURE = marked("签收之日")
    CONFIRMATION = marked("双方确认之日")


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in. `basic` channels may never be refused; the others bind once the organ has announced them.

    `read_back`: the organ fills the application in, and it is handed in once its applicant has confirmed the words.
    """

    code: str
    label: str
    fixes: Fixes
    basis: Citation
    basic: bool = False
    read_back: bool = False
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt, and the place of law that makes it so."""

    on: date
    channel: Channel
    basis: Citation

    def __str__(self) -> str:
        return _("收到申请之日：{on}（{channel}，以{fixes}为准，{basis}）").format(
            on=self.on, channel=_(self.channel.label), fixes=_(self.channel.fixes), basis=self.basis
        )


_IN_PERSON = REGULATION.at("第三十一条第一项")
_POST = REGULATION.at("第三十一条第二项")
_ONLINE = REGULATION.at("第三十一条第三项")

BASIC_CHANNELS = CHANNELS_INTERPRETED.at()
"""当面提交 and 邮政寄送 may never be refused; other channels are announced in the guide."""

CHANNELS = CodeList(
    "channel",
    [
        Channel("in-person", marked("当面提交"), Fixes.ARRIVAL, _IN_PERSON, basic=True),
        Channel(
            "oral",
            marked("口头提出、由工作机构代为填写"),
            Fixes.ARRIVAL,
            _IN_PERSON,
            read_back=True,
            also=(
                REGULATION.at("第二十九条第一款"),
                REGULATION.at("第二十九条第一款", verified=False, note="推断：申请人确认代填的内容以后，申请才算提交"),
            ),
        ),
        Channel("signed-post", marked("邮寄（需要签收）"), Fixes.SIGNATURE, _POST, basic=True),
        Channel("plain-post", marked("平常信函等无需签收的邮寄"), Fixes.CONFIRMATION, _POST, basic=True),
        Channel(
            "misdirected-post",
            marked("寄给工作机构以外的机构或者个人"),
            Fixes.CONFIRMATION,
            TIME_LIMITS.at(
                "第一部分第2项", verified=False, note="早于2019年条例，按平常信函处理；与条例冲突时以条例为准"
            ),
        ),
        Channel("online", marked("互联网渠道"), Fixes.CONFIRMATION, _ONLINE),
        Channel(
            "email", marked("公布的电子邮箱"), Fixes.CONFIRMATION, _ONLINE, also=(TIME_LIMITS.at("第一部分第3项"),)
        ),
        Channel("fax", marked("工作机构的传真"), Fixes.CONFIRMATION, _ONLINE),
    ],
)


def receipt_day(
    channel: Channel | str,
    *,
    arrived: date | None = None,
    signed: date | None = None,
    confirmed: date | None = None,
) -> Receipt:
    """The day of receipt of a request that came in by a channel.

    Args:
        channel: a channel or its code.
        arrived: the day on which it was handed in, or really reached the organ.
        signed: the day on which the organ signed for the post.
        confirmed: the day on which both sides confirmed it. On a plain letter the organ must get in touch on the
            day of arrival.

    Raises:
        UnknownCodeError: when there is no such channel.
        LawError: when the day that counts is not given, or comes before the arrival; the message says which.

    Source: 《中华人民共和国政府信息公开条例》第三十一条。

    >>> receipt_day("signed-post", signed=date(2026, 9, 1)).on
    datetime.date(2026, 9, 1)
    """
    if isinstance(channel, str):
        channel = CHANNELS[channel]
    day = {Fixes.ARRIVAL: arrived, Fixes.SIGNATURE: signed, Fixes.CONFIRMATION: confirmed}[channel.fixes]
    if day is None:
        raise LawError(_missing(channel, arrived))
    if arrived is not None and day < arrived:
        raise LawError(f"{channel.fixes}（{day}）早于到达之日（{arrived}），请核对日期")
    return Receipt(day, channel, channel.basis)


def _missing(channel: Channel, arrived: date | None) -> str:
    rule = f"{channel.label}以{channel.fixes}为收到申请之日（{channel.basis}）"
    if channel.fixes is Fixes.CONFIRMATION and arrived is not None:
        return f"{rule}，申请已于{arrived}到达而尚未确认：工作机构应当于当日与申请人联系确认"
    return f"{rule}，缺少{channel.fixes.value.replace('双方', '').replace('之日', '日期')}"
