"""Old issues come in from a table: whole or not at all, after somebody has looked."""

import csv
import io
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.basis import UnusableInputError
from gongkai_web.gazette.importing import HEADINGS, carry_out, plan_import
from gongkai_web.gazette.models import Issue, Item
from gongkai_web.journal.models import Entry
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db
ROW = {"年份": "1998", "期号": "3", "出版日期": "1998-06-30", "标题": "关于春耕的通知", "文号": "某政[1998]3号"}


def table(*rows):
    kept = io.StringIO()
    writer = csv.DictWriter(kept, HEADINGS)
    writer.writeheader()
    writer.writerows(rows)
    return kept.getvalue().encode()


def test_rows_of_one_number_make_an_issue_in_their_order(county, head):
    rows = [
        ROW | {"页码": "2", "主题词": "春耕", "正文": "各乡镇：\n请<b>抓紧</b>。"},
        ROW | {"标题": "二"},
        ROW | {"期号": "4"},
    ]
    plan = plan_import("旧公报.csv", table(*rows), county, by=head)
    assert not Issue.objects.exists()
    carry_out(plan, by=head, make_public=False)
    assert [(issue.year, issue.number, issue.live) for issue in Issue.objects.all()] == [
        (1998, 4, False),
        (1998, 3, False),
    ]
    first, second = Item.objects.filter(issue__number=3)
    assert (first.number, first.page, second.title) == ("某政〔1998〕3号", 2, "二")
    assert first.text == "<p>各乡镇：</p><p>请&lt;b&gt;抓紧&lt;/b&gt;。</p>"
    assert Entry.objects.get().sentence == "从旧公报.csv导入公报目录：2期，3条"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"出版日期": "1998-02-30"}, "第2行：出版日期“1998-02-30”不是日期，写法如1998-06-30"),
        ({"出版日期": "2005-01-01"}, "第2行：出版日期2005-01-01与年份1998不符，请核对"),
        ({"页码": "二十"}, "第2行：页码“二十”不是数字"),
        ({"总期号": "甲"}, "第2行：总期号“甲”不是数字"),
        ({"标题": ""}, "第2行：请选择文件，或者填写标题"),
    ],
)
def test_what_is_wrong_is_said_by_its_line_and_the_issue_left_out(county, head, row, message):
    plan = plan_import("旧.csv", table(ROW | row, ROW | {"期号": "4"}), county, by=head)
    assert plan.issues[0].messages == [message]
    carry_out(plan, by=head, make_public=False)
    assert [issue.number for issue in Issue.objects.all()] == [4]


def test_a_number_that_is_none_and_one_that_is_taken(county, head, issue):
    issue(3, {"title": "一"}, year=1998)
    plan = plan_import("旧.csv", table(ROW, ROW | {"期号": "增刊"}), county, by=head)
    assert plan.messages == ("第3行：年份和期号须是数字",)
    assert plan.issues[0].messages == ["第2行：1998年第3期已经录入，请在后台修改"]
    assert not plan.sound


def test_rows_that_disagree_about_their_issue(county, head):
    plan = plan_import("旧.csv", table(ROW, ROW | {"出版日期": "1998-07-01"}), county, by=head)
    assert plan.issues[0].messages == ["第2行：出版日期在同一期的各行里不一致"]


def test_what_is_no_table_is_refused(county, head):
    with pytest.raises(UnusableInputError, match="表头应有"):
        plan_import("旧.csv", "标题\n一".encode(), county, by=head)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.EDITOR, Role.HEAD)])
def test_those_who_do_not_draft_bring_nothing_in(county, member, role):
    with pytest.raises(PermissionDenied):
        plan_import("旧.csv", table(ROW), county, by=member(county, role))


def test_an_editor_cannot_make_public_what_comes_in(county, member):
    editor = member(county, Role.EDITOR)
    plan = plan_import("旧.csv", table(ROW), county, by=editor)
    with pytest.raises(PermissionDenied):
        carry_out(plan, by=editor, make_public=True)
    assert not Issue.objects.exists()


def test_looked_at_then_confirmed(client, county, head):
    client.force_login(head)
    file = SimpleUploadedFile("旧公报.csv", table(ROW))
    html = client.post(reverse("gazette-import"), {"organ": county.pk, "file": file}).content.decode()
    assert "可以导入1期" in html
    assert not Issue.objects.exists()
    token = re.search(r'name="token" value="(\w+)"', html)[1]
    client.post(reverse("gazette-import"), {"token": token, "publish": "on"})
    assert "关于春耕的通知" in client.get("/gazette/1998/3/").content.decode()


def test_a_confirmation_that_came_too_late_brings_nothing_in(client, head):
    client.force_login(head)
    html = client.post(reverse("gazette-import"), {"token": "x"}, follow=True).content.decode()
    assert "等待确认的时间已过" in html
