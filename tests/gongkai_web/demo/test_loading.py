"""The county that is loaded is what the services would have made, and shows what the platform is for."""

import re
from collections import Counter, defaultdict
from datetime import date

import pytest
import time_machine
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from gongkai.checks import CATALOGUE, Case, Severity, examine_with
from gongkai.ingest import read_bytes
from gongkai.render import write
from gongkai.review import POINTS, Ruling
from gongkai.statute import TOPICS
from gongkai_web.accounts.models import User
from gongkai_web.annual.differing import differences
from gongkai_web.annual.duties import owed
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.rollup import rollup
from gongkai_web.demo import county as places
from gongkai_web.demo.days import Days
from gongkai_web.demo.gazettes import gazettes
from gongkai_web.demo.loading import NotEmptyError, load, welcome
from gongkai_web.demo.loading.desk import Desk
from gongkai_web.demo.loading.organs import load_organs, load_people
from gongkai_web.demo.loading.records import _FIELDS, _morning, archived, load_documents, load_interpretations
from gongkai_web.demo.loading.reports import CORRECTED, LATE, MISSING, RETURNED
from gongkai_web.demo.loading.reviews import Outing, Staff
from gongkai_web.demo.people import PASSWORD, PEOPLE, REVIEWING
from gongkai_web.demo.plan import interpretations, papers
from gongkai_web.demo.reports import report
from gongkai_web.examination.models import Act, ReportFile
from gongkai_web.gazette.models import Issue
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import first_broken
from gongkai_web.library.files import inspect, words_in
from gongkai_web.library.models import Attachment, Document, IndexSerial, Interpretation, Relation, Version
from gongkai_web.library.models.records import public_models
from gongkai_web.library.rules import faults
from gongkai_web.library.services import archive, draft, publish, relate
from gongkai_web.matters.backoffice import WATCHES
from gongkai_web.matters.kinds import ConsultationState
from gongkai_web.matters.models import Consultation, Feedback, Progress, Project
from gongkai_web.organs.models import DisclosureOffice, Membership, Organ
from gongkai_web.organs.roles import Role
from gongkai_web.portal.patrol import patrol
from gongkai_web.review.contents import content_of
from gongkai_web.review.models import Clearance, Step
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import pass_on, submit
from gongkai_web.search.models import Change
from gongkai_web.ui.models import SiteIdentity
from relabelling import KEPT, SAMPLES, relabelled

