"""Pages of the annual report: every number opens its records, every act has its form, nobody else gets in."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from gongkai_web.annual.models import AnnualReport, LedgerEntry
from gongkai_web.annual.services import accept, begin, freeze, submit
from gongkai_web.annual.standing import is_frozen, stage_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role


def on(month, day, year=2026):
    return date(year, month, day)


@pytest.fixture
def page(client, head, asked, civil):
    """The page of the department's report on 2026, as its head sees it."""
    asked(on(12, 1), answered=on(12, 30))
    begin(civil, 2026, by=head)
    client.force_login(head)
    return reverse("annual-report", args=[civil.slug, 2026])


def test_every_number_opens_its_records(client, page, civil):
    found = client.get(page)
    assert found.status_code == 200
    address = reverse("annual-cell", args=[civil.slug, 2026, "requests/granted/natural"])
    assert f'href="{address}"' in found.content.decode()
    records = client.get(address).content.decode()
    assert "2026-0001 某项目的批复" in records
    assert "/admin/" in records
    nought = client.get(reverse("annual-cell", args=[civil.slug, 2026, "requests/partial/natural"])).content.decode()
    assert "是0，不是空白" in nought


def test_words_are_written_and_a_wrong_name_is_told(client, page, civil):
    sent = client.post(page, {"act": "write", "section": "一", "text": "新收{新收}件。\n\n培训3次。"})
    assert sent.status_code == 302
    shown = client.get(page).content.decode()
    assert "新收1件。" in shown
    assert "手工填写" in shown
    wrong = client.post(page, {"act": "write", "section": "一", "text": "{什么}"})
    assert "没有叫“什么”的数字" in wrong.content.decode()


def test_what_is_typed_is_examined_and_not_saved(client, page, civil, supervisor):
    live = reverse("annual-live", args=[civil.slug, 2026])
    sent = {"section": "一", "text": "（二）依申请公开。新收{新收}件，办结1件，培训7次，{什么}。"}
    said = client.post(live, sent).content.decode()
    assert "新收1件，办结1件，培训7次" in said
    assert "<mark>7</mark>" in said
    assert "1是手工填写的，现在等于<code>{新收}</code>" in said
    assert "<code>什么</code>" in said
    assert "<strong>提示　P109</strong> 某县民政局一般有行政许可职能" in said
    assert "没有落款和日期" not in said
    assert AnnualReport.objects.get().narrative == {}
    assert client.post(live, {"section": "七", "text": ""}).status_code == 404
    assert client.get(live).status_code == 405
    client.force_login(supervisor)
    assert client.post(live, sent).status_code != 200


def test_acts_are_offered_as_they_come(client, page, civil, supervisor):
    assert 'value="freeze"' in client.get(page).content.decode()
    client.post(page, {"act": "freeze"})
    report = AnnualReport.objects.get()
    assert is_frozen(report)
    client.post(page, {"act": "write", "section": "一", "text": "（二）依申请公开。全年新收政府信息公开申请9件。"})
    refused = client.post(page, {"act": "submit"}).content.decode()
    assert "检查发现错误" in refused
    client.post(page, {"act": "submit", "reason": "已核对"})
    client.force_login(supervisor)
    shown = client.get(page).content.decode()
    assert "已核对" in shown
    assert 'value="accept"' in shown
    client.post(page, {"act": "give-back"})
    assert stage_of(report).value == "submitted"
    client.post(page, {"act": "give-back", "reason": "请改"})
    assert stage_of(report).value == "returned"
    assert client.post(page, {"act": "nonsense"}).status_code == 404


def test_what_changed_after_the_freeze_is_listed_record_by_record(client, page, civil, head, asked):
    client.post(page, {"act": "freeze"})
    assert "冻结以后记录的变动" not in client.get(page).content.decode()
    late = asked(on(11, 2), answered=on(11, 9))
    shown = client.get(page).content.decode()
    listed = shown.partition("新计入或者变动的记录")[2].partition("</ul>")[0]
    assert listed.count("<li>") == 1
    assert late.number in listed
    assert "不再计入的记录" not in shown


def test_the_grid_shows_what_a_person_writes_or_supervises(client, page, civil, county, supervisor):
    assert "某县某镇人民政府" not in client.get(reverse("annual-grid")).content.decode()
    client.force_login(supervisor)
    assert "某县某镇人民政府" in client.get(reverse("annual-grid")).content.decode()


