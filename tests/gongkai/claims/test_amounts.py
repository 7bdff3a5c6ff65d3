"""Money that was told twice: once in all, once for each who paid or charged it."""

import pytest

from gongkai.checks import Severity, find_check
from gongkai.checks.examples import stated
from gongkai.checks.model import Fault

ALL = (
    "办理3件申请，收取信息处理费{}元。其中，甲县民政局1件，收取880元；乙县人民政府办公室1件，收取1080元；"
    "丙镇人民政府1件，收取270元{}，均符合信息处理费管理办法。"
)


@pytest.mark.parametrize(
    ("whole", "end", "severities"),
    [
        (2230, "", []),
        (2200, "", [None]),
        (2300, "", [Severity.WARNING]),
        (2300, "等", []),
    ],
    ids=["they add up", "more than the whole", "less than the whole", "not all are told"],
)
def test_the_fees_of_each_office_are_parts_of_the_whole(whole, end, severities):
    found = [one for one in find_check("T114")(stated(ALL.format(whole, end))) if isinstance(one, Fault)]
    assert [fault.severity for fault in found] == severities


def test_two_amounts_told_apart_differ_still():
    case = stated("收取信息处理费2230元。", "全年收取信息处理费2300元。")
    assert [one for one in find_check("T114")(case) if isinstance(one, Fault)]
