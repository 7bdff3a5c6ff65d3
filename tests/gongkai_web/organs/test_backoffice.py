"""The back office asks the one policy, and hands everything to the services."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse

from gongkai_web.accounts.models import User
from gongkai_web.journal.models import Entry
from gongkai_web.organs.exchange.exporting import as_csv
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db

ORGANS = "wagtailsnippets_organs_organ"
MEMBERS = "wagtailsnippets_organs_membership"


@pytest.fixture
def supervisor(county, member, client):
    user = member(county, Role.SUPERVISOR)
    client.force_login(user)
    return user


@pytest.fixture
def head(civil, member, client):
    user = member(civil, Role.HEAD)
    client.force_login(user)
    return user


def test_the_list_shows_the_tree_that_the_person_supervises(client, supervisor):
    html = client.get(reverse(f"{ORGANS}:list")).content.decode()
    assert "　某县民政局" in html
    assert "更名" in html


def test_a_head_sees_their_own_organ_alone(client, head):
    html = client.get(reverse(f"{ORGANS}:list")).content.decode()
    assert "某县民政局" in html
    assert "某县某镇人民政府" not in html
    assert "更名" not in html


NEW = {"name": "某县数据局", "slug": "data", "kind": "department", "level": "4", "short_name": "", "sector": ""}


def test_a_supervisor_sets_an_organ_up(client, supervisor, county):
    answer = client.post(reverse(f"{ORGANS}:add"), NEW | {"parent": county.pk}, follow=True)
    assert Organ.objects.get(slug="data").get_parent() == county, re.findall(r"error[^<]*", answer.content.decode())
    assert [entry.kind for entry in Entry.objects.all()] == ["organ.created"]


def test_a_head_sets_none_up(client, head, county):
    client.post(reverse(f"{ORGANS}:add"), NEW | {"parent": county.pk}, follow=True)
    assert not Organ.objects.filter(slug="data").exists()


def test_a_head_keeps_the_record_of_their_organ(client, head, civil):
    fields = {"slug": "civil", "kind": "department", "level": "4", "short_name": "民政局", "region_code": "371081"}
    client.post(reverse(f"{ORGANS}:edit", args=[civil.pk]), fields, follow=True)
    kept = Organ.objects.get(pk=civil.pk)
    assert (kept.short_name, kept.region_code, kept.name) == ("民政局", "371081", "某县民政局")


def test_a_wrong_number_is_said_at_its_field(client, supervisor, county):
    answer = client.post(reverse(f"{ORGANS}:add"), NEW | {"parent": county.pk, "credit_code": "123"})
    assert "应为18位数字和大写字母" in answer.content.decode()


@pytest.mark.parametrize(
    ("verb", "data"), [("rename", {"name": "某县养老局"}), ("move", {}), ("merge", {}), ("split", {})]
)
def test_every_change_has_a_page_and_says_what_is_wrong(client, supervisor, civil, verb, data):
    address = reverse(f"organs-{verb}", args=[civil.pk])
    assert client.get(address).status_code == 200
    answer = client.post(address, {"on": "2999-01-01", **data})
    assert answer.status_code == 200
    assert Organ.objects.get(pk=civil.pk).name == "某县民政局"


def test_a_renaming_is_done(client, supervisor, civil):
    client.post(reverse("organs-rename", args=[civil.pk]), {"on": "2026-01-05", "name": "某县养老局"})
    assert Organ.objects.get(pk=civil.pk).name == "某县养老局"


def test_a_merger_is_done(client, supervisor, civil):
    town = Organ.objects.get(slug="town")
    client.post(reverse("organs-merge", args=[civil.pk]), {"on": "2026-01-05", "target": town.pk})
    assert list(Organ.objects.get(pk=civil.pk).successors.all()) == [town]


def test_an_import_is_shown_first_and_done_when_confirmed(client, supervisor):
    content = (
        as_csv(Organ.objects.all())
        + "data,某县数据局,,政府部门,县级,,,,,否,,,,,,,,,county\r\n,,,,,,,,,,,,,,,,,,x\r\n".encode()
    )
    answer = client.post(reverse("organs-import"), {"file": SimpleUploadedFile("机关.csv", content)})
    html = answer.content.decode()
    assert "新增1行" in html
    assert "有误1行" in html
    assert not Organ.objects.filter(slug="data").exists()
    token = re.search(r'name="token" value="(\w+)"', html).group(1)
    client.post(reverse("organs-import"), {"token": token})
    assert Organ.objects.filter(slug="data").exists()


def test_a_plan_shows_first_what_is_wrong_with_its_line(client, supervisor):
    content = as_csv(Organ.objects.all()) + "data,某县数据局,,没有,县级,,,,,否,,,,,,,,,county\r\n".encode()
    html = client.post(reverse("organs-import"), {"file": SimpleUploadedFile("机关.csv", content)}).content.decode()
    wrong, same = html.index("有误1行"), html.index(f"不变{Organ.objects.count()}行")
    assert wrong < same
    line = Organ.objects.count() + 2
    assert re.search(rf"<td>{line}</td><th scope=\"row\">某县数据局</th>", html[wrong:same])
    assert "修改" not in re.findall(r"<h2>(.*?)\d行</h2>", html)


def test_another_person_cannot_confirm_an_import(client, supervisor, civil, member):
    content = as_csv(Organ.objects.all()) + "data,某县数据局,,政府部门,县级,,,,,否,,,,,,,,,county\r\n".encode()
    html = client.post(reverse("organs-import"), {"file": SimpleUploadedFile("a.csv", content)}).content.decode()
    client.force_login(member(civil, Role.HEAD))
    client.post(reverse("organs-import"), {"token": re.search(r'name="token" value="(\w+)"', html).group(1)})
    assert not Organ.objects.filter(slug="data").exists()


def test_a_file_that_is_no_table_is_refused(client, supervisor):
    answer = client.post(reverse("organs-import"), {"file": SimpleUploadedFile("a.xlsx", b"PK nothing")})
    assert "不是能打开的Excel文件" in answer.content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_holds_what_the_person_may_see(client, head, kind):
    answer = client.get(reverse("organs-export", args=[kind]))
    assert answer.status_code == 200
    if kind == "csv":
        assert "某县某镇人民政府" not in answer.content.decode("utf-8-sig")


def test_a_new_person_is_appointed_with_a_password_shown_once(client, head, civil):
    fields = {"login": "lisi", "full_name": "李四", "organ": civil.pk, "role": "editor", "since": "2026-01-05"}
    html = client.post(reverse(f"{MEMBERS}:add"), fields, follow=True).content.decode()
    password = re.search(r"初始口令：(\w{12})", html).group(1)
    assert User.objects.get(username="lisi").check_password(password)
    assert Membership.objects.get(user__username="lisi").role == "editor"


def test_nobody_is_appointed_to_another_organ(client, head):
    town = Organ.objects.get(slug="town")
    fields = {"login": "lisi", "full_name": "李四", "organ": town.pk, "role": "editor", "since": "2026-01-05"}
    client.post(reverse(f"{MEMBERS}:add"), fields, follow=True)
    assert not User.objects.filter(username="lisi").exists()


def test_a_dismissed_member_stays_on_record(client, head, civil, member):
    user = member(civil, Role.EDITOR)
    membership = Membership.objects.get(user=user)
    client.post(reverse(f"{MEMBERS}:delete", args=[membership.pk]), follow=True)
    assert Membership.objects.get(pk=membership.pk).until is not None


def test_the_back_office_is_chinese(client, supervisor):
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    for item in ("机关和成员", "导入机关"):
        assert json.dumps(item)[1:-1] in html


@pytest.mark.parametrize("page", ["edit", "history", "usage", "delete"])
def test_no_page_of_a_record_is_open_to_another_organ(client, head, civil, page):
    town = Organ.objects.get(slug="town")
    reached = []
    for organ in (civil, town):
        try:
            answer = client.get(reverse(f"{ORGANS}:{page}", args=[organ.pk]))
        except NoReverseMatch:
            return
        reached.append(answer.status_code == 200)
    assert not reached[1], page
