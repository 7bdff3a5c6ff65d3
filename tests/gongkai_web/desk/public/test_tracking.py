"""Asking after a request: by number and code alone, with the due day, its reasons, and what can be done now."""

import re
from datetime import date, datetime
from io import BytesIO

import pytest

from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import FeeNotice, Letter, Paper, Practice, Rating, Remark, Request
from gongkai_web.desk.public import asking, limits
from gongkai_web.desk.public.views import tracking
from gongkai_web.desk.services import act, apply
from gongkai_web.desk.services.numbers import code_of, digest_of
from gongkai_web.desk.services.papers import keep, read
from gongkai_web.journal.models import Entry
from gongkai_web.portal.models import Guide

PAGE = "/requests/track/request/"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def day(number, month=9):
    return date(2026, month, number)


@pytest.fixture
def at(time_machine_at):
    """Set the clock: `at(2026, 9, 4)`."""

    def moved(year, month, number):
        time_machine_at.move_to(datetime.fromisoformat(f"{year}-{month:02}-{number:02}T10:00:00+08:00"))

    return moved


@pytest.fixture
def enter(client):
    """Show number and code: `enter(request)`."""

    def entered(request, **changed):
        return client.post(
            "/requests/track/", {"number": request.number, "code": code_of(request.submission)} | changed
        )

    return entered


@pytest.fixture
def page(client, enter):
    """The page of a request as its applicant sees it: `page(request)`."""

    def shown(request):
        enter(request)
        return client.get(PAGE).content.decode()

    return shown


def words_of(page):
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


class TestTheWayIn:
    def test_number_and_code_open_the_page(self, client, registered, enter):
        request = registered()
        answer = enter(request)
        assert answer.url == PAGE
        assert code_of(request.submission) not in answer.url + answer.cookies["tracking"].value
        assert "某项目的批复" in client.get(PAGE).content.decode()

    @pytest.mark.parametrize("typed", ["{} ", "{lower}", "{wide}"])
    def test_it_may_be_typed_as_it_comes(self, registered, enter, typed):
        request = registered()
        code = code_of(request.submission)
        wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
        assert enter(request, code=typed.format(code, lower=code.lower(), wide=wide)).status_code == 302
        assert enter(request, number="２０２６－0001", code=code).status_code == 302
        assert enter(request, number=" 2026–0001", code=code).status_code == 302

    def test_a_wrong_number_and_a_wrong_code_are_told_in_the_same_words(self, registered, enter):
        request = registered()
        said = {
            re.sub(r'value="[^"]*"', "", enter(request, **changed).content.decode())
            for changed in (
                {"code": "AAAAAAAAAA"},
                {"number": "2026-9999"},
                {"number": "2026-9999", "code": "BBBBBBBBBB"},
            )
        }
        assert len(said) == 1
        assert "编号和查询码对不上" in said.pop()

    def test_codes_are_compared_in_constant_time_also_where_there_is_no_number(self, registered, monkeypatch):
        request, compared = registered(), []
        monkeypatch.setattr(asking.hmac, "compare_digest", lambda a, b: compared.append((a, b)) or a == b)
        assert asking.request_by("2026-9999", "AAAAAAAAAA") is None
        assert asking.request_by(request.number, "AAAAAAAAAA") is None
        assert asking.request_by(request.number, code_of(request.submission)) == request
        assert [len(a) == len(b) == 64 for a, b in compared] == [True] * 3

    def test_two_organs_may_have_the_same_number(self, registered, application, county, page):
        mine = registered()
        other, _code = apply(application(organ=county, subject="别人的"))
        assert mine.number == other.number
        assert "别人的" in page(other)
        assert "别人的" not in page(mine)

    def test_a_request_without_a_code_is_opened_by_none(self, registered, enter):
        request = registered()
        Request.objects.update(code_digest="")
        assert enter(request, code="").status_code == 200
        assert enter(request).status_code == 200
        assert digest_of("") != asking.NOBODY

    def test_guessing_is_slowed_down_and_said_so(self, registered, enter, monkeypatch):
        monkeypatch.setattr(tracking, "ASKING", limits.Limit("asking", 3, 900))
        request = registered()
        for _ in range(3):
            enter(request, code="AAAAAAAAAA")
        answer = enter(request)
        assert answer.status_code == 429
        assert "请过15分钟再试" in answer.content.decode()

    def test_nobody_comes_in_from_the_side(self, client, registered, enter):
        registered()
        for path in ("request", "correct", "explain", "withdraw", "rate"):
            answer = client.get(f"/requests/track/{path}/")
            assert answer.url == "/requests/track/"
        client.cookies["tracking"] = "1:forged"
        assert client.get(PAGE).url == "/requests/track/"

    def test_the_way_in_is_open_for_half_an_hour(self, client, registered, enter, time_machine_at):
        enter(registered())
        assert client.get(PAGE).status_code == 200
        time_machine_at.shift(1801)
        assert client.get(PAGE).url == "/requests/track/"

    def test_one_can_close_it_behind_oneself(self, client, registered, enter):
        enter(registered())
        client.post("/requests/track/leave/")
        assert client.get(PAGE).url == "/requests/track/"

    def test_the_page_is_kept_nowhere_and_says_nothing_of_who_applied(self, client, registered, enter):
        enter(registered())
        answer = client.get(PAGE)
        assert "no-store" in answer["Cache-Control"]
        assert not [word for word in ("张三", "11010519491231002X", "13800001234") if word in answer.content.decode()]


