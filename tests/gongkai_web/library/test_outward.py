"""Links in what was written by others go past a notice when they leave the site."""

import pytest
from django.template import Context, Template

from gongkai_web.ui.models import SiteIdentity

pytestmark = pytest.mark.django_db


def rendered(rf, html):
    context = Context({"request": rf.get("/"), "identity": SiteIdentity(own_domains="county.example"), "html": html})
    return Template("{% load outward %}{% written html %}").render(context)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            '<a href="https://gov.cn.evil.com/?a=1&amp;b=2">看</a>',
            "/leave/?to=https%3A%2F%2Fgov.cn.evil.com%2F%3Fa%3D1%26b%3D2",
        ),
        ("<a href='//evil.com'>看</a>", "/leave/?to=https%3A%2F%2Fevil.com"),
        ('<A HREF="https://www.gov.cn/a">看</A>', '"https://www.gov.cn/a"'),
        ('<a href="/documents/1/">看</a>', '"/documents/1/"'),
        ('<a href="https://county.example/a">看</a>', '"https://county.example/a"'),
    ],
)
def test_links(rf, html, shown):
    assert shown in rendered(rf, html)


def test_a_table_has_room_to_scroll_in(rf):
    made = rendered(rf, "<p>见下表</p><table><tr><td>1</td></tr></table>")
    assert '<div class="scroll" tabindex="0" role="region" aria-label="表格"><table>' in made
    assert made.endswith("</table></div>")


@pytest.mark.parametrize(
    "html", ['<a href="javascript:alert(1)">看</a>', "<script>alert(1)</script>看", '<p onclick="x()">看</p>']
)
def test_what_runs_is_gone_and_the_words_stay(rf, html):
    made = rendered(rf, html)
    assert "看" in made
    assert not {"javascript", "script", "onclick"} & set(
        made.replace('"', " ").replace("<", " ").replace("=", " ").split()
    )


def test_the_notice_names_the_host_that_a_browser_would_open(client):
    html = client.get("/leave/", {"to": "https://www.gov.cn@evil.com/a"}).content.decode()
    assert "<strong>evil.com</strong>" in html
    assert 'href="https://evil.com/a"' in html
    assert "www.gov.cn@" not in html
