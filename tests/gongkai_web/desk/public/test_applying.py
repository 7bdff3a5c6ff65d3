"""Three steps without a script: find, fill, check. What is taken in is what was shown, once."""

import logging
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.handling import State
from gongkai.statute import APPLICANTS, TARIFFS
from gongkai_web.desk.models import Applicant, Paper, Request
from gongkai_web.desk.public import limits
from gongkai_web.desk.public.words import KINDS, STATES, UNITS
from gongkai_web.desk.services.numbers import code_of
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.portal.models import Guide
from gongkai_web.search.following import follow


@pytest.fixture
def policy(civil):
    return Document.objects.create(
        organ=civil,
        title="关于提高低保标准的通知",
        kind=DocumentKind.NORMATIVE,
        topic="a20-11",
        formed_on=date(2026, 3, 2),
        published_on=date(2026, 3, 5),
        live=True,
    )


def texts(client, place, /, **post):
    answer = client.post(place, post) if post else client.get(place)
    return answer.content.decode()


class TestFinding:
    def test_what_is_public_already_is_shown(self, client, policy):
        follow()
        page = texts(client, "/requests/new/?q=低保标准的通知")
        assert f'href="/documents/{policy.pk}/"' in page
        assert "这些已经公开" in page
        assert "公开过相关信息的机关：" in page

    def test_nothing_public_says_so_and_goes_on(self, client, civil):
        assert "没有找到已经公开的" in texts(client, "/requests/new/?q=没有的事")

    def test_organs_are_found_by_name(self, client, county):
        page = texts(client, "/requests/new/?name=民政局")
        assert 'value="civil"' in page
        assert 'value="town"' not in page

    def test_organs_are_found_by_what_they_published(self, client, policy):
        page = texts(client, "/requests/new/?topic=a20-11")
        assert page.count('value="civil"') == 2  # among those, and in the whole list
        assert "公开过“" in page

    def test_who_chose_no_organ_is_asked_to(self, client, county):
        answer = client.get("/requests/new/fill/?subject=某事", follow=True)
        assert "请先选择向哪个机关申请" in answer.content.decode()

    def test_the_question_goes_along(self, client, civil):
        page = texts(client, "/requests/new/fill/?organ=civil&subject=某路的批复")
        assert 'value="某路的批复"' in page
        assert "某县民政局" in page

    def test_an_organ_without_online_applications_says_how_else(self, client, civil):
        Guide.objects.create(organ=civil, channels=["fax"], checked_on=date(2026, 11, 1))
        page = texts(client, "/requests/new/fill/?organ=civil")
        assert "没有开通网上申请" in page
        assert "<form" not in page.partition("<main")[2].partition("</main")[0]


class TestFilling:
    def test_asks_what_the_law_asks_and_no_purpose(self, client, civil):
        page = texts(client, "/requests/new/fill/?organ=civil")
        for label in KINDS.values():
            assert str(label) in page
        for words in ("信息的名称", "文号", "便于查找的特征", "纸质", "查阅", "抄录", "邮寄", "自行领取", "需要的协助"):
            assert words in page
        assert "不需要写用途" in page
        assert "请不要写他人的身份证号" in page

    @pytest.mark.parametrize(
        ("changed", "message"),
        [
            ({"kind": ""}, "请选择申请人类别"),
            ({"name": " "}, "请填写姓名或者名称"),
            ({"id_number": ""}, "请填写证件号码，作为身份证明"),
            ({"id_number": "110105194912310021"}, "身份证号码的最后一位对不上"),
            ({"id_number": "11010519491331002X"}, "不是可能的出生日期"),
            ({"id_number": "1101051949123100"}, "现有16位"),
            ({"id_kind": "credit-code"}, "统一社会信用代码是单位的"),
            ({"id_kind": "passport", "id_number": "！"}, "4至30位"),
            ({"kind": "business"}, "单位申请的，证件类型选统一社会信用代码"),
            ({"kind": "business", "id_kind": "credit-code", "id_number": "91110000000000000A"}, "统一社会信用代码不对"),
            ({"phone": "", "email": ""}, "请填写联系电话或者电子邮箱"),
            ({"phone": "123"}, "7至16位"),
            ({"email": "zhang"}, "电子邮箱写得不完整"),
            ({"postcode": "abc"}, "邮政编码应为6位数字"),
            ({"subject": ""}, "名称、文号或者特征，至少一项"),
            ({"form": ""}, "请选择需要的形式"),
            ({"delivery": ""}, "请选择获取的方式"),
            ({"delivery": "post"}, "选择邮寄的，请填写联系地址"),
            ({"delivery": "email"}, "选择用电子邮件获取的"),
            ({"form": "paper"}, "纸质件不能在线获取"),
            ({"form": "view"}, "查阅和抄录要到机关来"),
            ({"agent_phone": "13800001234"}, "还要填写代理人姓名"),
            ({"agent_name": "李四"}, "请填写代理人的身份证号码"),
            ({"agent_name": "李四", "agent_id_number": "1"}, "身份证号码应为18位"),
            ({"website": "http://spam"}, "“请勿填写”一栏要空着"),
            ({"submission": "x"}, "还不能提交"),
        ],
    )
    def test_what_is_wrong_is_said_and_linked(self, client, filled, changed, message):
        page = texts(client, "/requests/new/check/", **filled(**changed))
        assert "还不能提交，请改正以下各处" in page
        assert message in page
        assert 'value="张三"' in page or "name" in changed, "what was right is still there"

    @pytest.mark.parametrize(
        "changed",
        [
            {"subject": "", "document_number": "某发〔2026〕1号"},
            {"subject": "", "description": "某村征地的补偿方案"},
            {"phone": "", "email": "a@example.com"},
            {"kind": "business", "id_kind": "credit-code", "id_number": "91350100M000100Y43", "name": "某公司"},
            {"kind": "other", "id_kind": "other", "id_number": "社证123456".replace("社证", "SZ")},
            {"form": "paper", "delivery": "post", "address": "某路1号", "postcode": "100000"},
            {"form": "view", "delivery": "pick-up"},
        ],
    )
    def test_what_is_lawful_goes_on(self, client, filled, changed):
        assert "核对并提交" in texts(client, "/requests/new/check/", **filled(**changed))

    def test_links_lead_to_fields(self, client, filled):
        page = texts(client, "/requests/new/check/", **filled(kind="", name=""))
        for place in ("id_kind", "id_name"):
            assert f'href="#{place}"' in page
            assert f'id="{place}"' in page

    def test_an_organ_that_is_gone_meanwhile_leads_back(self, client, filled, civil):
        sent = filled()
        type(civil).objects.filter(pk=civil.pk).update(abolished_on="2026-01-01")
        assert client.post("/requests/new/check/", sent).url == "/requests/new/?unchosen"


