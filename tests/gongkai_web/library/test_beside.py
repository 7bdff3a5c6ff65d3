"""What stands beside a document is remembered, and never older than the last act."""

import pytest

from gongkai_web.library import beside as remembering
from gongkai_web.library.kinds import RelationKind
from gongkai_web.library.services import publish, relate, unrelate, update, withdraw
from gongkai_web.organs.models import Organ
from gongkai_web.search.services import enqueue

pytestmark = pytest.mark.django_db


def page(client, document):
    return client.get(document.get_absolute_url()).content.decode()


def test_a_page_that_was_shown_before_asks_for_the_document_alone(client, made, django_assert_num_queries):
    document = made(public=True)
    page(client, document)
    with django_assert_num_queries(3):
        page(client, document)


def test_whatever_comes_to_stand_beside_it_shows_at_once(client, made, explained, head):
    document = made(title="某办法", public=True)
    assert "一图读懂" not in page(client, document)
    explanation = explained(document, title="一图读懂", public=True)
    assert "一图读懂" in page(client, document)
    withdraw(explanation, by=head, reason="内容有误")
    assert "一图读懂" not in page(client, document)


def test_what_repeals_it_shows_once_it_is_public_and_not_before(client, made, head):
    document, successor = made(title="某办法", public=True), made(title="新办法")
    relate(successor, document, RelationKind.REPEALS, on=successor.formed_on, by=head)
    assert "新办法" not in page(client, document)
    publish(successor, by=head)
    assert "新办法" in page(client, document)


def kept():
    return {key for key, _language in remembering.known_beside()}


def test_a_change_forgets_only_what_stands_beside_what_changed(
    client, made, explained, head, django_assert_num_queries
):
    first, second, third = (made(title=title, public=True) for title in ("甲办法", "乙办法", "丙办法"))
    relate(second, first, RelationKind.AMENDS, on=second.formed_on, by=head)
    publish(second, by=head)
    explanation = explained(third, title="一图读懂", public=True)
    for document in (first, second, third):
        page(client, document)
    assert kept() == {first.pk, second.pk, third.pk}
    made(title="与它们无关", public=True)
    assert kept() == {first.pk, second.pk, third.pk}
    third.organ.save()
    assert kept() == {first.pk, second.pk, third.pk}
    publish(explanation, by=head)
    assert kept() == {first.pk, second.pk}
    page(client, third)
    publish(second, by=head)
    assert kept() == {third.pk}
    enqueue(third.organ)
    with django_assert_num_queries(3):
        page(client, third)


def test_what_is_taken_from_a_relation_is_gone_from_both_ends(client, made, head):
    old, new = made(title="旧办法", public=True), made(title="新办法", public=True)
    assert "新办法" not in page(client, old)
    relate(new, old, RelationKind.REPEALS, on=new.formed_on, by=head)
    publish(new, by=head)
    assert "新办法" in page(client, old)
    assert "旧办法" in page(client, new)
    unrelate(new, old, RelationKind.REPEALS, by=head)
    publish(new, by=head)
    assert "新办法" not in page(client, old)
    assert "旧办法" not in page(client, new)
    withdraw(old, by=head, reason="误发")
    assert "旧办法" not in page(client, new)


def test_an_interpretation_that_turns_to_another_document_leaves_the_first(client, made, explained, head):
    first, second = made(title="甲办法", public=True), made(title="乙办法", public=True)
    explanation = explained(first, title="一图读懂", public=True)
    assert "一图读懂" in page(client, first)
    assert "一图读懂" not in page(client, second)
    update(explanation, by=head, documents=[second])
    publish(explanation, by=head)
    assert "一图读懂" not in page(client, first)
    assert "一图读懂" in page(client, second)


def test_what_a_slower_thread_keeps_too_late_is_not_shown(client, made, head):
    document = made(title="甲办法", public=True)
    before = remembering.known_beside()
    publish(document, by=head)
    assert remembering.known_beside() is not before


def test_what_is_kept_of_one_language_is_not_shown_in_another(client, made):
    document = made(public=True)
    chinese = page(client, document)
    client.cookies["language"] = "en"
    english = page(client, document)
    client.cookies.clear()
    assert page(client, document) == chinese != english


def test_no_more_is_kept_than_there_is_room_for(client, made, monkeypatch):
    monkeypatch.setattr(remembering, "MOST", 1)
    first, second = made(title="甲", public=True), made(title="乙", public=True)
    assert "甲" in page(client, first)
    assert "乙" in page(client, second)
    assert list(remembering.known_beside()) == [(first.pk, "zh-hans")]


def test_the_name_of_an_organ_is_that_of_today(client, made, civil):
    made(title="某办法", public=True, organ=civil)
    client.get("/")
    organ = Organ.objects.get(pk=civil.pk)
    organ.short_name = "民政新局"
    organ.save()
    assert "民政新局" in client.get("/").content.decode()
