"""A text as detectors see it, and what stands around a place in it."""

import re
from dataclasses import dataclass
from functools import cached_property

from gongkai.scan.words.context import PLAIN, Context
from gongkai.scan.words.folding import fold

_PERSON = re.compile(
    "户主|本人|当事人|村民|居民|家属|家长|监护人|受助|救助对象|受益人|患者|病人|学生|考生|被征收人|投诉人|反"
    "映人|举报人|信访人|"
    "死者|伤者|姓名|家庭|住宅|宅电|家中|车主|驾驶人|残疾人|孤儿|低保户|贫困户|脱贫户|五保|特困人员|借款人|承"
    "租人|领取人|"
    "身份证|被处罚人|违法行为人|配偶|子女|监测户|种粮户|农户|机主"
)
_OFFICE = re.compile(
    "咨询|监督|举报电话|投诉|值班|办公|传真|服务|热线|报名|窗口|客服|受理|联系人|联系电话|联系方式|单位|科室|"
    "[局厅处办委院校]|"
    "中心|公司|合作社|经办|负责人|公示期|反馈|征求|来电|致电|拨打|投稿|通讯员|编辑|采购|招标|代理机构"
)
_WINDOW = 60


@dataclass(frozen=True)
class Reading:
    """A text, the same text folded, and what is known around it."""

    text: str
    context: Context = PLAIN

    @cached_property
    def folded(self) -> str:
        """The text with one shape of every digit; as long as the text."""
        return fold(self.text)

    def before(self, start: int, most: int = _WINDOW) -> str:
        """What stands on the same line before a place."""
        window = self.folded[max(0, start - most) : start]
        return window[window.rfind("\n") + 1 :]

    def after(self, end: int, most: int = 12) -> str:
        """What stands on the same line after a place."""
        return self.folded[end : end + most].partition("\n")[0]

    def is_public(self, found: str) -> bool:
        """Whether the organ itself makes this number or mailbox public."""
        known = self.context.public
        return bool(known) and (found in known or re.sub(r"\D", "", found) in known)


def is_personal(before: str) -> bool:
    """Whether the words before a number speak of a person, nearer than of an office."""
    person, office = _last(_PERSON, before), _last(_OFFICE, before)
    return person >= 0 and (person > office or _weak(before, person))


def is_official(before: str) -> bool:
    """Whether the words before a number speak of an office."""
    return _last(_OFFICE, before) >= 0 and not is_personal(before)


_LABEL = re.compile("联系电话|联系方式|联系人")


def _weak(before: str, person: int) -> bool:
    """Whether only a label stands between the person and the number: `户主张三，联系电话`."""
    rest = _LABEL.sub("", before[person:])
    return not _OFFICE.search(rest)


def _last(words: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in words.finditer(text)), default=-1)
