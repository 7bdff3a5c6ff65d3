"""Files come in once, whatever they come in; what cannot be read is told with the reason."""

import io
import os
import zipfile

import pytest
from django.core.exceptions import PermissionDenied

from gongkai_web.examination import services
from gongkai_web.examination.crew import Crew
from gongkai_web.examination.kinds import Left, State
from gongkai_web.examination.models import Act, Examination, ImmutableError, ReportFile
from gongkai_web.examination.queue import work
from gongkai_web.examination.selectors import progress
from gongkai_web.organs.roles import Role


def packed(files):
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    return made.getvalue()


def test_every_format_that_is_written_is_read(county, dropped, report_file):
    batch = dropped({f"民政局{form}.{form}": report_file(form=form) for form in ("html", "docx", "xlsx", "json", "md")})
    assert progress(batch)["all"] == 5
    assert not batch.files.filter(state=State.UNREADABLE)
    assert {file.organ.slug for file in batch.files.all()} == {"civil"}


def test_the_same_file_is_taken_once(county, dropped, report_file):
    data = report_file()
    first = dropped({"a.html": data, "b.html": data})
    again = dropped({"c.html": data})
    assert ReportFile.objects.count() == 1
    again.refresh_from_db()
    assert again.repeats == [["c.html", ReportFile.objects.get().pk]]
    first.refresh_from_db()
    assert first.repeats == [["b.html", 0]]


def test_a_package_is_unpacked_behind_and_what_is_no_report_is_left(county, dropped, report_file):
    inside = {
        "2023/民政局.html": report_file(),
        "2023/民政局_files/logo.png": b"x",
        "readme.exe": b"MZ",
        ".x.html": b"y",
    }
    batch = dropped({"全部.zip": packed(inside)})
    assert [file.name for file in batch.files.exclude(state=State.UNPACKED)] == ["2023/民政局.html"]
    broken = dropped({"坏.zip": packed(inside)[:-40]})
    assert "不完整" in broken.files.get().reason


def test_what_cannot_be_read_says_why(county, dropped):
    batch = dropped({"空白.html": b"<html></html>", "图.pdf": b"%PDF-1.4 nothing"})
    assert all(file.state == State.UNREADABLE and file.reason for file in batch.files.all())


def test_what_is_no_report_is_refused_at_once(county, supervisor):
    batch = services.open_batch(by=supervisor)
    told = services.drop(batch, [("a.exe", b"MZ"), ("b.html", b"")], by=supervisor)
    assert told.omitted == [("a.exe", Left.FORMAT), ("b.html", Left.EMPTY)]
    assert not ReportFile.objects.exists()


def test_an_editor_imports_nothing(civil, member, report_file):
    editor = member(civil, Role.EDITOR)
    with pytest.raises(PermissionDenied):
        services.open_batch(by=editor)


def test_what_was_found_and_decided_cannot_be_changed(five):
    for kept in (Examination.objects.first(), Examination.objects.last()):
        with pytest.raises(ImmutableError):
            kept.save()
        with pytest.raises(ImmutableError):
            kept.delete()
    assert not Act.objects.exists()


@pytest.mark.slow
def test_a_file_that_ends_its_process_ends_no_other():
    """A process that dies takes its file with it and no other."""
    with Crew(1) as crew:
        answers = dict(crew.do([("a", abs, (-1,)), ("b", os._exit, (1,)), ("c", abs, (-3,))]))
    assert answers == {"a": 1, "b": None, "c": 3}


def test_two_do_not_work_the_queue_at_once(county, supervisor, report_file, worked):
    batch = services.open_batch(by=supervisor)
    services.drop(batch, [("a.html", report_file())], by=supervisor)
    seen = []

    class Nosy(Crew):
        def do(self, tasks):
            for key, task, given in tasks:
                seen.append(worked())
                yield key, task(*given)

    work(Nosy(1))
    assert set(seen) == {0}
