"""The review desk: each person sees what waits for them, and does what they may."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.review import POINTS, Ruling
from gongkai_web.library.services import publish, update
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.organs.roles import Role
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import allow_emergency, rule, submit

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]


def opened(client, person, address):
    client.force_login(person)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client, person, document, act, button="", **fields):
    client.force_login(person)
    words = {f"{act}-{name}": value for name, value in {"seen": way_of(document).content, **fields}.items()}
    return client.post(address_of(document), {"act": act, "button": button or act, **words})


def test_from_draft_to_publication_through_the_pages(client, written, people):
    document = written()
    page = opened(client, people["EDITOR"], address_of(document))
    assert "还没有送审" in page
    assert sent(client, people["EDITOR"], document, "submit").status_code == 302
    for role in ("FIRST_REVIEWER", "SECOND_REVIEWER", "THIRD_REVIEWER"):
        assert document.title in opened(client, people[role], reverse("review"))
        answer = sent(client, people[role], document, "review", "pass", checked=list(POINTS), opinion="同意")
        assert answer.status_code == 302
        assert "共0件" in opened(client, people[role], reverse("review"))
    assert document.title in opened(client, people["SECRECY_REVIEWER"], reverse("review"))
    answer = sent(client, people["SECRECY_REVIEWER"], document, "rule", ruling="open", opinion="不涉及国家秘密")
    assert answer.status_code == 302
    page = opened(client, people["HEAD"], address_of(document))
    assert "审核齐全，可以发布" in page
    assert "去发布" in page
    assert document.title in opened(client, people["HEAD"], reverse("review-desk", args=["ready"]))


def test_what_may_not_be_done_is_not_offered_and_refused(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    for role in ("EDITOR", "SECOND_REVIEWER", "AUDITOR"):
        assert 'name="act" value="review"' not in opened(client, people[role], address_of(document))
        answer = sent(client, people[role], document, "review", "pass", checked=list(POINTS))
        assert answer.status_code == 200
        assert "一审一校" in answer.content.decode()
    assert way_of(document).standing.passed == ()


def test_faults_stand_at_their_field_and_nothing_is_lost(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    answer = sent(client, people["FIRST_REVIEWER"], document, "review", "pass", checked=["links"], opinion="写好的意见")
    page = answer.content.decode()
    assert "还没有核对：错字" in page
    assert "写好的意见" in page
    answer = sent(client, people["FIRST_REVIEWER"], document, "review", "return")
    assert "请写明为什么退回" in answer.content.decode()
    answer = sent(client, people["FIRST_REVIEWER"], document, "review", "return", opinion="数字不一致")
    assert answer.status_code == 302
    assert "已被退回" in opened(client, people["EDITOR"], address_of(document))
    assert "数字不一致" in opened(client, people["EDITOR"], address_of(document))


def test_a_page_that_was_left_open_signs_nothing_new(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    old = way_of(document).content
    update(document, by=people["EDITOR"], title="改过的标题")
    submit(document, by=people["EDITOR"])
    answer = sent(client, people["FIRST_REVIEWER"], document, "review", "pass", checked=list(POINTS), seen=old)
    assert "又有改动" in answer.content.decode()
    assert way_of(document).standing.passed == ()


def test_a_change_shows_what_changed_and_what_is_void(client, written, cleared, people):
    document = cleared(written())
    update(document, by=people["EDITOR"], title="另一标题")
    page = opened(client, people["FIRST_REVIEWER"], address_of(document))
    assert "改动后作废、需要重做" in page
    assert "二审二校 <small>二审</small>" in page
    assert "另一标题" in page
    assert "与上次审核或者公开的一稿相比" in page
    assert "<ins" in page or 'class="deletion"' in page


def test_an_item_that_nobody_can_review_says_so(client, written, passed, people):
    document = passed(written(), "first")
    Membership.objects.filter(role=Role.SECOND_REVIEWER).delete()
    assert "没有可以审核的人" in opened(client, people["HEAD"], address_of(document))


def test_other_organs_see_nothing(client, written, people, member):
    document = written()
    stranger = member(Organ.objects.get(slug="town"), Role.FIRST_REVIEWER)
    client.force_login(stranger)
    assert client.get(address_of(document)).status_code in {302, 403}
    assert document.title not in opened(client, stranger, reverse("review"))


def test_a_referral_and_its_answer(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    keeper = people["SECRECY_REVIEWER"]
    assert sent(client, keeper, document, "rule", ruling="referred", opinion="拿不准").status_code == 302
    assert "报请确定的答复" in opened(client, keeper, address_of(document))
    answer = sent(client, keeper, document, "answer", ruling="open", opinion="保密局复函：可以公开")
    assert answer.status_code == 302
    assert way_of(document).standing.ruling is Ruling.OPEN


def test_an_emergency_is_owed_its_reviews_in_the_sight_of_the_supervisor(client, written, people):
    document = written()
    assert sent(client, people["HEAD"], document, "emergency", opinion="暴雨预警").status_code == 302
    seen = way_of(document).content
    rule(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen, basis="预警信息应当公开")
    publish(document, by=people["HEAD"])
    page = opened(client, people["SUPERVISOR"], reverse("review-desk", args=["owed"]))
    assert document.title in page
    due = way_of(document).owed_until
    assert f"{due}前补审" in page
    assert "已超期" not in page
    with time_machine.travel(datetime.combine(due + timedelta(days=1), time(12), tzinfo=UTC), tick=False):
        assert way_of(document).overdue


@pytest.mark.parametrize("code", ["mine", "drafted", "waiting", "ready", "owed"])
def test_every_list_opens_for_everybody_who_sees_work(client, written, people, code):
    allow_emergency(written(), by=people["HEAD"], reason="预警")
    for person in people.values():
        opened(client, person, reverse("review-desk", args=[code]))


def test_addresses_of_nothing(client, people):
    client.force_login(people["HEAD"])
    assert client.get(reverse("review-desk", args=["nothing"])).status_code == 404
    assert client.get(reverse("review-item", args=["library.document", "999999"])).status_code == 404
    assert client.get(reverse("review-item", args=["accounts.user", "1"])).status_code == 404
    assert client.get(reverse("review-item", args=["no.such", "1"])).status_code == 404


def test_a_remark_stands_at_its_place_and_decides_nothing(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    answer = sent(client, people["SECOND_REVIEWER"], document, "comment", part="标题", quote="某办法", opinion="写全称")
    assert answer.status_code == 302
    page = opened(client, people["EDITOR"], address_of(document))
    assert "写全称" in page
    assert "<q>某办法</q></a>" in page
    assert way_of(document).standing.next.code == "first"
    answer = sent(client, people["SECOND_REVIEWER"], document, "comment", part="标题")
    assert "请写批注的内容" in answer.content.decode()
    assert sent(client, people["AUDITOR"], document, "comment", part="标题", opinion="看").status_code == 200


def test_the_first_page_says_what_waits(client, written, people):
    submit(written(), by=people["EDITOR"])
    page = opened(client, people["FIRST_REVIEWER"], "/admin/")
    assert "待我审核（1）" in page
    assert "/workflow/action/" not in page, "Wagtail's list of the same items"
    assert "待我审核（0）" in opened(client, people["SECOND_REVIEWER"], "/admin/")
    assert "待我审核" not in opened(client, people["REPORT_WRITER"], "/admin/")


def test_rules_are_set_by_who_manages_the_organ(client, written, people, civil):
    page = opened(client, people["HEAD"], reverse("review-rules"))
    assert "三级：三审三校" in page
    address = reverse("review-rule", args=[civil.slug])
    opened(client, people["HEAD"], address)
    sent_ = {"kind": "library.document", "levels": 2, "extra": 0, "emergency_days": 2, "reassess_months": 6}
    assert client.post(address, sent_).status_code == 302
    assert "两级：初审、终审" in opened(client, people["HEAD"], reverse("review-rules"))
    assert [str(stage) for stage in way_of(written()).standing.stages] == ["初审", "终审"]
    faulty = client.post(address, sent_ | {"emergency_days": 0})
    assert faulty.status_code == 200
    client.force_login(people["EDITOR"])
    assert client.post(address, sent_).status_code in {302, 403}


def test_a_list_asks_as_much_however_long_it_is(client, written, people, django_assert_max_num_queries):
    for number in range(3):
        submit(written(title=f"第{number}份通知"), by=people["EDITOR"])
    client.force_login(people["FIRST_REVIEWER"])
    client.get(reverse("review"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("review"))
    for number in range(3, 12):
        submit(written(title=f"第{number}份通知"), by=people["EDITOR"])
    with django_assert_max_num_queries(len(few)):
        page = client.get(reverse("review"))
    assert "共12件" in page.content.decode()
