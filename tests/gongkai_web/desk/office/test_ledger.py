"""The ledger for a court: every day numbered or not and why, as it stands or stood."""

from datetime import date

from gongkai.handling import Kind
from gongkai_web.desk.services import act


def test_every_day_is_numbered_or_says_why_not(opened, officer, registered):
    request = registered(arrived=date(2026, 9, 23))
    page = opened(officer, "desk-ledger", request.pk)
    assert "国庆节放假" in page
    assert "中秋节放假" in page
    assert "2026年部分节假日安排的通知" in page
    assert '<td class="count">20</td>' in page
    assert '<td class="count">21</td>' not in page
    assert "第三十一条第一项" in page


def test_provisional_days_are_marked(opened, officer, registered):
    assert "暂定" in opened(officer, "desk-ledger", registered(arrived=date(2026, 12, 1)).pk)


def test_as_it_stood_on_a_day(opened, officer, registered):
    request = registered()
    act(request, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 9, 4), facts={"days": 10})
    before = opened(officer, "desk-ledger", request.pk, asof="2026-09-03")
    assert "截至2026-09-03" in before
    assert "到期日：2026-09-29" in before
    assert "补正" not in before.partition("理由")[2]
    assert "自2026-09-04起等待申请人补正" in opened(officer, "desk-ledger", request.pk)


def test_a_day_that_cannot_be_is_said(opened, officer, registered):
    request = registered()
    assert "还没有收到这件申请" in opened(officer, "desk-ledger", request.pk, asof="2026-08-31")
    assert "2026-12-02还没有到" in opened(officer, "desk-ledger", request.pk, asof="2026-12-02")
    opened(officer, "desk-ledger", request.pk, status=404, asof="2026-13-41")
    fresh = registered(channel="fax")
    assert "期限没有起算" in opened(officer, "desk-ledger", fresh.pk)
