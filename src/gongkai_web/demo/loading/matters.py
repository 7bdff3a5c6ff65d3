"""Promises with their progress, and questions to the public with what became of the opinions."""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai_web.demo.county import COUNTY, GOVERNMENT
from gongkai_web.demo.days import Days, workday
from gongkai_web.demo.loading.records import filled, publish_all
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.papers import text
from gongkai_web.demo.promises import CONSULTATIONS, PROJECTS, ConsultationPlan, ProjectPlan
from gongkai_web.demo.words import measure
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.library.models.records import words_of
from gongkai_web.library.pdf import typeset
from gongkai_web.matters.models import Consultation, DraftFile, Feedback, Opinion, Progress, Project
from gongkai_web.matters.quarters import Quarter
from gongkai_web.organs.models import Organ

_PERCENT = (15, 45, 75, 100)


def load_matters(days: Days, organs: dict[str, Organ], documents: dict[str, Document], *, staff: Staff) -> None:
    """Everything that is promised and asked."""
    newest = (days.today - timedelta(60)).year  # the list of a year comes out in January
    for year in (newest - 1, newest):
        _load_projects(days, organs, year, staff=staff)
    _load_consultations(days, organs, documents, staff=staff)


def _load_projects(days: Days, organs: dict[str, Organ], year: int, *, staff: Staff) -> None:
    made = [_project(organs, plan, number, year) for number, plan in enumerate(PROJECTS, 1)]
    Project.objects.bulk_create(made)
    publish_all(made, [workday(date(year, 1, 20))] * len(made), staff=staff)
    told = [
        progress
        for project, plan in zip(made, PROJECTS, strict=True)
        for progress in _progress(project, plan, last=year == (days.today - timedelta(60)).year)
        if _told_on(progress) < days.today
    ]
    Progress.objects.bulk_create(told)
    publish_all(told, [_told_on(progress) for progress in told], staff=staff)


def _project(organs: dict[str, Organ], plan: ProjectPlan, number: int, year: int) -> Project:
    return Project(
        organ=organs[plan.organ],
        listed_by=organs[GOVERNMENT.slug],
        kind=plan.kind,
        year=year,
        number=number,
        title=plan.title,
        goal=plan.goal,
        partners="各乡镇（街道）",
        due_on=date(year, 9, 30) if plan.pace == "late" else date(year, 12, 20),
        live=False,
    )


def _progress(project: Project, plan: ProjectPlan, *, last: bool) -> Iterator[Progress]:
    """What is told quarter by quarter; in the newest year somebody falls silent."""
    for quarter, step in enumerate(plan.steps, 1):
        if last and plan.pace == "silent" and quarter > 1:
            return
        ended = "not-done" if plan.pace == "given-up" else "done"
        state = ended if quarter == 4 else "under-way"
        percent = None if state == "not-done" else _PERCENT[quarter - 1]
        yield Progress(
            project=project,
            organ=project.organ,
            year=project.year,
            quarter=quarter,
            state=state,
            percent=percent,
            text=step,
            live=False,
        )


def _told_on(progress: Progress) -> date:
    return workday(Quarter(progress.year, progress.quarter).last + timedelta(8))


def _load_consultations(days: Days, organs: dict[str, Organ], documents: dict[str, Document], *, staff: Staff) -> None:
    made = [_consultation(days, organs, plan) for plan in CONSULTATIONS]
    made.append(_issued(documents))
    Consultation.objects.bulk_create(made)
    _attach(made[0])
    shown = [min(consultation.opens_on, days.today - timedelta(1)) for consultation in made]
    publish_all(made, shown, staff=staff)
    told = [
        (_feedback(consultation, plan), days.today + timedelta(plan.told))
        for consultation, plan in zip(made, CONSULTATIONS, strict=False)
        if plan.told is not None
    ]
    told.append((_feedback(made[-1], CONSULTATIONS[4]), made[-1].closes_on + timedelta(20)))
    publish_all([feedback for feedback, _ in told], [day for _, day in told], staff=staff)


def _consultation(days: Days, organs: dict[str, Organ], plan: ConsultationPlan) -> Consultation:
    made = _asked(organs[plan.organ], f"{COUNTY}{plan.subject}", measure(days.chance, plan.subject))
    made.kind, made.shortened_because = plan.kind, plan.shortened
    made.opens_on, made.closes_on = days.today + timedelta(plan.opens), days.today + timedelta(plan.closes)
    return made


def _issued(documents: dict[str, Document]) -> Consultation:
    """A question that ended in a document which is in force now."""
    policies = [document for document in documents.values() if document.kind == DocumentKind.NORMATIVE]
    document = max(policies, key=lambda policy: (policy.formed_on, policy.pk))
    made = _asked(
        document.organ, document.title.partition("《")[2].partition("》")[0] or document.title, ["草案正文见文件。"]
    )
    made.opens_on, made.closes_on = document.formed_on - timedelta(120), document.formed_on - timedelta(80)
    made.issued = document
    return made


def _asked(organ: Organ, subject: str, words: list[str]) -> Consultation:
    made = Consultation(
        organ=organ,
        title=f"{subject}（征求意见稿）公开征求意见",
        background="为规范有关工作，起草了征求意见稿，现向社会公开征求意见。",
        body=[text(*words)],
        receiver=f"{organ.called}办公室",
        address=f"{COUNTY}滨河路2号（邮编012345）",
        email=f"{organ.slug}@chengchuan.example",
        phone="0123-4567800",
        live=False,
    )
    made.body_text = words_of(made.body)
    return made


def _attach(made: Consultation) -> None:
    content = typeset(made.title, [made.background])
    file = filled(DraftFile(consultation=made), 0, "征求意见稿.pdf", content)
    DraftFile.objects.bulk_create([file])
    made.files = [file]


def _feedback(consultation: Consultation, plan: ConsultationPlan) -> Feedback:
    received = sum(count for _, count, _, _ in plan.opinions)
    made = Feedback(
        consultation=consultation,
        received=received,
        summary="总的赞成征求意见稿。" if received else "征集期间没有收到意见。",
        live=False,
    )
    made.opinions = [
        Opinion(sort_order=n, summary=summary, count=count, adoption=adoption, reason=reason)
        for n, (summary, count, adoption, reason) in enumerate(plan.opinions)
    ]
    made.save()
    return made
