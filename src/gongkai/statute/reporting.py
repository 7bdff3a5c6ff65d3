"""By when an annual report (政府信息公开工作年度报告) is due, and what a report must hold."""

from dataclasses import dataclass
from datetime import date

from gongkai.basis import REGULATION, Citation, CodeList
from gongkai.statute.rule import Rule


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """Who reports by which day of the following year. `local` marks a default that a place may set otherwise."""

    code: str
    label: str
    month: int
    day: int
    act: str
    basis: Citation
    local: bool = False

    def due(self, year: int) -> date:
        """The last day for the report on a year. A fixed day: it does not move for a holiday."""
        return date(year + 1, self.month, self.day)


REPORT_DUTIES = CodeList(
    "report duty",
    [
        ReportDuty(
            "department",
            "县级以上人民政府部门",
            1,
            31,
            "向本级政府信息公开工作主管部门提交并向社会公布",
            REGULATION.at("第四十九条第一款"),
        ),
        ReportDuty(
            "government",
            "县级以上地方人民政府的政府信息公开工作主管部门",
            3,
            31,
            "向社会公布本级政府上一年度年度报告",
            REGULATION.at("第四十九条第二款"),
        ),
        ReportDuty(
            "township",
            "乡镇人民政府、街道办事处（默认值）",
            1,
            31,
            "按当地规定报送并公布",
            REGULATION.at(
                "第四十九条", verified=False, note="条例第四十九条未列乡镇、街道；期限依当地规定，默认1月31日"
            ),
            local=True,
        ),
    ],
)


def report_due(kind: str, year: int, *, local: date | None = None) -> date:
    """The last day for an organ's report on a year; `local` replaces the default where the place sets its own day.

    Raises:
        UnknownCodeError: when there is no such kind of organ.

    >>> report_due("department", 2025)
    datetime.date(2026, 1, 31)
    """
    duty = REPORT_DUTIES[kind]
    return local if duty.local and local is not None else duty.due(year)


_ARTICLE_50 = REGULATION.at("第五十条")

CONTENTS = (
    Rule("report-disclosure", "主动公开政府信息的情况", _ARTICLE_50),
    Rule("report-requests", "收到和处理政府信息公开申请的情况", _ARTICLE_50),
    Rule("report-disputes", "因政府信息公开工作被申请行政复议、提起行政诉讼的情况", _ARTICLE_50),
    Rule(
        "report-problems",
        "存在的主要问题及改进情况；各级人民政府的报告还应当包括工作考核、社会评议和责任追究结果情况",
        _ARTICLE_50,
    ),
    Rule("report-other", "其他需要报告的事项", _ARTICLE_50),
)
"""What article 50 says that a report holds."""
