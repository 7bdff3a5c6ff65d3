"""Search engines are told of everything that is public, and of nothing else."""

import re
from datetime import date

import pytest

from gongkai_web.library.models import Document
from reviewing import show

pytestmark = pytest.mark.django_db


def addresses(client, address):
    return re.findall(r"<loc>http://testserver([^<]*)</loc>", client.get(address).content.decode())


def test_every_public_thing_is_in_some_map(client, portal, document):
    hidden = [document(live=False, number="一"), document(attribute="closed", ground="secret", number="二")]
    maps = addresses(client, "/sitemap.xml")
    listed = [page for one in maps for page in addresses(client, one)]
    assert {"/", "/gazette/", "/organs/civil/guide/", "/topics/care/", portal.get_absolute_url()} <= set(listed)
    assert len(listed) == len(set(listed))
    assert not {record.get_absolute_url() for record in hidden} & set(listed)


def test_maps_are_split_by_the_thousand_and_ask_little(client, civil, django_assert_max_num_queries):
    days = {"formed_on": date(2026, 3, 2), "published_on": date(2026, 3, 5), "live": False}
    show(
        *Document.objects.bulk_create(
            Document(organ=civil, title=f"第{n}号", index_number=f"x{n}", **days) for n in range(1001)
        )
    )
    with django_assert_max_num_queries(20):
        maps = addresses(client, "/sitemap.xml")
    assert [one for one in maps if "documents" in one] == ["/sitemap-documents.xml", "/sitemap-documents.xml?p=2"]
    with django_assert_max_num_queries(4):
        assert len(addresses(client, "/sitemap-documents.xml")) == 1000
    assert len(addresses(client, "/sitemap-documents.xml?p=2")) == 1
    assert "<lastmod>2026-03-05</lastmod>" in client.get("/sitemap-documents.xml?p=2").content.decode()


def test_a_map_that_is_none_is_not_found(client):
    assert client.get("/sitemap-drafts.xml").status_code == 404


def test_robots_are_kept_out_of_the_back_office_and_shown_the_map(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/" in answer.content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in answer.content.decode()
