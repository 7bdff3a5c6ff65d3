"""The county: who owes what and is late, its sum against what was published, the board, the chain of a number."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from gongkai.forms import CellRef
from gongkai.ingest import read_bytes
from gongkai.scan.formats.pdf.burning import page_sizes
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.copying import copies, pairs
from gongkai_web.annual.differing import differences
from gongkai_web.annual.duties import late, owed
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.published import cells_of, reading_of
from gongkai_web.annual.reminding import mail_of_the_day, remind
from gongkai_web.annual.rollup import rollup
from gongkai_web.annual.seeing import measures
from gongkai_web.annual.services import accept, begin, freeze, rewrite, submit, thaw, to_library
from gongkai_web.annual.summary import one_page
from gongkai_web.annual.tracing import trace
from gongkai_web.desk.models import Message
from gongkai_web.desk.services.outbox import send_due
from gongkai_web.desk.services.writing import through_office
from gongkai_web.library.services import publish, update
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.organs.roles import Role

GRANTED = "requests/granted/natural"


def on(month, day, year=2026):
    return date(year, month, day)


@pytest.fixture
def passed(asked, civil, head, supervisor):
    """The department's report on 2026, with one request granted, accepted and public."""
    asked(on(12, 10), answered=on(12, 30))
    report = begin(civil, 2026, by=head)
    freeze(report, by=head)
    submit(report, by=head, waiver="已核对")
    accept(report, by=supervisor)
    publish(to_library(report, by=head), by=head)
    report.refresh_from_db()
    return report


def at(name, organ, *more):
    return reverse(f"annual-{name}", args=[organ.slug, 2026, *more])


def test_each_kind_of_organ_has_its_day_with_the_article(county, civil):
    town = Organ.objects.get(slug="town")
    found = owed([county, civil, town], [2026])
    days = {organ.slug: found[organ.pk, 2026].due for organ in (county, civil, town)}
    assert days == {"county": on(3, 31, 2027), "civil": on(1, 31, 2027), "town": on(1, 31, 2027)}
    assert str(found[civil.pk, 2026].duty.basis).endswith("第四十九条第一款")
    assert not found[town.pk, 2026].duty.basis.verified


def test_who_is_late_is_listed(passed, county, django_assert_max_num_queries):
    with time_machine.travel("2027-02-01T10:00:00+08:00"):
        with django_assert_max_num_queries(8):
            names = [one.organ.slug for one in late(Organ.objects.all(), 2026)]
        assert names == ["office", "town"]
        assert owed([passed.organ], [2026])[passed.organ_id, 2026].state == "published"


def test_offices_are_told_before_the_day_and_once_a_day(civil, head, settings):
    civil.office.email = "office@example.org"
    civil.office.save()
    settings.MAIL = object()
    with time_machine.travel("2027-01-24T10:00:00+08:00"):
        assert [mail_of_the_day(on(1, 24, 2027)), mail_of_the_day(on(1, 24, 2027))] == [1, 0]
    queued = Message.objects.get()
    assert "应在2027-01-31以前公布" in queued.title
    assert (queued.organ, queued.reader, queued.channel, queued.sent) == (civil, "office", "email", None)
    assert mail_of_the_day(on(1, 25, 2027)) == 0
    with time_machine.travel("2027-02-07T10:00:00+08:00"):
        assert mail_of_the_day(on(2, 7, 2027)) == 1
    assert "已经超期" in Message.objects.last().title


def test_a_supervisor_reminds_on_record(civil, head, supervisor, passed):
    office = Organ.objects.get(slug="office")
    assert remind(office, 2026, by=supervisor) is False
    with pytest.raises(ValidationError, match="今天已经催过"):
        remind(office, 2026, by=supervisor)
    with pytest.raises(ValidationError, match="不用催"):
        remind(civil, 2026, by=supervisor)
    with pytest.raises(PermissionDenied):
        remind(office, 2026, by=head)


def test_a_reminder_from_above_goes_by_the_outbox(civil, head, supervisor, settings, mailoutbox):
    DisclosureOffice.objects.filter(organ=civil).update(email="office@example.org")
    settings.MAIL = object()
    assert remind(civil, 2026, by=supervisor) is True
    assert mailoutbox == []
    assert send_due() == 1
    assert mailoutbox[0].to == ["office@example.org"]
    assert "/admin/annual/civil/2026/" in mailoutbox[0].body


def test_the_government_adds_up_and_waits_for_everybody(passed, county, member):
    boss = member(county, Role.HEAD)
    report = begin(county, 2026, by=boss)
    with pytest.raises(ValidationError, match="汇总缺2个机关：某县人民政府办公室、某县某镇人民政府"):
        freeze(report, by=boss)
    freeze(report, by=boss, reason="两个机关本年新设，没有数据")
    assert report.acts.get(deed="frozen").facts["missing"] == ["某县人民政府办公室", "某县某镇人民政府"]
    found = rollup(county, 2026)
    assert found.counted.value(CellRef.parse(GRANTED)) == 1


