"""L108: where a person lives. Where an office stands is there to be published."""

import re
from collections.abc import Iterator

from gongkai.basis.language import marked
from gongkai.scan.values import covering
from gongkai.scan.values.bases import PRIVACY
from gongkai.scan.values.model import Found, Group, Severity, detector
from gongkai.scan.words.reading import Reading

_LABEL = (
    "家庭住址|家庭地址|现住址|现住地址|居住地址|居住地|户籍地址|户籍所在地|户籍地|常住地址|住址|住所地|户籍住址|"
    "身份证地址|家住|现住|现居住?于?|暂住于?|租住于?|户籍(?=[^地所])|住(?=[^所宿房建院户宅户持址处进])"
)
_NUMBER = r"(?:[0-9]|[一二三四五六七八九十百]){1,5}"
_HOME = re.compile(
    rf"(?P<label>{_LABEL})(?:[:： \t]|为|在|于|是|地)*"
    rf"(?P<home>[^，。；;、\n\t:：*《》“”（）()]{{2,40}}?{_NUMBER}[-\d]{{0,8}} ?(?:[号栋幢室弄户排]|单元|组(?!织|建|"
    rf"成|长)|楼(?!盘|宇))[^，。；;、\n\t*《》（）()：:]{{0,16}})"
)
_ORGAN = re.compile(r"办公|公司|厂|单位|注册|经营|企业|机构|委托|法人|项目|被申请人|采购|工程|建设|合作社")


@detector(
    "L108",
    "home-address",
    marked("家庭住址"),
    group=Group.PERSON,
    severity=Severity.BLOCK,
    basis=PRIVACY,
    why=marked(
        "写到门牌、室、组的个人住址能找到具体的人家。只有跟在家住、住址、户籍地等词后面的才算；机关、企业的地"
        "址和只写到村、社区的不算。"
    ),
    advice=marked("只写到乡镇、街道，或者删去"),
    mask=covering.address,
    faulty=(
        "家庭住址：江城县石桥镇柳林村3组12号",
        "张某，男，1980年3月生，住江城县城关街道建设路18号2单元301室。",
        "户籍所在地江城县石桥镇柳林村三组",
    ),
    sound=(
        "办公地址：江城县建设路18号。",
        "申请表应当写明申请人的住址、联系电话。",
        "家庭住址：江城县石桥镇柳林村",
        "建设保障性住房300套，每户住房面积60平方米。",
    ),
)
def home_address(reading: Reading) -> Iterator[Found]:
    """An address down to a door, behind the words for where somebody lives."""
    for found in _HOME.finditer(reading.folded):
        before = reading.before(found.start(), 20)
        if found["label"] == "住" and before[-1:] not in {"，", "；", "、", ",", ";", "", " ", "\t", "："}:
            continue
        if found["label"] == "住所地" and _ORGAN.search(before):
            continue
        if not _ORGAN.search(before[-8:]):
            yield Found(*found.span("home"))
