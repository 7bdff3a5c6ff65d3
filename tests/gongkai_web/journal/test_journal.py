"""The journal cannot be changed, by our code or round it, without showing."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from gongkai_web.journal.models import Entry, ImmutableEntryError
from gongkai_web.journal.services import entries_about, first_broken, record
from gongkai_web.organs.events import RENAMED

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(county):
    return record(RENAMED, county, by=None, old="甲", new="乙")


def test_an_entry_tells_what_happened(county, entry):
    assert entry.sentence == "甲更名为乙"
    assert list(entries_about(county)) == [entry]


def test_an_entry_lacks_no_fact_of_its_sentence(county):
    with pytest.raises(ValueError, match="lacks new"):
        record(RENAMED, county, by=None, old="甲")


def test_an_entry_is_not_changed(entry):
    with pytest.raises(ImmutableEntryError):
        entry.save()
    with pytest.raises(ImmutableEntryError):
        entry.delete()


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET kind = 'x'", "DELETE FROM journal_entry"])
def test_the_database_refuses_too(entry, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_each_entry_follows_the_one_before(county, entry):
    second = record(RENAMED, county, by=None, old="乙", new="丙")
    assert second.before == entry.digest
    assert first_broken() is None
    call_command("verify_journal")


def test_a_changed_past_shows(county, entry):
    record(RENAMED, county, by=None, old="乙", new="丙")
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TRIGGER journal_entry_no_update" + (" ON journal_entry" if connection.vendor == "postgresql" else "")
        )
    Entry.objects.filter(pk=entry.pk).update(facts={"old": "丁", "new": "乙"})
    assert first_broken() == entry
    with pytest.raises(CommandError, match=f"第{entry.pk}条"):
        call_command("verify_journal")