class TestChecking:
    def test_everything_is_shown_again(self, client, filled):
        given = filled(description="第一行\n第二行", representative="王五", assisted="大字", address="某路1号")
        page = texts(client, "/requests/new/check/", **given)
        for words in (
            "自然人",
            "张三",
            "11010519491231002x",
            "138 0000 1234",
            "第一行<br>第二行",
            "王五",
            "大字",
            "电子数据",
            "在线获取",
            "某县民政局",
        ):
            assert words in page
        assert "第11至30件：每件100元" in page

    def test_others_data_is_warned_of_softly(self, client, filled):
        page = texts(
            client, "/requests/new/check/", **filled(description="李四，身份证号370102199003071238，手机13912345678")
        )
        assert "好像有他人的个人信息" in page
        shown = page.partition("好像有他人")[2].partition("</div>")[0]
        assert "370102199003071238" not in shown
        assert "139****5678" in shown
        assert "提交申请" in page

    def test_ones_own_number_is_no_cause_for_warning(self, client, filled):
        page = texts(client, "/requests/new/check/", **filled(description="我的手机13800001234"))
        assert "好像有他人的个人信息" not in page

    def test_one_can_go_back_and_nothing_is_lost(self, client, filled):
        page = texts(client, "/requests/new/fill/", **filled(description="特征"))
        assert "特征</textarea>" in page
        assert 'value="natural" id="id_kind_0" required checked' in page or "checked" in page
        assert "还不能提交" not in page

    def test_steps_are_not_entered_from_the_side(self, client, civil):
        assert client.get("/requests/new/check/").url == "/requests/new/"
        assert client.get("/requests/new/send/").url == "/requests/new/"


