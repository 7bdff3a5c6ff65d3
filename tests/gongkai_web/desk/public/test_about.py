"""The first page of 依申请公开 says what the law gives everybody, and no more."""

from datetime import date

import pytest

from gongkai_web.desk.models import Practice
from gongkai_web.desk.public.rates import rates
from gongkai_web.organs.models import Organ
from gongkai_web.portal.models import Guide


@pytest.fixture
def said(client, civil):
    def page(address="/requests/"):
        return client.get(address).content.decode()

    return page


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("任何公民、法人或者其他组织都可以申请（条例第二十七条），机关不得问用途", id="who may apply"),
        pytest.param("信息的名称、文号，或者便于查找的其他特征", id="what to write"),
        pytest.param("当面提交和邮寄任何机关都不得拒绝", id="ways that may never be refused"),
        pytest.param("机关应当提供必要的帮助（条例第四十三条）", id="help"),
        pytest.param("工作人员代填", id="by word of mouth"),
        pytest.param("20个工作日内答复", id="time for answering"),
        pytest.param("最长延长20个工作日（条例第三十三条）", id="extension"),
        pytest.param("双方确认之日（条例第三十一条）", id="the day of receipt"),
        pytest.param("60日内申请行政复议", id="review"),
        pytest.param("要先申请行政复议", id="review first"),
        pytest.param("投诉、举报（条例第四十七条、第五十一条）", id="complaint"),
        pytest.param('href="/requests/new/"', id="button to apply"),
        pytest.param('href="/requests/track/"', id="link to tracking"),
    ],
)
def test_says_what_everybody_should_know(said, words):
    assert words in said()


def test_fee_rules_are_those_of_the_tariffs():
    assert [each.lines for each in rates()] == [
        (
            "第1至10件：不收费",
            "第11至30件：每件100元",
            "第31件起：每件200元，以后每增加10件，每件再加100元",
        ),
        ("第1至30页：不收费", "第31至100页：每页10元", "第101至200页：每页20元", "第201页起：每页40元"),
    ]


def test_fee_rules_stand_on_the_page(said):
    page = said()
    assert all(line in page for each in rates() for line in each.lines)
    assert "提供政府信息不收费" in page


def test_ways_to_an_organ_are_those_of_its_guide(said, civil):
    office = {"name": "办公室", "address": "某路1号", "hours": "工作日", "phone": "0123-4567890"}
    Guide.objects.create(organ=civil, channels=["fax"], checked_on=date(2026, 11, 1), office=office)
    Practice.objects.create(organ=civil, reviewer="某县人民政府", reviewer_address="某路2号")
    page = said("/requests/?organ=civil")
    for words in ("当面提交：以提交之日", "工作机构的传真：以双方确认之日", "某路1号", "0123-4567890", "某路2号"):
        assert words in page
    assert "互联网渠道：" not in page


def test_what_a_guide_says_counts_once_it_is_public(said, civil):
    office = {"name": "办公室", "address": "某路1号", "phone": "0123-4567890"}
    Guide.objects.create(organ=civil, channels=["fax"], checked_on=date(2026, 11, 1), office=office, live=False)
    page = said("/requests/?organ=civil")
    assert "0123-4567890" not in page
    assert "互联网渠道：" in page


def test_who_announced_nothing_takes_what_is_chosen(said, civil):
    assert "互联网渠道：以双方确认之日" in said("/requests/?organ=civil")


def test_an_organ_that_is_not_there_is_passed_over(said):
    assert "当面提交：" not in said("/requests/?organ=nowhere")


def test_the_page_is_the_same_for_all_and_may_be_kept(client, civil):
    answer = client.get("/requests/")
    assert not answer.cookies
    assert "no-store" not in answer.get("Cache-Control", "")


@pytest.mark.parametrize("address", ["/", "/organs/civil/", "/organs/civil/guide/", "/sitemap/", "/search/?q=zz"])
def test_is_reached_from(said, address):
    assert 'href="/requests/' in said(address)


def test_an_organ_that_is_gone_is_no_longer_asked(said, civil):
    Organ.objects.filter(pk=civil.pk).update(abolished_on="2026-01-01")
    assert "/requests/new/?organ=civil" not in said("/organs/civil/")
    assert "某县民政局" not in said("/requests/new/")


def test_public_institutions_are_not_asked_by_this_way(said, civil):
    Organ.objects.filter(pk=civil.pk).update(kind="institution")
    assert 'value="civil"' not in said("/requests/new/")
    assert "/requests/new/?organ=civil" not in said("/organs/civil/")