def test_what_a_frozen_sum_says_of_its_scope_is_frozen_too(passed, county, member):
    """The town passes its report on after the county froze: the county's words go on telling of the numbers beside."""
    boss, town = member(county, Role.HEAD), Organ.objects.get(slug="town")
    report = begin(county, 2026, by=boss)
    freeze(report, by=boss, reason="不再等")
    writer = member(town, Role.REPORT_WRITER)
    late = begin(town, 2026, by=writer)
    freeze(late, by=writer)
    submit(late, by=writer, waiver="已核对")
    said = " ".join(paragraph.text for paragraph in compose(report, counted_of(report)).preface)
    assert "本表由2个机关2026年度报告的数字相加而成，应汇总4个机关" in said
    assert "缺2个机关：某县人民政府办公室、某县某镇人民政府" in said
    thaw(report, by=boss, reason="镇的报告来了")
    said = " ".join(paragraph.text for paragraph in compose(report, counted_of(report)).preface)
    assert "缺1个机关：某县人民政府办公室" in said


def test_a_sum_is_not_frozen_while_reports_come_in(passed, county, member, monkeypatch):
    boss, report = member(county, Role.HEAD), begin(county, 2026, by=member(county, Role.HEAD))
    whole, turns = rollup(county, 2026).members, iter((True, False))
    monkeypatch.setattr(
        "gongkai_web.annual.services.passing.members_of",
        lambda *_: whole if next(turns) else tuple(replace(each, counted=None) for each in whole),
    )
    with pytest.raises(ValidationError, match="有机关刚刚报送或者被退回"):
        freeze(report, by=boss, reason="不再等")
    assert not report.snapshots.exists()


def test_the_sum_is_held_against_what_was_published(passed, county, client, supervisor):
    assert differences(rollup(county, 2026)) == []
    document = passed.document
    body = str(document.body[0].value).replace(">1<", ">7<")
    publish(
        document,
        by=passed.acts.first().by,
        revision=update(document, by=passed.acts.first().by, body=[{"type": "html", "value": body}]),
    )
    found = differences(rollup(county, 2026))
    assert {(one.ours, one.published) for one in found} == {(Decimal(1), Decimal(7))}
    client.force_login(supervisor)
    shown = client.get(at("sums", county)).content.decode()
    assert "与各机关公布的数不同的地方" in shown
    assert found[0].label in shown


def test_the_sum_is_downloaded_with_its_scope(passed, county, client, supervisor):
    client.force_login(supervisor)
    got = client.get(at("sum-download", county, "json"))
    read = read_bytes(got.content, "sum.json")
    assert read.value(CellRef.parse(GRANTED)) == 1
    assert "汇总不完整，缺2个机关" in "".join(paragraph.text for paragraph in read.preface)


def test_the_board_shows_years_charts_and_tables(passed, county, client, supervisor):
    with time_machine.travel("2027-02-01T10:00:00+08:00"):
        client.force_login(supervisor)
        shown = client.get(at("board", county), {"organ": "civil"}).content.decode()
    assert "超期未公开" in shown
    assert '<svg class="chart"' in shown
    assert "<title>2026 新收 1件</title>" in shown
    # Beside each other, and in the table behind the chart; of the years before nothing is known.
    assert shown.count(f'href="{at("cell", passed.organ, "requests/received/all")}"') == 2
    assert "2025/cells/" not in shown
    assert "条例》第四十九条" in shown
    client.force_login(supervisor)
    got = client.get(at("board", county), {"organ": "civil", "export": "requests", "as": "csv"}).content.decode(
        "utf-8-sig"
    )
    assert got.splitlines()[-1] == "2026,1,1,0"
    assert client.get(at("board", county), {"export": "organs"}).content[:2] == b"PK"
    assert client.get(at("board", county), {"export": "nothing"}).status_code == 404
    assert client.post(at("board", county), {"remind": "office"}).status_code == 302


def test_a_number_that_nobody_knows_is_not_nought(passed, civil):
    known = measures([civil], [2025, 2026])
    assert known[civil.pk, 2025].openness is None
    assert known[civil.pk, 2026].openness == 100
    assert (known[civil.pk, 2026].source, known[civil.pk, 2026].in_time) == ("passed", 100)


def test_one_page_for_a_leader(passed, county, client, supervisor):
    client.force_login(supervisor)
    got = client.get(at("summary", county, "docx"))
    assert got.content[:2] == b"PK"
    assert client.get(at("summary", county, "odt")).status_code == 404
    first = client.get(reverse("annual-summary", args=[county.slug, 2019, "docx"]))
    assert "没有数据" in text_of(first.content)


def test_last_year_is_no_part_of_a_sum(passed, county):
    """Of three below the county one reported on 2026: what is beside 2027 is what nobody knows, and no sum of one."""
    assert "本页不完整，缺2个" in text_of(one_page(county, 2026))
    assert text_of(one_page(county, 2027)).count("没有数据") == 10


