"""The narrative: paragraphs in an organ's own words with figures named in braces, filled from the records.

`{新收}` becomes the number; change a record and the sentence changes.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from gongkai.forms import CellRef, Form
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.figures.catalogue import BY_NAME
from gongkai_web.annual.figures.counted import printed

_NAME = re.compile(r"\{([^{}]+)\}")
SECTIONS = "一二三四五六"

NAMED: Mapping[str, tuple[str, ...]] = {
    "新收": ("requests/received/all",),
    "上年结转": ("requests/carried-in/all",),
    "办结": ("requests/handled/all",),
    "结转下年": ("requests/carried-out/all",),
    "予以公开": ("requests/granted/all",),
    "部分公开": ("requests/partial/all",),
    "规范性文件制发": ("disclosure/normative-documents/issued",),
    "规范性文件废止": ("disclosure/normative-documents/repealed",),
    "规范性文件有效": ("disclosure/normative-documents/in-force",),
    "行政许可": ("disclosure/licences/decisions",),
    "行政处罚": ("disclosure/penalties/decisions",),
    "行政强制": ("disclosure/coercive-measures/decisions",),
    "收费金额": ("disclosure/fees/amount",),
    "行政复议": ("disputes/review/all",),
    "行政诉讼": ("disputes/direct-suit/all", "disputes/suit-after-review/all"),
}
"""Figures by the names that paragraphs call them by; several cells are added up."""

FIRST_WORDS: Mapping[str, tuple[str, ...]] = {
    "一": (
        (
            "（一）主动公开。全年通过网站公开信息{网站}条，微信公众号{微信}条，微博{微博}条，其他方式{其他渠道}条；"
            "公开政策解读{政策解读}件，回应关切{回应关切}次。制发行政规范性文件{规范性文件制发}件，"
            "现行有效{规范性文件有效}件。"
        ),
        "（二）依申请公开。全年新收政府信息公开申请{新收}件，上年结转{上年结转}件；办结{办结}件，结转下年度{结转下年}件。",
        "（三）政府信息管理。实行先审查、后公开，逐件作保密审查。",
        "（四）政府信息公开平台建设。按栏目更新信息，方便查阅。",
        "（五）监督保障。开展业务培训{培训次数}次，参加{培训人次}人次；设查阅点{查阅点}个。",
    ),
    "四": (),
    "五": (),
    "六": ("本年度发出收费通知{收费通知}件，收取信息处理费{信息处理费}元。",),
}
"""What a report begins with where nothing was written; its writer puts the organ's own words.

What went wrong in a year, and what is done about it, no record tells: the fifth section begins empty, and is missed.
"""


def value_of(counted: Counted, name: str) -> Decimal | None:
    """A named figure; None where no figure has that name."""
    if name in BY_NAME:
        return counted.figure(BY_NAME[name])
    refs = NAMED.get(name)
    return None if refs is None else sum((counted.value(CellRef.parse(ref)) for ref in refs), Decimal(0))


def filled(text: str, counted: Counted) -> str:
    """A paragraph with its figures; a name that no figure has stays as it was written."""

    def number(found: re.Match[str]) -> str:
        value = value_of(counted, found[1])
        return found[0] if value is None else printed(value)

    return _NAME.sub(number, text)


def unknown_names(text: str) -> list[str]:
    """Names in braces that no figure has."""
    return [name for name in _NAME.findall(text) if name not in NAMED and name not in BY_NAME]


def typed_numbers(text: str) -> list[str]:
    """Numbers with a unit that were typed, not taken from a figure: nobody can open what is behind them."""
    return re.findall(r"(?<![\d〔.])\d+(?:\.\d+)?(?=余?(?:件|条|次|份|万元|期|人次))", _NAME.sub("", text))


def paragraphs(narrative: Mapping[str, list[str]], numeral: str) -> list[str]:
    """The paragraphs of a section as they were written, or those that a report begins with."""
    return list(narrative[numeral]) if numeral in narrative else list(FIRST_WORDS.get(numeral, ()))


def refs_named(form: Form) -> set[CellRef]:
    """The cells that some name stands for, all of them of the form."""
    return {CellRef.parse(ref) for refs in NAMED.values() for ref in refs} & set(form.refs)
