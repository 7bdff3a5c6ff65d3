"""Numbers that contradict each other, second reports, organs that were renamed or merged, records that move."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from gongkai.forms import CellRef
from gongkai_web.annual import openings
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.examining import examined
from gongkai_web.annual.figures import Counted, figures_of
from gongkai_web.annual.figures.counted import Weighed
from gongkai_web.annual.figures.part import requests_in
from gongkai_web.annual.knowing import facts_of
from gongkai_web.annual.models import Opening
from gongkai_web.annual.openings import contradictions
from gongkai_web.annual.outside import outside
from gongkai_web.annual.rollup import rollup
from gongkai_web.annual.services import accept, begin, freeze, give_back, open_with, submit, thaw, to_library
from gongkai_web.library.services import publish
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.organs.services import merge, rename, split

NATURAL = "requests/carried-in/natural"


def on(month, day, year=2026):
    return date(year, month, day)


def passed(organ, year, head, supervisor):
    report = begin(organ, year, by=head)
    freeze(report, by=head)
    submit(report, by=head, waiver="已核对")
    accept(report, by=supervisor)
    document = to_library(report, by=head)
    publish(document, by=head)
    return report


def test_an_opening_balance_against_what_was_published(asked, civil, head, supervisor, client):
    asked(on(12, 20), answered=on(1, 5, 2027))
    passed(civil, 2026, head, supervisor)
    with time_machine.travel("2028-01-10T10:00:00+08:00"):
        assert contradictions(civil, 2027) == []
        open_with(civil, 2027, NATURAL, Decimal(1), source="旧表", by=head)
        assert contradictions(civil, 2027)[0] == (
            "上年结转（自然人）：2026年的报告写明结转下年度1件，本年记录和期初数合计2件"
        )
        client.force_login(head)
        shown = client.get(reverse("annual-openings", args=[civil.slug, 2027])).content.decode()
        assert "互相矛盾" in shown
        open_with(civil, 2027, NATURAL, Decimal(0), source="核对后更正", by=head, instead=True)
        assert contradictions(civil, 2027) == []


def test_an_opening_that_goes_nowhere_is_said(civil, head):
    open_with(civil, 2026, NATURAL, Decimal(2), source="2025年年度报告", by=head)
    assert "请登记这些申请的去向" in contradictions(civil, 2026)[0]
    open_with(civil, 2026, "requests/granted/natural", Decimal(2), source="2025年年度报告", by=head)
    assert contradictions(civil, 2026) == []


def test_documents_in_force_against_last_year(civil, monkeypatch, head):
    monkeypatch.setattr(
        openings, "reported_cells", lambda *_: {CellRef.parse("disclosure/normative-documents/in-force"): Decimal(1)}
    )
    open_with(civil, 2026, "disclosure/normative-documents/in-force", Decimal(3), source="清理目录", by=head)
    assert "写明现行有效1件" in contradictions(civil, 2026)[0]


def test_a_second_report_on_a_year_is_refused(asked, civil, head, supervisor):
    report = passed(civil, 2026, head, supervisor)
    report.document = None
    report.save()
    report.acts.model.objects.create(report=report, deed="accepted", by=supervisor)
    with pytest.raises(ValidationError, match="2026年的报告已经公开"):
        to_library(report, by=head)


def test_a_renamed_organ_says_so_in_its_report(civil, county, head, member):
    rename(civil, "某县民政和社会工作局", on=on(6, 1), basis="机构改革方案", by=member(county, Role.SUPERVISOR))
    report = begin(Organ.objects.get(pk=civil.pk), 2026, by=head)
    made = compose(report, counted_of(report))
    assert made.organ == "某县民政和社会工作局"
    assert "2026年6月1日更名，此前名称为某县民政局" in made.preface[-1].text


def test_the_successor_reports_for_what_went_into_it(asked, civil, county, head, member):
    office, boss = Organ.objects.get(slug="office"), member(county, Role.SUPERVISOR)
    asked(on(3, 2))
    merge([civil], office, on=on(7, 1), by=boss)
    office = Organ.objects.get(pk=office.pk)
    assert figures_of(office, 2026).counted.value(CellRef.parse("requests/received/natural")) == 1
    assert figures_of(office, 2025).counted.value(CellRef.parse("requests/received/natural")) == 0
    assert [member.organ.slug for member in rollup(county, 2026).members] == ["county", "office", "town"]
    assert "civil" in [member.organ.slug for member in rollup(county, 2025).members]


def test_the_successor_carries_in_what_both_carried_out(asked, civil, county, head, member):
    """One open in the bureau when 2026 ends, none in the office, which it goes into in January 2027."""
    office = Organ.objects.get(slug="office")
    writer, boss = member(office, Role.REPORT_WRITER), member(county, Role.SUPERVISOR)
    asked(on(12, 20))
    begin(office, 2026, by=writer)
    own = begin(civil, 2026, by=head)
    merge([civil], office, on=on(1, 5, 2027), by=boss)
    office = Organ.objects.get(pk=office.pk)
    report = begin(office, 2027, by=writer)
    with time_machine.travel("2028-01-10T10:00:00+08:00"):
        made = compose(report, counted_of(report))
        assert made.value(CellRef.parse(NATURAL)) == 1
        assert not {"R104", "R105"} & {found.check.code for found in examined(report, made).findings}
        own.delete()
        assert "R104" in {check.code for check, _why in examined(report, made).not_assessable}


def test_what_only_one_of_two_published_contradicts_nothing(asked, civil, county, head, member, supervisor):
    """The office goes on from what both carried out: with the numbers of one alone there is nothing to hold against."""
    office = Organ.objects.get(slug="office")
    asked(on(12, 20))
    passed(civil, 2026, head, supervisor)
    merge([civil], office, on=on(1, 12, 2027), by=supervisor)
    assert openings.before(Organ.objects.get(pk=office.pk), 2027) is None


def test_openings_and_facts_of_a_merged_organ_go_with_it(asked, civil, county, head, member):
    """Two carried in by an opening, one on record: the office answers for all three, and the checks know it."""
    office, boss = Organ.objects.get(slug="office"), member(county, Role.SUPERVISOR)
    asked(on(3, 2), answered=on(3, 20), disposition="third-party")
    merge([civil], office, on=on(7, 1), by=boss)
    office = Organ.objects.get(pk=office.pk)
    told = facts_of(office, 2026)
    assert [each.life.disposition for each in told.requests] == ["third-party"]
    Opening.objects.create(organ=civil, year=2026, cell=NATURAL, value=2, source="2025年年度报告", by=head)
    natural = CellRef.parse(NATURAL)
    assert figures_of(office, 2026).counted.value(natural) == 2
    assert requests_in(office, 2026, natural)[0].total == 2
    assert any("请登记这些申请的去向" in said for said in contradictions(office, 2026))
    assert facts_of(office, 2026).requests is None


def test_a_report_that_the_sum_leaves_out_is_said(asked, civil, county, head, member, supervisor, client):
    """The bureau passed its report on, and the office too, before anybody recorded that one had gone into the other."""
    office = Organ.objects.get(slug="office")
    writer = member(office, Role.REPORT_WRITER)
    asked(on(3, 2))
    for organ, by in ((civil, head), (office, writer)):
        report = begin(organ, 2026, by=by)
        freeze(report, by=by)
        submit(report, by=by, waiver="已核对")
    merge([civil], office, on=on(7, 1), by=supervisor)
    assert [(one.report.organ.slug, one.lacking) for one in outside(rollup(county, 2026))] == [("civil", True)]
    client.force_login(supervisor)
    page = reverse("annual-sums", args=[county.slug, 2026])
    said = client.get(page).content.decode()
    assert "2026-07-01并入某县人民政府办公室，由它的报告计入" in said
    assert "冻结数据时还没有并入这些记录" in said
    assert "汇总完整" not in said
    report = begin(Organ.objects.get(pk=office.pk), 2026, by=writer)
    give_back(report, by=supervisor, reason="并入民政局的记录")
    thaw(report, by=writer, reason="并入民政局的记录")
    freeze(report, by=writer)
    submit(report, by=writer, waiver="已核对")
    assert [one.lacking for one in outside(rollup(county, 2026))] == [False]
    assert rollup(county, 2026).counted.value(CellRef.parse("requests/received/all")) == 1


def test_what_was_split_is_left_to_a_person(asked, civil, county, member):
    boss = member(county, Role.SUPERVISOR)
    asked(on(3, 2))
    office, town = Organ.objects.get(slug="office"), Organ.objects.get(slug="town")
    split(civil, [office, town], on=on(7, 1), by=boss)
    office = Organ.objects.get(pk=office.pk)
    assert figures_of(office, 2026).counted.value(CellRef.parse("requests/received/natural")) == 0
    assert any("已经分立" in said for said in contradictions(office, 2026))


def test_records_that_move_while_they_are_counted_are_not_frozen(civil, head, monkeypatch):
    report, turns = begin(civil, 2026, by=head), iter(range(100))

    def moving(organ, year):
        counted = figures_of(organ, year).counted
        return Counted(counted.cells, (), {"proactive-weibo": (Weighed("annual.workrecord/1", Decimal(next(turns))),)})

    monkeypatch.setattr("gongkai_web.annual.services.passing.current", moving)
    with pytest.raises(ValidationError, match="记录正在变动"):
        freeze(report, by=head)
    assert not report.snapshots.exists()
