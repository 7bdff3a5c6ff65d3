"""An issue is published by one service, which asks permission, lock and law."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gongkai_web.gazette.models import Issue
from gongkai_web.journal.models import Entry
from gongkai_web.library.services import publish
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db


def test_a_head_publishes_and_the_journal_says_so(issue, document, head):
    record = issue(3, {"document": document()}, live=False)
    publish(record, by=head)
    assert Issue.objects.get(pk=record.pk).live
    assert Entry.objects.get(kind="library.published").sentence == "发布《某县人民政府公报2026年第3期》第1版"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.HEAD])
def test_nobody_else_does(issue, document, county, member, role):
    record = issue(3, {"document": document()}, live=False)
    with pytest.raises(PermissionDenied):
        publish(record, by=member(county, role))
    assert not Issue.objects.get(pk=record.pk).live


@pytest.mark.parametrize(
    ("kind", "level", "said"),
    [
        (OrganKind.DEPARTMENT, Level.COUNTY, "政府部门，不得编发政府公报（国办发〔2018〕22号）"),
        (OrganKind.TOWNSHIP, Level.TOWN, "乡镇人民政府，不得编发政府公报（国办发〔2018〕22号）"),
        (OrganKind.SUBDISTRICT, Level.COUNTY, "街道办事处，不得编发"),
        (OrganKind.INSTITUTION, Level.COUNTY, "推定"),
    ],
)
def test_an_organ_that_may_not_run_a_gazette_publishes_none(issue, document, county, member, kind, level, said):
    organ = Organ.objects.get(pk=county.add_child(name="某机关", slug="some", kind=kind, level=level).pk)
    record = issue(3, {"document": document()}, live=False, organ=organ)
    with pytest.raises(ValidationError) as refusal:
        publish(record, by=member(organ, Role.HEAD))
    assert said in refusal.value.message_dict["organ"][0]
    with pytest.raises(ValidationError):
        record.full_clean()


@pytest.mark.parametrize("fields", [{"live": False}, {"attribute": "closed", "ground": "secret"}])
def test_a_document_that_is_not_public_is_in_no_public_issue(issue, document, head, fields):
    record = issue(3, {"document": document(**fields)}, live=False)
    with pytest.raises(ValidationError) as refusal:
        publish(record, by=head)
    assert refusal.value.message_dict["items"] == ["《某县养老服务办法》还没有公开，不能刊登；先发布文件，或者移出本期"]


def test_an_empty_issue_is_not_published(issue, head):
    with pytest.raises(ValidationError, match="目录还是空的"):
        publish(issue(3, live=False), by=head)


def test_a_locked_issue_waits(issue, document, head, county, member):
    record = issue(3, {"document": document()}, live=False)
    record.locked, record.locked_by = True, member(county, Role.EDITOR)
    record.save(update_fields=["locked", "locked_by"])
    with pytest.raises(PermissionDenied):
        publish(record, by=head)
