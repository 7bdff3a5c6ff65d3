"""Lists that someone must look at, worked by hand on the calendar, and validity in lists against one by one."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.documents import Validity
from gongkai_web.journal.models import Entry
from gongkai_web.library import selectors
from gongkai_web.library.kinds import DocumentKind, InterpretationForm, Interpreter, RelationKind
from gongkai_web.library.models import Document, Interpretation, OutsideChange, Relation
from gongkai_web.library.models.documents import settle
from gongkai_web.library.services import publish, relate, update, withdraw
from gongkai_web.library.tasks import turn_of_day
from gongkai_web.organs.models import Organ
from gongkai_web.search.models import Change
from reviewing import reword

pytestmark = pytest.mark.django_db

ORGANS = Organ.objects.all


def titles(documents):
    return [document.title for document in documents]


# By hand: 20 working days after 2026-09-01 is 2026-09-29 (条例第二十六条), 20 days is 2026-09-21 (预算法第十四条).
@pytest.mark.parametrize(
    ("duty", "day", "late"),
    [
        ("general", date(2026, 9, 29), False),
        ("general", date(2026, 9, 30), True),
        ("budget", date(2026, 9, 21), False),
        ("budget", date(2026, 9, 22), True),
        ("licence", date(2026, 12, 1), False),
    ],
)
def test_overdue(made, duty, day, late):
    document = made(duty=duty)
    reword(document, formed_on=date(2026, 9, 1))
    assert bool(selectors.overdue(ORGANS(), day)) is late


def test_a_change_starts_the_time_anew_and_what_is_not_to_be_open_is_never_late(made):
    made(title="甲", formed_on=date(2024, 1, 2))
    made(title="乙", formed_on=date(2024, 1, 2), changed_on=date(2025, 9, 1))
    made(title="丙", attribute="closed", ground="internal", ground_note="人事管理")
    made(title="丁", public=True)
    made(title="戊", formed_on=date(2001, 1, 2))
    assert titles(selectors.overdue(ORGANS(), date(2025, 9, 10))) == ["戊", "甲"]
    assert titles(selectors.overdue(Organ.objects.filter(slug="town"), date(2025, 9, 10))) == []


def test_a_change_to_what_is_public_is_late_until_it_is_published(made, head):
    document = made(formed_on=date(2024, 1, 2), changed_on=date(2024, 3, 1), public=True)
    made(title="没有变更", public=True)
    update(document, by=head, title="改了题目")
    day = date(2026, 9, 30)
    assert titles(selectors.overdue(ORGANS(), day)) == []
    revision = update(document, by=head, changed_on=date(2026, 9, 1))
    assert titles(selectors.overdue(ORGANS(), date(2026, 9, 29))) == []
    (late,) = selectors.overdue(ORGANS(), day)
    assert (late.pk, late.since) == (document.pk, date(2026, 9, 1))
    assert selectors.due_of(late).on == date(2026, 9, 29)
    publish(document, by=head, revision=revision)
    assert titles(selectors.overdue(ORGANS(), day)) == []


def test_only_what_has_been_public_repeals_and_withdrawal_does_not_undo_it(client, made, head):
    old, decision = made(title="旧办法", public=True), made(title="废止旧办法的决定", formed_on=date(2024, 5, 1))
    relate(decision, old, RelationKind.REPEALS, by=head, on=date(2024, 6, 1))
    imported = made(title="别处发布过的草稿", published_on=date(2024, 2, 1))
    relate(imported, old, RelationKind.REPEALS, by=head, on=date(2024, 5, 1))
    old.refresh_from_db()
    assert old.standing().validity is Validity.VALID
    publish(decision, by=head)
    withdraw(decision, by=head, reason="附件含有个人信息")
    old.refresh_from_db()
    assert old.validity() is old.standing().validity is Validity.REPEALED
    page = client.get(old.get_absolute_url()).content.decode()
    assert f"自2024-06-01起被废止（索引号{decision.index_number}的文件，已从本站撤回，撤回不影响其效力）" in page
    assert decision.title not in page


def test_the_due_day_names_its_article_and_is_unknown_before_the_calendar(made):
    assert selectors.due_of(made(formed_on=date(2020, 1, 17))).on == date(2020, 2, 21)
    assert selectors.due_of(made(formed_on=date(2001, 1, 17))) is None
    assert selectors.due_of(made(duty="licence")) is None


def test_documents_that_end_soon(made, head):
    made(title="甲", expires_on=date(2025, 3, 31), public=True)
    made(title="乙", expires_on=date(2025, 4, 1), public=True)
    made(title="丙", expires_on=date(2024, 12, 30), public=True)
    made(title="草稿", expires_on=date(2025, 3, 1))
    assert titles(selectors.expiring(ORGANS(), date(2024, 12, 31))) == ["甲"]


def test_the_clean_up_list_says_why(made, head):
    made(title="旧", formed_on=date(2018, 1, 1), effective_on=date(2018, 6, 1), public=True)
    made(title="新", formed_on=date(2024, 1, 1), public=True)
    made(title="将到期", formed_on=date(2024, 1, 1), expires_on=date(2025, 1, 31), public=True)
    made(title="消息", formed_on=date(2010, 1, 1), kind=DocumentKind.INFORMATION, public=True)
    day = date(2025, 1, 1)
    listed = selectors.clean_up(ORGANS(), day)
    assert {document.title: selectors.why_clean_up(document, day) for document in listed} == {
        "旧": ("施行已满5年",),
        "将到期": ("有效期至2025-01-31",),
    }


def test_policies_without_interpretation(made, explained):
    first, second, third = (made(title=title, public=True) for title in ("甲", "乙", "丙"))
    explained(first, public=True)
    explained(second)
    assert set(titles(selectors.without_interpretation(ORGANS()))) == {"乙", "丙"}
    explained(second, third, public=True)
    assert titles(selectors.without_interpretation(ORGANS())) == []
    assert [interpretation.title for interpretation in first.interpretations.all()] == ["《某办法》解读"]


def test_the_figures_of_a_year_balance(made, head):
    normative = {"kind": DocumentKind.NORMATIVE, "public": True}
    old = made(title="旧", number="某民发〔2022〕1号", formed_on=date(2022, 3, 1), **normative)
    made(
        title="限期", number="某民发〔2022〕2号", formed_on=date(2022, 4, 1), expires_on=date(2023, 6, 30), **normative
    )
    made(title="留", number="某民发〔2021〕1号", formed_on=date(2021, 4, 1), **normative)
    new = made(title="新", number="某民发〔2023〕1号", formed_on=date(2023, 9, 1), kind=DocumentKind.NORMATIVE)
    relate(new, old, RelationKind.REPEALS, by=head, on=date(2023, 10, 1))
    publish(new, by=head)
    wrong = made(title="误发", number="某民发〔2023〕2号", formed_on=date(2023, 9, 1), **normative)
    withdraw(wrong, by=head, reason="误发")
    before, year = (selectors.documents_of_year(ORGANS(), n) for n in (2022, 2023))
    assert (before.issued, before.ended, before.in_force) == (2, 0, 3)
    assert (year.issued, year.repealed, year.lapsed, year.in_force) == (1, 1, 1, 2)
    assert before.in_force + year.issued - year.ended == year.in_force


def test_interpretations_of_a_year(made, explained):
    document = made(public=True)
    explained(document, public=True, form=InterpretationForm.PRESS)
    explained(document, public=True, interpreter=Interpreter.EXPERT)
    explained(document)
    Interpretation.objects.update(published_on=date(2025, 5, 1))
    figures = selectors.interpretations_of_year(ORGANS(), 2025)
    assert (figures.total, figures.policies) == (2, 1)
    assert figures.by_form[InterpretationForm.PRESS] == figures.by_form[InterpretationForm.TEXT] == 1
    assert figures.by_interpreter[Interpreter.LEADER] == 0
    assert selectors.interpretations_of_year(ORGANS(), 2024).total == 0


def test_a_reminder_comes_once_for_each_last_day_and_what_turned_is_indexed_again(made):
    document = made(expires_on=date(2025, 3, 31), public=True)
    assert turn_of_day(date(2024, 12, 30)) == []
    assert turn_of_day(date(2024, 12, 31)) == [document]
    assert turn_of_day(date(2025, 1, 5)) == []
    assert Entry.objects.filter(kind="library.reminded").count() == 1
    Change.objects.all().delete()
    turn_of_day(date(2025, 3, 31))
    assert not Change.objects.exists()
    turn_of_day(date(2025, 4, 1))
    assert [change.key for change in Change.objects.all()] == [f"library.document/{document.pk}"]


days = st.dates(date(2024, 2, 1), date(2024, 4, 30))
effects = st.sampled_from(RelationKind)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    day=days,
    expires_on=st.none() | days,
    inside=st.lists(st.tuples(effects, days), max_size=3),
    outside=st.lists(st.tuples(effects, days), max_size=2),
    published=st.lists(st.booleans(), min_size=3, max_size=3),
)
def test_validity_in_lists_is_what_the_core_computes(civil, day, expires_on, inside, outside, published):
    known = {"organ": civil, "formed_on": date(2024, 1, 1)}
    target = Document(title="对象", expires_on=expires_on, live=True, **known)
    target.outside_changes = [OutsideChange(kind=kind, on=on, by="外来文件") for kind, on in outside]
    target.save()
    for (kind, on), public in zip(inside, published, strict=False):
        source = Document(title="来源", live=public, published_on=date(2024, 1, 2) if public else None, **known)
        source.affects = [Relation(kind=kind, target=target, on=on)]
        source.save()
    target = Document.objects.get(pk=target.pk)
    computed = target.standing(day).validity
    assert target.validity(day) is computed
    chosen = Document.objects.filter(pk=target.pk)
    assert chosen.with_standing(day).get().standing_code == computed.value
    for validity in Validity:
        assert chosen.standing(validity, day).exists() is (validity is computed)
    assert chosen.in_force(day).exists() is computed.in_force
    settle({target.pk})
    assert Document.objects.get(pk=target.pk).validity(day) is computed
