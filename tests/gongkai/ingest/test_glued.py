"""A page taken out in one piece, as programs strip each text: prose is read, tables are said to be unreadable."""

import lxml.html
import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import State
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import read_bytes
from gongkai.ingest.glued import parted
from variants import drafts, html

TITLES = [f"{number}、{title}" for number, title in zip("一二三四五六", SECTIONS, strict=True)]


def glued(draft, name="report.txt"):
    page = lxml.html.document_fromstring(html.make_plain(draft))
    return read_bytes("".join(text.strip() for text in page.xpath("//text()[not(parent::style)]")).encode(), name)


@pytest.mark.parametrize("name", ["003", "busy", "blanks", "slashes", "large", "form-2019"])
def test_sections_are_read_and_no_number_of_a_table_is_taken_for_any(name):
    draft = drafts()[name]
    found, plainly = glued(draft), read_bytes(html.make_plain(draft), "report.html")
    assert (found.organ, found.year, found.title) == (plainly.organ, plainly.year, plainly.title)
    assert [section.title for section in found.sections] == list(draft.form.sections)
    for number in (0, 4):
        assert "".join(found.sections[number].text.split()) == "".join(plainly.sections[number].text.split())
    assert {cell.state for cell in found.cells.values()} == {State.UNPLACED}
    assert [problem.code for problem in found.problems] == ["table-unlaid"] * 3


@pytest.mark.parametrize("name", ["busy", "blanks", "slashes", "large", "form-2019"])
def test_what_was_lost_is_held_against_nobody(name):
    report = glued(drafts()[name])
    assert not [f.check.code for f in examine(Case(report)).findings if f.severity is Severity.ERROR]
    assert (report.signed_by, report.signed_on) != ("", None)


def test_a_list_of_the_titles_parts_nothing():
    assert parted(f"本报告包括{'；'.join(TITLES)}。" + "全年公开信息312条。" * 80) == []


def test_titles_out_of_order_part_nothing():
    assert parted("".join(f"{title}全年公开信息312条，没有其他。" for title in reversed(TITLES)) * 6) == []
