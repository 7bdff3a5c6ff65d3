"""The search page and its feed."""

from datetime import date

import pytest
from django.http import QueryDict
from lxml import etree

from gongkai_web.portal.models import Question, Topic
from gongkai_web.portal.searching import read, written
from gongkai_web.search.following import follow


@pytest.fixture
def library(document):
    document(title="关于提高低保标准的通知", number="某民发〔2026〕3号")
    document(title="低保须知<script>", published_on=date(2025, 1, 2), kind="information")
    follow()


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_found_is_marked_and_harmless(client, library):
    found = page(client, "/search/?q=低保")
    assert "<mark>低保</mark>标准" in found
    assert "找到2条" in found
    assert "<script>" not in found.split("<main")[1].split("</main")[0]


def test_without_words_the_newest_comes_first(client, library):
    found = page(client, "/search/")
    assert "全部信息，共2条" in found
    assert found.index("低保标准") < found.index("低保须知")


def test_facets_narrow_the_search_and_can_be_given_up(client, library):
    assert "kind=information" in page(client, "/search/?q=低保")
    narrowed = page(client, "/search/?q=低保&kind=information")
    assert "找到1条" in narrowed
    assert 'href="?q=%E4%BD%8E%E4%BF%9D" rel="nofollow" aria-current="true"' in narrowed


def test_a_number_with_a_fault_is_put_right(client, library):
    assert "某民发〔2026〕3号</a>" in page(client, "/search/?q=某民发〔2026〕4号")
    assert "找到1条" in page(client, "/search/?q=某民发[2026]3号")


def test_a_long_question_says_what_was_looked_at(client, library):
    assert "只用了前200个字" in page(client, "/search/?q=" + "低" * 1500)


@pytest.mark.parametrize(
    "parameters",
    ["page=x", "page=99999999999999", "order=none", "kind=none&organ=&year=abc", "q=%00%ff", "titles=7", "page=1000"],
)
def test_no_address_is_an_error(client, library, parameters):
    page(client, f"/search/?{parameters}")
    page(client, f"/search/feed/?{parameters}")


def test_the_feed_has_the_newest(client, library):
    channel = etree.fromstring(client.get("/search/feed/?q=低保").content).find("channel")
    assert [item.find("title").text for item in channel.findall("item")] == [
        "关于提高低保标准的通知",
        "低保须知<script>",
    ]
    assert channel.find("title").text == "检索：低保"


@pytest.mark.parametrize("address", ["q=a&organ=civil&year=2021&order=newest&titles=1&page=3", "", "q=%E4%BD%8E"])
def test_a_search_has_one_address(address):
    assert written(read(QueryDict(address))) == address


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow(client, document, django_assert_max_num_queries):
    for number in range(12):
        document(title=f"低保第{number}件")
    follow()
    page(client, "/search/?q=低保")
    with django_assert_max_num_queries(5):
        page(client, "/search/?q=低保")


def test_questions_and_topics_are_found_while_they_are_public(client, portal):
    follow()
    found = page(client, "/search/?q=窗口")
    assert "政策问答" in found
    assert f"/questions/{Question.objects.get().pk}/" in found
    narrowed = page(client, "/search/?q=养老&kind=topic")
    assert "找到1条" in narrowed
    assert "/topics/care/" in narrowed
    for record in (*Question.objects.all(), *Topic.objects.all()):
        record.live = False
        record.save()
    follow()
    assert "/questions/" not in page(client, "/search/?q=窗口").partition("<main")[2]
    assert "/topics/care/" not in page(client, "/search/?q=养老")
