import pytest

from gongkai.basis import UnknownCodeError
from gongkai.forms import FORM_2019, FORM_2021
from gongkai.forms.shared import APPLICANTS as COLUMNS
from gongkai.statute import APPLICANTS, DISPOSITIONS, Family

FORMS = pytest.mark.parametrize("form", [FORM_2021, FORM_2019], ids=lambda form: form.key)
NOT_COUNTING = {"received", "carried-in", "handled", "carried-out"}


@FORMS
@pytest.mark.parametrize("disposition", DISPOSITIONS.values(), ids=lambda d: d.code)
def test_every_disposition_is_counted_in_exactly_the_row_that_it_names(form, disposition):
    rows = [row.key for row in form.table("requests").rows.values() if disposition.code in row.counts]
    assert rows == [disposition.row_in(form.key)]


@FORMS
def test_every_row_of_results_counts_dispositions_that_exist(form):
    for row in form.table("requests").rows.values():
        assert bool(row.counts) != (row.key in NOT_COUNTING)
        assert all(code in DISPOSITIONS for code in row.counts)


@FORMS
def test_a_disposition_stands_under_the_heading_of_its_family(form):
    rows = form.table("requests").rows
    for disposition in DISPOSITIONS.values():
        row = rows[disposition.row_in(form.key)]
        assert disposition.family in "".join((*row.under, row.label))


def test_kinds_of_applicant_are_the_columns_of_table_3():
    assert [(a.code, a.label, a.organisation) for a in APPLICANTS.values()] == [
        (column.key, column.label, bool(column.under)) for column in COLUMNS
    ]


def test_seven_denials_rest_on_articles_14_to_16():
    denials = [d for d in DISPOSITIONS.values() if d.withholds_on_a_ground]
    assert [d.basis.place[:4] for d in denials] == ["第十四条"] * 3 + ["第十五条"] + ["第十六条"] * 3
    assert {d.family for d in denials} == {Family.WITHHELD}


def test_an_unknown_code_is_answered_with_the_codes_there_are():
    with pytest.raises(UnknownCodeError, match="already-public, granted"):
        DISPOSITIONS["refused"]