@pytest.mark.slow
def test_the_leaders_page_is_one_page_with_sixty_organs(county):
    for number in range(60):
        name = f"某县第{number}号派出机构和综合行政执法管理服务局"
        Organ.objects.get(pk=county.pk).add_child(
            name=name, slug=f"o{number}", kind=OrganKind.DEPARTMENT, level=Level.COUNTY
        )
    printed = through_office(one_page(Organ.objects.get(pk=county.pk), 2026))
    assert len(page_sizes(printed)) == 1
    assert "本页不完整，缺63个" in text_of(one_page(Organ.objects.get(pk=county.pk), 2026))


def text_of(word):
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return package.read("word/document.xml").decode()


def test_the_chain_from_the_county_to_an_event(passed, county, client, supervisor):
    lines = list(trace(county, 2026, GRANTED).lines())
    assert lines[0].startswith("某县人民政府 2026 （一）予以公开")
    assert lines[1].startswith("  某县民政局 2026 （一）予以公开")
    assert "某项目的批复" in lines[2]
    assert any("2026-12-30" in line for line in lines[3:])
    said = io.StringIO()
    call_command("trace", "county", "2026", GRANTED, stdout=said)
    assert said.getvalue().splitlines() == lines
    for wrong in (("nowhere", "2026", GRANTED), ("county", "2026", "x"), ("county", "2010", GRANTED)):
        with pytest.raises(CommandError):
            call_command("trace", *wrong)
    client.force_login(supervisor)
    assert "某项目的批复" in client.get(at("trace", county, GRANTED)).content.decode()
    assert client.get(at("trace", county, "a/b/c")).status_code == 404


def test_paragraphs_like_those_of_others_are_shown(civil, county, head, member, client):
    town = Organ.objects.get(slug="town")
    words = "（五）监督保障。组织全体干部学习条例，全年开展业务培训{培训次数}次，逐条整改上级反馈的问题。"
    mine = rewrite(begin(civil, 2026, by=head), {"一": [words]}, by=head)
    writer = member(town, Role.REPORT_WRITER)
    theirs = rewrite(begin(town, 2026, by=writer), {"一": [words.replace("逐条", "按期")]}, by=writer)
    assert [(one.other, one.theirs[:6]) for one in copies(mine)] == [(theirs, "（五）监督保")]
    assert [one.percent > 80 for one in pairs([civil, town], 2026)] == [True]
    client.force_login(head)
    assert "与其他报告雷同的段落" in client.get(at("report", civil)).content.decode()


def test_the_public_gets_the_page_the_files_and_the_data(passed, civil, client):
    read = reading_of(passed.document)
    assert read.value(CellRef.parse(GRANTED)) == 1
    page = client.get(passed.document.get_absolute_url()).content.decode()
    for address in ("/reports/civil/2026.json", "/reports/civil/2026.jsonld", "/reports/civil/compare/"):
        assert address in page
    assert sorted(file.kind for file in passed.document.attachments.all()) == ["docx", "pdf", "xlsx"]
    data = client.get("/reports/civil/2026.json")
    again = read_bytes(data.content, "report.json")
    assert again == read
    assert {ref: again.value(ref) for ref in read.cells} == cells_of(passed.document)
    said = json.loads(client.get("/reports/civil/2026.jsonld").content)
    assert {"propertyID": GRANTED, "value": 1.0}.items() <= next(
        one for one in said["variableMeasured"] if one["propertyID"] == GRANTED
    ).items()
    assert client.get("/reports/civil/2025.json").status_code == 404


def test_the_data_set_of_all_reports(passed, client):
    assert "某县民政局,,2026,requests/granted/natural" in client.get("/reports/data.csv").content.decode("utf-8-sig")
    every = json.loads(b"".join(client.get("/reports/data.json").streaming_content))
    assert every["reports"][0]["cells"][GRANTED] == "1"
    shown = client.get("/reports/").content.decode()
    assert "/reports/data.csv" in shown


def test_two_years_are_compared(passed, civil, head, supervisor, client):
    assert "还没有两年的报告可以比较" in client.get("/reports/civil/compare/").content.decode()
    with time_machine.travel("2028-01-10T10:00:00+08:00"):
        report = begin(civil, 2027, by=head)
        freeze(report, by=head)
        submit(report, by=head, waiver="已核对")
        accept(report, by=supervisor)
        publish(to_library(report, by=head), by=head)
        shown = client.get("/reports/civil/compare/").content.decode()
        table = client.get("/reports/civil/compare/?export=csv").content.decode("utf-8-sig").splitlines()
        assert [line.split(",")[0] for line in table[1:]] == ["2026", "2027"]
        assert client.get("/reports/civil/compare/?export=xlsx").content[:2] == b"PK"
        assert client.get("/reports/civil/compare/?export=exe").status_code == 404
    assert "予以公开" in shown
    assert '<svg class="chart"' in shown
    assert AnnualReport.objects.count() == 2
