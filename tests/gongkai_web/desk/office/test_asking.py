"""Third parties and co-makers, divisions, and the head: whom the desk asks."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from gongkai.clock import Party
from gongkai.handling import Kind
from gongkai_web.desk.models import Consulted, Identity, Look
from gongkai_web.desk.services import act
from gongkai_web.desk.services.extending import propose_extension, settle_extension
from gongkai_web.journal.models import Entry


def test_a_third_party_is_asked_by_a_label_and_sealed(done, opened, officer, registered):
    request = registered(arrived=date(2026, 11, 20))
    sent = done(officer, request, "consulted", on="2026-11-23", party="THIRD_PARTY", name="某某化工公司", phone="0571")
    assert sent.status_code == 302
    asked = Consulted.objects.get()
    assert (asked.label, "某某化工" in asked.sealed) == ("第三方1", False)
    page = opened(officer, "desk-case", request.pk)
    assert "第三方1的意见期限至2026-12-14" in page  # 24-27, 30, 12.1-4, 7-11, 14
    assert "某某化工" not in page
    assert "某某化工" not in "".join(str(entry.facts) for entry in Entry.objects.all())
    request.refresh_from_db()
    assert (request.paused_until, request.due_on) == (date(2026, 12, 14), date(2027, 1, 11))


def test_what_silence_means_is_shown_before_asking(opened, officer, registered):
    page = opened(officer, "desk-do", registered().pk, "consulted")
    assert "逾期未提出的，由行政机关决定是否公开（条例第三十二条）" in page
    assert "逾期未提出的，视为同意公开（条例第三十四条）" in page
    assert "15个工作日" in page


def test_an_opinion_brings_the_due_day_forward(done, opened, officer, registered):
    request = registered(arrived=date(2026, 11, 20))
    done(officer, request, "consulted", on="2026-11-23", party="CO_MAKER", name="某县水利局")
    asked = Consulted.objects.get()
    assert asked.label == "共同制作机关1"
    assert (
        done(officer, request, "opinion", on="2026-11-25", who=asked.pk, agreed="no", opinion="涉及调度").status_code
        == 302
    )
    asked.refresh_from_db()
    assert (asked.agreed, asked.opinion) == (False, "涉及调度")
    assert (request.paused_until, request.due_on) == (None, date(2026, 12, 22))
    page = opened(officer, "desk-case", request.pk)
    assert "不同意公开" in page
    assert "/do/opinion/" not in page


def test_who_is_asked_is_looked_at_on_record(client, officer, registered, done):
    request = registered(arrived=date(2026, 11, 20))
    done(officer, request, "consulted", on="2026-11-23", party="THIRD_PARTY", name="某某化工公司")
    address = f"/admin/requests/{request.pk}/consulted/{Consulted.objects.get().pk}/"
    client.force_login(officer)
    assert "某某化工" not in client.get(address).content.decode()
    assert "请写明" in client.post(address, {"why": " "}).content.decode() or not Look.objects.exists()
    assert "某某化工公司" in client.post(address, {"why": "寄送征求意见书"}).content.decode()
    assert Look.objects.get().why == "第三方1：寄送征求意见书"


def test_an_extension_is_proposed_agreed_to_and_told(done, opened, officer, head, registered):
    request = registered(arrived=date(2026, 11, 20))
    assert done(officer, request, "propose-extension", days=10, reason="需要检索多个年度").status_code == 302
    assert "/do/settle-extension/" not in opened(officer, "desk-case", request.pk)
    assert "需要检索多个年度" in opened(head, "desk-case", request.pk)
    assert done(head, request, "settle-extension", agreed="yes").status_code == 302
    assert request.due_on == date(2026, 12, 18)
    assert done(officer, request, "extended", on="2026-12-01").status_code == 302
    assert request.due_on == date(2027, 1, 4)  # 21-25, 28-31, 1.4 by the statutory days alone
    assert request.provisional
    assert "/do/propose-extension/" not in opened(officer, "desk-case", request.pk)


def test_an_extension_is_refused_with_a_reason(done, officer, head, registered):
    request = registered(arrived=date(2026, 11, 20))
    done(officer, request, "propose-extension", days=10, reason="需要检索")
    assert done(head, request, "settle-extension", agreed="no").status_code == 422
    assert done(head, request, "settle-extension", agreed="no", words="材料齐全").status_code == 302
    assert request.proposals.get().agreed is False
    assert request.remarks.get().text == "不同意延期：材料齐全"
    assert request.acts.count() == 1


def test_an_extension_after_the_due_day_is_refused_at_once_and_at_consent(officer, head, registered, time_machine_at):
    late = registered()
    with pytest.raises(ValidationError, match="答复期限已于2026-09-29届满"):
        propose_extension(late, 10, "需要检索", by=officer)
    request = registered(arrived=date(2026, 11, 3))
    propose_extension(request, 10, "需要检索", by=officer)
    with pytest.raises(ValidationError, match="已经提请延期"):
        propose_extension(request, 5, "再次", by=officer)
    time_machine_at.move_to("2026-12-02T10:00:00+08:00")
    with pytest.raises(ValidationError, match="第三十三条"):
        settle_extension(request, agreed=True, by=head)
    assert request.proposals.get().agreed is None


def test_an_officer_does_not_settle_their_own_extension(done, officer, registered):
    request = registered(arrived=date(2026, 11, 20))
    done(officer, request, "propose-extension", days=10, reason="需要检索")
    answer = done(officer, request, "settle-extension", agreed="yes")
    assert answer.status_code == 302
    assert request.proposals.get().agreed is None
    with pytest.raises(ValidationError, match="没有待审批"):
        settle_extension(registered(), agreed=True, by=_head(request))


def _head(request):
    from gongkai_web.accounts.models import User  # noqa: PLC0415
    from gongkai_web.organs.models import Membership  # noqa: PLC0415

    user = User.objects.create_user("head2", password="words of a test")
    Membership.objects.create(user=user, organ=request.organ, role="head")
    return user


def test_divisions_help_by_days_of_their_own(done, opened, officer, registered, time_machine_at):
    request = registered(arrived=date(2026, 11, 20))
    late = done(officer, request, "ask-division", division="规划科", due="2026-12-21")
    assert "晚于答复到期日2026-12-18" in late.content.decode()
    assert done(officer, request, "ask-division", division="规划科", due="2026-11-30").status_code == 422
    assert done(officer, request, "ask-division", division="规划科", due="2026-12-04").status_code == 302
    time_machine_at.move_to("2026-12-07T10:00:00+08:00")
    assert "逾期未反馈" in opened(officer, "desk-case", request.pk)
    which = request.co_handlings.get().pk
    assert done(officer, request, "division-replied", which=which, on="2026-12-08", reply="没有").status_code == 422
    assert done(officer, request, "division-replied", which=which, on="2026-12-07", reply="没有").status_code == 302
    assert request.co_handlings.get().replied_on == date(2026, 12, 7)
    assert "逾期未反馈" not in opened(officer, "desk-case", request.pk)


def test_the_second_third_party_has_the_second_label(officer, registered):
    from gongkai_web.desk.services.consulting import consult  # noqa: PLC0415

    request = registered(arrived=date(2026, 11, 20))
    for name in ("甲", "乙"):
        consult(request, Party.THIRD_PARTY, Identity(name=name), by=officer, on=date(2026, 11, 23))
    with pytest.raises(ValidationError, match="请写明向谁征求意见"):
        consult(request, Party.THIRD_PARTY, Identity(), by=officer)
    assert [each.label for each in request.consulted.order_by("pk")] == ["第三方1", "第三方2"]
    assert act(request, Kind.OPINION, by=officer, on=date(2026, 11, 24), facts={"who": "第三方2"})