class TestWhatIsTold:
    def test_the_due_day_with_its_reasons_and_every_day_up_to_it(self, registered, page, at):
        request = registered()
        at(2026, 9, 21)
        said = words_of(page(request))
        assert "还有5个工作日" in said  # 22, 23, 24, 28 and 29 September
        assert "最迟答复日 2026-09-29" in said
        assert "2026-09-01 收到申请；收到之日不计算在内" in said
        assert "《中华人民共和国政府信息公开条例》第三十三条第二款" in said
        assert "2026-09-2920周二" in said
        assert "2026-09-25—中秋节放假" in said

    def test_before_receipt_is_fixed_there_is_no_due_day(self, application, page):
        request, _code = apply(application())
        said = words_of(page(request))
        assert "待确认" in said
        assert "确认的那一天起计算答复期限" in said
        assert "最迟答复日" not in said

    def test_a_day_whose_holidays_are_not_announced_is_provisional(self, registered, page):
        said = words_of(page(registered(arrived=date(2026, 11, 30))))
        assert "最迟答复日 2026-12-28" in said
        assert "（暂定：那一年的放假安排还没有发布）" in said

    def test_what_happened_is_told_and_work_within_the_office_is_not(self, registered, officer, head, page, at):
        request = registered()
        act(request, Kind.EXTENSION_AGREED, by=head, on=day(20), facts={"days": 5})
        act(request, Kind.EXTENDED, by=officer, on=day(21), facts={"days": 5})
        act(request, Kind.DECIDED, by=officer, on=day(22), facts={"disposition": "granted"}, note="内部说明")
        at(2026, 9, 22)
        said = words_of(page(request))
        assert "2026-09-01我们收到了您的申请材料" in said
        assert "答复期限延长了" in said
        assert not [word for word in ("同意延期", "拟答复", "内部说明", "经办人", "granted") if word in said]
        assert "答复已经拟好，正在审核" in said

    def test_an_answer_that_is_overdue_says_so_and_what_can_be_done(self, registered, page, civil):
        Practice.objects.create(organ=civil, reviewer="某县人民政府", reviewer_address="某路9号")
        said = words_of(page(registered()))
        assert "超期" in said
        assert "机关逾期没有答复的" in said
        assert "某路9号" in said

    def test_who_to_call_stands_there(self, registered, page, civil):
        Guide.objects.create(organ=civil, checked_on=date(2026, 11, 1), office={"phone": "0123-4567890"})
        assert "打电话询问：0123-4567890" in words_of(page(registered()))