TODAY = date(2026, 11, 25)
PROMPTLY = (Role.EDITOR, Role.SECRECY_REVIEWER)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The county, loaded once for all tests that only look."""
    kept, django_settings.MEDIA_ROOT = django_settings.MEDIA_ROOT, str(tmp_path_factory.mktemp("media"))
    held, django_settings.DATA = django_settings.DATA, tmp_path_factory.mktemp("data")
    with django_db_blocker.unblock(), transaction.atomic():
        load(TODAY)
        yield django_settings.MEDIA_ROOT
        transaction.set_rollback(True)
    django_settings.MEDIA_ROOT, django_settings.DATA = kept, held


def test_it_has_what_it_is_said_to_have(loaded):
    live = Document.objects.filter(live=True)
    assert live.exclude(organ__slug="civil-affairs", topic="a20-11", keywords="社会救助").count() == 598
    assert {day.year for day in live.values_list("published_on", flat=True)} == {2023, 2024, 2025, 2026}
    kinds = Counter(Organ.objects.values_list("kind", flat=True))
    assert kinds == {"government": 1, "department": 21, "subdistrict": 4, "township": 6, "institution": 10}
    assert Interpretation.objects.filter(live=True).count() > 60


def test_reports_of_two_years_come_from_the_records(loaded):
    organs = list(Organ.objects.exclude(kind="institution"))
    states = {(organ.organ.slug, organ.year): organ.state for organ in owed(organs, [2024, 2025]).values()}
    apart = {state: [at for at, one in states.items() if one == state] for state in set(states.values())}
    assert apart.pop("published-late") == [(LATE, 2025)]
    assert apart.pop("returned") == [(RETURNED, 2025)]
    assert apart.pop("late") == [(MISSING, 2025)]
    assert set(apart) == {"published"}
    county = Organ.objects.get(depth=1)
    assert [len(rollup(county, year).missing) for year in (2024, 2025)] == [0, 2]
    for year in (2024, 2025):
        assert differences(rollup(county, year)) == []


def test_a_report_that_was_corrected_says_so(loaded):
    document = AnnualReport.objects.get(organ__slug=CORRECTED, year=2025).document
    kind = ContentType.objects.get_for_model(Document)
    told = Version.objects.filter(record_id=document.pk, record_type=kind).order_by("number")
    assert [each.act for each in told] == ["published", "corrected"]


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
    assert reports.count() == 3 * len(places.REPORTING) - 2  # of the last year one is missing and one was returned
    assert all("<table" in str(found.body) for found in reports.filter(title__contains="财政局"))


def test_attachments_are_files_that_can_be_read(loaded, settings):
    settings.MEDIA_ROOT = loaded
    assert Counter(Attachment.objects.values_list("kind", flat=True)).keys() == {"docx", "xlsx", "pdf"}
    assert not Attachment.objects.filter(text="").exists()
    for kind in ("docx", "xlsx", "pdf"):
        kept = Attachment.objects.filter(kind=kind).first()
        with kept.file.open() as file:
            found = inspect(file, kept.file.name)
            words = words_in(file, kept.file.name, kind)
        assert (found.kind, found.size, found.digest, words, found.note) == (
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
        kind, words = inspect(file, "issue.pdf").kind, words_in(file, "issue.pdf", "pdf")
    assert kind == "pdf"
    assert "大事记" in words
    assert "None" not in words


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


def public_records():
    return [record for model in public_models() for record in model.objects.filter(live=True)]


def test_everything_public_was_reviewed_by_different_people_of_its_organ_before_it_went_out(loaded):
    steps = defaultdict(list)
    for step in Step.objects.all():
        steps[step.record_type_id, step.record_id, step.content].append(step)
    cleared = set(Clearance.objects.values_list("record_type", "record_id", "revision", "content"))
    roles = set(Membership.objects.values_list("user", "organ", "role"))
    without = 0
    for record in public_records():
        kind = ContentType.objects.get_for_model(record).pk
        content = content_of(record.live_revision)
        assert (kind, record.pk, record.live_revision_id, content) in cleared, record
        own = steps[kind, record.pk, content]
        if any(step.act == "excepted" for step in own):
            without += 1
            continue
        stages = [] if record.promptly else ["first", "second", "third"]
        assert [step.stage or step.act for step in own] == ["submitted", *stages, "ruled"]
        assert len({step.by_id for step in own} | {record.live_revision.user_id}) == 2 + len(stages)
        for step, role in zip(own, PROMPTLY if record.promptly else REVIEWING, strict=False):
            assert (step.by_id, record.organ_id, role) in roles
        days = [step.on for step in own]
        assert days == sorted(days)
        assert days[-1] <= timezone.localdate(record.last_published_at)
        assert days[0] >= getattr(record, "formed_on", date.min)
    assert without == 1, "the emergency"


def test_something_waits_at_every_place_on_the_way_to_the_public(loaded):
    drafts = Document.objects.filter(live=False, withdrawn_on=None, organ__slug="civil-affairs")
    ways = [way_of(document) for document in drafts]
    stands = Counter(way.standing.next.code for way in ways if way.standing.next and not way.standing.returned)
    assert stands.keys() == {"first", "second", "third"}
    assert [way.steps[-1].opinion for way in ways if way.standing.returned]
    assert [way for way in ways if way.standing.void and not way.standing.submitted]
    assert {way.standing.ruling for way in ways} >= {Ruling.REFERRED, Ruling.CLOSED, Ruling.OPEN}
    assert [way for way in ways if not way.steps]
    (owed,) = [step for step in Step.objects.filter(act="excepted") if way_of(step.record).standing.follows]
    assert owed.record.live
    assert date.fromisoformat(owed.facts["due"]) < TODAY


def test_the_five_samples_are_on_the_bench_with_their_findings(loaded):
    """What was planted in the five: a list of 290, 911 that is 935, a fall of 100 %, tables that are pictures."""
    files = ReportFile.objects.order_by("name")
    assert [(file.name, file.state, file.counts, file.due) for file in files] == [
        (name, "read", True, "")
        for name in (
            "县政府办公室2023年年报.txt",
            "县民政局2023年年报.txt",
            "县民政局2024年年报.txt",
            "县民政局2025年年报.txt",
            "滨河街道2023年年报.txt",
        )
    ]
    assert all(file.examinations.get().findings for file in files)
    street = files.get(organ__slug="binhe").examinations.get().findings
    assert any({"911", "935"} <= set(re.findall(r"\d+", told["message"])) for told in street)
    assert Act.objects.get().deed == "upheld"


def test_one_person_of_each_role_is_printed():
    said = welcome()
    assert all(said.count(f"{role.label}（") == 1 for role in Role)


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
    assert len(made) == 536
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
    return few, organs, Staff(), administrator, interpretations(days, few)


@pytest.mark.reviewed
def test_what_is_loaded_is_what_the_services_would_have_made(chosen):
    few, organs, staff, administrator, plans = chosen
    with transaction.atomic():
        loaded = load_documents(few, organs, staff=staff, by=administrator)
        load_interpretations(plans, loaded, staff=staff)
        fast = state()
        transaction.set_rollback(True)
    served(few, organs, staff, administrator)
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


def served(few, organs, staff, administrator):
    made = {}
    for n, paper in enumerate(few):
        desk = Desk(organs[paper.organ.slug], paper.organ, staff)
        outing = Outing(paper, _morning(paper.published_on, n))
        drafted, *reviewed, ruled, published = outing.moments
        fields = {name: getattr(paper, name) for name in _FIELDS}
        with time_machine.travel(drafted, tick=False):
            document = draft(
                Document, by=desk.editor, organ=desk.organ, body=paper.body, theme=paper.organ.theme, **fields
            )
            for effect in paper.effects:
                relate(document, made[effect.target], effect.kind, by=desk.editor, on=effect.on)
            submit(document, by=desk.editor)
        for place, moment in enumerate(reviewed):
            with time_machine.travel(moment, tick=False):
                seen = way_of(document).content
                pass_on(document, by=desk.reviewer(place), seen=seen, checked=list(POINTS))
        with time_machine.travel(ruled, tick=False):
            desk.rule(document)
        with time_machine.travel(published, tick=False):
            publish(document, by=desk.head)
        made[paper.key] = document
    for paper in few:
        retention, on = archived(paper)
        archive([made[paper.key]], by=administrator, retention=retention, on=on)


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
                Q(kind__in=("library.created", "library.published")) | Q(kind__startswith="review."),
                subject__contains=".document/",
            )
        ),
        "steps": sorted(
            (s.recorded, s.on, s.act, s.stage, s.ruling, s.by_id, s.opinion, s.checked, s.organ, str(s.record))
            for s in Step.objects.filter(record_type__model="document")
        ),
        "cleared": sorted(
            (c.moment, str(c.record), c.revision_id == c.record.live_revision_id, c.content == content_of(c.revision))
            for c in Clearance.objects.filter(record_type__model="document")
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
