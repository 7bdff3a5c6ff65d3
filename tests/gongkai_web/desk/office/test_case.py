"""The case page: what was asked, how it stands, what was done, and exactly what may be done now."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse

from gongkai.handling import ACTS, Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Remark
from gongkai_web.desk.office.case_pages import BY_CODE
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services import act
from gongkai_web.desk.services.papers import keep
from gongkai_web.desk.services.replies import reply
from gongkai_web.journal.models import Entry
from gongkai_web.organs.roles import Role

GIF = b"GIF89a" + bytes(100)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def day(number, month=9):
    return date(2026, month, number)


def offered(page):
    return {code for code in re.findall(r"/do/([a-z-]+)/", page) if code in BY_CODE}


def test_the_clock_gives_its_reasons_and_the_timeline_its_acts(opened, officer, registered):
    request = registered()
    act(
        request,
        Kind.CORRECTION_ASKED,
        by=officer,
        on=day(4),
        facts={"days": 10, "items": ["写明年份"]},
        note="电话已告知",
    )
    page = opened(officer, "desk-case", request.pk)
    for words in (
        "第三十一条",
        "自2026-09-04起等待申请人补正",
        "1. 写明年份",
        "电话已告知",
        "2026-12-01 10:00登记，经办人",
    ):
        assert words in page
    assert "张三" not in page


def test_exactly_the_acts_that_have_their_place_are_offered(opened, officer, registered):
    request = registered()
    law = {form.kind for form in BY_CODE.values() if hasattr(form, "kind")}
    for step, facts in (
        (None, {}),
        (Kind.CORRECTION_ASKED, {"days": 10}),
        (Kind.CORRECTED, {}),
        (Kind.WITHDRAWN, {"disposition": "other"}),
    ):
        if step:
            act(request, step, by=officer, on=day(4), facts=facts)
        standing = standing_of(request)
        acts = offered(opened(officer, "desk-case", request.pk)) & law
        lawful = {kind for kind in law if standing.state in ACTS[kind].where}
        assert acts <= lawful
        left_out = lawful - acts
        assert left_out <= {Kind.REACHED, Kind.VOIDED, Kind.EXTENSION_AGREED, Kind.EXTENDED, Kind.OPINION, Kind.MERGED}


def test_a_correction_is_asked_once_with_its_items_and_received(done, officer, registered):
    request = registered()
    sent = done(officer, request, "correction-asked", on="2026-09-04", days=10, items="写明年份\n\n写明项目名称 ")
    assert sent.status_code == 302
    asked = request.acts.get(kind=Kind.CORRECTION_ASKED)
    assert (asked.facts, asked.items) == ({"days": 10}, ["写明年份", "写明项目名称"])
    assert done(officer, request, "corrected", on="2026-09-18").status_code == 302
    assert request.due_on == day(22, 10)


def test_what_the_law_refuses_is_said_with_its_article(done, officer, registered):
    request = registered()
    answer = done(officer, request, "correction-asked", on="2026-09-14", days=10, items="写明年份")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "最迟2026-09-10" in page
    assert "第三十条" in page
    assert 'role="alert"' in page
    assert request.acts.count() == 1


@pytest.mark.parametrize(
    ("on", "said"),
    [
        pytest.param("2026-12-02", "还没有到", id="in the future"),
        pytest.param("2026-08-31", "早于收到材料", id="before the receipt"),
        pytest.param("", "日期</a> ", id="no day"),
    ],
)
def test_days_that_cannot_be_are_refused(done, officer, registered, on, said):
    request = registered()
    answer = done(officer, request, "reasons-asked", on=on)
    assert (answer.status_code, request.acts.count()) == (422, 1)
    assert said in answer.content.decode()


def test_a_page_that_has_grown_stale_is_refused(done, officer, head, registered):
    request = registered()
    assert done(head, request, "reached", seen=1, on="2026-09-02", of=1).status_code == 302  # not offered: nothing sent
    act(request, Kind.CONSULTED, by=head, on=day(2), facts={"party": "第三方", "who": "第三方1"})
    answer = done(officer, request, "correction-asked", seen=1, on="2026-09-04", days=10, items="写明年份")
    assert answer.status_code == 422
    assert "您打开这一页以后，10:00又登记了“征求意见”" in answer.content.decode()
    assert request.acts.count() == 2


def test_what_has_no_place_now_leads_back_with_the_reason(client, officer, registered):
    request = registered()
    client.force_login(officer)
    answer = client.post(reverse("desk-do", args=[request.pk, "corrected"]), {"on": "2026-09-04"}, follow=True)
    said = answer.content.decode()
    assert "“收到补正”只能在“待补正”时进行" in said
    assert "处于“办理中”（《中华人民共和国政府信息公开条例》第三十条）" in said
    assert client.get(reverse("desk-do", args=[request.pk, "nothing"])).status_code == 404


def test_grave_acts_have_a_page_of_their_own(opened, officer, registered):
    request = registered()
    page = opened(officer, "desk-do", request.pk, "withdrawn")
    assert "这一步影响很大" in page
    assert "申请就此办结" in page
    case = opened(officer, "desk-case", request.pk)
    assert f'<form method="post" action="/admin/requests/{request.pk}/do/withdrawn/"' not in case


def test_withdrawing_and_lapsing_end_a_case(done, officer, registered):
    request = registered()
    assert done(officer, request, "withdrawn", on="2026-09-04", note="书面撤回").status_code == 302
    assert (request.state, request.disposition) == ("closed", "other")
    other = registered()
    done(officer, other, "correction-asked", on="2026-09-04", days=5, items="写明年份")
    early = done(officer, other, "lapsed", on="2026-09-11")
    assert "还没有届满" in early.content.decode()
    assert done(officer, other, "lapsed", on="2026-09-14").status_code == 302
    assert (other.state, other.disposition) == ("closed", "not-corrected")


@pytest.mark.parametrize(("excused", "state"), [("yes", "handling"), ("no", "closed")])
def test_a_late_correction_is_put_to_the_officer_by_rule(
    done, opened, officer, registered, time_machine_at, excused, state
):
    request = registered(arrived=date(2026, 11, 2))
    act(request, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 11, 3), facts={"days": 5})
    assert "/do/late-correction/" not in opened(officer, "desk-case", request.pk)
    reply(request, Kind.CORRECTED, words="我住院了", files=(), seen=2)
    time_machine_at.move_to("2026-12-03T10:00:00+08:00")
    page = opened(officer, "desk-case", request.pk)
    assert "审查逾期补正" in page
    assert "第三十条" in page
    assert done(officer, request, "late-correction", excused=excused, note="").status_code == 422
    assert done(officer, request, "late-correction", excused=excused, note="住院证明属实").status_code == 302
    assert request.state == state
    assert request.acts.last().on == (date(2026, 12, 1) if excused == "yes" else date(2026, 12, 3))


def test_article_35_reasons_then_a_later_day(done, officer, registered):
    request = registered()
    assert done(officer, request, "delayed", on="2026-09-02", until="2026-11-30").status_code == 422
    done(officer, request, "reasons-asked", on="2026-09-02")
    done(officer, request, "reasons-given", on="2026-09-03")
    assert done(officer, request, "delayed", on="2026-09-04", until="2026-11-30").status_code == 302
    assert request.due_on == date(2026, 11, 30)


def test_a_wrong_entry_is_voided_with_a_reason_and_struck_through(done, opened, officer, registered):
    request = registered()
    done(officer, request, "correction-asked", on="2026-09-04", days=5, items="写明年份")
    assert done(officer, request, "voided", on="2026-09-04", of=2).status_code == 422
    assert done(officer, request, "voided", on="2026-09-04", of=2, note="登记错了申请").status_code == 302
    assert (request.state, request.due_on) == ("handling", day(29))
    page = opened(officer, "desk-case", request.pk)
    assert "<s>" in page
    assert "已作废" in page
    assert "登记错了申请" in page


def test_a_case_is_reopened_by_a_decision(done, officer, registered):
    request = registered()
    done(officer, request, "withdrawn", on="2026-09-04")
    assert done(officer, request, "reopened", on="2026-10-12", note="某政复决〔2026〕1号").status_code == 302
    assert (request.state, request.received_on, request.due_on) == ("handling", day(12, 10), day(9, 11))


def test_the_day_a_notice_reached_its_reader_moves_their_time(done, officer, registered):
    request = registered()
    done(officer, request, "correction-asked", on="2026-09-04", days=5, items="写明年份")
    assert request.wait_until == day(11)
    assert done(officer, request, "reached", on="2026-09-07", of=2).status_code == 302
    assert request.wait_until == day(14)


def test_signing_for_post(done, officer, registered):
    request = registered(channel="signed-post")
    assert done(officer, request, "signed", on="2026-09-02").status_code == 302
    assert (request.received_on, request.due_on) == (day(2), day(30))


def test_work_around_a_case(done, opened, officer, head, registered):
    request = registered()
    assert done(officer, request, "assign", officer=head.pk).status_code == 422
    done(officer, request, "assign", officer=head.pk, why="请示重大事项")
    assert request.officer == head
    done(officer, request, "remark", text="已与业务科室核对")
    assert Remark.objects.filter(text="已与业务科室核对").exists()
    done(officer, request, "watch")
    assert request.watches.get().by == officer
    assert "不再关注" in opened(officer, "desk-case", request.pk)
    done(officer, request, "watch")
    assert not request.watches.exists()
    done(head, request, "restrict")
    assert request.restricted
    opened(officer, "desk-case", request.pk, status=404)
    done(head, request, "restrict")
    assert not request.restricted


def test_a_case_is_given_only_to_who_handles_requests(done, civil, member, officer, registered):
    request = registered()
    editor = member(civil, Role.EDITOR)
    assert done(officer, request, "assign", officer=editor.pk, why="试试").status_code == 422


def test_papers_are_read_on_record_and_shown_where_that_is_safe(client, officer, registered):
    request = registered()
    picture = keep(request, PaperKind.APPLICATION, "扫描件.png", BytesIO(PNG), by=officer)
    text = keep(request, PaperKind.EVIDENCE, "说明.gif", BytesIO(GIF), by=officer)
    client.force_login(officer)
    page = client.get(reverse("desk-case", args=[request.pk])).content.decode()
    assert page.count("?show") == 1
    shown = client.get(reverse("desk-paper", args=[request.pk, picture.pk]), {"show": ""})
    assert (shown["Content-Type"], shown.content) == ("image/png", PNG)
    assert "sandbox" in shown["Content-Security-Policy"]
    saved = client.get(reverse("desk-paper", args=[request.pk, text.pk]), {"show": ""})
    assert saved["Content-Disposition"].startswith("attachment")
    assert (saved["Content-Type"], saved["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert Entry.objects.filter(kind="desk.read", actor=officer).count() == 2
    assert client.get(reverse("desk-paper", args=[registered().pk, text.pk])).status_code == 404


def test_the_journal_holds_no_name_and_no_reason(done, officer, registered):
    request = registered()
    done(officer, request, "correction-asked", on="2026-09-04", days=5, items="写明张三的住址", note="张三来电")
    done(officer, request, "remark", text="张三来电")
    told = "".join(f"{entry.sentence}{entry.facts}" for entry in Entry.objects.all())
    for secret in ("张三", "来电", "住址"):
        assert secret not in told
