"""Who is written to when documents end soon, and that a reminder is there with its letter or not at all."""

from datetime import date

import pytest

from gongkai_web.library.models import Document
from gongkai_web.library.tasks import turn_of_day
from gongkai_web.organs.models import DisclosureOffice, Organ

pytestmark = pytest.mark.django_db

MAIL = ("127.0.0.1", 25, "", "", "")
SOON = date(2024, 12, 31)


@pytest.fixture
def mailing(settings):
    settings.MAIL = MAIL


@pytest.fixture
def office(civil):
    return DisclosureOffice.objects.create(organ=civil, name="县民政局办公室", email="mz@example.gov.cn")


@pytest.fixture
def sent():
    """The letters that were taken, and what takes them."""

    class Taken(list):
        def take(self, *letter):
            self.append(letter)

    return Taken()


def test_an_office_gets_one_letter_with_its_documents(mailing, office, made, sent):
    made(title="甲办法", expires_on=date(2025, 3, 31), public=True)
    made(title="乙办法", expires_on=date(2025, 3, 1), public=True)
    turn_of_day(SOON, mail=sent.take)
    ((organ, to, title, text),) = sent
    assert (organ.slug, to, title) == ("civil", "mz@example.gov.cn", "某县民政局有2件文件将在90天内期满")
    assert text.index("《乙办法》2025-03-01期满") < text.index("《甲办法》2025-03-31期满")
    assert "http://127.0.0.1:8000/documents/" in text
    turn_of_day(SOON, mail=sent.take)
    assert len(sent) == 1


def test_without_a_server_or_an_address_nobody_is_written_to(settings, made, sent):
    document = made(expires_on=date(2025, 3, 31), public=True)
    for server in (None, MAIL):
        settings.MAIL = server
        assert turn_of_day(SOON, mail=sent.take) == [document]
        Document.objects.update(reminded_of=None)
    assert sent == []


def test_the_successor_of_an_abolished_organ_is_written_to(mailing, office, made, civil, sent):
    town = Organ.objects.get(slug="town")
    DisclosureOffice.objects.create(organ=town, name="党政办", email="town@example.gov.cn")
    made(expires_on=date(2025, 3, 31), public=True)
    Organ.objects.filter(pk=civil.pk).update(abolished_on=date(2024, 6, 1))
    civil.successors.add(town)
    turn_of_day(SOON, mail=sent.take)
    assert [to for _organ, to, _title, _text in sent] == ["town@example.gov.cn"]


def test_a_letter_that_cannot_be_queued_leaves_the_document_to_be_reminded_of(mailing, office, made):
    document = made(expires_on=date(2025, 3, 31), public=True)

    def refused(*_letter):
        raise RuntimeError("no disk")

    with pytest.raises(RuntimeError, match="no disk"):
        turn_of_day(SOON, mail=refused)
    document.refresh_from_db()
    assert document.reminded_of is None
