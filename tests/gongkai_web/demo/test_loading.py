"""The county that is loaded is what the services would have made, and shows what the platform is for."""

import re
from collections import Counter
from datetime import date

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import ModelLogEntry

from gongkai.checks import CATALOGUE, Case, Severity, examine_with
from gongkai.ingest import read_bytes
from gongkai.render import write
from gongkai.statute import TOPICS
from gongkai_web.accounts.models import User
from gongkai_web.demo import county as places
from gongkai_web.demo.days import Days
from gongkai_web.demo.gazettes import gazettes
from gongkai_web.demo.loading import NotEmptyError, load
from gongkai_web.demo.loading.organs import load_organs, load_people
from gongkai_web.demo.loading.records import _FIELDS, _morning, load_documents, load_interpretations
from gongkai_web.demo.people import PASSWORD, PEOPLE
from gongkai_web.demo.plan import interpretations, papers
from gongkai_web.demo.reports import report
from gongkai_web.gazette.models import Issue
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import first_broken
from gongkai_web.library.files import inspect
from gongkai_web.library.models import Attachment, Document, IndexSerial, Interpretation, Relation, Version
from gongkai_web.library.rules import faults
from gongkai_web.library.services import draft, publish, relate
from gongkai_web.matters.backoffice import WATCHES
from gongkai_web.matters.kinds import ConsultationState
from gongkai_web.matters.models import Consultation, Feedback, Progress, Project
from gongkai_web.organs.models import DisclosureOffice, Membership, Organ
from gongkai_web.organs.roles import Role
from gongkai_web.portal.patrol import patrol
from gongkai_web.search.models import Change
from gongkai_web.ui.models import SiteIdentity
from relabelling import KEPT, SAMPLES, relabelled

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The county, loaded once for all tests that only look."""
    kept, django_settings.MEDIA_ROOT = django_settings.MEDIA_ROOT, str(tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), transaction.atomic():
        load(TODAY)
        yield django_settings.MEDIA_ROOT
        transaction.set_rollback(True)
    django_settings.MEDIA_ROOT = kept


def test_it_has_what_it_is_said_to_have(loaded):
    live = Document.objects.filter(live=True)
    assert live.exclude(organ__slug="civil-affairs", topic="a20-11", keywords="社会救助").count() == 600
    assert {day.year for day in live.values_list("published_on", flat=True)} == {2023, 2024, 2025, 2026}
    kinds = Counter(Organ.objects.values_list("kind", flat=True))
    assert kinds == {"government": 1, "department": 21, "subdistrict": 4, "township": 6, "institution": 10}
    assert Interpretation.objects.filter(live=True).count() > 60


def test_every_page_says_that_it_is_a_demonstration(loaded):
    assert SiteIdentity.objects.get().demonstration


def test_something_stands_under_every_topic_of_articles_20_and_21(loaded):
    assert set(TOPICS) <= set(Document.objects.values_list("topic", flat=True))


def test_every_role_has_somebody_who_signs_in_with_the_printed_password(loaded):
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role)
    assert all(User.objects.get(username=person.login).check_password(PASSWORD) for person in PEOPLE)


def test_the_journal_is_whole(loaded):
    assert first_broken() is None


def test_nothing_that_is_public_breaks_a_rule(loaded):
    found = {
        document.title: list(faults(document, TODAY))
        for document in Document.objects.filter(live=True).exclude(keywords="社会救助")[::9]
    }
    assert not {title: wrong for title, wrong in found.items() if wrong}


def test_validity_is_of_every_sort(loaded):
    stands = Counter(document.validity(TODAY).value for document in Document.objects.filter(kind="normative"))
    assert len(stands) == 5
    assert stands["valid"] > 40


def test_every_organ_that_reports_has_a_report_on_each_of_three_years(loaded):
    reports = Document.objects.filter(topic="annual-report")
    assert reports.count() == 3 * len(places.REPORTING)
    assert all("<table" in str(found.body) for found in reports.filter(title__contains="财政局"))


def test_attachments_are_files_that_can_be_read(loaded, settings):
    settings.MEDIA_ROOT = loaded
    assert Counter(Attachment.objects.values_list("kind", flat=True)).keys() == {"docx", "xlsx", "pdf"}
    assert not Attachment.objects.filter(text="").exists()
    for kind in ("docx", "xlsx", "pdf"):
        kept = Attachment.objects.filter(kind=kind).first()
        with kept.file.open() as file:
            found = inspect(file, kept.file.name)
        assert (found.kind, found.size, found.digest, found.text, found.note) == (
            kind,
            kept.size,
            kept.digest,
            kept.text,
            kept.note,
        )


def test_the_gazette_has_issues_of_three_years_with_documents_and_texts_of_its_own(loaded, settings):
    settings.MEDIA_ROOT = loaded
    issues = Issue.objects.filter(live=True)
    assert Counter(issues.values_list("year", flat=True)) == {2024: 4, 2025: 4, 2026: 3}
    assert all(not list(issue.obstacles()) and issue.published_on == issue.issued_on for issue in issues)
    for issue in issues:
        sections = {item.section: item for item in issue.items.all()}
        assert {"县政府文件", "人事任免", "大事记"} & set(sections) >= {"人事任免", "大事记"}
        assert "任命" in sections["人事任免"].text
    assert issues.filter(items__document__kind="normative").exists()
    with issues.filter(year=2026).first().pdf.open() as file:
        found = inspect(file, "issue.pdf")
    assert found.kind == "pdf"
    assert "大事记" in found.text
    assert "None" not in found.text


def test_an_amendment_changes_what_stands_in_its_target(loaded):
    for relation in Relation.objects.filter(kind="amends").select_related("source", "target"):
        article, old = re.search("将(第.条)中的“([^”]+)”", relation.source.body_text).groups()
        assert re.search(f"{article}\u3000[^第]*{old}", relation.target.body_text)


def test_most_documents_say_what_they_hold_and_some_do_not(loaded):
    live = Document.objects.filter(live=True)
    assert 0 < live.filter(summary="").count() < live.count() / 5


def test_every_reporting_organ_can_be_reached(loaded):
    assert DisclosureOffice.objects.count() == len(places.REPORTING)


@time_machine.travel(TODAY, tick=False)
def test_promises_and_questions_to_the_public_are_of_every_sort(loaded):
    projects = Project.objects.public().with_progress()
    assert {project.state for project in projects} >= {"under-way", "done", "not-done"}
    assert any(project.overdue for project in projects)
    assert {asked.state for asked in Consultation.objects.public()} == set(ConsultationState)
    assert Progress.objects.exclude(withdrawn_on=None).count() == 1
    everything = Organ.objects.all()
    for watch in WATCHES.values():
        assert list(watch.choose(everything, TODAY)), watch.label


def test_the_patrol_finds_what_is_meant_to_be_found(loaded, settings):
    settings.MEDIA_ROOT = loaded
    assert patrol(TODAY).by_kind == {"broken-link": 1, "outside-link": 1}


@time_machine.travel(TODAY, tick=False)
def test_what_is_promised_and_asked_breaks_no_rule(loaded):
    for model in (Project, Progress, Consultation, Feedback):
        assert not [found for record in model.objects.filter(live=True) for found in record.obstacles()]


def test_loading_again_changes_nothing(loaded):
    before = Entry.objects.count()
    assert not load(TODAY)
    assert Entry.objects.count() == before


def test_it_is_not_mixed_with_other_data(county):
    with pytest.raises(NotEmptyError, match="已经有机关"):
        load(TODAY)
    with pytest.raises(CommandError, match="已经有机关"):
        call_command("load_demo")


def test_the_same_day_gives_the_same_documents():
    first, second = (papers(Days(TODAY)) for _ in "ab")
    assert [(p.number, p.title, p.body) for p in first] == [(p.number, p.title, p.body) for p in second]


@pytest.mark.parametrize("today", [date(2026, 1, 3), date(2028, 2, 29), date(2027, 12, 31)], ids=str)
def test_any_day_will_do(today):
    made = papers(Days(today))
    assert len(made) == 600
    assert all(issue.issued_on <= today and len(issue.items) > 2 for issue in gazettes(Days(today), made))
    assert all(paper.formed_on <= paper.published_on <= today for paper in made)


def test_a_report_that_is_made_up_is_without_an_error():
    made = report(Days(TODAY), places.DEPARTMENTS[0], 2025)
    read = read_bytes(write(made, "html"), "report.html")
    assert not [found for found in examine_with(CATALOGUE, Case(read)).findings if found.severity is Severity.ERROR]


@pytest.mark.parametrize("name", ["000.txt", "001.txt", "002.txt", "003.txt", "004.txt"])
def test_a_sample_is_kept_word_for_word_but_for_names(name):
    assert (KEPT / name).read_text(encoding="utf-8") == relabelled((SAMPLES / name).read_text(encoding="utf-8"))


# What the services would have made.


@pytest.fixture
def chosen(db):
    """A few papers of every kind without files, what one of them amends, and the organs they belong to."""
    administrator = load_people()
    days = Days(TODAY)
    organs = load_organs(days, by=administrator)
    made = papers(days)
    amending = next(paper for paper in made if paper.key.startswith("amendment/") and not paper.files)
    wanted = {amending.key, amending.effects[0].target}
    few = [
        paper
        for paper in made
        if paper.key in wanted or (paper.key.startswith(("report/civil", "budget/office", "notice/chengdong")))
    ]
    for paper in few:
        paper.files = ()
    return few, organs, administrator, interpretations(days, few)


def test_what_is_loaded_is_what_the_services_would_have_made(chosen):
    few, organs, administrator, plans = chosen
    with transaction.atomic():
        loaded = load_documents(few, organs, by=administrator)
        load_interpretations(plans, loaded, by=administrator)
        fast = state()
        transaction.set_rollback(True)
    served(few, organs, administrator, plans)
    slow = state()
    for what, rows in slow.items():
        assert differing(fast[what], rows) == [], what


def differing(fast, slow):
    """The pairs that differ; of two mappings only what differs in them."""
    if not isinstance(slow, list):
        return [] if fast == slow else [(fast, slow)]
    pairs = [pair for pair in zip(fast, slow, strict=True) if pair[0] != pair[1]]
    return [
        {name: (a[name], b[name]) for name in b if a[name] != b[name]} if isinstance(b, dict) else (a, b)
        for a, b in pairs
    ]


def served(few, organs, administrator, plans):
    made = {}
    for n, paper in enumerate(few):
        with time_machine.travel(_morning(paper.published_on, n), tick=False):
            fields = {name: getattr(paper, name) for name in _FIELDS}
            organ = organs[paper.organ.slug]
            document = draft(
                Document, by=administrator, organ=organ, body=paper.body, theme=paper.organ.theme, **fields
            )
            for effect in paper.effects:
                relate(document, made[effect.target], effect.kind, by=administrator, on=effect.on)
            publish(document, by=administrator)
            made[paper.key] = document


def state():
    """Everything that a document leaves behind, without the keys that the database gives."""
    documents = Document.objects.order_by("index_number")
    return {
        "documents": [plain(document) for document in documents],
        "versions": [
            (v.record.index_number, v.number, v.act, v.on, v.moment, v.notice, v.by_id)
            for v in Version.objects.filter(record_type__model="document").order_by("moment")
        ],
        "contents": [keyless(document.live_revision.content) for document in documents],
        "revised": [(document.live_revision.created_at, document.live_revision.object_str) for document in documents],
        "journal": sorted(
            (entry.recorded, entry.kind, entry.organ, entry.on, entry.actor_id, entry.facts["title"])
            for entry in Entry.objects.filter(
                kind__in=("library.created", "library.published"), subject__contains=".document/"
            )
        ),
        "serials": sorted(IndexSerial.objects.values_list("organ", "year", "last")),
        "log": [
            (entry.label, entry.action, entry.timestamp, entry.user_id)
            for entry in ModelLogEntry.objects.filter(content_type__model="document").order_by("timestamp")
        ],
        "index": len(set(Change.objects.filter(key__contains=".document/").values_list("key", flat=True))),
        "relations": sorted((r.source.title, r.kind, r.target.title, r.on) for d in documents for r in d.affects.all()),
    }


def plain(document):
    left_out = {"id", "latest_revision", "live_revision"}
    return {
        field.name: field.value_to_string(document) for field in document._meta.fields if field.name not in left_out
    }


def keyless(content):
    if isinstance(content, list):
        return [keyless(item) for item in content]
    if isinstance(content, dict):
        # A relation added to a draft makes a second revision there, which knows of the first.
        left_out = {"pk", "source", "target", "latest_revision", "live_revision", "has_unpublished_changes"}
        return {name: keyless(value) for name, value in content.items() if name not in left_out}
    return content
