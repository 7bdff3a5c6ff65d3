"""Counts of the library's list are exact for every combination of choices, and never older than the last act."""

import random
from datetime import UTC, date, datetime
from itertools import product

import pytest

from gongkai_web.library import tally as counting
from gongkai_web.library.keys import bits, sets
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.library.services import withdraw
from gongkai_web.library.tally import tally
from gongkai_web.organs.models import Organ
from gongkai_web.search.models import Change
from reviewing import reword

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


@pytest.fixture
def many(county):
    """Documents that differ in everything by which they are divided, and some that nobody may read."""
    organs = list(Organ.objects.order_by("pk"))
    for number in range(24):
        Document.objects.create(
            title=f"第{number}号",
            organ=organs[number % 3],
            kind=list(DocumentKind)[number % 4],
            formed_on=date(2020, 1, 1),
            published_on=date(2020 + number % 5, 1, 2),
            expires_on=date(2024, 1, 1) if number % 7 == 0 else None,
            theme=("综合政务", "", "民政、扶贫、救灾")[number % 3 - number % 2],
            live=number % 11 != 0,
            attribute="closed" if number % 13 == 0 else "open",
        )
    return Document.objects.public().filter(attribute="open")


def divided(document):
    """One document as it counts."""
    validity = document.validity().value if document.has_validity else ""
    year = str(document.published_on.year)
    return {
        "organ": str(document.organ_id),
        "year": year,
        "kind": document.kind,
        "theme": document.theme,
        "validity": validity,
    }


def test_every_combination_is_counted_exactly(many):
    rows = [divided(document) for document in many]
    values = {name: ["", *{row[name] for row in rows if row[name]}] for name in rows[0]}
    for combination in product(*values.values()):
        chosen = {name: value for name, value in zip(values, combination, strict=True) if value}
        counted = tally().counted(chosen)
        found = [row for row in rows if chosen.items() <= row.items()]
        for name, choices in values.items():
            wanted = {value: sum(row[name] == value for row in found) for value in choices if value}
            assert counted[name] == {value: count for value, count in wanted.items() if count}


def test_the_list_and_its_counts_agree(client, many):
    for query in ("", "kind=policy", "organ=county&year=2021", "theme=综合政务", "validity=lapsed", "q=1"):
        page = client.get(f"/documents/?{query}").context["page"]
        assert page.paginator.count == len(page.object_list) <= many.count()


def test_what_was_changed_is_read_and_nothing_else(many, monkeypatch):
    tally()
    monkeypatch.setattr(counting, "_anew", None)
    document = many.first()
    document.theme = "交通"
    document.save()
    assert tally().counted({})["theme"]["交通"] == 1
    document.live = False
    document.save()
    assert "交通" not in tally().counted({})["theme"]
    assert sum(tally().counted({})["kind"].values()) == many.count()


def test_validity_turns_at_midnight(made, time_machine_at, monkeypatch):
    made(public=True, expires_on=date(2026, 5, 31))
    for day, count in ((30, {"valid": 1}), (31, {"valid": 1}), (32, {"lapsed": 1})):
        with time_machine_at(datetime(2026, 5 + day // 32, day % 32 + day // 32, 4, tzinfo=UTC)):
            assert tally().counted({})["validity"] == count
            monkeypatch.setattr(counting, "_anew", None)


@pytest.mark.parametrize("most", [1, 500])
def test_where_the_trail_is_lost_everything_is_read_anew(many, monkeypatch, most):
    monkeypatch.setattr(counting, "MOST_CHANGES", most)
    held = tally()
    reword(*many, theme="交通")
    Change.objects.all().delete()
    Change.objects.create(key="")
    assert "交通" not in held.counted({})["theme"]
    assert tally().counted({})["theme"] == {"交通": many.count()}


def test_what_is_counted_asks_the_database_for_no_document(client, many, django_assert_max_num_queries):
    client.get("/documents/")
    with django_assert_max_num_queries(4):
        client.get("/documents/?kind=policy")


def test_a_new_process_reads_every_document_in_one_row(many, django_assert_num_queries):
    counting.forget()
    with django_assert_num_queries(2):
        tally()


def test_without_documents_there_are_no_sets(county):
    counting.forget()
    assert tally().counted({}) == {name: {} for name in counting.NAMES}


def test_a_set_of_keys_is_a_number():
    assert bits([]) == 0
    assert bits([1, 70_000]) == 2 | 1 << 70_000


def test_common_values_and_rare_ones_come_to_the_same_sets():
    chance = random.Random(3)
    keys = sorted(chance.sample(range(1, 9000), 5000))
    values = [chance.choice(["", "甲", "乙", f"{chance.randrange(400)}"]) for _ in keys]
    wanted = {value: bits(key for key, its in zip(keys, values, strict=True) if its == value) for value in set(values)}
    assert sets(keys, values) == {value: found for value, found in wanted.items() if value}
    assert sets([], []) == {}
