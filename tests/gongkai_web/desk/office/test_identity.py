"""Who applied stays hidden until somebody says why they look; every look is read by auditors."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse

from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Identity, Look
from gongkai_web.desk.services import act
from gongkai_web.desk.services.papers import keep
from gongkai_web.organs.roles import Role

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def test_an_identity_is_shown_for_a_reason_and_on_record(client, officer, registered):
    request = registered()
    address = reverse("desk-identity", args=[request.pk])
    client.force_login(officer)
    assert "张三" not in client.get(address).content.decode()
    assert "张三" not in client.post(address, {"why": ""}).content.decode()
    assert not Look.objects.exists()
    answer = client.post(address, {"why": "寄送答复"})
    page = answer.content.decode()
    for told in ("张三", "居民身份证", "11010519491231002X", "某路1号"):
        assert told in page
    assert "no-store" in answer["Cache-Control"]
    assert (Look.objects.get().by, Look.objects.get().why) == (officer, "寄送答复")


@pytest.mark.parametrize(("role", "may"), [(Role.AUDITOR, True), (Role.HEAD, True), (Role.DESK_OFFICER, False)])
def test_auditors_read_every_look(client, civil, member, officer, registered, role, may):
    request = registered()
    client.force_login(officer)
    client.post(reverse("desk-identity", args=[request.pk]), {"why": "寄送答复"})
    client.force_login(member(civil, role))
    answer = client.get(reverse("desk-looks"))
    assert answer.status_code == (200 if may else 302)
    if may:
        page = answer.content.decode()
        assert request.number in page
        assert "寄送答复" in page
        assert "张三" not in page


def test_other_requests_of_the_applicant_are_found_without_reading_who_they_are(opened, officer, registered):
    first = registered(subject="第一件")
    second = registered(subject="第二件", arrived=date(2026, 11, 20))
    by_contact = registered(subject="第三件", identity=Identity(name="张三", phone="13800001234"))
    stranger = registered(subject="别人的", identity=Identity(name="王五", phone="139"))
    page = opened(officer, "desk-case", second.pk)
    assert "共2件，本件以前一年内2件" in page
    assert first.number in page
    assert by_contact.number in page
    assert "第三十五条" in page
    assert "别人的" not in page
    assert not Look.objects.exists()
    assert "同一申请人的其他申请" not in opened(officer, "desk-case", stranger.pk)


def test_what_is_asked_again_in_other_words_is_found_over_this_applicant(opened, officer, registered):
    first = registered(subject="申请公开2025年大桥镇的征地批复")
    again = registered(subject="请提供大桥镇2025年征地批文")
    stranger = registered(subject="请提供大桥镇2025年征地批文", identity=Identity(name="王五", phone="139"))
    page = opened(officer, "desk-case", again.pk)
    assert "内容相同：" in page
    assert "第三十六条第六项" in page
    assert "内容相同" not in opened(officer, "desk-case", first.pk)
    assert "内容相同" not in opened(officer, "desk-case", stranger.pk)


def test_an_identity_is_erased_by_law_with_the_heads_sign(
    done, opened, client, officer, head, registered, django_capture_on_commit_callbacks
):
    request = registered()
    scan = keep(request, PaperKind.IDENTITY, "身份证.png", BytesIO(PNG), by=officer)
    place = Path(scan.file.path)
    act(request, Kind.WITHDRAWN, by=officer, on=date(2026, 9, 2))
    assert "/do/erase/" not in opened(officer, "desk-case", request.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert done(head, request, "erase", why="保存期限届满").status_code == 302
    request.applicant.refresh_from_db()
    assert (request.applicant.sealed, request.applicant.id_mark) == ("", "")
    assert not place.exists()
    assert client.get(reverse("desk-paper", args=[request.pk, scan.pk])).status_code == 404
    assert "依法删除" in opened(officer, "desk-case", request.pk)
    assert request.acts.count() == 2