class TestSending:
    def test_is_taken_in_with_its_files_and_leads_to_the_receipt(self, client, filled, send, picture):
        given = filled(description="特征", assisted="大字")
        answer = send(given, identity_files=[picture(), picture("背面.png")], other_files=picture("图.png"))
        assert (answer.status_code, answer.url) == (302, "/requests/receipt/")
        request = Request.objects.get()
        assert (request.subject, request.description, request.assisted, request.channel) == (
            "某路改造工程的立项批复",
            "特征",
            "大字",
            "online",
        )
        assert request.applicant.identity.id_number == "11010519491231002X"
        assert sorted(Paper.objects.values_list("kind", "name")) == [
            ("identity", "背面.png"),
            ("identity", "身份证.png"),
            ("supplement", "图.png"),
        ]

    def test_what_is_asked_for_by_features_alone_is_called_by_them(self, filled, send):
        send(filled(subject="", description="某村  征地\n补偿方案"))
        assert Request.objects.get().subject == "某村 征地 补偿方案"

    def test_sent_twice_is_one_request(self, client, filled, send):
        given = filled()
        send(given)
        answer = send(given | {"subject": "别的"})
        assert answer.url == "/requests/receipt/?again=1"
        assert Request.objects.count() == 1
        page = texts(client, answer.url)
        assert "没有重复登记" in page
        assert code_of(uuid.UUID(given["submission"])) in page

    def test_an_agent_brings_a_mandate(self, filled, send, picture):
        given = filled(agent_name="李四", agent_id_number="110105194912310038")
        answer = send(given)
        assert "请上传委托书和代理人身份证" in answer.content.decode()
        assert not Request.objects.exists()
        send(given, mandate_files=picture("委托书.png"))
        assert Paper.objects.get().kind == "mandate"
        assert Applicant.objects.get().identity.agent_name == "李四"

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("程序.exe", b"MZ" + bytes(99), "“程序.exe”：文件内容是程序"),
            ("身份证.pdf", b"\x89PNG\r\n\x1a\n" + bytes(99), "内容却是png格式"),
            ("空.png", b"", "“空.png”：文件是空的"),
        ],
    )
    def test_a_file_that_is_not_taken_is_named_and_nothing_is_kept(self, filled, send, name, content, message):
        page = send(filled(), identity_files=SimpleUploadedFile(name, content)).content.decode()
        assert message in page
        assert "请把文件重新选一遍" in page
        assert not Request.objects.exists()

    def test_too_many_files_are_refused(self, filled, send, picture):
        page = send(filled(), identity_files=[picture(f"{n}.png") for n in range(11)]).content.decode()
        assert "一栏最多10个文件，现有11个" in page

    def test_too_much_together_is_refused(self, filled, send, picture, settings):
        settings.UPLOAD_LIMIT = 300
        page = send(filled(), identity_files=picture(), other_files=picture("b.png")).content.decode()
        assert "的上限；请压缩图片" in page
        assert not Request.objects.exists()

    def test_a_flood_from_one_address_is_refused_in_words(self, filled, send, monkeypatch):
        monkeypatch.setattr(limits, "APPLYING", limits.Limit("applying", 2, 3600))
        first = filled()
        for given in (first, filled()):
            send(given)
        answer = send(filled())
        assert answer.status_code == 429
        assert answer["Retry-After"] == "3600"
        assert "请过60分钟再试" in answer.content.decode()
        assert send(first).status_code == 302, "what was taken in before still gets its receipt"
        assert Request.objects.count() == 2

    def test_nothing_that_was_typed_reaches_a_log(self, filled, send, caplog, picture):
        caplog.set_level(logging.DEBUG)
        marks = {"name": "记号甲", "description": "记号乙", "address": "记号丙", "phone": "13800001234"}
        send(filled(**marks), identity_files=picture("记号丁.png"))
        assert Request.objects.exists()
        logged = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
        assert not [mark for mark in ("记号", "13800001234", "11010519491231002") if mark in logged]


@pytest.mark.parametrize("address", ["/requests/new/", "/requests/new/fill/?organ=civil", "/requests/receipt/"])
def test_pages_of_one_person_are_kept_nowhere(client, civil, address):
    answer = client.get(address)
    assert {"no-store", "private"} <= set(answer["Cache-Control"].replace(" ", "").split(","))
    assert answer["X-Robots-Tag"] == "noindex"


class TestReceipt:
    def test_shows_number_and_code_and_what_comes_next(self, client, filled, send, picture):
        given = filled()
        send(given, identity_files=picture())
        page = texts(client, "/requests/receipt/")
        for words in (
            "2026-0001",
            code_of(uuid.UUID(given["submission"])),
            "某县民政局",
            "身份证.png",
            "2026-12-01 10:00",
        ):
            assert words in page
        assert "双方确认之日是收到申请之日（条例第三十一条第三项）" in page
        assert '最迟<time datetime="2026-12-29">2026-12-29</time>答复' in page
        assert "data-print" in page

    def test_is_nobody_elses(self, client, filled, send, civil):
        send(filled())
        client.cookies.clear()
        answer = client.get("/requests/receipt/")
        assert answer.status_code == 404
        assert "2026-0001" not in answer.content.decode()

    def test_a_forged_pass_opens_nothing(self, client, filled, send):
        send(filled())
        client.cookies["receipt"] = f"{Request.objects.get().submission}:forged"
        assert client.get("/requests/receipt/").status_code == 404

    def test_is_shown_for_half_an_hour(self, client, filled, send, time_machine_at):
        send(filled())
        time_machine_at.shift(1801)
        assert client.get("/requests/receipt/").status_code == 404

    def test_code_and_number_stand_in_no_address_and_the_cookie_is_out_of_reach(self, filled, send):
        given = filled()
        answer = send(given)
        code = code_of(uuid.UUID(given["submission"]))
        cookie = answer.cookies["receipt"]
        assert code not in answer.url + cookie.value
        assert cookie["httponly"]
        assert (cookie["path"], cookie["samesite"], cookie["max-age"]) == ("/requests/receipt/", "Lax", 1800)


def test_words_for_readers_of_english_are_the_laws_own():
    assert {code: str(label) for code, label in KINDS.items()} == {
        each.code: each.label for each in APPLICANTS.values()
    }
    assert {code: str(label) for code, label in STATES.items()} == {state.name.lower(): state.value for state in State}
    assert {mode: str(unit) for mode, unit in UNITS.items()} == {mode: tariff.unit for mode, tariff in TARIFFS.items()}