class TestCorrecting:
    @pytest.fixture
    def asked(self, registered, officer, at):
        request = registered()
        act(request, Kind.CORRECTION_ASKED, by=officer, on=day(4), facts={"days": 10})
        at(2026, 9, 10)
        return request

    def test_is_asked_for_with_its_day(self, asked, page):
        said = words_of(page(asked))
        assert "待补正" in said
        assert "期限到 2026-09-18" in said
        assert "提交补正" in said
        assert "最迟答复日" not in said

    def test_words_and_files_are_kept_sealed_and_the_clock_starts_anew(self, asked, page, client, picture):
        page(asked)
        answer = client.post("/requests/track/correct/", {"seen": 2, "words": "是某村的", "papers": picture("图.png")})
        assert answer.url == f"{PAGE}?done=replied"
        asked.refresh_from_db()
        assert (asked.state, asked.due_on) == ("handling", date(2026, 10, 14))  # 11, 14-18, 20-24, 28-30; 8-10, 12-14
        papers = {paper.name: paper for paper in Paper.objects.filter(kind=PaperKind.SUPPLEMENT)}
        assert set(papers) == {"补正内容.txt", "图.png"}
        assert read(papers["补正内容.txt"]).read().decode() == "是某村的"
        assert asked.acts.last().by is None

    def test_sent_twice_is_one_correction(self, asked, page, client):
        page(asked)
        for _ in range(2):
            answer = client.post("/requests/track/correct/", {"seen": 2, "words": "是某村的"})
            assert answer.url == f"{PAGE}?done=replied"
        assert asked.acts.filter(kind="corrected").count() == 1
        assert Paper.objects.count() == 1

    def test_nothing_said_is_no_correction(self, asked, page, client):
        page(asked)
        said = client.post("/requests/track/correct/", {"seen": 2, "words": " "}).content.decode()
        assert "请写明内容，或者上传材料" in said
        asked.refresh_from_db()
        assert asked.state == "correcting"

    def test_a_file_that_is_not_taken_leaves_nothing(self, asked, page, client, picture):
        page(asked)
        given = {"seen": 2, "words": "是某村的", "papers": picture("程序.exe", b"MZ" + bytes(99))}
        assert "程序.exe" in client.post("/requests/track/correct/", given).content.decode()
        asked.refresh_from_db()
        assert asked.state == "correcting"
        assert not Paper.objects.exists()

    def test_too_late_is_kept_for_the_organ_to_judge_the_reason(self, asked, page, client, at):
        at(2026, 9, 21)
        assert "期限已过。有正当理由的" in page(asked)
        answer = client.post("/requests/track/correct/", {"seen": 2, "words": "我住院了"})
        assert answer.url == f"{PAGE}?done=late"
        asked.refresh_from_db()
        assert asked.state == "correcting"
        assert "请审查有没有正当理由" in Remark.objects.get().text
        assert read(Paper.objects.get()).read().decode() == "我住院了"

    def test_where_nothing_is_asked_it_is_refused_with_the_article(self, registered, page, client, at):
        request = registered()
        at(2026, 9, 10)
        page(request)
        said = client.post("/requests/track/correct/", {"seen": 1, "words": "补充"}).content.decode()
        assert "只能在“待补正”时进行" in said
        assert "第三十条" in said


def test_reasons_are_asked_and_given(registered, officer, page, client, at):
    request = registered()
    act(request, Kind.REASONS_ASKED, by=officer, on=day(4))
    at(2026, 9, 10)
    assert "提交理由" in page(request)
    answer = client.post("/requests/track/explain/", {"seen": 2, "words": "每件事不同"})
    assert answer.url == f"{PAGE}?done=replied"
    request.refresh_from_db()
    assert request.state == "handling"
    assert Paper.objects.get().name == "理由说明.txt"


class TestWithdrawing:
    def test_is_asked_once_more_and_done(self, registered, page, client, at):
        request = registered()
        at(2026, 9, 10)
        assert 'href="/requests/track/withdraw/"' in page(request)
        assert "不能恢复" in client.get("/requests/track/withdraw/").content.decode()
        request.refresh_from_db()
        assert request.state == "handling"
        for _ in range(2):
            assert client.post("/requests/track/withdraw/", {"seen": 1}).url == f"{PAGE}?done=withdrawn"
        request.refresh_from_db()
        assert (request.state, request.disposition, request.acts.count()) == ("closed", "other", 2)

    def test_what_has_ended_is_not_withdrawn(self, registered, page, client, at):
        request = registered()
        at(2026, 9, 10)
        act(request, Kind.WITHDRAWN, by=None, facts={"disposition": "other"})
        assert "/requests/track/withdraw/" not in page(request)
        assert "已于2026-09-10" in client.post("/requests/track/withdraw/", {"seen": 2}).content.decode()


