"""Word files with frames, text boxes, floating tables and fields: every cell, section and signature comes back."""

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.ingest import read_bytes
from offices import OFFICES
from variants import VARIANTS, drafts

REMARKS = {"side note": {"S117"}}
"""What is rightly said of a remark that somebody left in the middle of the text."""


@pytest.mark.parametrize("draft", ["003", "busy", "blanks", "dashes", "form-2019"])
@pytest.mark.parametrize("name", OFFICES)
def test_a_report_comes_back_from_every_office(name, draft):
    draft = drafts()[draft]
    plainly, found = (read_bytes(make(draft), "r.docx") for make in (VARIANTS["docx-numbered"].make, OFFICES[name]))
    assert {ref: (found[ref].state, found[ref].value) for ref in draft.cells} == draft.expected()
    assert (found.organ, found.year, found.signed_by, found.signed_on) == (
        plainly.organ,
        plainly.year,
        plainly.signed_by,
        plainly.signed_on,
    )
    assert [section.title for section in found.sections] == [section.title for section in plainly.sections]
    assert weighty(found) ^ weighty(plainly) <= REMARKS.get(name, set())


def weighty(report):
    return {f.check.code for f in examine(Case(report)).findings if f.severity is not Severity.INFO}
