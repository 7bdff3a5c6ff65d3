"""What tables may be brought into the dated ledger, and what their columns are called.

The headings of 双公示 are those of the data standard for licences and penalties as local platforms export it, from
memory; a column with another heading is not read. Whom a decision is about is not taken over.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai_web.annual.kinds import WorkKind


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of table: which heading holds which field. `kind` is None where a column says it."""

    label: str
    kind: WorkKind | None
    headings: Mapping[str, str]
    needed: tuple[str, ...]

    def heading(self, field: str) -> str:
        """The heading of a field; "" where the table has none."""
        return self.headings.get(field, "")


LICENCES = Layout(
    "双公示行政许可",
    WorkKind.LICENCE,
    {
        "number": "行政许可决定文书号",
        "title": "许可类别",
        "on": "许可决定日期",
        "organ": "许可机关",
        "code": "许可机关统一社会信用代码",
        "state": "当前状态",
    },
    ("行政许可决定文书号", "许可决定日期", "许可机关"),
)
PENALTIES = Layout(
    "双公示行政处罚",
    WorkKind.PENALTY,
    {
        "number": "行政处罚决定文书号",
        "title": "处罚类别",
        "on": "处罚决定日期",
        "organ": "处罚机关",
        "code": "处罚机关统一社会信用代码",
        "state": "当前状态",
    },
    ("行政处罚决定文书号", "处罚决定日期", "处罚机关"),
)
OURS = Layout(
    "工作台账",
    None,
    {
        "kind": "事项",
        "on": "日期",
        "title": "名称",
        "number": "编号",
        "amount": "数量",
        "persons": "人次",
        "source": "来源",
        "organ": "机关",
    },
    ("事项", "日期", "名称", "来源", "机关"),
)
LAYOUTS = (LICENCES, PENALTIES, OURS)
