"""What an organ keeps of its documents, for how long, and when it hands them over (归档、移交).

The rules of archives lie beside those of disclosure: none was read in the original, and each says what it rests on.
"""

from dataclasses import dataclass

from gongkai.basis import Citation, CodeList
from gongkai.basis.instruments import ARCHIVE_CARE, ARCHIVE_RULES, ARCHIVE_TERMS
from gongkai.statute.rule import Rule


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a document is kept (保管期限). `years` is None for one that is kept for ever."""

    code: str
    label: str
    years: int | None
    basis: Citation


_TERMS = ARCHIVE_TERMS.at("第六条", verified=False, note="见于转载的全文")

RETENTIONS = CodeList(
    "retention",
    [
        Retention("permanent", "永久", None, _TERMS),
        Retention("30-years", "30年", 30, _TERMS),
        Retention("10-years", "10年", 10, _TERMS),
    ],
)

FILING_MONTH, FILING_DAY = 6, 30
"""The last day for handing what was made in one year to the organ's own archive, in the next year."""
HAND_OVER_YEARS, HAND_OVER_YEARS_COUNTY = 20, 10
"""Years after which what is kept for ever goes to the state archive: in general, and to that of a county."""

FILING = ARCHIVE_CARE.at(verified=False, note="各地归档制度的通行写法；条款号未核")
HAND_OVER = ARCHIVE_RULES.at("第二十条", verified=False, note="年数见于转载的原实施办法第十三条；现行条款号凭记忆")

ARCHIVING = (
    Rule("file", "办理完毕的文件材料，应当在第二年6月30日以前归档", FILING),
    Rule(
        "count",
        "保管期限自文件形成的第二年1月1日起计算",
        ARCHIVE_TERMS.at(verified=False, note="通行做法；规定未写明起算日"),
    ),
    Rule("hand-over", "属于国家档案馆接收范围的，自形成之日起满20年移交；由县级档案馆接收的，满10年移交", HAND_OVER),
)
"""When a document is archived, and how its term is counted."""
