"""What is remembered is as it would be if it were made now: after every change, on every day, in every process."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction

from gongkai_web.organs.models import Organ
from gongkai_web.search import remembering
from gongkai_web.search.models import Change
from gongkai_web.search.remembering import Remembered, RememberedParts, changes_since, last_change
from gongkai_web.search.services import enqueue

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return []


@pytest.fixture
def names(made):
    """The names of the organs, remembered; `made` grows when they are read."""

    def read():
        made.append(1)
        return [organ.name for organ in Organ.objects.all()]

    return Remembered(read)


def test_it_is_made_once_until_something_changes(county, names, made, django_assert_num_queries):
    assert names() == names()
    with django_assert_num_queries(1):
        names()
    assert len(made) == 1


def test_a_change_shows_at_once(civil, names):
    names()
    civil.name = "某县民政和社会工作局"
    civil.save()
    assert civil.name in names()


def test_a_change_by_another_process_shows_at_once(civil, names):
    names()
    Organ.objects.filter(pk=civil.pk).update(name="某县民政新局")
    Change.objects.create(key=f"organs.organ/{civil.pk}")
    assert "某县民政新局" in names()


def test_what_was_taken_back_is_not_remembered(civil, names):
    before = names()
    with transaction.atomic():
        civil.name = "某县民政和社会工作局"
        civil.save()
        assert civil.name in names()
        transaction.set_rollback(True)
    assert names() == before


def test_what_changes_while_it_is_made_has_it_made_once_more(civil, made):
    def read():
        made.append(Organ.objects.get(pk=civil.pk).name)
        if len(made) == 1:
            civil.name = "某县民政新局"
            civil.save()
        return made[-1]

    names = Remembered(read)
    assert [names(), names()] == ["某县民政局", "某县民政新局"]


def test_it_is_made_anew_on_another_day(county, names, made):
    for day in (1, 1, 2):
        with time_machine.travel(datetime(2026, 5, day, 4, tzinfo=UTC), tick=False):
            names()
    assert len(made) == 2


def test_without_any_change_nothing_is_remembered(db, names, made):
    Change.objects.all().delete()
    names()
    names()
    assert len(made) == 2


def test_a_change_like_the_last_one_is_another(county, names, made):
    names()
    last = Change.objects.latest("pk")
    Change.objects.filter(pk=last.pk).delete()
    enqueue(county)
    Change.objects.filter(pk=Change.objects.latest("pk").pk).update(id=last.pk)
    names()
    assert len(made) == 2


@pytest.fixture
def parts(made):
    """Two values, of organs and of documents; `made` tells which were read."""

    def reading(name):
        return lambda: made.append(name)

    return RememberedParts({name: (reading(name), (f"{name}.",)) for name in ("organs", "library")})


def test_of_several_values_only_those_are_made_anew_that_a_change_touches(county, parts, made):
    parts()
    made.clear()
    enqueue(county)
    parts()
    assert made == ["organs"]
    Change.objects.create(key="library.document/1")
    Change.objects.create(key="portal.topic/1")
    parts()
    assert made == ["organs", "library"]


def test_after_many_changes_everything_is_made_anew(county, parts, made, monkeypatch):
    monkeypatch.setattr(remembering, "MOST_CHANGES", 2)
    for changes, touched in ((2, ["organs"]), (3, ["organs", "library"])):
        parts()
        made.clear()
        for _ in range(changes):
            enqueue(county)
        parts()
        assert made == touched


def test_the_trail_leads_on_from_a_mark_that_is_still_there(county):
    mark = last_change()
    assert changes_since(mark, 9) == []
    enqueue(county)
    assert [key for _, _, key in changes_since(mark, 9)] == [f"organs.organ/{county.pk}"]
    assert changes_since(mark, 0) is None
    Change.objects.filter(pk=mark[0]).delete()
    assert changes_since(mark, 9) is None
