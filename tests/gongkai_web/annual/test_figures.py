"""Every cell is counted from records, opens them, and says what is not counted."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.forms import CellRef
from gongkai.handling import Kind
from gongkai_web.annual.figures import figures_of, figures_within
from gongkai_web.annual.figures.part import requests_in
from gongkai_web.annual.kinds import LedgerRow
from gongkai_web.annual.records import lines_of
from gongkai_web.annual.services import enter, open_with
from gongkai_web.desk.models import Dispute
from gongkai_web.desk.services import act
from gongkai_web.desk.services.dividing import merge, split
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.organs.models import Organ


def on(month, day, year=2026):
    return date(year, month, day)


def value(figures, key):
    return figures.counted.value(CellRef.parse(key))


def records(figures, key):
    return [weighed.record for weighed in figures.counted.cells[CellRef.parse(key)]]


def test_a_request_answered_on_30_december_lands_in_its_cell(asked, civil):
    request = asked(on(12, 1), answered=on(12, 30))
    figures = figures_of(civil, 2026)
    assert records(figures, "requests/granted/natural") == [f"desk.request/{request.pk}"]
    assert [value(figures, f"requests/{row}/all") for row in ("received", "handled", "carried-out")] == [1, 1, 0]


def test_what_was_open_is_carried_in(asked, civil):
    request = asked(on(12, 20), answered=on(1, 5, 2027), disposition="partial", kind="lawyer")
    assert value(figures_of(civil, 2026), "requests/carried-out/lawyer") == 1
    after = figures_of(civil, 2027)
    assert records(after, "requests/carried-in/all") == records(after, "requests/partial/lawyer")
    assert records(after, "requests/partial/lawyer") == [f"desk.request/{request.pk}"]
    assert value(after, "requests/received/all") == 0


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_cell_asked_for_alone_holds_the_same_records(asked, civil, head, year):
    asked(on(3, 2), answered=on(3, 20))
    asked(on(12, 20), answered=on(1, 5, 2027), kind="lawyer")
    again = asked(on(3, 2), answered=on(3, 20), disposition="third-party")
    act(again, Kind.REOPENED, by=head, on=on(1, 4, 2027))
    for arrived, split_on in ((on(3, 2), on(3, 3)), (on(12, 21), on(1, 7, 2027))):
        split(asked(arrived), ["甲", "乙"], by=head, on=split_on)
    whole = asked(on(12, 21))
    split(whole, ["甲", "乙"], by=head, on=on(1, 7, 2027))
    act(whole, Kind.VOIDED, by=head, on=on(1, 8, 2027), facts={"of": whole.acts.last().number}, note="是一件事")
    into = asked(on(12, 22))
    merge(asked(on(12, 23)), into, by=head, on=on(1, 8, 2027))
    open_with(civil, 2026, "requests/carried-in/natural", Decimal(2), source="2025年年度报告", by=head)
    whole = figures_of(civil, year).counted
    rows = ("received", "carried-in", "granted", "third-party", "other", "handled", "carried-out")
    for ref in (CellRef("requests", row, column) for row in rows for column in ("natural", "lawyer", "all")):
        records, left = requests_in(civil, year, ref)
        assert sorted(records) == sorted(whole.cells[ref])
        assert (records.total, len(records)) == (whole.value(ref), len(whole.cells[ref]))
        assert left == whole.not_counted


def test_the_records_of_a_cell_are_fetched_a_page_at_a_time(asked, civil, head, django_assert_max_num_queries):
    made = [f"desk.request/{asked(on(3, day)).pk}" for day in (2, 3, 4)]
    open_with(civil, 2026, "requests/carried-in/natural", Decimal(2), source="2025年年度报告", by=head)
    records, _left = requests_in(civil, 2026, CellRef.parse("requests/carried-out/all"))
    with django_assert_max_num_queries(2):
        assert [weighed.record for weighed in records[1:]] == made[1:]
    assert records[0].record == made[0]
    opened, _left = requests_in(civil, 2026, CellRef.parse("requests/carried-in/all"))
    assert [(weighed.record.partition("/")[0], weighed.weight) for weighed in opened[:9]] == [("annual.opening", 2)]


def test_a_split_request_is_counted_by_its_parts_and_says_so(asked, civil, head):
    request = asked(on(3, 2))
    parts = split(request, ["甲", "乙"], by=head, on=on(3, 3))
    figures = figures_of(civil, 2026)
    assert records(figures, "requests/received/all") == [f"desk.request/{part.pk}" for part in parts]
    assert [(left.record, left.why) for left in figures.counted.not_counted] == [
        (f"desk.request/{request.pk}", "已经分成几件，各件分别计数")
    ]


def test_a_request_split_in_january_leaves_last_year_as_it_was_frozen(asked, civil, head):
    """Received on 20 December, frozen on 5 January as one, on 10 January split into two."""
    request = asked(on(12, 20))
    before = records(figures_of(civil, 2026), "requests/carried-out/all")
    first, second = split(request, ["甲", "乙"], by=head, on=on(1, 10, 2027))
    assert before == records(figures_of(civil, 2026), "requests/carried-out/all") == [f"desk.request/{request.pk}"]
    after = figures_of(civil, 2027)
    assert records(after, "requests/carried-in/all") == before
    assert records(after, "requests/received/all") == [f"desk.request/{second.pk}"]
    assert records(after, "requests/carried-out/all") == [f"desk.request/{part.pk}" for part in (first, second)]
    assert after.counted.not_counted == ()


def test_a_split_that_is_voided_counts_the_whole_and_no_part(asked, civil, head):
    """Of 2 March, split on the 3rd by mistake: one request, before and after it is split again, and answered."""
    request = asked(on(3, 2))
    parts = split(request, ["甲", "乙"], by=head, on=on(3, 3))
    act(request, Kind.VOIDED, by=head, on=on(3, 4), facts={"of": request.acts.last().number}, note="是一件事")
    figures = figures_of(civil, 2026)
    assert records(figures, "requests/received/all") == [f"desk.request/{request.pk}"]
    assert [value(figures, f"requests/{row}/all") for row in ("handled", "other", "carried-out")] == [0, 0, 1]
    assert {(left.record, left.why) for left in figures.counted.not_counted} == {
        (f"desk.request/{part.pk}", "分开办理已经作废，按原来的一件计") for part in parts
    }
    assert figures.counted.figure("requests-answered") == 0
    again = split(request, ["甲", "乙"], by=head, on=on(3, 5))
    figures = figures_of(civil, 2026)
    assert records(figures, "requests/received/all") == [f"desk.request/{part.pk}" for part in again]
    assert value(figures, "requests/carried-out/all") == 2


def test_a_split_of_january_that_is_voided_carries_one_in(asked, civil, head):
    request = asked(on(12, 20))
    split(request, ["甲", "乙"], by=head, on=on(1, 10, 2027))
    act(request, Kind.VOIDED, by=head, on=on(1, 11, 2027), facts={"of": request.acts.last().number}, note="是一件事")
    whole = [f"desk.request/{request.pk}"]
    assert records(figures_of(civil, 2026), "requests/carried-out/all") == whole
    after = figures_of(civil, 2027)
    assert [records(after, f"requests/{row}/all") for row in ("carried-in", "carried-out")] == [whole, whole]
    assert [value(after, f"requests/{row}/all") for row in ("received", "handled")] == [0, 0]


def test_what_went_into_a_request_before_its_split_is_no_part_of_it(asked, civil, head):
    """Two of December; on 7 January the later is handled with the earlier, which is split on 10 January."""
    request, other = asked(on(12, 20)), asked(on(12, 21))
    merge(other, request, by=head, on=on(1, 7, 2027))
    _first, second = split(request, ["甲", "乙"], by=head, on=on(1, 10, 2027))
    whole = [f"desk.request/{each.pk}" for each in (request, other)]
    assert records(figures_of(civil, 2026), "requests/carried-out/all") == whole
    after = figures_of(civil, 2027)
    assert records(after, "requests/carried-in/all") == whole
    assert records(after, "requests/received/all") == [f"desk.request/{second.pk}"]
    assert records(after, "requests/other/all") == [f"desk.request/{other.pk}"]
    assert [value(after, f"requests/{row}/all") for row in ("handled", "carried-out")] == [1, 2]


def test_what_is_told_in_january_to_be_another_organs_was_carried_out_and_ends_as_such(asked, civil):
    """Received on 20 December; on 8 January the applicant is told which organ holds it."""
    request = asked(on(12, 20), answered=on(1, 8, 2027), disposition="not-ours")
    assert records(figures_of(civil, 2026), "requests/carried-out/all") == [f"desk.request/{request.pk}"]
    after = figures_of(civil, 2027)
    assert records(after, "requests/carried-in/all") == records(after, "requests/not-held/all")
    assert [value(after, f"requests/{row}/all") for row in ("received", "carried-in", "handled")] == [0, 1, 1]


def test_one_that_was_reopened_is_counted_once_by_its_first_end(asked, civil, head):
    request = asked(on(3, 2), answered=on(3, 20), disposition="third-party")
    act(request, Kind.REOPENED, by=head, on=on(1, 4, 2027))
    figures = figures_of(civil, 2026)
    assert value(figures, "requests/third-party/all") == 1
    assert value(figures_of(civil, 2027), "requests/received/all") == 0


def test_disputes_are_counted_from_their_records(asked, civil):
    request = asked(on(3, 2), answered=on(3, 20))
    review = Dispute.objects.create(
        request=request,
        kind="review",
        body="某县人民政府",
        accepted_on=on(4, 1),
        decided_on=on(5, 1),
        ending="review-ordered",
    )
    figures = figures_of(civil, 2026)
    assert records(figures, "disputes/review/corrected") == [f"desk.dispute/{review.pk}"]
    assert value(figures, "disputes/review/all") == 1


def documents(civil):
    known = {"organ": civil, "kind": DocumentKind.NORMATIVE, "live": False, "theme": "综合政务"}
    made = Document(title="甲", formed_on=on(3, 1), index_number="1", published_on=on(3, 2), **known)
    ended = Document(title="乙", formed_on=on(3, 1, 2020), index_number="2", published_on=on(3, 2), **known)
    lapsed = Document(title="丙", formed_on=on(3, 1, 2020), index_number="3", published_on=on(3, 2), **known)
    Document.objects.bulk_create([made, ended, lapsed])
    Document.objects.filter(title="乙").update(ends_on=on(6, 1), ends_as="repealed")
    Document.objects.filter(title="丙").update(ends_on=on(7, 1), ends_as="lapsed")


def test_documents_made_repealed_and_in_force(civil, monkeypatch):
    documents(civil)
    figures = figures_of(civil, 2026)
    row = "disclosure/normative-documents"
    assert [value(figures, f"{row}/{column}") for column in ("issued", "repealed", "in-force")] == [1, 1, 1]
    assert "自然失效" in figures.counted.not_counted[0].why
    before = figures_of(civil, 2025)
    assert [value(before, f"{row}/{column}") for column in ("issued", "repealed", "in-force")] == [0, 0, 2]


def test_the_ledger_adds_up_month_by_month(civil, head):
    enter(civil, on(1, 1), LedgerRow.LICENCES, Decimal(5), source="审批系统", by=head)
    enter(civil, on(2, 1), LedgerRow.LICENCES, Decimal(7), source="审批系统", by=head)
    enter(civil, on(2, 1), LedgerRow.LICENCES, Decimal(8), source="审批系统更正", by=head)
    enter(civil, on(2, 1), LedgerRow.FEES, Decimal("1.25"), source="非税系统", by=head)
    figures = figures_of(civil, 2026)
    assert value(figures, "disclosure/licences/decisions") == 13
    assert value(figures, "disclosure/fees/amount") == Decimal("1.25")
    lines = lines_of(figures.counted.cells[CellRef.parse("disclosure/licences/decisions")])
    assert [(line.on, line.weight) for line in lines] == [(on(1, 1), 5), (on(2, 1), 8)]
    with pytest.raises(ValidationError, match="不能有小数"):
        enter(civil, on(2, 1), LedgerRow.LICENCES, Decimal("1.5"), source="x", by=head)


def test_an_opening_balance_has_its_source_and_no_rival(civil, head, supervisor):
    open_with(civil, 2026, "requests/carried-in/natural", Decimal(2), source="2025年年度报告", by=head)
    figures = figures_of(civil, 2026)
    assert [value(figures, f"requests/carried-in/{column}") for column in ("natural", "all")] == [2, 2]
    for cell, said in (
        ("requests/carried-in/natural", "已经有期初数"),
        ("requests/carried-in/all", "是合计"),
        ("x/y/z", "没有"),
    ):
        with pytest.raises(ValidationError, match=said):
            open_with(civil, 2026, cell, Decimal(3), source="另一份", by=head)
    with pytest.raises(PermissionDenied):
        open_with(civil, 2026, "requests/received/natural", Decimal(3), source="另一份", by=supervisor)


def test_many_organs_take_as_many_queries_as_one(asked, civil, county, django_assert_max_num_queries):
    asked(on(3, 2), answered=on(3, 20))
    with django_assert_max_num_queries(20):
        figures = figures_within(Organ.objects.all(), 2026)
    assert len(figures) == Organ.objects.count()
    assert value(figures[civil.pk], "requests/granted/all") == 1
    assert value(figures[county.pk], "requests/granted/all") == 0
