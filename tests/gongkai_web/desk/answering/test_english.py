"""Officers who read English find our sentences in English; names of laws, organs and papers stay as they are."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from foreign import CHINESE, chinese_left
from gongkai.clock import Party
from gongkai.handling import Kind
from gongkai_web.desk.models import Identity
from gongkai_web.desk.public.telling import told
from gongkai_web.desk.services import act
from gongkai_web.desk.services.bundling import bundle
from gongkai_web.desk.services.consulting import consult
from gongkai_web.desk.services.deciding import answer
from gongkai_web.desk.services.letters import draft, sign
from gongkai_web.ui.language import core


def translated(word):
    with override("en"):
        return core(word)


@pytest.fixture
def seen(client):
    def one(person, name, *args):
        client.force_login(person)
        client.cookies["language"] = "en"
        return client.get(reverse(name, args=args)).content.decode()

    return one


def box(page, name):
    """One box of the case page."""
    return "<section><h2 " + page[page.index(f'id="box-{name}"') :].split("</section>")[0]


def test_why_a_day_is_the_due_day_is_told_in_english(seen, registered, officer, head):
    request = registered()
    act(request, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 9, 4), facts={"days": 10, "items": ["year"]})
    act(request, Kind.CORRECTED, by=officer, on=date(2026, 9, 10))
    consult(request, Party.THIRD_PARTY, Identity(name="A firm"), by=officer, on=date(2026, 9, 11))
    act(request, Kind.OPINION, by=officer, on=date(2026, 9, 16), facts={"who": "第三方1"})
    act(request, Kind.EXTENSION_AGREED, by=head, on=date(2026, 9, 17), facts={"days": 5})
    act(request, Kind.EXTENDED, by=officer, on=date(2026, 9, 18), facts={"days": 5})
    page = seen(officer, "desk-case", request.pk)
    clock = box(page, "clock")
    assert chinese_left(clock) == []
    assert '<span lang="zh-Hans">《中华人民共和国政府信息公开条例》第三十三条第二款</span>' in clock
    assert "Day of receipt: 2026-09-01 (" in clock
    assert "Due" in clock
    assert chinese_left(box(page, "consulted").replace("第三方1", "")) == []
    ledger = seen(officer, "desk-ledger", request.pk)
    assert chinese_left(f"<div>{ledger[ledger.index('<ol') : ledger.index('</table>')]}</table></div>") == []
    reasons = told(request).reasons
    assert reasons[0].startswith("2026-09-01 收到申请；")  # outside of such a page the core speaks Chinese
    with override("en"):
        assert all(not line.startswith(("自", "到期日")) for line in told(request).reasons)


@pytest.mark.parametrize(
    ("kind", "on"),
    [(Kind.CORRECTED, date(2026, 9, 2)), (Kind.WITHDRAWN, date(2026, 8, 31)), (Kind.WITHDRAWN, date(2026, 12, 2))],
    ids=["no place", "before the application", "a day to come"],
)
def test_refusals_are_told_in_english_and_name_the_article(registered, officer, kind, on):
    request = registered()
    with override("en"), pytest.raises(ValidationError) as refusal:
        act(request, kind, by=officer, on=on)
    said = " ".join(refusal.value.messages)
    assert str(on) in said
    assert "《中华人民共和国政府信息公开条例》第三十条" in said or kind is Kind.WITHDRAWN
    assert not CHINESE.search(re.sub(r"《.*?》[^a-z]*", "", said).replace("条例没有明文规定", ""))


def test_letters_have_english_names_and_chinese_words(seen, denied, officer, head):
    request = denied()
    page = seen(officer, "answering-letters", request.pk)
    label = translated("不予公开告知书")
    assert label.isascii()
    assert label in page
    with override("en"):
        letter = draft(request, "withheld", by=officer)
    assert letter.title == "某县民政局政府信息公开申请答复书"
    assert any("内部事务信息" in text for text in letter.paragraphs)
    assert not re.search("[a-z]{3}", "".join(letter.paragraphs))
    with override("en"), pytest.raises(ValidationError) as refusal:
        sign(letter, by=head)
    [said] = refusal.value.messages
    assert "2026-09-29" in said
    assert not CHINESE.search(re.sub("《.*?》第[^)]*", "", said))


def test_what_is_kept_is_chinese_whoever_asks(registered, officer):
    request = registered()
    with override("en"):
        kept = ZipFile(BytesIO(bundle(request, by=officer, why="for the court")))
    said = kept.read("2-办理过程.txt").decode()
    assert "期限的计算\n2026-09-01 答复期限：20个工作日" in said


def test_the_questions_are_asked_in_english(seen, registered, officer):
    request = registered()
    for question, said in (("complete", "complete"), ("nature", "request")):
        answer(request, question, said, by=officer)
    page = seen(officer, "answering-decide", request.pk)
    body = page[page.index('<ol class="seven">') : page.index("</fieldset>")]
    assert chinese_left(f"<div>{body}</fieldset></form></section></div>") == []
    assert translated("本机关是否已经就同一申请人的相同申请答复过？") in page


def test_dispositions_and_ways_of_service_are_named_in_english(seen, denied, officer):
    request = denied()
    page = seen(officer, "desk-case", request.pk)
    assert chinese_left(box(page, "acts").replace("经办人", "").replace("负责人", "")) == []
    assert "Internal" in box(page, "answer")
