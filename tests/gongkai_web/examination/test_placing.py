"""Whose report it is: recognised by every name an organ has or had, doubted where that is due, settled by a person."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from gongkai_web.examination import services
from gongkai_web.examination.kinds import Doubt, Due, State
from gongkai_web.examination.models import ReportFile
from gongkai_web.journal.models import Entry
from gongkai_web.organs.models import FormerName, Organ
from gongkai_web.organs.roles import Role
from gongkai_web.organs.services.reorganising import merge


def doubts(file):
    return [doubt for doubt, _ in file.doubts]


def test_a_former_name_is_the_same_organ(civil, dropped, report_file):
    FormerName.objects.create(organ=civil, name="某县民政和社会保障局", until=date(2024, 3, 1))
    dropped({"旧名.html": report_file(organ="某县民政和社会保障局")})
    file = ReportFile.objects.get()
    assert (file.organ, file.state, file.doubts) == (civil, State.READ, [])
    dropped({"仍用旧名.html": report_file(organ="某县民政和社会保障局", year=2025)})
    late = ReportFile.objects.get(year=2025)
    assert (late.organ, doubts(late), late.counts) == (civil, [Doubt.OLD_NAME], False)


def test_a_merged_organ_keeps_its_reports_and_later_ones_are_doubted(civil, county, dropped, report_file, supervisor):
    office = Organ.objects.get(slug="office")
    merge([civil], office, on=date(2024, 3, 1), by=supervisor)
    dropped({"2023.html": report_file(), "2025.html": report_file(year=2025)})
    assert ReportFile.objects.get(year=2023).state == State.READ
    assert doubts(ReportFile.objects.get(year=2025)) == [Doubt.NOT_THERE]


def test_a_wrong_file_is_doubted_until_somebody_says_whose_it_is(civil, dropped, report_file, supervisor):
    dropped({"别的.html": report_file(organ="某县某镇人民政府")}, organ=civil)
    file = ReportFile.objects.get()
    assert doubts(file) == [Doubt.OTHER_ORGAN]
    assert not file.counts
    with pytest.raises(ValidationError, match="理由"):
        services.place(file, civil, 2023, by=supervisor)
    services.place(file, civil, 2023, by=supervisor, reason="标题印错了机关")
    file.refresh_from_db()
    assert (file.organ, file.state, file.counts) == (civil, State.CONFIRMED, True)
    assert Entry.objects.filter(kind="examination.placed").exists()


def test_a_writer_brings_in_their_own_organ_alone(civil, member, dropped, report_file):
    writer = member(civil, Role.REPORT_WRITER)
    dropped({"镇.html": report_file(organ="某县某镇人民政府")}, by=writer)
    file = ReportFile.objects.get()
    assert (file.organ, doubts(file)) == (None, [Doubt.NOT_YOURS])
    with pytest.raises(PermissionDenied):
        services.place(file, Organ.objects.get(slug="town"), 2023, by=writer, reason="是镇里的")
    other = member(Organ.objects.get(slug="office"), Role.REPORT_WRITER)
    with pytest.raises(PermissionDenied):
        services.set_aside(file, by=other, reason="不该看到")


def test_what_names_nobody_is_recognised_by_its_name_and_waits(civil, dropped, report_file):
    dropped({"某县民政局2022年年报.html": report_file(organ="某某机关", year=2022)})
    file = ReportFile.objects.get()
    assert (file.organ, doubts(file), file.state) == (civil, [Doubt.BY_FILE_NAME], State.DOUBT)


def test_two_of_one_year_count_for_nothing_until_one_is_chosen(civil, dropped, report_file, supervisor):
    first, second = report_file(), report_file(cells={"requests/received/all": 3})
    dropped({"一.html": first})
    assert ReportFile.objects.get().counts
    dropped({"二.html": second})
    one, two = ReportFile.objects.order_by("pk")
    assert [doubts(one), doubts(two)] == [[Doubt.DOUBLE], [Doubt.DOUBLE]]
    assert not ReportFile.objects.filter(counts=True)
    services.choose(two, by=supervisor, earlier=True, reason="更正后重新公布")
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.state, one.counts) == (State.SET_ASIDE, False)
    assert (two.state, two.counts) == (State.CONFIRMED, True)
    services.take_back(one, by=supervisor, reason="再看看")
    assert not ReportFile.objects.filter(counts=True)


def test_the_database_lets_two_never_count(civil, dropped, report_file):
    dropped({"一.html": report_file(), "二.html": report_file(year=2022)})
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportFile.objects.update(year=2023)


def test_the_version_published_first_is_given_to_the_checks(civil, dropped, report_file, supervisor, worked):
    dropped({"一.html": report_file(), "二.html": report_file(cells={"requests/received/all": 3})})
    one, two = ReportFile.objects.order_by("pk")
    services.choose(two, by=supervisor, earlier=True, reason="更正后重新公布")
    worked()
    assert two.examinations.last().around["published"] == one.pk
    assert "G109" in {told["code"] for told in two.examinations.last().findings}


def test_what_cannot_be_read_is_set_aside_with_a_reason_and_taken_back(county, dropped, supervisor, member):
    dropped({"坏.html": b"<p></p>", "坏.zip": b"PK nothing"})
    for file in ReportFile.objects.all():
        with pytest.raises(ValidationError, match="理由"):
            services.set_aside(file, by=supervisor, reason=" ")
        with pytest.raises(PermissionDenied):
            services.set_aside(file, by=member(county, Role.EDITOR), reason="不该看到")
        services.set_aside(file, by=supervisor, reason="已经换成Word重新导入")
        file.refresh_from_db()
        assert (file.state, file.counts) == (State.SET_ASIDE, False)
        services.take_back(file, by=supervisor, reason="还要用")
        file.refresh_from_db()
        assert file.state == State.UNREADABLE
        assert [act.reason for act in file.acts.all()] == ["已经换成Word重新导入", "还要用"]
    assert Entry.objects.filter(kind="examination.set-aside").count() == 2


def test_what_could_not_be_read_is_tried_again(civil, dropped, report_file, supervisor, worked, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("gongkai_web.examination.working.read_bytes", lambda *_: 1 / 0)
        dropped({"一.html": report_file()})
    file = ReportFile.objects.get()
    assert "ZeroDivisionError" in file.reason
    services.rerun(file, by=supervisor)
    worked()
    file.refresh_from_db()
    assert (file.state, file.reason, file.counts) == (State.READ, "", True)


def test_a_package_that_could_not_be_opened_is_tried_again(civil, dropped, supervisor, worked):
    dropped({"坏.zip": b"PK nothing"})
    file = ReportFile.objects.get()
    services.rerun(file, by=supervisor)
    assert ReportFile.objects.get().due == Due.UNPACK
    worked()
    assert ReportFile.objects.get().state == State.UNREADABLE


def test_what_waits_to_be_read_is_not_judged(civil, supervisor, report_file):
    batch = services.open_batch(by=supervisor)
    services.drop(batch, [("一.html", report_file())], by=supervisor)
    with pytest.raises(ValidationError, match="还没有识读"):
        services.set_aside(ReportFile.objects.get(), by=supervisor, reason="不等了")


@pytest.fixture
def act(client, supervisor):
    """Does what a person does on the page of a file, and gives the file back: `act(file, "place", organ=…)`."""
    client.force_login(supervisor)

    def made(file, deed, **fields):
        address = reverse("examination-report", args=[file.pk])
        answer = client.post(address, {"act": deed, **fields})
        assert answer.status_code == 302, answer.content.decode()
        file.refresh_from_db()
        return file

    return made


def said(client, file):
    return client.get(reverse("examination-report", args=[file.pk])).content.decode()


def test_two_reports_are_settled_on_the_page(client, act, civil, dropped, report_file):
    dropped({"一.html": report_file(), "二.html": report_file(cells={"requests/received/all": 3})})
    one, two = ReportFile.objects.order_by("pk")
    page = said(client, one)
    assert "同一机关同一年度有两份报告" in page
    assert "二.html" in page
    assert act(two, "choose", reason="更正后重新公布", earlier="on").counts
    one.refresh_from_db()
    assert one.state == State.SET_ASIDE
    assert "更正后重新公布" in said(client, one)


def test_the_file_of_another_organ_is_settled_on_the_page(client, act, civil, county, dropped, report_file):
    dropped({"别的.html": report_file(organ="某县某镇人民政府")}, organ=civil)
    file = ReportFile.objects.get()
    assert "不是所选机关的报告：某县某镇人民政府" in said(client, file)
    town = Organ.objects.get(slug="town")
    assert act(file, "place", organ=town.pk, year=2023, reason="是镇里的，选错了机关").counts
    assert act(file, "set-aside", reason="误传").state == State.SET_ASIDE
    assert act(file, "take-back", reason="没有误传").counts


def test_a_renamed_organ_is_settled_on_the_page(client, act, civil, dropped, report_file):
    FormerName.objects.create(organ=civil, name="某县民政和社会保障局", until=date(2024, 3, 1))
    dropped({"仍用旧名.html": report_file(organ="某县民政和社会保障局", year=2025)})
    file = ReportFile.objects.get()
    assert "用了更名以前的名称：2024-03-01" in said(client, file)
    assert act(file, "place", organ=civil.pk, year=2025).counts


def test_a_merged_organ_is_settled_on_the_page(client, act, civil, county, dropped, report_file, supervisor):
    office = Organ.objects.get(slug="office")
    merge([civil], office, on=date(2024, 3, 1), by=supervisor)
    dropped({"2025.html": report_file(year=2025)})
    file = ReportFile.objects.get()
    assert "这一年机关不存在：2024-03-01" in said(client, file)
    assert act(file, "place", organ=office.pk, year=2025, reason="已经并入办公室").organ == office
    assert file.counts
