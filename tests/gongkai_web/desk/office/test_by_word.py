"""Applications by word (条例第二十九条第一款): written down, read out, confirmed; until then nothing is applied for."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Look
from gongkai_web.desk.public.telling import told
from gongkai_web.desk.services import act
from gongkai_web.desk.services.dividing import split
from gongkai_web.desk.services.reading_back import read_back, reword
from gongkai_web.journal.models import Entry
from gongkai_web.organs.roles import Role

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture
def spoken(registered):
    return registered(channel="oral", arrived=date(2026, 11, 30), description="大概是去年的")


def signed():
    return SimpleUploadedFile("签名.png", PNG)


def test_the_sheet_has_what_was_written_down_and_room_for_signatures(opened, officer, spoken):
    address = reverse("desk-read-back", args=[spoken.pk])
    page = opened(officer, "desk-case", spoken.pk)
    assert address in page
    assert "等申请人确认代填的内容" in page
    assert "/do/contact/" not in page
    sheet = opened(officer, "desk-read-back", spoken.pk)
    for words in (
        "张三",
        "11010519491231002X",
        "某项目的批复",
        "大概是去年的",
        "申请人签名",
        "宣读人签名",
        "第二十九条",
    ):
        assert words in sheet
    assert Look.objects.get().why == "打印代填的申请，向申请人宣读"


def test_nothing_is_applied_for_until_it_is_confirmed(officer, spoken):
    assert (spoken.state, spoken.received_on, spoken.due_on) == ("unconfirmed", None, None)
    with pytest.raises(ValidationError, match="以申请人确认代填的内容为准"):
        act(spoken, Kind.CONFIRMED, by=officer)
    with pytest.raises(ValidationError, match="办理中"):
        act(spoken, Kind.CORRECTION_ASKED, by=officer, facts={"days": 5})


def test_a_signed_sheet_makes_the_application(done, opened, officer, head, spoken):
    refused = done(officer, spoken, "read-back", on="2026-12-01", how="signed", reader=head.pk)
    assert refused.status_code == 422
    assert "扫描件" in refused.content.decode()
    sent = done(officer, spoken, "read-back", on="2026-12-01", how="signed", reader=officer.pk, scan=signed())
    assert sent.status_code == 302
    # December 2026 has no holiday and no make-up day: 2-4 (3), 7-11 (8), 14-18 (13), 21-25 (18), 28-29 (20).
    assert (spoken.state, spoken.received_on, spoken.due_on) == ("handling", date(2026, 12, 1), date(2026, 12, 29))
    assert spoken.acts.last().facts == {"how": "signed", "reader": officer.pk}
    assert spoken.papers.get().kind == PaperKind.APPLICATION
    page = opened(officer, "desk-case", spoken.pk)
    assert "在打印的申请上签名或者盖章" in page
    assert "经办人宣读" in page
    opened(officer, "desk-read-back", spoken.pk, status=404)


def test_what_is_confirmed_by_word_has_its_witness_and_that_is_sealed(officer, spoken):
    with pytest.raises(ValidationError, match="谁见证"):
        read_back(spoken, by=officer, on=date(2026, 12, 1), how="spoken", reader=officer)
    made = read_back(spoken, by=officer, on=date(2026, 12, 1), how="spoken", reader=officer, words="邻居李四在场")
    assert (made.note, made.facts) == ("邻居李四在场", {"how": "spoken", "reader": officer.pk})
    assert not Entry.objects.filter(facts__icontains="李四").exists()


@pytest.mark.parametrize(
    ("on", "said"), [(date(2026, 11, 29), "早于收到材料"), (date(2026, 12, 2), "还没有到")], ids=["before", "ahead"]
)
def test_a_day_that_cannot_be_is_refused_and_no_sheet_is_kept(officer, spoken, on, said):
    with pytest.raises(ValidationError, match=said):
        read_back(spoken, by=officer, on=on, how="signed", reader=officer, sheet=("签名.png", signed()))
    assert (spoken.acts.count(), spoken.papers.count()) == (1, 0)


def test_who_reads_it_out_works_there(officer, county, member, spoken):
    stranger = member(county, Role.DESK_OFFICER, "外人")
    with pytest.raises(ValidationError, match="宣读的人"):
        read_back(spoken, by=officer, on=date(2026, 12, 1), how="signed", reader=stranger, sheet=("签名.png", signed()))


def test_what_was_written_down_is_put_right_until_it_is_confirmed(done, opened, officer, spoken):
    words = {"subject": "另一项目的批复", "description": "2025年", "form": "paper", "delivery": "pick-up"}
    assert done(officer, spoken, "reword", **words).status_code == 302
    assert (spoken.subject, spoken.description, spoken.delivery) == ("另一项目的批复", "2025年", "pick-up")
    assert Entry.objects.filter(kind="desk.reworded").count() == 1
    read_back(spoken, by=officer, on=date(2026, 12, 1), how="recorded", reader=officer, words="存于档案室1号盘")
    spoken.refresh_from_db()
    with pytest.raises(ValidationError, match="还没有确认的申请可以修改"):
        reword(spoken, words | {"document_number": "", "assisted": ""}, by=officer)
    assert "/do/reword/" not in opened(officer, "desk-case", spoken.pk)


def test_only_what_was_said_by_word_is_read_back(officer, registered):
    for channel in ("fax", "in-person"):
        with pytest.raises(ValidationError, match="申请人确认代填的内容"):
            act(registered(channel=channel), Kind.READ_BACK, by=officer, facts={"how": "signed"})


def test_parts_keep_the_confirmation(officer, spoken):
    read_back(spoken, by=officer, on=date(2026, 12, 1), how="signed", reader=officer, sheet=("签名.png", signed()))
    spoken.refresh_from_db()
    for part in split(spoken, ["甲", "乙"], by=officer):
        assert (part.received_on, [each.kind for each in part.acts.all()]) == (
            date(2026, 12, 1),
            ["arrived", "read-back"],
        )


def test_the_applicant_is_told_of_it(client, officer, spoken):
    read_back(spoken, by=officer, on=date(2026, 12, 1), how="signed", reader=officer, sheet=("签名.png", signed()))
    spoken.refresh_from_db()
    assert told(spoken).lines[-1].sentence == "您确认了我们代您填写的申请内容，这一天是收到申请之日。"
