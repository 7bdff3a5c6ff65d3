"""After an erasure by law nothing in the database names the applicant, and the log is whole."""

import uuid
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from browsing import let_be_emptied
from gongkai.clock import Party
from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import ActNote, Applicant, Complaint, Consulted, Identity, Rating, Remark, RequestAct
from gongkai_web.desk.services import Given, act, erase, look
from gongkai_web.desk.services.assigning import assign
from gongkai_web.desk.services.co_handling import ask_division, division_replied
from gongkai_web.desk.services.complaining import conclude
from gongkai_web.desk.services.complaints import complain
from gongkai_web.desk.services.consulting import consult, look_at_consulted, record_opinion
from gongkai_web.desk.services.contacting import contact
from gongkai_web.desk.services.disputing import open_dispute, update_dispute
from gongkai_web.desk.services.dividing import merge, split
from gongkai_web.desk.services.extending import propose_extension
from gongkai_web.desk.services.papers import keep, keep_words
from gongkai_web.desk.services.ratings import rate
from gongkai_web.desk.services.releasing import assess_release
from gongkai_web.desk.services.remarks import remark, remind
from gongkai_web.journal.models import Entry
from gongkai_web.organs.roles import Role

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
WHO = Identity(
    name="欧阳震霆", id_kind="id-card", id_number="110105194912310089", phone="13700137421",
    address="桐梓坡路9号", email="ouyang@example.com", agent_name="慕容雪梅",
)  # fmt: skip
SECRETS = [WHO.name, WHO.id_number, WHO.phone, WHO.address, WHO.email, WHO.agent_name]
SAYS = "".join(SECRETS)
LAW = "个人信息保护法第四十七条"


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def told(registered, officer, head, member, county):
    """A request that is over, with who applied in every place where somebody may write."""
    request = registered(identity=WHO, subject=f"{SAYS}的地", document_number=WHO.name, description=SAYS, assisted=SAYS,
                         channel="fax", arrived=date(2026, 11, 2),
                         files=[Given(PaperKind.IDENTITY, f"{WHO.name}.png", BytesIO(PNG))])  # fmt: skip
    contact(request, by=officer, on=date(2026, 11, 2), reached=True, words=SAYS)
    act(request, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 11, 3), facts={"days": 9, "items": [SAYS]}, note=SAYS)
    act(request, Kind.REACHED, by=officer, on=date(2026, 11, 3), facts={"of": request.acts.last().number})
    act(request, Kind.CORRECTED, by=officer, on=date(2026, 11, 4), note=SAYS)
    keep_words(request, PaperKind.SUPPLEMENT, "补正内容.txt", SAYS)
    keep(request, PaperKind.EVIDENCE, f"{WHO.name}家的地.png", BytesIO(PNG), by=officer)
    remark(request, SAYS, by=officer)
    assign(request, head, by=officer, why=SAYS)
    supervisor = member(county, Role.SUPERVISOR, "督查")
    remind(request, SAYS, by=supervisor)
    division_replied(
        ask_division(request, "规划股", date(2026, 12, 1), by=officer), SAYS, by=officer, on=date(2026, 12, 1)
    )
    propose_extension(request, 5, SAYS, by=officer)
    act(request, Kind.DECIDED, by=officer, on=date(2026, 11, 9), facts={"disposition": "granted"}, note=SAYS)
    act(request, Kind.SENT_BACK, by=head, on=date(2026, 11, 9), note=SAYS)
    act(request, Kind.DECIDED, by=officer, on=date(2026, 11, 9), facts={"disposition": "granted"})
    act(request, Kind.SIGNED_OFF, by=head, on=date(2026, 11, 9))
    act(request, Kind.ANSWERED, by=officer, on=date(2026, 11, 9))
    request.refresh_from_db()
    rate(request, 2, SAYS)
    complaint, _code = complain(uuid.uuid4(), request.organ, about="request", text=SAYS, identity=WHO, request=request)
    with pytest.raises(ValidationError, match="投诉还没有办结"):
        erase(request, by=head, why=LAW)
    conclude(complaint, upheld=False, words=SAYS, by=supervisor)
    review = open_dispute(request, by=officer, kind="review", accepted_on=date(2026, 11, 10), body="某县人民政府")
    update_dispute(review, by=officer, lesson=SAYS)
    assess_release(request, publish=False, reason=SAYS, by=officer)
    return request


def held():
    """Every value in every table, in words; and the file itself, where the database is one."""
    rows = "".join(str(list(model._base_manager.values_list())) for model in apps.get_models())
    if connection.vendor != "sqlite":
        return rows.encode()
    file = Path(connection.settings_dict["NAME"])
    files = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    return rows.encode() + files


@pytest.mark.django_db(transaction=True)
def test_nothing_in_the_database_names_the_applicant_after_the_erasure(told, head):
    try:
        before = [secret for secret in SECRETS if secret.encode() in held()]
        assert WHO.name in before  # it was there, where people wrote it
        log = list(RequestAct.objects.order_by("pk").values_list())
        entries = list(Entry.objects.order_by("pk").values_list())
        erase(told, by=head, why=LAW)
        after = held()
        assert [secret for secret in SECRETS if secret.encode() in after] == []
        assert list(RequestAct.objects.order_by("pk").values_list()) == log
        assert list(Entry.objects.order_by("pk").values_list())[:-1] == entries
        call_command("verify_journal")
        told.refresh_from_db()
        assert (told.state, told.disposition, told.rating.stars) == ("answered", "granted", 2)
    finally:
        let_be_emptied()


