"""Who runs a government gazette (政府公报), and what one must be (国办发〔2018〕22号)."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.basis import Citation, CodeList
from gongkai.basis.instruments import GAZETTE_RULES
from gongkai.statute.rule import Rule


class Running(StrEnum):
    """Whether an organ runs a gazette."""

    MUST = "应当编发政府公报"
    MAY = "可以编发政府公报"
    MUST_NOT = "不得编发政府公报"

    @property
    def allowed(self) -> bool:
        """Whether it may have one at all."""
        return self is not Running.MUST_NOT


@dataclass(frozen=True, slots=True)
class GazetteRule:
    """Whether organs of one kind run a gazette. `kind` and `level` are codes; `level` is "" for every level."""

    code: str
    label: str
    kind: str
    level: str
    running: Running
    basis: Citation


_READ = GAZETTE_RULES.at()
_NOT_NAMED = GAZETTE_RULES.at(verified=False, note="通知没有列明这类单位；按不属于一级政府推定")

GAZETTES = CodeList(
    "gazette rule",
    [
        GazetteRule("nation", "国务院", "government", "nation", Running.MUST, _READ),
        GazetteRule("province", "省级人民政府", "government", "province", Running.MUST, _READ),
        GazetteRule("city", "设区的市、自治州人民政府", "government", "city", Running.MUST, _READ),
        GazetteRule("county", "其他市、县级人民政府", "government", "county", Running.MAY, _READ),
        GazetteRule("department", "政府部门", "department", "", Running.MUST_NOT, _READ),
        GazetteRule("township", "乡镇人民政府", "township", "", Running.MUST_NOT, _READ),
        GazetteRule("subdistrict", "街道办事处", "subdistrict", "", Running.MUST_NOT, _READ),
        GazetteRule("authorised", "法律、法规授权的组织", "authorised", "", Running.MUST_NOT, _NOT_NAMED),
        GazetteRule("institution", "公共企事业单位", "institution", "", Running.MUST_NOT, _NOT_NAMED),
    ],
)


def gazette_rule(kind: str, level: str) -> GazetteRule:
    """The rule for an organ of a kind (`government`, `department` …) at a level (`nation` … `county`, `town`).

    A government at the lowest level is a 乡镇人民政府, whatever its kind is called.

    Raises:
        LookupError: when there is no such kind or level.

    >>> str(gazette_rule("government", "county").running)
    '可以编发政府公报'
    """
    if (kind, level) == ("government", "town"):
        return GAZETTES["township"]
    for rule in GAZETTES.values():
        if rule.kind == kind and rule.level in ("", level):
            return rule
    raise LookupError(f"no gazette rule for {kind!r} at {level!r}")


GAZETTE_DUTIES = (
    Rule("gazette-text", "政府公报刊登的行政法规和规章文本为标准文本", _READ),
    Rule("gazette-content", "刊登本级政府的规章、规范性文件和所属部门的规范性文件；一般不刊登上级文件", _READ),
    Rule("gazette-advertising", "不得刊登广告", _READ),
    Rule("gazette-edition", "电子版与纸质版内容、版式一致，同步发行；经终校后可以早于纸质版", _READ),
    Rule("gazette-column", "在政府网站首页设公报栏目，可以按目录导航、检索内容", _READ),
    Rule("gazette-database", "建立创刊以来全部公报的数据库，向社会开放，可以检索", _READ),
    Rule(
        "gazette-fields",
        "可以按年份、期号、文号、主题词检索",
        GAZETTE_RULES.at(verified=False, note="一地做法；通知只要求可以检索"),
    ),
)
"""What a gazette holds, and how its electronic edition is kept."""
