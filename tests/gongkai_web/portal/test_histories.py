"""Whatever the public reads: a correction and a withdrawal are said on its page, and its history stays."""

from datetime import date

import pytest

from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.library.models.records import public_models
from gongkai_web.library.services import correct, draft, publish, update, withdraw
from gongkai_web.matters.models import Consultation, Feedback, Progress, Project
from gongkai_web.organs.roles import Role
from gongkai_web.portal.models import Guide, Question, ReadingPoint, Topic

pytestmark = pytest.mark.django_db

ELSEWHERE = {Document, Project, Consultation}
"""Kinds whose pages have tests of their own."""
WITHIN = {Progress, Feedback}
"""Kinds that stand on the page of another record."""
BODY = [("text", "<p>第一条</p>")]


@pytest.fixture
def head(civil, member):
    return member(civil, Role.HEAD, "王五")


@pytest.fixture
def policy(civil, head):
    made = draft(
        Document,
        by=head,
        organ=civil,
        title="某办法",
        kind="policy",
        issuers="某县民政局",
        topic="a20-01",
        formed_on=date(2026, 3, 2),
        summary="养老",
        body=BODY,
    )
    publish(made, by=head)
    return made


KINDS = {
    Interpretation: ({"title": "读懂某办法", "body": BODY}, {"title": "读懂新办法"}, "标题"),
    Question: ({"question": "怎样申请？", "answer": "到窗口。"}, {"answer": "到二楼窗口。"}, "答复"),
    Topic: ({"title": "养老", "slug": "care", "keyword": "养老"}, {"title": "养老服务"}, "标题"),
    ReadingPoint: (
        {"name": "某县图书馆", "kind": "library", "address": "某路1号", "hours": "每天"},
        {"address": "某路2号"},
        "地址",
    ),
    Guide: (
        {"classification": "三类", "arrangement": "按目录", "access": "网站", "checked_on": date(2026, 3, 1)},
        {"access": "网站和查阅点"},
        "获取方式",
    ),
    Issue: (
        {"title": "某县人民政府公报", "year": 2026, "number": 3, "issued_on": date(2026, 4, 8)},
        {"issued_on": date(2026, 4, 9)},
        "出版日期",
    ),
}
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@pytest.fixture
def written(civil, county, head, member, policy):
    def made(kind):
        given, *_ = KINDS[kind]
        if kind is Issue:
            by = member(county, Role.HEAD, "县政府")
            item = Item(title="某通知", number="某政发〔2026〕1号", text="<p>正文</p>")
            return draft(kind, by=by, organ=county, parts={"items": [item]}, **given), by
        linked = {"documents": [policy]} if kind is Interpretation else {}
        return draft(kind, by=head, organ=civil, **given, **linked), head

    return made


def test_every_kind_of_record_is_tried():
    assert {*KINDS, *ELSEWHERE, *WITHIN} == set(public_models())


@each_kind
def test_a_correction_is_said_on_the_page_and_closes_what_was_wrong(client, written, kind):
    record, by = written(kind)
    history = record.history_url
    assert client.get(history).status_code == 404
    publish(record, by=by)
    _given, changed, label = KINDS[kind]
    record.refresh_from_db()
    update(record, by=by, **changed)
    publish(record, by=by)
    record.refresh_from_db()
    page = client.get(record.get_absolute_url()).content.decode()
    assert f'href="{history}"' in page
    assert "更正" not in page
    joint = "&" if "?" in history else "?"
    compared = client.get(f"{history}{joint}version=2").content.decode()
    assert f"{label}：<del>" in compared
    correct(record, by=by, reason="写错了一处")
    assert "写错了一处" in client.get(record.get_absolute_url()).content.decode()
    told = client.get(history).content.decode()
    assert "写错了一处" in told
    assert told.count("不公开</td>") == 2
    assert client.get(f"{history}{joint}version=2").status_code == 404
    assert client.get(f"{history}{joint}version=3").status_code == 200


@each_kind
def test_a_withdrawal_leaves_its_notice_in_the_place_of_the_record(client, written, kind):
    record, by = written(kind)
    publish(record, by=by)
    record.refresh_from_db()
    withdraw(record, by=by, reason="发布有误")
    answer = client.get(record.get_absolute_url())
    assert answer.status_code == 200
    assert "原因：发布有误" in answer.content.decode()
    assert record.history_url in answer.content.decode()
    assert "发布有误" in client.get(record.history_url).content.decode()
    assert client.get(f"{record.history_url}?version=1").status_code == 404


@each_kind
def test_a_draft_has_no_page(client, written, kind):
    record, _by = written(kind)
    page = client.get(record.get_absolute_url())
    if kind is Guide:  # its place is in the column of the organ, and says that there is none yet
        assert "三类" not in page.content.decode()
    else:
        assert page.status_code == 404
