"""A page of the library is the same from whichever end it is counted, and what is passed over costs next to nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai_web.library import listing
from gongkai_web.library.facets import ORDERS
from gongkai_web.library.models import Document
from gongkai_web.organs.models import Organ

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(county, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 4)
    organs = list(Organ.objects.order_by("pk"))
    for number in range(30):
        Document.objects.create(
            title=f"第{number}号",
            organ=organs[number % 3],
            kind="information" if number % 3 else "policy",
            formed_on=date(2020 + number * 7 % 5, 1, 1),
            published_on=date(2020 + number % 5, 1, 2),
            live=True,
        )
    return Document.objects.public()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("narrowed", ["", "&kind=information", "&q=1"])
@pytest.mark.parametrize("near", [0, 1000])
def test_the_pages_hold_every_document_once_and_in_order(client, many, order, narrowed, near, monkeypatch):
    monkeypatch.setattr(listing, "NEAR", near)
    answers = [client.get(f"/documents/?order={order}&page={page}{narrowed}") for page in range(1, 9)]
    pages = {answer.context["page"].number: answer.context["page"] for answer in answers}
    found = many.filter(kind="information") if "kind" in narrowed else many
    found = found.filter(title__contains="1") if "q=" in narrowed else found
    lines = [line.url for page in pages.values() for line in page.object_list]
    assert lines == [document.get_absolute_url() for document in found.order_by(*ORDERS[order])]


def test_a_far_page_passes_over_keys_alone_from_the_nearer_end(client, many, monkeypatch):
    monkeypatch.setattr(listing, "NEAR", 0)
    client.get("/documents/?page=8")
    with CaptureQueriesContext(connection) as asked:
        client.get("/documents/?page=8")
    passing = [query["sql"] for query in asked if "OFFSET" in query["sql"]]
    assert passing == []  # of 30 documents the last two are the first two from behind
    assert sum("library_document" in query["sql"] for query in asked) == 2


@pytest.mark.parametrize("order", ["newest", "formed"])
def test_a_page_of_keys_is_read_from_an_index_and_not_sorted(many, order):
    keys = many.filter(attribute="open").order_by(*ORDERS[order]).values_list("pk", flat=True)[10:20]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE library_document")
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
    plan = keys.explain().upper()
    assert f"LIBRARY_{order.upper()}" in plan
    assert "ONLY" in plan or connection.vendor == "sqlite"
    assert "SORT" not in plan
    assert "TEMP B-TREE" not in plan
