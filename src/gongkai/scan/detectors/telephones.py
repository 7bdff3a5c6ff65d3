"""L105 and L106: telephones of persons. The telephones of offices are there to be published."""

import re
from collections.abc import Iterator

from gongkai.basis.language import marked
from gongkai.scan.values.bases import PRIVACY
from gongkai.scan.values.covering import keeping
from gongkai.scan.values.model import Found, Group, Severity, detector
from gongkai.scan.words.reading import Reading, is_official, is_personal

_G = r"[ \u200b-]?"
_J = "\u200b*"
_DIGITS = rf"(?:{_G}\d{{4}}{_G}\d{{4}}|{_G}\d{{3}}{_G}\d{{5}}|{_J}\d{{4}}{_J}\d{{4}}|\.\d{{4}}\.\d{{4}})"
_MOBILE = re.compile(
    rf"(?<![\dA-Za-z*.])(?<!\d[ -])(?:\+?86[ -]?)?(1[3-9]{_J}\d{_DIGITS})(?![\d*A-Za-z%])(?! \d)(?!\.\d)"
)
_NUMBERED = re.compile(
    r"(?:编号|代码|编码|订单号?|流水号?|单号|批号|索引号|文号|案号|合同号?|学号|工号|QQ群?|账号|帐号|户号|登"
    r"记号|许可证号?|证书号?|注册号|备案号|准考证号?|报名号|No\.?|№|#|[¥￥$〔\[])[^，。；\n]{0,6}$"
)
_UNIT = re.compile(r" ?(?:[元号亩吨米件份人册页字次时日]|万|亿|千瓦|平方|立方|/|[〕\]])")


@detector(
    "L105",
    "mobile-number",
    marked("手机号"),
    group=Group.PERSON,
    severity=Severity.BLOCK,
    basis=PRIVACY,
    why=marked(
        "手机号多是个人的。公告里写作联系电话、咨询电话的手机号可能是公开的工作电话，只提醒核对；其他的不能公开。"
    ),
    advice=marked("遮盖中间四位；确是对外公布的工作电话的，改用办公电话或者确认后保留"),
    mask=keeping(3, 4),
    faulty=("户主张某，联系电话13812345678。", "张某 １３８－１２３４－５６７８", "联系人手机：+86 138 1234 5678"),
    sound=(
        "户主张某，联系电话138****5678。",
        "咨询电话：0531-88881234；政务服务热线12345。",
        "索引号13812345678/2023-00012",
        "总投资13812345678元。",
    ),
)
def mobile_number(reading: Reading) -> Iterator[Found]:
    """Eleven digits that begin with 13 to 19, alone or parted as telephones are."""
    for found in _MOBILE.finditer(reading.folded):
        start, end = found.span(1)
        before = reading.before(found.start())
        if _NUMBERED.search(before) or _UNIT.match(reading.after(end)) or reading.is_public(reading.text[start:end]):
            continue
        yield Found(start, end, Severity.WARN if is_official(before) else None)


_LANDLINE = re.compile(
    r"(?<![\dA-Za-z*.-])\(?（?0(?:10|2\d|[3-9]\d{2})[)）]?[ -]{0,2}[2-8]\d{6,7}(?![\d*A-Za-z])|(?<!"
    r"[\dA-Za-z*.-])[2-8]\d{6,7}(?![\d*A-Za-z.])"
)
_HOME = re.compile("家庭电话|住宅电话|宅电|家中电话|家里电话|本人电话|户主电话|个人电话|私人电话|监护人电话|家长电话")


@detector(
    "L106",
    "home-telephone",
    marked("个人的固定电话"),
    group=Group.PERSON,
    severity=Severity.BLOCK,
    basis=PRIVACY,
    why=marked(
        "办公电话应当公开，住宅电话不能公开。只有写明是家庭、住宅的，或者紧跟在户主、申请人等个人后面的固定电话才算。"
    ),
    advice=marked("删去，或者只留区号"),
    mask=keeping(4, 2),
    faulty=("家庭电话：0531-88881234", "户主张某，电话0531-88881234。"),
    sound=(
        "联系电话：0531-88881234，传真：0531-88881235。",
        "监督电话：88881234，值班电话：88885678。",
        "申请人可以拨打县政务服务中心电话0531-88881234咨询。",
    ),
)
def home_telephone(reading: Reading) -> Iterator[Found]:
    """A landline that is said to be a home's, or stands right behind a person."""
    for found in _LANDLINE.finditer(reading.folded):
        before = reading.before(found.start(), 24)
        short = not found[0].lstrip("(（").startswith("0")
        home = _HOME.search(before[-12:])
        if not home and (short or not is_personal(before) or not _TELEPHONE.search(before)):
            continue
        if not reading.is_public(found[0]):
            yield Found(*found.span())


_TELEPHONE = re.compile("电话|座机|固话|Tel", re.IGNORECASE)