def test_the_grid_says_who_is_late_and_leaves_out_who_owes_nothing(client, civil, county, supervisor):
    county.add_child(name="某县第一中学", slug="school", kind="institution", level=county.level)
    with time_machine.travel("2027-02-01T10:00:00+08:00"):
        client.force_login(supervisor)
        page = client.get(reverse("annual-grid")).content.decode()
    assert "某县第一中学" not in page
    square = re.search(rf'<a href="/admin/annual/{civil.slug}/2026/">([^<]+)</a>', page)
    assert square[1] == "超期未公开"
    assert re.search(rf'<a href="/admin/annual/{civil.slug}/2024/">([^<]+)</a>', page)[1] == "本平台没有"


def test_looking_begins_no_report(client, civil, head, supervisor):
    page = reverse("annual-report", args=[civil.slug, 2026])
    client.force_login(supervisor)
    assert "某县民政局还没有开始编写2026年的年度报告" in client.get(page, follow=True).content.decode()
    client.post(page, {"act": "begin"})
    client.force_login(head)
    asked_first = client.get(page).content.decode()
    assert 'name="act" value="begin"' in asked_first
    assert "2027-01-31以前" in asked_first
    client.post(page, {"act": "freeze"})
    assert not AnnualReport.objects.exists()
    assert client.post(page, {"act": "begin"})["Location"] == page
    assert AnnualReport.objects.get().year == 2026
    assert "检查结果" in client.get(page).content.decode()


def test_findings_are_named(client, page):
    client.post(page, {"act": "write", "section": "一", "text": "（二）依申请公开。全年新收政府信息公开申请9件。"})
    assert "<strong>错误　T1" in client.get(page).content.decode()


def test_a_stranger_sees_nothing(client, page, member, civil):
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD))
    for address in (page, reverse("annual-cell", args=[civil.slug, 2026, "requests/granted/natural"]),
                    reverse("annual-sums", args=[civil.slug, 2026])):  # fmt: skip
        assert client.get(address).status_code in {302, 403}


@pytest.mark.parametrize("form", ["docx", "xlsx", "json", "html"])
def test_it_is_downloaded(client, page, civil, form):
    got = client.get(reverse("annual-download", args=[civil.slug, 2026, form]))
    assert got.status_code == 200
    assert form in got["Content-Disposition"]


@pytest.mark.parametrize("key", ["requests/granted/nobody", "x", "a/b/c"])
def test_a_cell_that_there_is_not(client, page, civil, key):
    assert client.get(reverse("annual-cell", args=[civil.slug, 2026, key])).status_code == 404


def test_a_year_without_a_form(client, page, civil):
    assert client.get(reverse("annual-report", args=[civil.slug, 2015])).status_code == 404


def test_the_ledger_is_kept_by_month(client, page, civil):
    address = reverse("annual-ledger", args=[civil.slug, 2026])
    sent = client.post(address, {"month": "2026-03", "row": "licences", "amount": "7", "source": "审批系统"})
    assert sent.status_code == 302
    assert LedgerEntry.objects.get().amount == 7
    assert "审批系统" in client.get(address).content.decode()
    assert (
        "不能有小数"
        in client.post(
            address, {"month": "2026-03", "row": "licences", "amount": "7.5", "source": "x"}
        ).content.decode()
    )
    assert (
        "还没有到"
        in client.post(address, {"month": "2027-03", "row": "licences", "amount": "7", "source": "x"}).content.decode()
    )


def test_the_sum_says_first_what_it_lacks(client, page, civil, county, head, supervisor):
    report = begin(civil, 2026, by=head)
    freeze(report, by=head)
    submit(report, by=head, waiver="已核对")
    accept(report, by=supervisor)
    client.force_login(supervisor)
    address = reverse("annual-sums", args=[county.slug, 2026])
    shown = client.get(address, {"cell": "requests/granted/natural"}).content.decode()
    assert "这个汇总不完整：缺2个机关" in shown
    assert reverse("annual-cell", args=[civil.slug, 2026, "requests/granted/natural"]) in shown
    whole = client.get(reverse("annual-sums", args=[civil.slug, 2026])).content.decode()
    assert "汇总完整" in whole
