"""Fees, messages, disputes, releases and complaints."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.forms import CellRef
from gongkai.handling import Kind
from gongkai.statute.tariff import Mode
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Complaint, Dispute, FeeNotice, Look
from gongkai_web.desk.services import act
from gongkai_web.desk.services.bundling import bundle
from gongkai_web.desk.services.charging import compared, facts_of, fee_totals, pay
from gongkai_web.desk.services.complaining import complaints_for, conclude, order
from gongkai_web.desk.services.disputing import (
    for_applicant,
    lost,
    open_dispute,
    record_of,
    reopen,
    table_four,
    time_limits,
    update_dispute,
)
from gongkai_web.desk.services.dividing import split
from gongkai_web.desk.services.letters import draft, enclose, sign
from gongkai_web.desk.services.papers import read
from gongkai_web.desk.services.releasing import assess_release, candidates
from gongkai_web.desk.services.sending import Service, send
from gongkai_web.library.models import Document
from gongkai_web.organs.roles import Role

from .conftest import ZHANG

TODAY = date(2026, 9, 21)


@pytest.fixture
def time_machine_at():
    with time_machine.travel("2026-09-21T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_office(monkeypatch, practice):
    monkeypatch.setattr("gongkai_web.desk.services.writing.OFFICE", "no-such-program")


@pytest.fixture
def answered(partial, officer, head):
    request = partial()
    letter = draft(request, "partial", by=officer)
    enclose(letter, [request.papers.get(kind=PaperKind.ENCLOSURE)], by=officer)
    send(sign(letter, by=head), Service("direct", TODAY), by=officer)
    request.refresh_from_db()
    return request


# ── fees ─────────────────────────────────────────────────────────────────────


def test_items_count_by_applicant_and_calendar_month(registered):
    others = [registered() for _ in range(11)]
    registered(identity=replace(ZHANG, id_number="110105194912310038"))
    registered(arrived=date(2026, 8, 31))
    found = compared(others[10])
    assert (found.items, found.before, found.item_yuan) == (11, 10, 100)  # the eleventh costs 100 yuan
    assert compared(others[9]).item_yuan == 0
    assert facts_of(others[10], Mode.ITEMS)["fee_yuan"] == 100
    with pytest.raises(ValidationError, match="没有到收费的起点"):
        facts_of(others[9], Mode.ITEMS)


def test_pages_count_by_what_is_given(registered, kept):
    request = registered()
    paper = kept(request, PaperKind.ENCLOSURE, "一.pdf", pages=119)
    assert paper.pages == 119
    assert compared(request).by_pages.yuan == 1080  # 70 at 10, 19 at 20
    kept(request, PaperKind.IDENTITY, "二.pdf", pages=100)
    assert compared(request).pages == 119
    assert facts_of(request, Mode.PAGES, pages=31)["fee_yuan"] == 10


def test_a_payment_has_its_voucher_and_starts_the_clock_anew(registered, officer, head):
    request = registered()
    told = {"fee_mode": "按量", "fee_count": 119, "fee_yuan": 1080, "fee_lines": ["x"]}
    send(sign(draft(request, "fee-notice", by=officer, facts=told), by=head), Service("direct", TODAY), by=officer)
    notice = FeeNotice.objects.get()
    for yuan, voucher, said in ((1000, "A1", "应缴1080元"), (1080, " ", "票据号")):
        with pytest.raises(ValidationError, match=said):
            pay(notice, on=TODAY, yuan=yuan, voucher=voucher, by=officer)
    pay(notice, on=TODAY, yuan=1080, voucher="A1", by=officer)
    request.refresh_from_db()
    assert (request.state, request.due_on) == ("handling", date(2026, 10, 26))
    with pytest.raises(ValidationError, match="已经登记"):
        pay(notice, on=TODAY, yuan=1080, voucher="A1", by=officer)


def test_totals_of_a_year_carry_their_records(registered, officer, civil):
    request = registered()
    for noticed, paid, yuan in ((date(2026, 1, 1), None, 10), (date(2025, 12, 31), date(2026, 1, 2), 20)):
        FeeNotice.objects.create(
            request=request,
            mode="按量",
            units=31,
            yuan=yuan,
            noticed_on=noticed,
            paid_on=paid,
            paid=yuan if paid else 0,
        )
    totals = fee_totals(civil, 2026)
    assert (totals.count, totals.yuan, totals.received) == (1, 10, 20)
    assert [notice.yuan for notice in (*totals.notices, *totals.paid)] == [10, 20]


# ── disputes ─────────────────────────────────────────────────────────────────


def test_a_review_has_its_time_limits_with_their_articles(answered, officer):
    review = open_dispute(answered, by=officer, kind="review", accepted_on=TODAY, body="某县人民政府", copy_on=TODAY)
    limits = {each.act: each for each in time_limits(review)}
    assert (limits["answer"].on, limits["decision"].on) == (date(2026, 9, 29), date(2026, 10, 21))
    assert "第五十四条" in str(limits["answer"].basis)
    review = update_dispute(review, by=officer, simple=False)
    limits = {each.act: each.on for each in time_limits(review)}
    assert (limits["answer"], limits["decision"]) == (date(2026, 10, 12), date(2026, 11, 20))


def test_until_when_the_applicant_may_go_further(answered):
    (due,) = for_applicant(answered)
    assert (due.act, due.on) == ("review", date(2026, 11, 20))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ending": "suit-quashed", "decided_on": TODAY}, "不是行政复议的结果"),
        ({"ending": "review-upheld"}, "一起登记"),
        ({"ending": "review-quashed", "decided_on": TODAY}, "写明涉及的条款"),
        ({"copy_on": date(2026, 9, 20)}, f"收到副本日期2026-09-20不能早于受理日期{TODAY}"),
        ({"copy_on": TODAY, "answered_on": date(2099, 1, 1)}, "提出答复日期2099-01-01还没有到"),
    ],
)
def test_a_result_that_cannot_be_is_refused(answered, officer, fields, said):
    review = open_dispute(answered, by=officer, kind="review", accepted_on=TODAY, body="某县人民政府")
    with pytest.raises(ValidationError) as refusal:
        update_dispute(review, by=officer, **fields)
    assert any(said in each for each in refusal.value.messages)


def test_table_four_counts_instances_once_by_the_latest_result(answered, officer, civil):
    review = open_dispute(answered, by=officer, kind="review", accepted_on=date(2026, 3, 2), body="某县人民政府")
    review = update_dispute(review, by=officer, ending="review-upheld", decided_on=date(2026, 4, 1))
    first = open_dispute(
        answered, by=officer, kind="suit", accepted_on=date(2026, 5, 6), body="某县人民法院", after=review
    )
    first = update_dispute(first, by=officer, ending="suit-rejected", decided_on=date(2026, 6, 1))
    second = open_dispute(
        answered,
        by=officer,
        kind="suit",
        accepted_on=date(2026, 7, 1),
        body="某市中级人民法院",
        after=first,
        instance=2,
    )
    update_dispute(second, by=officer, ending="suit-quashed", decided_on=date(2026, 8, 3), lost_on="第三十六条第三项")
    tally, known = table_four(civil, 2026)
    cells = {str(ref): records for ref, records in tally.records.items() if records}
    assert cells[str(CellRef("disputes", "suit-after-review", "corrected"))] == (record_of(second),)
    assert record_of(first) not in {record for records in cells.values() for record in records}
    assert known[record_of(review)] == review
    assert tally.not_counted[0].basis.verified is False
    assert [each.lost_on for each in lost(civil)] == ["第三十六条第三项"]


def test_an_order_to_answer_anew_reopens_the_request(answered, officer):
    review = open_dispute(answered, by=officer, kind="review", accepted_on=TODAY, body="某县人民政府")
    with pytest.raises(ValidationError, match="被纠正"):
        reopen(review, by=officer, on=TODAY)
    told = {"decided_on": TODAY, "told_on": TODAY, "lost_on": "第十六条第一款"}
    review = update_dispute(review, by=officer, ending="review-ordered", **told)
    reopen(review, by=officer, on=TODAY)
    answered.refresh_from_db()
    assert (answered.state, answered.received_on, answered.due_on) == ("handling", TODAY, date(2026, 10, 26))


def test_what_came_before_is_of_the_same_request(answered, officer, registered):
    other = Dispute.objects.create(request=registered(), kind="review", accepted_on=TODAY, body="x")
    with pytest.raises(ValidationError, match="不是这件申请的"):
        open_dispute(answered, by=officer, kind="suit", accepted_on=TODAY, body="某县人民法院", after=other)


def test_the_bundle_holds_everything_and_is_the_same_each_time(answered, officer, kept):
    kept(answered, PaperKind.EVIDENCE, "检索记录.pdf")
    kept(answered, PaperKind.ENCLOSURE, "没有发出的.pdf")
    first = bundle(answered, by=officer, why="提交行政复议机关")
    assert first == bundle(answered, by=officer, why="提交行政复议机关")
    with zipfile.ZipFile(BytesIO(first)) as archive:
        names = archive.namelist()
        index = archive.read("目录.txt").decode()
        assert "张三" in archive.read("1-申请/申请内容.txt").decode()
        assert "答复送达" in archive.read("2-办理过程.txt").decode()
        letter = answered.papers.filter(kind=PaperKind.LETTER).first()
        kept_name = next(name for name in names if name.endswith(letter.name))
        assert archive.read(kept_name) == read(letter).read()
    assert names[0] == "目录.txt"
    assert all(name in index for name in names[1:])
    assert any("检索记录" in name for name in names)
    assert not any("没有发出的" in name for name in names)
    assert Look.objects.filter(why="提交行政复议机关").count() == 2


def test_the_bundle_of_a_part_holds_what_came_with_the_whole(registered, officer, kept):
    whole = registered()
    kept(whole, PaperKind.APPLICATION, "申请表.pdf")
    kept(whole, PaperKind.EVIDENCE, "检索记录.pdf")
    part, _other = split(whole, ["甲", "乙"], by=officer)
    with zipfile.ZipFile(BytesIO(bundle(part, by=officer, why="提交行政复议机关"))) as archive:
        assert f"1-申请/{whole.number}-01-申请表.pdf" in archive.namelist()
        assert not any("检索记录" in name for name in archive.namelist())


# ── releases ─────────────────────────────────────────────────────────────────


def test_a_release_drafts_what_was_given_and_nothing_of_who_asked(answered, head, civil):
    made = assess_release(answered, publish=True, reason="多人申请", by=head)
    document = Document.objects.get(pk=made.document_id)
    version = document.latest_revision.as_object()
    assert (document.live, version.title, [each.title for each in version.attachments.all()]) == (
        False,
        answered.subject,
        ["方案（遮盖）"],
    )
    assert "张三" not in str(document.latest_revision.content)
    with pytest.raises(ValidationError, match="已经转出过"):
        assess_release(answered, publish=True, reason="再来", by=head)


def test_a_release_of_what_is_called_by_a_name_is_called_by_number(answered, head):
    type(answered).objects.update(subject="张三家某路1号的批复", document_number="张三一号")
    answered.refresh_from_db()
    version = assess_release(answered, publish=True, reason="多人申请", by=head).document.latest_revision.as_object()
    assert (version.title, version.number) == (f"公开申请{answered.number}提供的信息", "")


def test_not_to_release_has_its_reason_too(answered, officer, registered):
    with pytest.raises(ValidationError, match="理由"):
        assess_release(answered, publish=False, reason=" ", by=officer)
    assert assess_release(answered, publish=False, reason="只涉及申请人自己", by=officer).document is None
    with pytest.raises(ValidationError, match="第四十四条"):
        assess_release(registered(), publish=False, reason="x", by=officer)
    with pytest.raises(PermissionDenied):
        assess_release(answered, publish=True, reason="x", by=officer)


def test_candidates_are_what_several_applicants_asked_for(registered, civil):
    li = replace(ZHANG, name="李四", id_number="110105194912310038")
    first = registered(subject="2025年大桥镇征地补偿安置方案")
    second = registered(subject="大桥镇2025年征地补偿安置方案", identity=li)
    registered(subject="某小学2026年招生方案")
    registered(subject="某小学2026年招生方案")
    (found,) = candidates(civil)
    assert (found.requests, found.applicants) == ((first, second), 2)


# ── complaints ───────────────────────────────────────────────────────────────


def test_supervisors_handle_complaints_and_the_organ_does_not(civil, officer, head, member, county):
    complaint = Complaint.objects.create(organ=civil, about="request", text="逾期没有答复")
    supervisor = member(county, Role.SUPERVISOR)
    assert list(complaints_for(supervisor)) == [complaint]
    assert not complaints_for(head).exists()
    with pytest.raises(PermissionDenied):
        order(complaint, due=date(2026, 10, 9), words="限期答复", by=head)
    with pytest.raises(ValidationError, match="早于今天"):
        order(complaint, due=date(2026, 9, 20), words="限期答复", by=supervisor)
    ordered = order(complaint, due=date(2026, 10, 9), words="限期答复", by=supervisor)
    assert (ordered.state, ordered.due_on) == ("ordered", date(2026, 10, 9))
    told = conclude(ordered, upheld=True, words="已责令民政局答复", by=supervisor)
    assert (told.state, told.result, told.closed_on) == ("upheld", "已责令民政局答复", TODAY)
    with pytest.raises(ValidationError, match="已经办结"):
        conclude(told, upheld=False, words="x", by=supervisor)


def test_no_fee_paid_lets_the_request_lapse_only_after_its_time(registered, officer, head, time_machine_at):
    request = registered()
    told = {"fee_mode": "按量", "fee_count": 119, "fee_yuan": 1080, "fee_lines": ["x"]}
    send(sign(draft(request, "fee-notice", by=officer, facts=told), by=head), Service("direct", TODAY), by=officer)
    with pytest.raises(ValidationError, match="还没有届满"):
        act(request, Kind.LAPSED, by=officer, on=TODAY, facts={"disposition": "fee-unpaid"})
    time_machine_at.move_to("2026-10-27T10:00:00+08:00")
    act(request, Kind.LAPSED, by=officer, on=date(2026, 10, 27), facts={"disposition": "fee-unpaid"})
