"""Organs are set up, renamed, moved, merged and split on a day; what was stays on record."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from gongkai_web.journal.models import Entry
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act, Role
from gongkai_web.organs.services import (
    ReorganisationError,
    appoint,
    change_organ,
    create_organ,
    dismiss,
    merge,
    move,
    rename,
    split,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_day")]
DEPARTMENT = {"kind": OrganKind.DEPARTMENT, "level": Level.COUNTY}


@pytest.fixture
def _day():

    with time_machine.travel("2026-11-25T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def supervisor(county, member):
    return member(county, Role.SUPERVISOR)


@pytest.fixture
def town(county):
    return Organ.objects.get(slug="town")


def entries():
    return [entry.sentence for entry in Entry.objects.all()]


def test_an_organ_is_set_up_below_another(county, supervisor):
    organ = create_organ(county, by=supervisor, name="某县数据局", slug="data", **DEPARTMENT)
    assert organ.get_parent() == county
    assert entries() == ["设立某县数据局"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("credit_code", "11371081004327391", "18位"),
        ("credit_code", "113710810043273911", "校验位"),
        ("region_code", "37108", "6位、9位或12位"),
        ("site_code", "12345", "10位数字"),
        ("slug", "civil", "网址名"),
        ("kind", "club", "club"),
    ],
)
def test_an_organ_that_cannot_be_is_refused_at_the_field(county, supervisor, field, value, message):
    fields = {"name": "某县数据局", "slug": "data", **DEPARTMENT, field: value}
    with pytest.raises(ValidationError) as refused:
        create_organ(county, by=supervisor, **fields)
    assert message in str(refused.value.message_dict[field])
    assert not Organ.objects.filter(name="某县数据局").exists()
    assert not entries()


def test_a_change_is_recorded_by_the_names_of_its_fields(civil, member):
    head = member(civil, Role.HEAD)
    office = {"name": "办公室", "address": "某路1号", "hours": "工作日", "phone": "1234567"}
    change_organ(civil, by=head, short_name="民政局", region_code="371081", office=office)
    change_organ(civil, by=head, short_name="民政局", region_code="371081", office=office)
    assert entries() == ["修改某县民政局的简称、行政区划代码、公开工作机构"]


def test_an_earlier_name_holds_for_earlier_days(civil, supervisor):
    renamed = rename(civil, "某县民政和养老服务局", on=date(2026, 3, 1), by=supervisor, basis="某编发〔2026〕1号")
    assert renamed.name_on(date(2026, 2, 28)) == "某县民政局"
    assert renamed.name_on(date(2026, 3, 1)) == "某县民政和养老服务局"
    again = rename(renamed, "某县民政局", on=date(2026, 9, 1), by=supervisor)
    assert [again.name_on(date(2026, month, 1)) for month in (1, 3, 9)] == [
        "某县民政局",
        "某县民政和养老服务局",
        "某县民政局",
    ]


@pytest.mark.parametrize(
    ("name", "on", "why"),
    [
        ("某县民政局", date(2026, 3, 1), "相同"),
        ("某县养老局", date(2026, 11, 26), "还没有到"),
    ],
)
def test_a_renaming_that_cannot_be_is_refused(civil, supervisor, name, on, why):
    with pytest.raises(ReorganisationError, match=why):
        rename(civil, name, on=on, by=supervisor)


def test_a_renaming_before_an_earlier_one_is_refused(civil, supervisor):
    rename(civil, "甲局", on=date(2026, 3, 1), by=supervisor)
    with pytest.raises(ReorganisationError, match="上一次更名的日期2026-03-01"):
        rename(civil, "乙局", on=date(2026, 3, 1), by=supervisor)


def test_an_organ_moves_with_all_below_it(county, civil, town, supervisor):
    create_organ(civil, by=supervisor, name="某县福利院", slug="home", kind=OrganKind.INSTITUTION, level=Level.COUNTY)
    move(civil, town, on=date(2026, 3, 1), by=supervisor)
    assert [organ.slug for organ in Organ.objects.get(slug="town").get_descendants()] == ["civil", "home"]
    assert entries()[-1] == "某县民政局由某县人民政府改属某县某镇人民政府"


def test_an_organ_cannot_stand_below_itself(county, civil, supervisor):
    below = create_organ(civil, by=supervisor, name="下级", slug="below", **DEPARTMENT)
    with pytest.raises(ReorganisationError, match="不能作它的上级"):
        move(civil, below, on=date(2026, 3, 1), by=supervisor)


def test_a_merged_organ_is_answered_for_by_its_successor(county, civil, town, supervisor, member):
    early = member(civil, Role.AUDITOR, since=date(2026, 1, 5))
    editor, head = member(civil, Role.EDITOR), member(town, Role.HEAD)
    merge([civil], town, on=date(2026, 6, 1), by=supervisor)
    gone = Organ.objects.get(pk=civil.pk)
    assert not gone.exists(date(2026, 6, 1))
    assert gone.exists(date(2026, 5, 31))
    assert list(gone.successors.all()) == [town]
    assert may(head, Act.PUBLISH, gone)
    assert may(editor, Act.DRAFT, town)
    assert Membership.objects.get(user=early, organ=civil).until == date(2026, 6, 1)
    assert Membership.objects.get(user=editor, organ=civil).until == date(2026, 11, 25)


def test_who_was_succeeded_by_an_organ_is_succeeded_by_its_successor(county, civil, town, supervisor, member):
    first = create_organ(county, by=supervisor, name="某县老龄办", slug="old", **DEPARTMENT)
    merge([first], civil, on=date(2026, 3, 1), by=supervisor)
    merge([civil], town, on=date(2026, 6, 1), by=supervisor)
    assert may(member(town, Role.HEAD), Act.PUBLISH, first)


def test_a_merger_to_come_changes_nothing_today(civil, town, supervisor, member):
    head = member(town, Role.HEAD)
    merge([civil], town, on=date(2027, 1, 1), by=supervisor)
    assert civil in Organ.objects.existing()
    assert not may(head, Act.PUBLISH, civil)


def test_an_organ_splits_into_two_at_least(county, civil, supervisor):
    parts = [create_organ(county, by=supervisor, name=f"第{n}局", slug=f"part{n}", **DEPARTMENT) for n in (1, 2)]
    with pytest.raises(ReorganisationError, match="至少有两个"):
        split(civil, parts[:1], on=date(2026, 6, 1), by=supervisor)
    split(civil, parts, on=date(2026, 6, 1), by=supervisor)
    assert entries()[-1] == "某县民政局分立为第1局、第2局"
    with pytest.raises(ReorganisationError, match="不存在"):
        merge([civil], parts[0], on=date(2026, 7, 1), by=supervisor)


@pytest.mark.parametrize("act", [rename, move, merge, split])
def test_nobody_below_the_supervisor_reorganises(act, county, civil, town, member):
    head = member(civil, Role.HEAD)
    arguments = {
        rename: (civil, "新名"),
        move: (civil, town),
        merge: ([civil], town),
        split: (civil, [town, county]),
    }[act]
    with pytest.raises(PermissionDenied):
        act(*arguments, on=date(2026, 6, 1), by=head)
    assert not entries()


def test_a_head_appoints_and_dismisses_in_their_own_organ_alone(civil, town, member):
    head, person = member(civil, Role.HEAD), member(town, Role.EDITOR)
    membership = appoint(person, civil, Role.FIRST_REVIEWER, by=head)
    assert may(person, Act.REVIEW, civil)
    dismiss(membership, by=head)
    assert not may(person, Act.REVIEW, civil)
    with pytest.raises(PermissionDenied):
        appoint(person, town, Role.FIRST_REVIEWER, by=head)


def test_who_is_watched_does_not_choose_who_watches(civil, county, member, supervisor):
    person = member(civil, Role.EDITOR)
    with pytest.raises(PermissionDenied, match="由上级监督人员任免"):
        appoint(person, civil, Role.AUDITOR, by=member(civil, Role.HEAD))
    assert appoint(person, civil, Role.AUDITOR, by=supervisor).role_ is Role.AUDITOR


def test_the_journal_names_members_by_number_alone(civil, member):
    person = member(civil, Role.EDITOR, name="王某某")
    appoint(person, civil, Role.FIRST_REVIEWER, by=member(civil, Role.HEAD))
    assert "王某某" not in str(list(Entry.objects.values()))
