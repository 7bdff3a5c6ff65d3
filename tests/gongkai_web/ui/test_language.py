"""A reader is answered in Chinese, or in English after choosing it; nothing else decides."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import translation

ENGLISH = '<html lang="en">'
CHINESE = '<html lang="zh-Hans">'


@pytest.fixture
def kept(settings):
    settings.CACHE_SECONDS = 600
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def choose(client):
    """The switch on the page: `choose("en", next="/organs/")`."""

    def pressed(language, *, by=client, headers=None, **fields):
        return by.post("/language/", {"language": language, **fields}, headers=headers)

    return pressed


def page(client, path="/organs/", **extra):
    return client.get(path, **extra).content.decode()


def test_a_page_is_in_chinese_whatever_the_browser_asks_for(client, db):
    assert CHINESE in page(client)
    assert page(client, headers={"accept-language": "en"}) == page(client)


def test_the_switch_leads_back_and_the_choice_stays(client, db, choose):
    assert choose("en", next="/organs/?q=a").headers["Location"] == "/organs/?q=a"
    assert ENGLISH in page(client)
    choose("zh-hans")
    assert CHINESE in page(client)
    assert not client.cookies["language"].value


def test_the_switch_stands_on_every_page_and_says_where_it_leads_back_to(client, db):
    said = page(client, "/search/?q=a&order=newest")
    assert 'name="next" value="/search/?q=a&amp;order=newest"' in said
    assert 'value="en" lang="en">English</button>' in said


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_the_switch_leads_nowhere_else(db, choose, elsewhere):
    assert choose("en", next=elsewhere).headers["Location"] == "/"


def test_no_other_site_switches(client, db, choose):
    assert choose("en", headers={"origin": "https://evil.example"}).status_code == 403
    assert choose("en", headers={"origin": "null"}).status_code == 403
    assert choose("en", headers={"origin": "http://testserver"}).status_code == 302
    assert client.get("/language/").status_code == 405


def test_an_unknown_language_is_the_sites_own(client, db, choose):
    choose("fr")
    assert CHINESE in page(client)
    client.cookies["language"] = "fr"
    assert CHINESE in page(client)


def test_the_choice_cannot_be_read_by_scripts_and_lasts_a_year(db, choose):
    cookie = choose("en").cookies["language"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)


def test_caches_on_the_way_are_told(client, db, choose):
    answer = client.get("/organs/")
    assert (answer.headers["Vary"], answer.headers["Content-Language"]) == ("Cookie", "zh-hans")
    choose("en")
    assert client.get("/organs/").headers["Content-Language"] == "en"


def test_pages_in_both_languages_are_kept_apart(kept, client, db, choose, django_assert_num_queries):
    chinese = page(client)
    choose("en")
    english = page(client)
    assert (CHINESE in chinese, ENGLISH in english) == (True, True)
    with django_assert_num_queries(1):
        assert page(client) == english
    choose("zh-hans")
    client.cookies.clear()
    with django_assert_num_queries(1):
        assert page(client) == chinese


@pytest.mark.parametrize("path", ["/", "/organs/", "/documents/", "/search/?q=a", "/gazette/"])
def test_english_costs_no_query_more(client, county, choose, path, django_assert_num_queries):
    client.get(path)
    with django_assert_num_queries(queries(client, path)):
        choose("en")
        client.get(path)


def queries(client, path):
    with CaptureQueriesContext(connection) as made:
        client.get(path)
    return len(made)


def said(word):
    return Template("{% load gongkai %}{{ word|zh }}").render(Context({"word": word}))


def test_what_is_chinese_on_an_english_page_says_so():
    assert said("某县 & 某镇") == "某县 &amp; 某镇"
    with translation.override("en"):
        assert said("某县 & 某镇") == '<span lang="zh-Hans">某县 &amp; 某镇</span>'
        assert said("<b>") == "&lt;b&gt;"
        assert said(None) == ""
        assert said(7) == "7"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", '20 days (<span lang="zh-Hans">《某条例》第三十三条第2款</span>, &lt;b&gt;)'),
        ("zh-hans", "20 days (《某条例》第三十三条第2款, &lt;b&gt;)"),
    ],
)
def test_a_law_that_is_cited_says_that_its_name_is_chinese(language, shown):
    with translation.override(language):
        said = Template("{% load gongkai %}{{ words|cited }}").render(
            Context({"words": "20 days (《某条例》第三十三条第2款, <b>)"})
        )
    assert said == shown
