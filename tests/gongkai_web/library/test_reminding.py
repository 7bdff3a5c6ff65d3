"""Who is written to when documents end soon, and what happens when no letter can be sent."""

from datetime import date
from smtplib import SMTPException

import pytest

from gongkai_web.library.reminding import mail_reminders
from gongkai_web.library.tasks import turn_of_day
from gongkai_web.organs.models import DisclosureOffice, Organ

pytestmark = pytest.mark.django_db

MAIL = ("127.0.0.1", 25, "", "", "")
SOON = date(2024, 12, 31)


@pytest.fixture
def mailing(settings, mailoutbox):
    settings.MAIL = MAIL
    return mailoutbox


@pytest.fixture
def office(civil):
    return DisclosureOffice.objects.create(organ=civil, name="县民政局办公室", email="mz@example.gov.cn")


def test_an_office_gets_one_letter_with_its_documents(mailing, office, made):
    made(title="甲办法", expires_on=date(2025, 3, 31), public=True)
    made(title="乙办法", expires_on=date(2025, 3, 1), public=True)
    turn_of_day(SOON)
    (letter,) = mailing
    assert letter.to == ["mz@example.gov.cn"]
    assert letter.subject == "某县民政局有2件文件将在90天内期满"
    assert letter.body.index("《乙办法》2025-03-01期满") < letter.body.index("《甲办法》2025-03-31期满")
    assert "http://127.0.0.1:8000/documents/" in letter.body
    turn_of_day(SOON)
    assert len(mailing) == 1


def test_without_a_server_or_an_address_nobody_is_written_to(settings, mailoutbox, made):
    document = made(expires_on=date(2025, 3, 31), public=True)
    assert settings.MAIL is None
    assert mail_reminders([document]) == 0
    settings.MAIL = MAIL
    assert mail_reminders([document]) == 0
    assert mailoutbox == []


def test_the_successor_of_an_abolished_organ_is_written_to(mailing, office, made, civil):
    town = Organ.objects.get(slug="town")
    DisclosureOffice.objects.create(organ=town, name="党政办", email="town@example.gov.cn")
    document = made(expires_on=date(2025, 3, 31), public=True)
    Organ.objects.filter(pk=civil.pk).update(abolished_on=date(2024, 6, 1))
    civil.successors.add(town)
    mail_reminders([document])
    assert [letter.to for letter in mailing] == [["town@example.gov.cn"]]


def test_a_server_that_does_not_answer_holds_up_nothing(mailing, office, made, monkeypatch, caplog):
    document = made(expires_on=date(2025, 3, 31), public=True)

    def refused(*args, **kwargs):
        raise SMTPException("421")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refused)
    assert turn_of_day(SOON) == [document]
    assert "could not be mailed" in caplog.text