@pytest.fixture
def divided(registered, officer):
    """A request split in two, one part of which was withdrawn and the other merged into an application of theirs."""
    request = registered(identity=WHO, subject=SAYS, description=SAYS, arrived=date(2026, 11, 20))
    act(
        request, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 11, 23), facts={"days": 5, "items": [SAYS]}, note=SAYS
    )
    act(request, Kind.CORRECTED, by=officer, on=date(2026, 11, 24))
    asked = consult(request, Party.THIRD_PARTY, WHO, by=officer, on=date(2026, 11, 25))
    record_opinion(asked, by=officer, on=date(2026, 11, 26), agreed=True, opinion=SAYS)
    first, second = split(request, [f"{SAYS}之一", f"{SAYS}之二"], by=officer)
    other = registered(identity=WHO, subject=SAYS, arrived=date(2026, 11, 20))
    remark(first, SAYS, by=officer)
    merge(second, other, by=officer)
    return request, first, second, other


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("chosen", range(4))
def test_a_request_that_was_split_and_merged_is_erased_whole_from_wherever_one_begins(divided, head, chosen):
    try:
        origin, first, _second, other = divided
        with pytest.raises(ValidationError, match=rf"{first.number}、{other.number}还没有办结"):
            erase(divided[chosen], by=head, why=LAW)
        assert WHO.name.encode() in held()
        assert origin.applicant.identity == WHO
        for open_ in (first, other):
            act(open_, Kind.WITHDRAWN, by=None)
        assert [each.pk for each in erase(divided[chosen], by=head, why=LAW)] == [each.pk for each in divided]
        after = held()
        assert [secret for secret in SECRETS if secret.encode() in after] == []
        assert set(Applicant.objects.values_list("sealed", "id_mark", "contact_mark")) == {("", "", "")}
        assert set(Consulted.objects.values_list("sealed", "opinion")) == {("", "")}
        assert set(ActNote.objects.values_list("sealed", flat=True)) == {""}
        call_command("verify_journal")
    finally:
        let_be_emptied()


@pytest.mark.django_db
def test_another_request_of_the_applicant_stays_and_the_page_says_so(divided, registered, head, client):
    apart = registered(identity=WHO)
    for open_ in (divided[1], divided[3]):
        act(open_, Kind.WITHDRAWN, by=None)
    client.force_login(head)
    page = client.get(f"/admin/requests/{divided[0].pk}/do/erase/").content.decode()
    numbers = "、".join(each.number for each in divided[1:])
    assert f"分开或者合并办理的{numbers}一并删除" in page
    assert f"同一申请人的其他申请{apart.number}不在其内" in page
    erase(divided[0], by=head, why=LAW)
    apart.applicant.refresh_from_db()
    assert apart.applicant.identity == WHO


@pytest.mark.django_db
def test_whatever_was_written_beside_the_request_says_that_it_was_erased(told, head):
    erase(told, by=head, why=LAW)
    blank = "（已依法删除）"
    assert {each.text for each in Remark.objects.all()} == {blank}
    assert (Rating.objects.get().words, Complaint.objects.get().text, Complaint.objects.get().result) == (blank,) * 3
    assert (told.co_handlings.get().reply, told.proposals.get().reason, told.releases.get().reason) == (blank,) * 3
    assert {each.sealed for each in ActNote.objects.all()} == {""}
    assert {(each.note, tuple(each.items)) for each in told.acts.all()} == {("", ())}
    assert told.papers.get(kind=PaperKind.EVIDENCE).name == "办理依据3"


@pytest.mark.django_db
@pytest.mark.parametrize("said", SECRETS)
def test_a_reason_that_stays_for_good_names_nobody(registered, officer, head, said):
    request = registered(identity=WHO)
    with pytest.raises(ValidationError, match="请不要写姓名"):
        look(request, by=officer, why=f"给{said[:3]} {said[3:]}寄送")
    act(request, Kind.WITHDRAWN, by=None)
    request.refresh_from_db()
    with pytest.raises(ValidationError, match="请不要写姓名"):
        erase(request, by=head, why=f"{said}申请删除")


@pytest.mark.django_db
def test_a_reason_to_look_at_a_third_party_does_not_name_it(registered, officer):
    request = registered()
    asked = consult(request, Party.THIRD_PARTY, WHO, by=officer, on=date(2026, 9, 2))
    with pytest.raises(ValidationError, match="请不要写姓名"):
        look_at_consulted(asked, by=officer, why=f"给{WHO.name}寄送")


@pytest.mark.django_db
def test_the_parts_of_a_request_keep_what_a_correction_asked_for(registered, officer):
    request = registered()
    facts = {"days": 9, "items": ["写明年份"]}
    act(request, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 9, 2), facts=facts, note="来电")
    act(request, Kind.CORRECTED, by=officer, on=date(2026, 9, 3))
    parts = split(request, ["甲", "乙"], by=officer)
    assert [[(each.note, each.items) for each in part.acts.all()][1] for part in parts] == [("来电", ["写明年份"])] * 2
