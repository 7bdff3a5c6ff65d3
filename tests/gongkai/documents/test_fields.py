"""What must be known before a document is published, and which days cannot be."""

from datetime import date

import pytest

from gongkai.documents import FIELDS, date_faults, grounds_for, missing
from gongkai.documents.fields import KINDS
from gongkai.statute import GROUNDS

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("kind", "needs"),
    [
        ("regulation", ["title", "formed_on", "attribute", "annotation", "body", "content"]),
        ("normative", ["title", "formed_on", "attribute", "content", "issuers", "number"]),
        ("policy", ["title", "formed_on", "attribute", "content", "issuers"]),
        ("information", ["title", "formed_on", "attribute", "content"]),
    ],
)
def test_what_each_kind_needs(kind, needs):
    assert [field.code for field in missing(kind, ())] == needs
    assert missing(kind, needs) == ()


def test_each_field_is_used_and_says_where_it_comes_from():
    assert all(field.kinds <= set(KINDS) and field.basis.instrument.title for field in FIELDS)
    assert [field.code for field in FIELDS if not field.basis.verified] == ["issuers", "number"]


def test_grounds():
    assert grounds_for("open") == ()
    assert grounds_for("closed") == tuple(GROUNDS.values())
    assert grounds_for("on-request")[0].code == "not-proactive"
    assert not grounds_for("on-request")[0].basis.verified
    with pytest.raises(KeyError):
        grounds_for("half-open")


@pytest.mark.parametrize(
    ("days", "faults"),
    [
        pytest.param({}, [], id="nothing known, nothing judged"),
        pytest.param({"formed_on": TODAY}, [], id="made today"),
        pytest.param({"formed_on": date(2026, 6, 2)}, ["formed_on"], id="made tomorrow"),
        pytest.param({"formed_on": date(1924, 1, 22)}, ["formed_on"], id="a century out"),
        pytest.param(
            {"formed_on": date(2026, 5, 2), "published_on": date(2026, 5, 1)}, ["published_on"], id="out before made"
        ),
        pytest.param(
            {"formed_on": date(2026, 5, 2), "changed_on": date(2026, 5, 1)}, ["changed_on"], id="changed before made"
        ),
        pytest.param({"formed_on": date(2026, 5, 2), "effective_on": date(2026, 1, 1)}, [], id="applied from before"),
        pytest.param({"formed_on": date(2026, 5, 2), "effective_on": date(2027, 1, 1)}, [], id="applied later"),
        pytest.param(
            {"effective_on": date(2026, 7, 1), "expires_on": date(2026, 6, 30)},
            ["expires_on"],
            id="ends before it begins",
        ),
        pytest.param({"published_on": date(2026, 7, 1)}, ["published_on"], id="published in time to come"),
    ],
)
def test_days_that_cannot_be(days, faults):
    assert [fault.field for fault in date_faults(today=TODAY, **days)] == faults


def test_a_fault_names_both_days():
    (fault,) = date_faults(today=TODAY, formed_on=date(2026, 5, 2), expires_on=date(2026, 5, 1))
    assert fault.message == "有效期至2026-05-01早于成文日期2026-05-02"
