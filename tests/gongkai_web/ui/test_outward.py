"""Links out of the site are told from links within, whatever is done to hide where they lead."""

import pytest

from gongkai_web.ui.outward import destination, domains, guarded, leaves

OWN = ("county.example",)


@pytest.mark.parametrize(
    "address",
    [
        "/documents/1/",
        "#item-3",
        "?page=2",
        "documents/1/",
        "",
        "https://www.gov.cn/",
        "https://gov.cn",
        "HTTPS://WWW.GOV.CN:443/a",
        "http://www.gov.cn./",
        "//mzt.shandong.gov.cn/a",
        "https://user@www.gov.cn/",
        "https://evil.com@www.gov.cn/",
        "https://county.example/a",
        "https://files.county.example/a",
        "mailto:office@example.com",
        "tel:0000-1234567",
    ],
)
def test_within(address):
    assert not leaves(address, OWN)
    assert guarded(address, OWN) == address


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.com/", "example.com"),
        ("//example.com", "example.com"),
        ("https:///example.com", "example.com"),
        ("https://gov.cn.evil.com/", "gov.cn.evil.com"),
        ("https://evilgov.cn/", "evilgov.cn"),
        ("https://gov.cn@evil.com/", "evil.com"),
        ("https://gov.cn:pass@evil.com/", "evil.com"),
        ("https://a@gov.cn@evil.com/", "evil.com"),
        ("https:\\\\evil.com\\gov.cn", "evil.com"),
        ("\\\\evil.com", "evil.com"),
        ("/\\evil.com", "evil.com"),
        ("/\t/evil.com", "evil.com"),
        ("ht\ntps://evil.com", "evil.com"),
        (" \x01https://evil.com", "evil.com"),
        ("https://evil.com\\@www.gov.cn/", "evil.com"),
        ("https://evil.com/#@www.gov.cn", "evil.com"),
        ("https://evil.com?.gov.cn", "evil.com"),
        ("https://gov.cn。evil.com/", "gov.cn。evil.com"),
        ("https://www.ｇｏｖ.cn/", "www.ｇｏｖ.cn"),
        ("https://www.gοv.cn/", "www.gοv.cn"),
        ("https://xn--gv-jbc.cn/", "xn--gv-jbc.cn"),
        ("https://www%2egov.cn/", "www%2egov.cn"),
        ("http://[::1]/gov.cn", "[::1]"),
        ("https://county.example.evil.com", "county.example.evil.com"),
    ],
)
def test_without(address, host):
    assert destination(address).host == host
    assert leaves(address, OWN)
    assert guarded(address, OWN).startswith("/leave/?to=http")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVA\tSCRIPT:alert(1)",
        "data:text/html,x",
        "https:",
        "https:evil.com",
        "vbscript:x",
        "ftp://a",
    ],
)
def test_what_is_no_link_of_a_page_is_taken_out(address):
    assert destination(address) is None
    assert guarded(address, OWN) is None


def test_the_domains_of_a_site_are_those_it_lists_and_its_own():
    assert domains("A.example  .b.example.", "c.example:8000") == ("a.example", "b.example", "c.example")
