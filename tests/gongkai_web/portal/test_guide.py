"""The guide says what Article 12 asks, and shows its age."""

from datetime import date

import pytest

from gongkai_web.portal.guide import guide_faults

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


def test_a_whole_and_fresh_guide_has_no_fault(civil, office, guide):
    assert not guide_faults(civil, DAY)


def test_every_field_of_article_12_is_missed(civil):
    labels = [fault.label for fault in guide_faults(civil, DAY)]
    assert labels == [
        "政府信息的分类", "编排体系", "获取方式",
        "机构名称", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式（邮箱）",
    ]  # fmt: skip
    assert {str(fault.basis) for fault in guide_faults(civil, DAY)} == {
        "《中华人民共和国政府信息公开条例》第十二条第二款"
    }


def test_a_guide_that_nobody_has_checked_for_a_year_is_stale(civil, office, guide):
    guide.checked_on = date(2025, 11, 24)
    guide.save()
    assert [fault.message for fault in guide_faults(civil, DAY)] == ["指南已366天没有核对；核对无误也请更新日期"]
