"""What people decide stands: in later runs, under new versions of a check, after a reading is corrected."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from gongkai.checks.examples import SOUND
from gongkai.forms import Cell, CellRef, State
from gongkai_web.examination import services
from gongkai_web.examination.findings import key_of
from gongkai_web.examination.keeping import kept, opened
from gongkai_web.examination.models import Kept, ReportFile
from gongkai_web.examination.scope import Scopes
from gongkai_web.examination.selectors import judged
from gongkai_web.examination.working import Around, examine_kept
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role

WRONG = {"requests/received/all": 3}


@pytest.fixture
def wrong(civil, dropped, report_file):
    """A report whose total differs from its parts."""
    dropped({"一.html": report_file(cells=WRONG)})
    return ReportFile.objects.get()


def found(file, code):
    return next(told for told in file.examinations.last().findings if told["code"] == code)


def test_a_dismissed_finding_stays_dismissed(wrong, supervisor, worked):
    told = found(wrong, "A101")
    errors = wrong.errors
    with pytest.raises(ValidationError, match="理由"):
        services.dismiss(wrong, told["key"], by=supervisor, reason=" ")
    services.dismiss(wrong, told["key"], by=supervisor, reason="与原始记录核对过")
    services.rerun(wrong, by=supervisor)
    worked()
    wrong.refresh_from_db()
    assert wrong.examinations.count() == 2
    assert wrong.errors == errors - 1
    decision = judged(wrong).decisions[told["key"]]
    assert (decision.reason, decision.by) == ("与原始记录核对过", supervisor)
    services.reopen(wrong, told["key"], by=supervisor, reason="又看了一遍")
    wrong.refresh_from_db()
    assert wrong.errors == errors
    assert told["key"] not in judged(wrong).decisions


def test_a_finding_is_known_by_what_it_is_about(wrong):
    told = found(wrong, "A101")
    better = {**told, "message": "新版规则说得更清楚", "suggestion": "别的", "title": "新名称"}
    assert key_of(better) == told["key"]
    assert key_of({**told, "values": {"别的": 1}}) != told["key"]
    assert key_of({**told, "cells": ["requests/received/other"]}) != told["key"]


def test_a_corrected_reading_stands_beside_and_is_examined(wrong, supervisor, worked):
    with pytest.raises(ValidationError, match="没有这一格"):
        services.correct(wrong, "nothing/at/all", Decimal(1), by=supervisor, reason="x")
    services.correct(wrong, "requests/received/all", Decimal(0), by=supervisor, reason="原件上是0")
    worked()
    wrong.refresh_from_db()
    assert "A101" not in {told["code"] for told in wrong.examinations.last().findings}
    assert "A101" in {told["code"] for told in judged(wrong).since.gone}
    act = wrong.acts.get()
    assert (act.facts["published"], act.facts["value"], act.reason) == ("3", "0", "原件上是0")
    services.uncorrect(wrong, "requests/received/all", by=supervisor, reason="看错了")
    worked()
    assert "A101" in {told["code"] for told in judged(wrong).since.new}


def test_another_edition_of_the_program_reads_the_file_again(wrong, supervisor, worked):
    Kept.objects.update(edition="older", content=b"not ours")
    services.rerun(wrong, by=supervisor)
    worked()
    assert Kept.objects.get().edition != "older"
    assert wrong.examinations.count() == 2


def test_all_are_examined_again_at_once(wrong, supervisor, worked):
    assert services.rerun_all(by=supervisor) == 1
    worked()
    assert wrong.examinations.count() == 2


def test_nobody_else_decides(wrong, county, member):
    stranger = member(county, Role.EDITOR)
    with pytest.raises(PermissionDenied):
        services.uphold(wrong, found(wrong, "A101")["key"], by=stranger)


def test_years_loaded_in_one_go_are_compared(civil, dropped, report_file):
    dropped(
        {
            "2023.html": report_file(cells={"requests/carried-in/all": 2, "requests/carried-in/natural": 2}),
            "2022.html": report_file(year=2022),
        }
    )
    later = ReportFile.objects.get(year=2023)
    assert later.examinations.last().around["before"] == ReportFile.objects.get(year=2022).pk
    assert "R104" in {told["code"] for told in later.examinations.last().findings}


def test_a_year_that_comes_later_is_given_to_the_year_after(civil, dropped, report_file):
    dropped({"2023.html": report_file(cells={"requests/carried-in/all": 2, "requests/carried-in/natural": 2})})
    later = ReportFile.objects.get()
    assert "R104" not in {told["code"] for told in later.examinations.last().findings}
    dropped({"2022.html": report_file(year=2022)})
    assert "R104" in {told["code"] for told in later.examinations.last().findings}


def test_what_last_year_carried_over_is_suggested_for_a_number_that_nobody_could_read(
    asking, civil, dropped, report_file, worked
):
    over, carried = (
        {f"requests/{row}/{column}": 3 for row in rows for column in ("natural", "all")}
        for rows in (("received", "carried-out"), ("carried-in", "carried-out"))
    )
    dropped({"2022.html": report_file(year=2022, cells=over), "2023.html": report_file(cells=carried)})
    later, refs = ReportFile.objects.get(year=2023), [CellRef("requests", "carried-in", c) for c in ("natural", "all")]
    reading = opened(bytes(Kept.objects.get(pk=later.pk).content))
    unread = {
        ref: Cell(None, State.UNREADABLE, "", reading[ref].origin._replace(confidence=0.3, picture="a.png"))
        for ref in refs
    }
    pictured = replace(reading, cells={**reading.cells, **unread})
    Kept.objects.filter(pk=later.pk).update(content=kept(pictured))
    page = asking.get(reverse("examination-report", args=[later.pk])).content.decode()
    assert page.count("上年报告的结转下年度是3") == 2
    assert page.count("可能是 3") >= 2
    around = Around(before=bytes(Kept.objects.get(file__year=2022).content))
    assert "R104" not in {told["code"] for told in examine_kept(kept(pictured), around).findings}


def test_copies_among_organs_are_found_on_both(county, dropped, report_file):
    dropped({"a.html": report_file(), "b.html": report_file(organ="某县人民政府办公室")})
    for file in ReportFile.objects.all():
        assert "G107" in {told["code"] for told in file.examinations.last().findings}
    before = [file.examinations.count() for file in ReportFile.objects.all()]
    dropped({"c.html": report_file(organ="某县某镇人民政府")})
    assert all(ReportFile.objects.get(name=name).examinations.count() == 2 for name in ("a.html", "b.html")), before


BELOW = ("某县人民政府办公室", "某县民政局", "某县某镇人民政府")
TWO = {"requests/received/all": 2, "requests/received/natural": 2}


def codes(file):
    return {told["code"] for told in file.examinations.last().findings}


def test_a_government_is_added_up_once_all_below_it_are_there(county, dropped, report_file, supervisor, worked):
    dropped({"县.html": report_file(organ="某县人民政府", cells=TWO), "局.html": report_file(cells=TWO)})
    whole = ReportFile.objects.get(organ=county)
    left = {told["code"]: told["reason"] for told in whole.examinations.last().not_assessable}
    assert (
        left["G101"]
        == left["G103"]
        == "这里还缺2个下级机关当年的报告（某县人民政府办公室、某县某镇人民政府），没有相加"
    )
    assert "G103" not in codes(whole)
    dropped({f"{n}.html": report_file(organ=name) for n, name in enumerate(BELOW) if name != "某县民政局"})
    assert not {"G101", "G102", "G103"} & codes(whole)
    left = {told["code"]: told["reason"] for told in whole.examinations.last().not_assessable}
    assert (left.get("G101"), left.get("G103")) == (None, None)
    town = ReportFile.objects.get(organ__slug="town")
    services.correct(town, "requests/received/natural", Decimal(1), by=supervisor, reason="原件上是1")
    worked()
    assert "G101" in codes(whole)
    services.set_aside(town, by=supervisor, reason="误传")
    worked()
    assert "G101" not in codes(whole)
    assert "某县某镇人民政府" in str(whole.examinations.last().not_assessable)


def test_a_person_says_that_no_more_reports_come(county, civil, dropped, report_file, supervisor, member, worked):
    """Three below a county: one is here, and the office and the town filed none."""
    dropped({"县.html": report_file(organ="某县人民政府", cells=TWO), "局.html": report_file(cells=TWO)})
    whole, part = ReportFile.objects.get(organ=county), ReportFile.objects.get(organ=civil)
    with pytest.raises(ValidationError, match="请写明理由"):
        services.complete(whole, by=supervisor, reason=" ")
    with pytest.raises(ValidationError, match="只有政府的"):
        services.complete(part, by=supervisor, reason="都在")
    with pytest.raises(PermissionDenied):
        services.complete(whole, by=member(county, Role.REPORT_WRITER), reason="都在")
    services.complete(whole, by=supervisor, reason="办公室并入报告，镇没有编制")
    worked()
    found = {told["code"]: told["message"] for told in whole.examinations.last().findings}
    assert found["G103"] == "应报送3个机关，缺2个：某县人民政府办公室、某县某镇人民政府"
    assert "G101" not in found
    services.correct(part, "requests/received/natural", Decimal(1), by=supervisor, reason="原件上是1")
    worked()
    assert {"G101", "G103"} <= codes(whole)
    services.set_aside(part, by=supervisor, reason="误传")  # who was not named is lacking now: the word stands no more
    worked()
    assert not {"G101", "G103"} & codes(whole)
    assert "缺3个下级机关" in str(whole.examinations.last().not_assessable)
    services.take_back(part, by=supervisor, reason="没有误传")
    services.take_back_word(whole, by=supervisor, reason="镇的报告找到了")
    worked()
    assert not {"G101", "G103"} & codes(whole)
    with pytest.raises(ValidationError, match="没有说明过"):
        services.take_back_word(whole, by=supervisor, reason="再来")


def test_the_word_is_given_on_the_page(client, county, dropped, report_file, supervisor, worked):
    dropped({"县.html": report_file(organ="某县人民政府", cells=TWO), "局.html": report_file(cells=TWO)})
    whole = ReportFile.objects.get(organ=county)
    client.force_login(supervisor)
    page = reverse("examination-report", args=[whole.pk])
    assert "应汇总3个机关，还缺2个机关的报告：某县人民政府办公室、某县某镇人民政府" in client.get(page).content.decode()
    client.post(page, {"act": "complete", "reason": "其余没有编制"})
    worked()
    shown = client.get(page).content.decode()
    assert "说明已经收齐：其余没有编制" in shown
    assert "应报送3个机关，缺2个" in shown
    client.post(page, {"act": "take-back-word", "reason": "又有了"})
    assert "说明已经收齐：其余没有编制" not in client.get(page).content.decode()


def test_a_report_that_comes_later_has_the_government_examined_again(county, dropped, report_file):
    dropped({"县.html": report_file(organ="某县人民政府", cells=TWO)})
    whole = ReportFile.objects.get(organ=county)
    assert "G101" not in codes(whole)
    dropped({f"{n}.html": report_file(organ=name) for n, name in enumerate(BELOW)})
    assert "G101" in codes(whole)


def test_what_is_below_another_government_is_in_its_report_alone(county, dropped, report_file):
    below = Organ.objects.get(slug="town")
    Organ.objects.filter(pk=below.pk).update(kind=OrganKind.GOVERNMENT)
    Organ.objects.get(pk=below.pk).add_child(name="某镇某办", slug="hall", kind=OrganKind.DEPARTMENT, level=Level.TOWN)
    scopes = Scopes()
    assert [organ.slug for organ in scopes.below(county, 2023)] == ["office", "civil", "town"]
    below = Organ.objects.get(slug="town")
    assert [organ.slug for organ in scopes.below(below, 2023)] == ["hall"]
    assert scopes.above(Organ.objects.get(slug="hall")) == below
    assert scopes.above(below) == county
    assert scopes.above(county) is None
    Organ.objects.filter(slug="civil").update(abolished_on=date(2023, 6, 1))
    assert [organ.slug for organ in Scopes().below(county, 2023)] == ["office", "town"]
    assert Scopes().below(Organ.objects.get(slug="office"), 2023) == []


def test_a_reading_is_kept_alike_on_every_python(monkeypatch):
    """Python 3.11.0 to 3.11.3 writes the members of an enumeration by a function that no reading may hold."""
    monkeypatch.setattr(State, "__reduce_ex__", lambda self, _protocol: (getattr, (State, self.name)))
    assert opened(kept(SOUND)) == SOUND
