"""The first year of an organ on the platform: its last report is a file on the bench, and it is held against that."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.urls import reverse

from gongkai.checks.examples import report as example
from gongkai.forms import Cell, CellRef
from gongkai.render import write
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.earlier import reported
from gongkai_web.annual.examining import examined
from gongkai_web.annual.imported import imported_cells
from gongkai_web.annual.openings import contradictions
from gongkai_web.annual.seeing import measures
from gongkai_web.annual.services import begin, freeze, open_with
from gongkai_web.examination import services
from gongkai_web.examination.crew import Alone
from gongkai_web.examination.keeping import kept, opened
from gongkai_web.examination.models import Kept, ReportFile
from gongkai_web.examination.queue import work

CARRIED_IN, CARRIED_OUT = CellRef("requests", "carried-in", "natural"), CellRef("requests", "carried-out", "natural")
ALL = CellRef("requests", "carried-out", "all")


@pytest.fixture
def brought(civil, supervisor, settings, tmp_path):
    """Bring in the organ's report on 2025, which carried three requests out."""
    settings.DATA = tmp_path
    sound = example()
    cells = dict(sound.cells)
    for ref in (CARRIED_OUT, ALL, CellRef("requests", "received", "natural"), CellRef("requests", "received", "all")):
        cells[ref] = Cell.of(sound.value(ref) + 3)
    told = replace(sound, cells=cells, year=2025, organ=civil.name, title=f"{civil.name}2025年政府信息公开工作年度报告")
    batch = services.open_batch(by=supervisor)
    services.drop(batch, [("2025.html", write(told, "html"))], by=supervisor)
    work(Alone())
    file = ReportFile.objects.get()
    assert (file.organ, file.year, file.counts) == (civil, 2025, True)
    return file, sound.value(CARRIED_OUT) + 3


def test_what_was_carried_out_elsewhere_is_to_be_carried_in(brought, civil, head):
    _file, was = brought
    assert f"2025年的报告写明结转下年度{was}件，本年记录和期初数合计0件" in contradictions(civil, 2026)[0]
    open_with(civil, 2026, str(CARRIED_IN), was, source="2025年年度报告表三", by=head)
    assert not any("写明结转下年度" in said for said in contradictions(civil, 2026))


def test_the_checks_know_last_years_report(brought, civil, head):
    _file, was = brought
    here = begin(civil, 2026, by=head)
    told = [f for f in examined(here, compose(here, counted_of(here))).findings if CARRIED_IN in f.fault.cells]
    assert str(was) in told[0].fault.message


def test_a_cell_that_a_person_read_again_is_the_one_that_counts(brought, civil, supervisor):
    file, was = brought
    services.correct(file, str(CARRIED_OUT), Decimal(was + 1), by=supervisor, reason="原件是手写的")
    assert reported(civil, 2025).value(CARRIED_OUT) == was + 1


def test_last_years_numbers_stand_beside_and_are_drawn(brought, civil, county, head, supervisor, client):
    _file, was = brought
    begin(civil, 2026, by=head)
    client.force_login(head)
    shown = client.get(reverse("annual-report", args=[civil.slug, 2026])).content.decode()
    assert f"({was})</small>" in shown
    client.force_login(supervisor)
    assert "导入的报告" in client.get(reverse("annual-board", args=[county.slug, 2025])).content.decode()
    found = measures([civil], [2025])[civil.pk, 2025]
    assert (found.source, found.cell(ALL)) == ("imported", was)


def test_what_was_read_again_counts_and_what_was_set_aside_does_not(brought, civil, supervisor):
    file, was = brought
    assert imported_cells([civil], [2025])[civil.pk, 2025][CARRIED_OUT] == was
    services.correct(file, str(CARRIED_OUT), Decimal(was + 1), by=supervisor, reason="原件是手写的")
    assert imported_cells([civil], [2025])[civil.pk, 2025][CARRIED_OUT] == was + 1
    services.set_aside(file, by=supervisor, reason="误传")
    assert not imported_cells([civil], [2025])


def test_a_cell_that_was_not_read_is_not_drawn_as_nought(brought, civil):
    file, _was = brought
    report = opened(bytes(file.kept.content))
    unread = {ref: cell for ref, cell in report.cells.items() if ref != CellRef.parse("disputes/review/all")}
    Kept.objects.filter(pk=file.pk).update(content=kept(replace(report, cells=unread)))
    found = measures([civil], [2025])[civil.pk, 2025]
    assert (found.number("disputes/review/all"), found.disputes, found.corrected) == (None, None, None)
    assert found.number("disputes/review/upheld") == 0


def test_what_was_frozen_here_comes_before_any_file(brought, civil, head, asked):
    report = begin(civil, 2025, by=head)
    assert reported(civil, 2025).value(CARRIED_OUT) == brought[1], "records that nobody froze are no report"
    freeze(report, by=head)
    assert reported(civil, 2025).value(CARRIED_OUT) == 0


def test_the_writer_has_it_beside_the_new_one(brought, civil, head, client):
    _file, was = brought
    begin(civil, 2026, by=head)
    client.force_login(head)
    page = client.get(reverse("annual-report", args=[civil.slug, 2026])).content.decode()
    assert f'<small title="上年">({was})</small>' in page
    first = example().sections[0].paragraphs[0].text
    assert first in page.partition("上年这一部分")[2]
