"""Counts of the library's list are kept, and never older than the last act."""

from datetime import date

import pytest

from gongkai_web.library.services import withdraw

pytestmark = pytest.mark.django_db


def kinds(client, address="/documents/"):
    answer = client.get(address)
    found = {facet.name: {choice.code: choice.count for choice in facet.choices} for facet in answer.context["facets"]}
    return found["kind"], answer.context["page"].paginator.count


def test_counts_follow_publication_and_withdrawal_at_once(client, made, head):
    first = made(title="甲", public=True)
    assert kinds(client) == ({"policy": 1}, 1)
    made(title="乙", kind="information", public=True)
    assert kinds(client) == ({"policy": 1, "information": 1}, 2)
    withdraw(first, by=head, reason="内容有误")
    assert kinds(client) == ({"information": 1}, 1)


def test_counts_of_one_choice_are_not_those_of_another(client, made):
    made(title="甲", formed_on=date(2024, 1, 2), public=True)
    made(title="乙", kind="information", public=True)
    assert kinds(client, "/documents/?kind=policy")[1] == 1
    assert kinds(client, "/documents/?validity=valid")[1] == 1
    assert kinds(client, "/documents/?q=乙")[1] == 1
    assert kinds(client)[1] == 2


def test_what_is_counted_once_is_not_counted_again(client, made, django_assert_max_num_queries):
    made(public=True)
    client.get("/documents/")
    with django_assert_max_num_queries(12) as asked:
        client.get("/documents/")
    assert not any("GROUP BY" in query["sql"] for query in asked)
