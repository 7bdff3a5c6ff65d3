"""Files that an organ flags as open data are listed, for people and for machines, while their document is public."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from gongkai_web.library import open_data
from gongkai_web.library.models import Attachment
from gongkai_web.library.services import publish, withdraw

pytestmark = pytest.mark.django_db


def book():
    kept = BytesIO()
    with xlsxwriter.Workbook(kept) as written:
        written.add_worksheet().write_row(0, 0, ["养老机构", "床位"])
    return kept.getvalue()


BOOK = book()


@pytest.fixture
def flagged(made, head):
    """A document with one table that is open data, and one that is not."""

    def one(*, public=True, **fields):
        files = [
            Attachment(title=name, open_data=is_open, file=ContentFile(BOOK, name=f"{name}.xlsx"))
            for name, is_open in (("养老机构名单", True), ("内部说明", False))
        ]
        return made(parts={"attachments": files}, public=public, **fields)

    return one


def test_a_flagged_file_is_listed_with_its_document(client, flagged):
    document = flagged()
    html = client.get("/open-data/").content.decode()
    assert "养老机构名单" in html
    assert "内部说明" not in html
    assert document.title in html
    assert "开放数据" in client.get(document.get_absolute_url()).content.decode()


def test_machines_read_the_same_with_what_tells_a_file_from_another(client, flagged):
    document = flagged(number="某民发〔2024〕1号")
    file = document.attachments.get(open_data=True)
    answer = client.get("/open-data.json")
    assert answer["Content-Type"] == "application/json"
    assert answer.json() == {
        "files": [
            {
                "title": "养老机构名单",
                "format": "xlsx",
                "bytes": file.size,
                "sha256": file.digest,
                "url": f"http://testserver/documents/{document.pk}/files/{file.pk}/",
                "document": {
                    "title": document.title,
                    "url": f"http://testserver/documents/{document.pk}/",
                    "index_number": document.index_number,
                    "number": "某民发〔2024〕1号",
                    "organ": "某县民政局",
                    "published_on": document.published_on.isoformat(),
                },
            }
        ],
        "next": None,
    }
    assert b"".join(client.get(answer.json()["files"][0]["url"]).streaming_content) == BOOK


def test_many_files_come_in_pages(client, flagged, monkeypatch):
    monkeypatch.setattr(open_data, "PAGE_OF_JSON", 1)
    old, new = flagged(published_on=date(2024, 2, 1)), flagged(published_on=date(2024, 3, 1))
    first = client.get("/open-data.json").json()
    second = client.get(first["next"]).json()
    urls = [answer["files"][0]["document"]["url"] for answer in (first, second)]
    assert urls == [f"http://testserver{document.get_absolute_url()}" for document in (new, old)]
    assert second["next"] is None


def test_what_is_not_public_is_not_listed(client, flagged, head):
    draft, taken = flagged(public=False), flagged()
    withdraw(taken, by=head, reason="有误")
    assert client.get("/open-data.json").json()["files"] == []
    assert "还没有开放数据" in client.get("/open-data/").content.decode()
    publish(draft, by=head)
    assert len(client.get("/open-data.json").json()["files"]) == 1


def test_as_many_queries_for_many_files_as_for_one(client, flagged, django_assert_num_queries):
    flagged()
    with django_assert_num_queries(2):
        client.get("/open-data.json")
    flagged()
    with django_assert_num_queries(2):
        client.get("/open-data.json")


def test_only_what_a_machine_reads_as_a_table_is_open_data(made):
    picture = ContentFile(b"\x89PNG\r\n\x1a\n" + bytes(20), name="图.png")
    with pytest.raises(ValidationError, match="开放数据须是机器能读的表格"):
        made(parts={"attachments": [Attachment(title="图", file=picture, open_data=True)]})
