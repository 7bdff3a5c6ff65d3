"""L107, L109 and L111: bank cards, mailboxes and number plates of persons."""

import re
from collections.abc import Iterator

from gongkai.basis.language import marked
from gongkai.scan.values import covering
from gongkai.scan.values.bases import PRIVACY, SENSITIVE
from gongkai.scan.values.covering import keeping
from gongkai.scan.values.model import Found, Group, Severity, detector
from gongkai.scan.words.reading import Reading, is_personal

_CARD = re.compile(
    r"(?<![\dA-Za-z*.])(?:[3-9]\d{12,18}|[3-9]\d{3}(?:[ \u200b-]\d{4}){3}(?:[ \u200b-]?\d{1,3})?|[3-9]\d{5}"
    r"[ \u200b-]\d{10,13})(?![\dA-Za-z*])"
)
_STRONG = re.compile("银行卡|卡号|一卡通|社保卡|存折|储蓄卡|借记卡|工资卡|惠农卡|个人账[户号]|个人帐[户号]")
_WEAK = re.compile("银行|账[号户]|帐[号户]|开户|农商行|信用社|邮储")
_CORPORATE = re.compile(
    "单位名称|户名[:： ]*[^，。；\\n]*(?:局|公司|中心|财政|委员会|院|校|政府|厅|处|会|社)|保证金|收款单位|对"
    "公|基本户|国库|非税"
)
_UNION = range(16, 20)
"""Lengths of cards that begin with 62 (UnionPay)."""
_NUMBERED = re.compile(
    r"(?:编号|代码|编码|订单|流水|单号|批号|索引号|文号|案号|合同|发票|税号|条码|登记号|许可证)[^，。；\n]{0,8}$"
)


def luhn(number: str) -> bool:
    """Whether the last digit of a card's number is right.

    Source: ISO/IEC 7812-1, annex B.

    >>> luhn("6222021001012345672"), luhn("6222021001012345671")
    (False, True)
    """
    total = 0
    for place, digit in enumerate(reversed(number)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


@detector(
    "L107",
    "bank-card",
    marked("银行卡号"),
    group=Group.PERSON,
    severity=Severity.BLOCK,
    basis=SENSITIVE,
    why=marked(
        "银行卡号是敏感个人信息。以62开头、位数和校验位都对的算；写明是银行卡、一卡通的，其他卡号校验位对的也"
        "算。单位的收款账户不算。"
    ),
    advice=marked("删去，或者只留末四位"),
    mask=keeping(4, 4),
    faulty=("惠农一卡通账号6222021001012345671，发放500元。", "卡号：6222 0210 0101 2345 671"),
    sound=(
        "户名：某县财政局，账号：6222021001012345671。",
        "项目代码6222021001012345671",
        "银行卡号6222***********5671",
        "账号：37001618808050012345",
    ),
)
def bank_card(reading: Reading) -> Iterator[Found]:
    """Digits in the length of a card, with a right check digit."""
    for found in _CARD.finditer(reading.folded):
        number = re.sub(r"\D", "", found[0])
        before = reading.before(found.start())
        strong = bool(_STRONG.search(before[-30:]))
        if (_NUMBERED.search(before) and not strong) or _CORPORATE.search(before):
            continue
        union = number.startswith("62") and len(number) in _UNION
        if (luhn(number) and (union or (strong and number[0] in "34569"))) or (union and strong):
            yield Found(*found.span())


_MAILBOX = re.compile(
    r"(?<![A-Za-z0-9._%+*-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,40}@(?:vip\.)?"
    r"(?:qq|163|126|sina|sohu|139|189|yeah|foxmail|gmail|hotmail|outlook|aliyun|21cn|tom|icloud|live|msn|wo|y"
    r"ahoo)\.(?:com\.cn|com|cn|net)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    "投稿|征集|征求|意见|建议|反馈|报名|监督|举报|信箱|公开申请|咨询|受理|报送|发送至|发至|投递|应聘|报价"
)


@detector(
    "L109",
    "private-mailbox",
    marked("个人邮箱"),
    group=Group.PERSON,
    severity=Severity.WARN,
    basis=PRIVACY,
    why=marked(
        "公众邮箱多是个人注册的。用来收意见、投稿、报名的不算；只写着电子邮箱的，提醒换成机关的邮箱；跟在个人"
        "后面的，不能公开。"
    ),
    advice=marked("换成机关的公务邮箱，或者删去"),
    mask=covering.mailbox,
    faulty=("电子邮箱：ldmz1983@163.com，负责人：某某。", "学生张某，邮箱zhangsan@qq.com"),
    sound=("意见请发送至邮箱：jcxzwgk@163.com。", "电子邮箱：zwgk@jiangcheng.gov.cn", "邮箱zh******@163.com"),
)
def private_mailbox(reading: Reading) -> Iterator[Found]:
    """A mailbox of a public provider that is not there to gather what the public writes."""
    if "@" not in reading.folded:
        return
    for found in _MAILBOX.finditer(reading.folded):
        before = reading.before(found.start())
        if is_personal(before):
            yield Found(*found.span(), Severity.BLOCK)
        elif not _GATHERING.search(before) and not reading.is_public(found[0]):
            yield Found(*found.span())


_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• -]?(?:[A-HJ-NP-Z0-9]{4}"
    r"[A-HJ-NP-Z0-9挂学警港澳]|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF])(?![A-Za-z0-9*])"
)
_OWNER = re.compile("车主|所有人|驾驶人|驾驶员|当事人|姓名|机动车|违法行为人|司机|持有人|户主|村民|居民|被处罚人")


@detector(
    "L111",
    "number-plate",
    marked("个人的车牌号"),
    group=Group.PERSON,
    severity=Severity.WARN,
    basis=PRIVACY,
    why=marked("车牌号和车主、驾驶人写在一起，就能识别到个人。公车采购、车辆拍卖里单写的车牌号不算。"),
    advice=marked("遮盖车牌号的后几位，或者隐去姓名"),
    mask=keeping(2, 2),
    faulty=("机动车所有人张某，号牌鲁A12345。",),
    sound=("公务用车鲁A12345报废处置。", "车主张某，号牌鲁A***45。"),
)
def number_plate(reading: Reading) -> Iterator[Found]:
    """A plate on one line with the words for whose it is."""
    for found in _PLATE.finditer(reading.folded):
        if _OWNER.search(reading.before(found.start())) or _OWNER.search(reading.after(found.end(), 20)):
            yield Found(*found.span())
