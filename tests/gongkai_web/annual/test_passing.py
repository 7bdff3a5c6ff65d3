"""A report from the records to the public: written, frozen, examined, submitted, returned, accepted, handed on."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from gongkai.forms import CellRef
from gongkai.handling import Kind
from gongkai.ingest import read_bytes
from gongkai.render import write
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.examining import examined
from gongkai_web.annual.kinds import Stage
from gongkai_web.annual.models import AnnualReport, ImmutableError, ReportAct
from gongkai_web.annual.rollup import current
from gongkai_web.annual.selectors import moved_since
from gongkai_web.annual.services import accept, begin, freeze, give_back, reopen, rewrite, submit, thaw, to_library
from gongkai_web.annual.signing import signed_day
from gongkai_web.annual.standing import stage_of
from gongkai_web.annual.tracing import trace
from gongkai_web.annual.wording import typed_numbers
from gongkai_web.desk.services import act
from gongkai_web.desk.services.particulars import correct_particulars

GRANTED = CellRef.parse("requests/granted/natural")


def on(month, day, year=2026):
    return date(year, month, day)


@pytest.fixture
def report(asked, civil, head):
    asked(on(12, 1), answered=on(12, 30))
    asked(on(12, 21))
    return begin(civil, 2026, by=head)


def sound(report, head):
    rewrite(
        report,
        {
            "四": ["本年度没有因政府信息公开被申请行政复议、提起行政诉讼。"],
            "五": ["存在的问题：一是信息更新不够及时。", "改进措施：一是按月检查栏目更新。"],
            "六": ["本年度发出收费通知0件，没有收取信息处理费。"],
        },
        by=head,
    )
    report.refresh_from_db()


def test_there_is_one_report_a_year(report, civil, head, supervisor):
    assert begin(civil, 2026, by=head) == report
    with pytest.raises(PermissionDenied):
        begin(civil, 2025, by=supervisor)


def test_the_sentence_follows_the_records(report, head, asked):
    assert "新收政府信息公开申请2件，上年结转0件；办结1件，结转下年度1件" in _words(report)
    asked(on(6, 1), answered=on(6, 10))
    assert "新收政府信息公开申请3件" in _words(report)
    rewrite(report, {"一": ["全年新收{新收}件，电话咨询120次。"]}, by=head)
    report.refresh_from_db()
    assert "全年新收3件，电话咨询120次。" in _words(report)
    assert typed_numbers("全年新收{新收}件，电话咨询120次。") == ["120"]
    with pytest.raises(ValidationError, match="没有叫“新收件数”的数字"):
        rewrite(report, {"一": ["{新收件数}"]}, by=head)


def test_a_kind_put_right_after_the_freeze_moves_the_tables_and_is_listed(report, head, asked):
    wrong = asked(on(6, 1), answered=on(6, 10))
    sound(report, head)
    freeze(report, by=head)
    before = counted_of(report)
    assert before.value(GRANTED) == 2
    correct_particulars(wrong, {}, kind="lawyer", by=head, why="营业执照写明是律师事务所")
    moved = {str(one.ref): one for one in moved_since(report, counted_of(report))}
    key = f"desk.request/{wrong.pk}"
    natural, lawyer = moved["requests/granted/natural"], moved["requests/granted/lawyer"]
    assert (natural.was, natural.now, natural.came, natural.went) == (2, 1, (), (key,))
    assert (lawyer.was, lawyer.now, lawyer.came, lawyer.went) == (0, 1, (key,), ())
    assert not [ref for ref in moved if ref.endswith("/all")]  # the totals stay as they were
    assert counted_of(report).value(GRANTED) == 2
    thaw(report, by=head, reason="申请人类别已更正")
    assert current(report.organ, 2026).value(GRANTED) == 1
    chain = "\n".join(trace(report.organ, 2026, "requests/granted/lawyer").lines())
    assert "更正申请人信息" in chain


def _words(report):
    return "\n".join(section.text for section in compose(report, counted_of(report)).sections)


def test_what_is_written_is_read_back_by_the_engine_to_the_same_cells(report):
    made = compose(report, counted_of(report))
    for form in ("html", "docx", "xlsx", "json"):
        read = read_bytes(write(made, form), f"report.{form}")
        assert {str(ref): read.value(ref) for ref in made.cells} == {str(r): c.value for r, c in made.cells.items()}


def test_a_sound_report_has_no_error(report, head):
    sound(report, head)
    made = compose(report, counted_of(report), signed_on=date(2027, 1, 12))
    assert [f.fault.message for f in examined(report, made).findings if f.severity.value == "error"] == []


def test_frozen_figures_stay_and_what_changed_is_listed(report, head, asked):
    freeze(report, by=head)
    late = asked(on(11, 2), answered=on(11, 9))
    assert counted_of(report).value(GRANTED) == 1
    moved = {str(each.ref): each for each in moved_since(report, counted_of(report))}
    assert moved[str(GRANTED)].came == (f"desk.request/{late.pk}",)
    assert (moved[str(GRANTED)].was, moved[str(GRANTED)].now) == (1, 2)
    assert moved["requests/received/all"].went == ()
    with pytest.raises(ValidationError, match="已经冻结"):
        freeze(report, by=head)
    thaw(report, by=head, reason="补登一件漏登的申请")
    assert counted_of(report).value(GRANTED) == 2


def test_a_year_that_is_not_over_is_not_frozen(report, head):
    with time_machine.travel("2026-12-31T10:00:00+08:00"), pytest.raises(ValidationError, match="还没有结束"):
        freeze(report, by=head)


def test_from_submission_to_the_library(report, head, supervisor, civil):
    with pytest.raises(ValidationError, match="先冻结数据"):
        submit(report, by=head)
    freeze(report, by=head)
    sound(report, head)
    submit(report, by=head)
    with pytest.raises(ValidationError, match="已经报送"):
        rewrite(report, {"一": ["x"]}, by=head)
    with pytest.raises(PermissionDenied):
        give_back(report, by=head, reason="自己退回")
    give_back(report, by=supervisor, reason="第五部分没有写具体问题")
    assert stage_of(report) is Stage.RETURNED
    submit(report, by=head)
    with pytest.raises(ValidationError, match="通过以后"):
        to_library(report, by=head)
    accept(report, by=supervisor)
    document = to_library(report, by=head)
    assert (stage_of(report), document.live, document.topic) == (Stage.PUBLISHED, False, "annual-report")
    read = read_bytes(str(document.body[0].value).encode(), "report.html")
    assert read.value(GRANTED) == 1
    assert document.attachments.count() == 3


def test_a_report_keeps_the_day_on_which_it_was_signed(report, head, supervisor):
    with time_machine.travel("2026-11-26T10:00:00+08:00"):
        assert signed_day(report) == on(1, 1, 2027)  # nobody signs a year that is not over
    freeze(report, by=head)
    sound(report, head)
    submit(report, by=head)
    accept(report, by=supervisor)
    with time_machine.travel("2027-01-14T10:00:00+08:00"):
        to_library(report, by=head)
    with time_machine.travel("2027-05-06T10:00:00+08:00"):
        assert signed_day(report) == on(1, 14, 2027)
        made = compose(report, counted_of(report), signed_on=signed_day(report))
        late = compose(report, counted_of(report), signed_on=on(5, 6, 2027))
        assert not _codes(report, made) & {"G104", "G105"}
        assert _codes(report, late) & {"G104", "G105"} == {"G104"}
        reopen(report, by=head, reason="漏写一项")
        assert signed_day(report) == on(1, 14, 2027)  # the notice of the correction has its own


def _codes(report, made):
    return {finding.check.code for finding in examined(report, made).findings}


def test_what_is_done_while_the_files_are_made_is_not_passed_over(report, head, supervisor, monkeypatch):
    freeze(report, by=head)
    submit(report, by=head, waiver="已核对")
    accept(report, by=supervisor)

    def meanwhile(_word):
        ReportAct.objects.create(report=report, deed="accepted", by=supervisor)
        return b""

    monkeypatch.setattr("gongkai_web.annual.files.through_office", meanwhile)
    with pytest.raises(ValidationError, match="刚刚有人办理"):
        to_library(report, by=head)
    assert AnnualReport.objects.get(pk=report.pk).document is None


def test_errors_hold_a_report_back_unless_a_reason_is_given(report, head):
    freeze(report, by=head)
    rewrite(report, {"一": ["（二）依申请公开。全年新收政府信息公开申请9件。"]}, by=head)
    with pytest.raises(ValidationError) as refused:
        submit(report, by=head)
    assert any("9" in message for message in refused.value.messages)
    act_ = submit(report, by=head, waiver="9件含电话申请，已与办公室核对")
    assert act_.note
    assert act_.facts["errors"]


def test_what_was_done_and_frozen_stays(report, head):
    snapshot = freeze(report, by=head)
    for kept in (snapshot, report.acts.last()):
        with pytest.raises(ImmutableError):
            kept.save()
        with pytest.raises(ImmutableError):
            kept.delete()
    for table in ("annual_snapshot", "annual_reportact"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours


def test_a_request_that_is_reopened_after_the_freeze_does_not_move_the_year(report, head, asked):
    request = asked(on(3, 2), answered=on(3, 9))
    freeze(report, by=head)
    act(request, Kind.REOPENED, by=head)
    assert moved_since(report, counted_of(report)) == []
    assert AnnualReport.objects.count() == 1
