"""One error planted in a sound report: found where it is, and nothing else, whatever file the report came in."""

from dataclasses import replace

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import CellRef
from gongkai.ingest import read_bytes
from variants import VARIANTS
from variants.draft import made_up

SOUND = made_up("planted", seed=11)
COLUMNS = ("natural", "business", "research", "charity", "lawyer", "other")
QUICK = ("html-cms", "docx-framed", "text-ragged")


def put(draft, **changes):
    """The draft with cells changed by so much: `requests__received__all=7`."""
    refs = {CellRef.parse(key.replace("__", "/").replace("_", "-")): by for key, by in changes.items()}
    return replace(draft, cells=draft.cells | {ref: str(int(draft.cells[ref]) + by) for ref, by in refs.items()})


def moved(draft):
    """The numbers of one row each a column to the left."""
    granted = [CellRef("requests", "granted", column) for column in COLUMNS]
    numbers = [draft.cells[ref] for ref in (*granted[1:], granted[0])]
    return replace(draft, cells=draft.cells | dict(zip(granted, numbers, strict=True)))


def on_the_old_form(draft):
    old = made_up("old", seed=16, year=2020, largest=300)
    return replace(old, year=2023, preface=draft.preface, signed=(old.organ, "2024年1月19日"))


def cut(draft):
    rows = [row.key for row in draft.form.table("requests").blocks[0].rows]
    lost = set(rows[rows.index("petition") :])
    return replace(draft, cells={ref: text for ref, text in draft.cells.items() if ref.row not in lost})


def without_table_4(draft):
    return replace(draft, cells={ref: text for ref, text in draft.cells.items() if ref.table != "disputes"})


def without_section_6(draft):
    return replace(draft, form=replace(draft.form, sections=draft.form.sections[:5]))


def told_otherwise(draft):
    told = {title: tuple(t.replace("申请468件", "申请486件") for t in texts) for title, texts in draft.before.items()}
    return replace(draft, before=told)


PLANTED = {
    "the total of a row": (put(SOUND, disputes__review__all=1), {"A101": "disputes/review/all"}),
    "the total of a column": (
        put(SOUND, requests__handled__natural=1, requests__handled__all=1),
        {"A101": "requests/handled/natural"},
    ),
    "a part, and so two totals": (put(SOUND, requests__granted__all=3), {"A101": "requests/granted/all"}),
    "the balance": (
        put(SOUND, requests__carried_in__natural=7, requests__carried_in__all=7),
        {"A102": "requests/received/natural"},
    ),
    "a row a column to the left": (moved(SOUND), {"A101": "requests/handled/natural"}),
    "the old form": (on_the_old_form(SOUND), {"S104": ""}),
    "a table cut short": (cut(SOUND), {"S106": "requests/petition/natural"}),
    "no table": (without_table_4(SOUND), {"S103": ""}),
    "no section": (without_section_6(SOUND), {"S101": ""}),
    "the text": (told_otherwise(SOUND), {"T102": "requests/received/all"}),
}
MADE = [
    pytest.param(variant, id=name, marks=[pytest.mark.slow] * (variant.slow or name not in QUICK))
    for name, variant in VARIANTS.items()
]


def errors(variant, draft, *, before=None):
    """The code of every error with the first cell that it names."""
    report, last = (read_bytes(variant.make(d), f"a.{variant.suffix}") if d else None for d in (draft, before))
    found = examine(Case(report, before=last)).findings
    codes: dict[str, str] = {}
    for each in found:
        if each.severity is Severity.ERROR:
            codes.setdefault(each.check.code, str(each.fault.cells[0]) if each.fault.cells else "")
    return codes


PLANTS = [
    pytest.param(planted, made.values[0], id=f"{planted} in {made.id}", marks=made.marks)
    for at, made in enumerate(MADE)
    for place, planted in enumerate(PLANTED)
    if made.id in QUICK or (at + place) % 3 == 0
]
"""Every error in the quick files, a third of them in each of the others: each error is in a third of the files."""


@pytest.mark.parametrize(("planted", "variant"), PLANTS)
def test_a_planted_error_is_found_and_nothing_else(planted, variant):
    draft, found = PLANTED[planted]
    assert errors(variant, draft) == found


@pytest.mark.parametrize("variant", MADE)
def test_what_was_not_carried_over_is_found_by_last_years_file(variant):
    before = put(SOUND, disclosure__normative_documents__in_force=12)
    out, into = ([CellRef("requests", row, c) for c in (*COLUMNS, "all")] for row in ("carried-out", "carried-in"))
    over = {ref: SOUND.cells[now] for ref, now in zip(out, into, strict=True)}
    sound = replace(before, year=2022, cells=before.cells | over)
    assert errors(variant, SOUND, before=sound) == {}
    less = put(sound, requests__carried_out__other=-2, requests__carried_out__all=-2)
    assert errors(variant, SOUND, before=less) == dict.fromkeys(("R104", "R105"), "requests/carried-in/all")