def test_a_fee_notice_says_how_much_how_and_by_when(registered, officer, page, civil, at):
    Practice.objects.create(organ=civil, payment="某银行，账号见通知书")
    request = registered()
    notice = act(request, Kind.FEE_NOTICED, by=officer, on=day(4))
    FeeNotice.objects.create(request=request, mode="按量", units=40, yuan=100, noticed_on=day(4))
    act(request, Kind.REACHED, by=officer, on=day(7), facts={"of": notice.number})
    at(2026, 9, 10)
    said = words_of(page(request))
    for words in ("待缴费", "应缴100元", "某银行，账号见通知书", "缴费期限2026-10-10", "视为放弃申请"):
        assert words in said


class TestAnswered:
    @pytest.fixture
    def answered(self, registered, officer, head, civil, at):
        Practice.objects.create(
            organ=civil,
            reviewer="某县人民政府",
            reviewer_address="某路9号",
            reviewer_online="https://fy.example.com/",
            court="某县人民法院",
            court_address="某路8号",
        )
        request = registered()
        act(request, Kind.DECIDED, by=officer, on=day(10), facts={"disposition": "granted"})
        act(request, Kind.SIGNED_OFF, by=head, on=day(11))
        letter = Letter.objects.create(
            request=request, code="granted", title="答复书", number="某公复〔2026〕1号", by=officer, sent_on=day(14)
        )
        keep(request, PaperKind.LETTER, "答复书.png", BytesIO(PNG), by=officer, letter=letter)
        keep(request, PaperKind.ENCLOSURE, "批复.png", BytesIO(PNG), by=officer, letter=letter)
        keep(request, PaperKind.EVIDENCE, "内部依据.png", BytesIO(PNG), by=officer)
        act(request, Kind.ANSWERED, by=officer, on=day(14))
        at(2026, 9, 20)
        return request

    def links(self, page):
        return re.findall(r'href="(/requests/download/[^"]+)"', page)

    def test_the_answer_and_what_came_with_it_are_fetched(self, answered, page, client):
        links = self.links(page(answered))
        assert len(links) == 2
        answer = client.get(links[0])
        assert answer.content == PNG
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
        assert Entry.objects.filter(kind="desk.fetched").count() == 1

    def test_links_run_out_and_cannot_be_changed(self, answered, page, client, time_machine_at):
        link = self.links(page(answered))[0]
        changed = client.get(link[:-2] + "x/")
        assert changed.status_code == 404
        time_machine_at.shift(901)
        gone = client.get(link)
        assert gone.status_code == 404
        assert "一刻钟" in gone.content.decode()

    def test_what_did_not_go_to_the_applicant_has_no_link(self, answered, page, officer, client):
        for code, sent in (("third-party-consultation", day(14)), ("partial", None)):
            letter = Letter.objects.create(request=answered, code=code, title="别的文书", by=officer, sent_on=sent)
            keep(answered, PaperKind.LETTER, "别的.png", BytesIO(PNG), by=officer, letter=letter)
        shown = page(answered)
        assert "别的" not in shown
        assert "内部依据" not in shown

    def test_a_letter_that_was_taken_back_is_no_longer_given(self, answered, page, client):
        link = self.links(page(answered))[0]
        Letter.objects.update(sent_on=None)
        assert client.get(link).status_code == 404

    def test_remedies_stand_there_with_addresses(self, answered, page):
        said = words_of(page(answered))
        assert "自收到答复之日起60日内向某县人民政府申请行政复议" in said
        assert "6个月内向某县人民法院提起行政诉讼" in said
        for words in ("某路9号", "某路8号", "https://fy.example.com/"):
            assert words in said
        assert "/leave/?to=https" in page(answered)

    def test_without_the_organs_practice_the_letter_is_pointed_to(self, answered, page):
        Practice.objects.all().delete()
        assert "按答复书写明的机关和期限" in words_of(page(answered))

    def test_satisfaction_is_asked_once(self, answered, page, client):
        assert "您对这次办理满意吗" in page(answered)
        assert "请选择满意程度" in client.post("/requests/track/rate/", {}).content.decode()
        for stars in (4, 1):
            assert client.post("/requests/track/rate/", {"stars": stars, "words": "快"}).url == f"{PAGE}?done=rated"
        assert Rating.objects.values_list("stars", "words").get() == (4, "快")
        assert "您已经评价过了" in page(answered)

    def test_satisfaction_is_not_asked_before(self, registered, page, client):
        assert "满意度" not in page(registered())
        assert "答复以后才能评价" in client.post("/requests/track/rate/", {"stars": 5}).content.decode()
