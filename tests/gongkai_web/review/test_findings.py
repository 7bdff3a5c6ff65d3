"""What the scan finds holds an item back until it is taken out, or somebody says why it may stand."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from gongkai.review import POINTS, Ruling
from gongkai_web.library.services import publish, update
from gongkai_web.organs.models import DisclosureOffice
from gongkai_web.review.findings import findings
from gongkai_web.review.models import Officeholder, Step
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import accept, allow_emergency, mask, pass_on, rule, submit

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _numbered(digits):
    """Seventeen digits with the check character of GB 11643."""
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=True)) % 11]


NUMBER = _numbered("37010219900307123")
LEAK = f"<p>王某某，身份证号{NUMBER}，领取补助500元。</p>"


@pytest.fixture
def leaking(written, people):
    document = written(body=[("text", LEAK)])
    submit(document, by=people["EDITOR"])
    return document


def seen(document):
    return way_of(document).content


def only(document):
    (finding,) = [finding for finding in findings(way_of(document)) if finding.blocks]
    return finding


def test_a_leak_is_found_in_its_part_and_not_told(leaking):
    finding = only(leaking)
    assert finding.part == "正文"
    assert NUMBER not in finding.message
    assert finding.open


def test_nobody_passes_what_leaks(leaking, people):
    with pytest.raises(ValidationError, match="检查出的问题还没有处理"):
        pass_on(leaking, by=people["FIRST_REVIEWER"], seen=seen(leaking), checked=list(POINTS))


def test_an_emergency_does_not_escape_the_scan(leaking, people):
    allow_emergency(leaking, by=people["HEAD"], reason="预警")
    rule(leaking, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen(leaking), basis="预警")
    with pytest.raises(PermissionDenied, match="检查出的问题"):
        publish(leaking, by=people["HEAD"])


def test_the_page_does_not_call_ready_what_the_scan_holds_back(client, leaking, people):
    allow_emergency(leaking, by=people["HEAD"], reason="预警")
    rule(leaking, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen(leaking), basis="预警")
    client.force_login(people["HEAD"])
    page = client.get(address_of(leaking)).content.decode()
    assert "可以先发布" not in page
    assert "去发布" not in page


def test_once_taken_out_it_goes_on(leaking, cleared, people):
    update(leaking, by=people["EDITOR"], body=[("text", "<p>王某某领取补助。</p>")])
    assert not [finding for finding in findings(way_of(leaking)) if finding.open]
    publish(cleared(leaking), by=people["HEAD"])


def test_a_reviewer_lets_it_stand_with_a_reason_that_is_kept(leaking, people):
    reviewer, key = people["FIRST_REVIEWER"], only(leaking).key
    with pytest.raises(ValidationError, match="为什么可以公开"):
        accept(leaking, key, by=reviewer, seen=seen(leaking), reason="")
    with pytest.raises(PermissionDenied):
        accept(leaking, key, by=people["EDITOR"], seen=seen(leaking), reason="同意公开")
    step = accept(leaking, key, by=reviewer, seen=seen(leaking), reason="当事人书面同意公开")
    assert NUMBER not in str(step.facts)
    pass_on(leaking, by=reviewer, seen=seen(leaking), checked=list(POINTS))
    with pytest.raises(ValidationError, match="已经处理"):
        accept(leaking, key, by=reviewer, seen=seen(leaking), reason="再说一次")


def test_what_was_let_stand_stays_so_until_it_is_another_thing(leaking, people):
    accept(leaking, only(leaking).key, by=people["FIRST_REVIEWER"], seen=seen(leaking), reason="本人同意")
    update(leaking, by=people["EDITOR"], title="改过的标题")
    assert not only(leaking).open
    update(leaking, by=people["EDITOR"], body=[("text", LEAK + "<p>手机号码13812345678。</p>")])
    assert [finding.open for finding in findings(way_of(leaking)) if finding.blocks] == [False, True]


def test_the_page_shows_findings_and_takes_reasons(client, leaking, people):
    client.force_login(people["FIRST_REVIEWER"])
    page = client.get(address_of(leaking)).content.decode()
    assert "检查结果" in page
    sent = {"act": "accept", "accept-seen": seen(leaking), "accept-key": only(leaking).key, "button": "accept"}
    assert "请写明为什么可以公开" in client.post(address_of(leaking), sent).content.decode()
    assert client.post(address_of(leaking), sent | {"accept-opinion": "本人书面同意"}).status_code == 302
    assert "本人书面同意" in client.get(address_of(leaking)).content.decode()
    assert Step.objects.filter(act="accepted").count() == 1


def test_what_was_found_is_covered_in_a_new_version_and_scanned_again(leaking, people):
    before = way_of(leaking).revision
    assert mask(leaking, by=people["EDITOR"]) == 0
    way = way_of(leaking)
    text = str(way.revision.as_object().body)
    assert NUMBER not in text
    assert "领取补助500元" in text
    assert NUMBER not in str(way.revision.content)
    assert NUMBER in str(before.as_object().body), "the version before keeps it for the staff"
    leaking.refresh_from_db()
    assert NUMBER not in leaking.body_text
    with pytest.raises(ValidationError, match="没有可以自动遮盖"):
        mask(leaking, by=people["EDITOR"])
    with pytest.raises(PermissionDenied):
        mask(leaking, by=people["FIRST_REVIEWER"])


def test_the_drafter_covers_from_the_page(client, leaking, people):
    client.force_login(people["EDITOR"])
    assert "遮盖，存为新的一稿" in client.get(address_of(leaking)).content.decode()
    assert client.post(address_of(leaking), {"act": "mask", "mask-seen": seen(leaking)}).status_code == 302
    leaking.refresh_from_db()
    assert not [finding for finding in findings(way_of(leaking)) if finding.open]


def test_a_wrong_title_is_held_against_the_list(written, people, civil):
    Officeholder.objects.create(organ=civil, name="李一二", titles="县委副书记、县长")
    Officeholder.objects.create(organ=civil, name="赵三四", titles="副县长", until=date(2024, 1, 1))
    document = written(body=[("text", "<p>副县长李一二主持会议，县长赵三四出席。</p>")])
    assert [(finding.code, finding.blocks) for finding in findings(way_of(document))] == [("W102", True)]
    update(document, by=people["EDITOR"], body=[("text", "<p>县长李一二主持会议。</p>")])
    assert findings(way_of(document)) == ()


def test_a_document_is_held_against_the_list_of_its_own_day(written, civil):
    change = date(2023, 7, 1)
    Officeholder.objects.create(organ=civil, name="李一二", titles="副县长", until=change)
    Officeholder.objects.create(organ=civil, name="李一二", titles="县长", since=change)
    for day, right, wrong in ((date(2023, 6, 30), "副县长", "县长"), (date(2024, 1, 15), "县长", "副县长")):
        said = {"formed_on": day, "number": ""}
        assert findings(way_of(written(**said, body=[("text", f"<p>{right}李一二主持会议。</p>")]))) == ()
        found = findings(way_of(written(**said, body=[("text", f"<p>{wrong}李一二主持会议。</p>")])))
        assert [finding.code for finding in found] == ["W102"], day


def test_the_numbers_of_an_office_are_no_leak(written, civil):
    body = [("text", "<p>王某某家，电话0631-8451234、13812345678。</p>")]
    before = findings(way_of(written(body=body)))
    DisclosureOffice.objects.create(organ=civil, name="办公室", address="路1号", hours="8时", phone="13812345678")
    after = findings(way_of(written(title="另一件", body=body)))
    assert "138****5678" in str(before)
    assert "138****5678" not in str(after)


def test_the_list_of_titles_is_kept_by_who_manages_the_organ(client, people, civil):
    address = reverse("wagtailsnippets_review_officeholder:add")
    client.force_login(people["HEAD"])
    sent = {"organ": civil.pk, "name": "李一二", "titles": "局长", "until": ""}
    assert client.post(address, sent).status_code == 302
    assert Officeholder.objects.get().titles == "局长"
    client.force_login(people["EDITOR"])
    assert client.get(address).status_code in {302, 403}
