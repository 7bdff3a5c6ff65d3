"""Guides, topics, questions and reading points in the back office; what guides and catalogues lack."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from gongkai_web.journal.models import Entry
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.services import publish
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.portal.catalogue import UPDATED, catalogue_rows
from gongkai_web.portal.models import Guide, Question, ReadingPoint, Topic

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


def address(model, view, *args):
    return reverse(f"{model.snippet_viewset.get_url_name(view)}", args=args)


@pytest.fixture
def records(civil, guide):
    point = ReadingPoint.objects.create(organ=civil, name="某县图书馆", kind="library", address="某路", hours="每天")
    topic = Topic.objects.create(organ=civil, title="养老", slug="care", live=False)
    question = Question.objects.create(organ=civil, question="怎样申请？", answer="到窗口。", live=False)
    return {Guide: guide, ReadingPoint: point, Topic: topic, Question: question}


DRAFTED = {Role.EDITOR: {"list", "add", "edit", "delete"}, Role.HEAD: {"list", "add", "edit", "delete"}}


@pytest.mark.parametrize("model", [Guide, ReadingPoint, Topic, Question])
@pytest.mark.parametrize("role", list(Role))
def test_each_role_meets_what_is_theirs(client, civil, member, records, role, model):
    client.force_login(member(civil, role))
    met = {
        view
        for view in ("list", "add", "edit", "delete")
        if client.get(address(model, view, *([records[model].pk] if view in ("edit", "delete") else []))).status_code
        == 200
    }
    assert met == DRAFTED.get(role, {"list"})


@pytest.mark.parametrize("model", [Guide, ReadingPoint, Topic, Question])
def test_an_outsider_meets_nothing(client, county, member, records, model):
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD))
    for view in ("edit", "delete"):
        assert client.get(address(model, view, records[model].pk)).status_code != 200
    assert str(records[model]) not in client.get(address(model, "list")).content.decode()


GUIDE = {
    "checked_on": "2026-11-20",
    "classification": "三类",
    "arrangement": "按目录",
    "access": "网站",
    "online_address": "",
    "supervision": "",
    "notes": "",
}


def test_a_guide_is_kept_with_its_channels_and_the_journal_says_so(client, civil, member):
    client.force_login(member(civil, Role.HEAD))
    client.post(address(Guide, "add"), GUIDE | {"organ": civil.pk, "channels": ["online", "fax"]})
    assert Guide.objects.get().channels == ["online", "fax"]
    assert not Guide.objects.get().live, "a draft, until it is reviewed and published"
    assert Entry.objects.get().kind == "library.created"
    html = client.get(address(Guide, "edit", Guide.objects.get().pk)).content.decode()
    assert "公开工作机构没有写办公地址" in html


def test_a_channel_that_is_none_is_refused(client, civil, member):
    client.force_login(member(civil, Role.HEAD))
    answer = client.post(address(Guide, "add"), GUIDE | {"organ": civil.pk, "channels": ["pigeon"]})
    assert "pigeon" in str(answer.context["form"].errors["channels"])


def test_a_guide_of_another_organ_is_not_written(client, county, civil, member):
    client.force_login(member(civil, Role.HEAD))
    answer = client.post(address(Guide, "add"), GUIDE | {"organ": county.pk})
    assert "organ" in answer.context["form"].errors


def test_a_topic_is_published_and_withdrawn_by_the_one_way(client, civil, member, document):
    head = member(civil, Role.HEAD)
    client.force_login(head)
    fields = {"organ": civil.pk, "title": "养老", "slug": "care", "introduction": "null", "keyword": "养老"}
    client.post(address(Topic, "add"), fields | {"action-publish": "1"})
    topic = Topic.objects.get()
    assert topic.live
    assert client.get("/topics/care/").status_code == 200
    client.post(address(Topic, "unpublish", topic.pk), {"reason": "内容过时"})
    assert "内容过时" in client.get("/topics/care/").content.decode()
    assert [entry.kind for entry in Entry.objects.all()] == [
        "library.created", "library.published", "library.withdrawn",
    ]  # fmt: skip


def test_a_topic_with_nothing_in_it_stays_a_draft(client, civil, member):
    client.force_login(member(civil, Role.HEAD))
    fields = {"organ": civil.pk, "title": "养老", "slug": "care", "introduction": "null", "action-publish": "1"}
    html = client.post(address(Topic, "add"), fields, follow=True).content.decode()
    assert "没有发布：文件：发布前须选择文件，或者填写主题词" in html
    assert not Topic.objects.get().live


def test_an_answer_rests_on_public_documents(client, civil, member, document):
    client.force_login(member(civil, Role.HEAD))
    hidden = document(live=False, published_on=None)
    fields = {"organ": civil.pk, "question": "怎样申请？", "answer": "到窗口。", "documents": [hidden.pk]}
    html = client.post(address(Question, "add"), fields | {"action-publish": "1"}, follow=True).content.decode()
    assert "依据的文件还没有公开：《某县养老服务办法》" in html


def test_a_draft_of_another_organ_is_not_linked(client, county, civil, member, document):
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD))
    hidden = document(live=False, published_on=None)
    town = Organ.objects.get(slug="town")
    fields = {"organ": town.pk, "question": "问？", "answer": "答。", "documents": [hidden.pk]}
    answer = client.post(address(Question, "add"), fields)
    assert "documents" in answer.context["form"].errors
    assert hidden.title not in answer.content.decode()


@time_machine.travel(DAY, tick=False)
def test_the_guide_check_lists_what_is_missing(client, county, civil, guide, office, member):
    client.force_login(member(county, Role.SUPERVISOR))
    html = client.get(reverse("portal-guides")).content.decode()
    assert "4个机关，0个没有问题" in html
    assert "公众看到的还是原来的" in html, "the office was registered after the guide was written"
    guide.save_revision()
    publish(guide, by=member(civil, Role.HEAD))
    html = client.get(reverse("portal-guides")).content.decode()
    assert "4个机关，1个没有问题" in html
    assert "指南没有写编排体系" in html


def test_the_catalogue_check_counts_by_hand(civil, document):
    document(topic="a20-01", published_on=date(2026, 3, 5), summary="有概述")
    document(topic="a20-02", published_on=date(2026, 11, 1), number="", title="职能")
    document(topic="a20-02", live=False, number="", title="草稿")
    document(topic="a20-03", attribute="closed", ground="secret", number="", title="秘密")
    (row,) = catalogue_rows(Organ.objects.filter(pk=civil.pk), DAY, 183)
    assert row.incomplete == 1
    assert [leaf.topic.code for leaf in row.stale] == ["a20-01"]
    assert len(row.empty) == 20
    assert not row.sound


@pytest.mark.parametrize(("days", "stale"), [(265, 0), (264, 1)])
def test_a_leaf_is_stale_after_so_many_days_and_not_before(civil, document, days, stale):
    document(topic="a20-01", published_on=date(2026, 3, 5))
    (row,) = catalogue_rows(Organ.objects.filter(pk=civil.pk), DAY, days)
    assert len(row.stale) == stale


def test_the_number_of_days_is_marked_as_not_read_in_the_original():
    assert not UPDATED.verified
    assert "推定" in UPDATED.note


def test_institutions_and_the_abolished_are_not_judged(civil, county):
    county.add_child(name="某县第一中学", slug="school", kind=OrganKind.INSTITUTION, level=4)
    Organ.objects.filter(pk=civil.pk).update(abolished_on=date(2026, 1, 1))
    assert {row.organ.slug for row in catalogue_rows(Organ.objects.all(), DAY, 183)} == {"county", "office", "town"}


@pytest.mark.parametrize("name", ["portal-guides", "portal-catalogue"])
def test_checks_ask_the_database_as_often_however_much_there_is(
    client, county, member, document, name, django_assert_max_num_queries
):
    client.force_login(member(county, Role.SUPERVISOR))
    client.get(reverse(name))
    with django_assert_max_num_queries(100) as before:
        client.get(reverse(name))
    for number in range(20):
        root = Organ.objects.get(slug="county")
        root.add_child(name=f"第{number}局", slug=f"bureau{number}", kind=OrganKind.DEPARTMENT, level=4)
        document(number="", title=f"第{number}号", kind=DocumentKind.INFORMATION)
    with django_assert_max_num_queries(len(before)):
        client.get(reverse(name))


def test_one_catalogue_in_detail_with_links(client, civil, member, document):
    document(title="没有概述的文件")
    client.force_login(member(civil, Role.SUPERVISOR))
    html = client.get(reverse("portal-catalogue"), {"organ": "civil"}).content.decode()
    assert "没有概述的文件" in html
    assert "/organs/civil/disclosure/a20-02/" in html
    assert client.get(reverse("portal-catalogue"), {"organ": "county"}).status_code == 404


def test_nobody_without_a_role_sees_the_checks(client, county, django_user_model):
    client.force_login(django_user_model.objects.create_user("nobody", password="words"))
    for name in ("portal-guides", "portal-catalogue"):
        assert client.get(reverse(name)).status_code != 200
