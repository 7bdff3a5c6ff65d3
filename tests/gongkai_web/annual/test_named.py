"""Figures of the narrative: each a number with its records, from the library, from matters, from the dated ledger."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from gongkai.forms import CellRef
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.figures import figures_of
from gongkai_web.annual.figures.catalogue import FIGURES
from gongkai_web.annual.kinds import LedgerRow, WorkKind
from gongkai_web.annual.services import Work, begin, enter, freeze, put_down, strike
from gongkai_web.desk.models import FeeNotice
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document


def on(month, day, year=2026):
    return date(year, month, day)


def counts(organ, year=2026):
    counted = figures_of(organ, year).counted
    return {code: counted.figure(code) for code in FIGURES if counted.figure(code)}


def test_documents_are_counted_by_channel_category_and_topic(civil):
    known = {
        "organ": civil,
        "kind": DocumentKind.NORMATIVE,
        "theme": "综合政务",
        "formed_on": on(3, 1, 2020),
        "live": False,
    }
    Document.objects.bulk_create(
        [
            Document(title="甲", index_number="1", published_on=on(3, 2), topic="a20-01", **known),
            Document(title="乙", index_number="2", published_on=on(3, 2), withdrawn_on=on(4, 1), **known),
            Document(title="丙", index_number="3", published_on=on(3, 2, 2025), **known),
        ]
    )
    assert counts(civil) == {"proactive-website": 1, "category-normative": 1, "topic-a20-01": 1}
    left = figures_of(civil, 2026).counted.named_left["category-normative"]
    assert [one.why for one in left] == ["已经撤回"]


def test_what_nothing_else_records_comes_from_the_dated_ledger(civil, head):
    put_down(civil, Work(WorkKind.WECHAT, on(3, 1), "三月推文", "公众号后台", amount=30), by=head)
    put_down(civil, Work(WorkKind.TRAINING, on(5, 6), "业务培训", "签到表", persons=40), by=head)
    assert counts(civil) == {"proactive-wechat": 30, "trainings": 1, "trained-persons": 40}


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (Work(WorkKind.MEETING, on(3, 1), "常务会议", "会议纪要"), "已经登记过"),
        (Work(WorkKind.MEETING, on(3, 1, 2028), "会议", "会议纪要"), "还没有到"),
        (Work(WorkKind.MEETING, on(4, 1), "会议", "纪要", persons=3), "只有培训登记人次"),
        (Work(WorkKind.MEETING, on(4, 1), "会议", " "), "请写明来源"),
    ],
    ids=["twice", "a day to come", "persons at a meeting", "no source"],
)
def test_what_cannot_be_put_down(civil, head, work, said):
    put_down(civil, Work(WorkKind.MEETING, on(3, 1), "常务会议", "会议纪要"), by=head)
    with pytest.raises(ValidationError, match=said):
        put_down(civil, work, by=head)


def test_what_was_struck_out_stays_and_counts_no_more(civil, head, supervisor):
    record = put_down(civil, Work(WorkKind.RESPONSE, on(3, 1), "回应一", "台账", number="1"), by=head)
    with pytest.raises(ValidationError, match="请写明理由"):
        strike(record, by=head, reason=" ")
    strike(record, by=head, reason="登错机关")
    assert counts(civil) == {}
    assert figures_of(civil, 2026).counted.named_left["responses"][0].why == "已经划去：登错机关"
    put_down(civil, Work(WorkKind.RESPONSE, on(3, 1), "回应一", "台账", number="1"), by=head)
    with pytest.raises(PermissionDenied):
        put_down(civil, Work(WorkKind.RESPONSE, on(3, 2), "回应二", "台账"), by=supervisor)


def test_a_month_with_single_decisions_is_not_counted_twice(civil, head):
    ref = CellRef.parse("disclosure/licences/decisions")
    enter(civil, on(3, 1), LedgerRow.LICENCES, Decimal(9), source="审批系统", by=head)
    enter(civil, on(4, 1), LedgerRow.LICENCES, Decimal(4), source="审批系统", by=head)
    put_down(civil, Work(WorkKind.LICENCE, on(3, 5), "设立许可", "双公示", number="许〔2026〕1号"), by=head)
    counted = figures_of(civil, 2026).counted
    assert counted.value(ref) == 5
    assert "按月登记的数不再计入" in counted.not_counted[0].why


def test_fees_come_from_the_notices_of_the_desk(asked, civil):
    request = asked(on(3, 2))
    FeeNotice.objects.create(request=request, mode="items", units=11, yuan=100, noticed_on=on(3, 4))
    FeeNotice.objects.create(
        request=request, mode="items", units=12, yuan=200, noticed_on=on(12, 30, 2025), paid_on=on(1, 5), paid=200
    )
    assert counts(civil) == {"fee-notices": 1, "fee-asked": 100, "fee-collected": 200}


def test_the_sentence_names_them_and_freezing_keeps_them(civil, head):
    put_down(civil, Work(WorkKind.WEIBO, on(3, 1), "微博", "后台", amount=7), by=head)
    report = begin(civil, 2026, by=head)
    freeze(report, by=head)
    put_down(civil, Work(WorkKind.WEIBO, on(3, 2), "微博", "后台", amount=8), by=head)
    assert "微博7条" in "".join(section.text for section in compose(report, counted_of(report)).sections)
    assert counted_of(report).figure("proactive-weibo") == 7


def test_every_figure_says_what_it_counts_and_opens_its_records(client, civil, head):
    put_down(civil, Work(WorkKind.WEIBO, on(3, 1), "三月微博", "后台统计", amount=7), by=head)
    client.force_login(head)
    listed = client.get(reverse("annual-figures", args=[civil.slug, 2026])).content.decode()
    address = reverse("annual-figure", args=[civil.slug, 2026, "proactive-weibo"])
    assert f'href="{address}"' in listed
    opened = client.get(address).content.decode()
    assert "三月微博（后台统计）" in opened
    assert "不计入划去的记录" in opened
    assert client.get(reverse("annual-figure", args=[civil.slug, 2026, "nothing"])).status_code == 404


def test_the_page_of_the_dated_ledger(client, civil, head):
    client.force_login(head)
    address = reverse("annual-works", args=[civil.slug, 2026])
    filled = {
        "kind": "meetings",
        "on": "2026-03-01",
        "title": "第3次常务会议",
        "amount": "1",
        "persons": "0",
        "source": "纪要",
    }
    assert client.post(address, filled).status_code == 302
    assert "已经登记过" in client.post(address, filled).content.decode()
    shown = client.get(address).content.decode()
    assert "第3次常务会议" in shown
    record = civil.work_records.get()
    client.post(address, {"strike": record.pk, "reason": "没有公开"})
    assert "没有公开" in client.get(address).content.decode()
