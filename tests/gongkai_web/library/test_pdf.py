"""A regulation as a PDF, read back by another library."""

from datetime import date

import pypdfium2
import pytest

from gongkai_web.library.models import Document
from gongkai_web.library.pdf import WIDTH, to_pdf, wrapped

pytestmark = pytest.mark.django_db


def words(content):
    pdf = pypdfium2.PdfDocument(content)
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


@pytest.fixture
def regulation(civil):
    body = [("text", "".join(f"<p>第{n}条　为了规范第{n}项工作，制定本办法 (2026)。</p>" for n in range(1, 91)))]
    annotation = "2024年1月15日某市人民政府令第12号公布"
    return Document(
        organ=civil,
        kind="regulation",
        title="某市养老服务办法",
        formed_on=date(2024, 1, 15),
        body=body,
        annotation=annotation,
    )


def test_another_library_reads_title_annotation_and_every_article(regulation):
    pages = words(to_pdf(regulation))
    assert len(pages) > 1
    whole = "".join(pages)
    assert whole.startswith("某市养老服务办法2024年1月15日某市人民政府令第12号公布")
    assert all(f"第{n}条为了规范第{n}项工作，制定本办法(2026)。" in whole for n in range(1, 91))
    assert to_pdf(regulation) == to_pdf(regulation)


def test_no_line_runs_out_of_the_page_or_begins_with_a_closing_mark():
    lines = list(wrapped("甲" * 37 + "，" + "乙" * 80, 12))
    assert "".join(lines) == "甲" * 37 + "，" + "乙" * 80
    assert lines[0].endswith("，")
    assert all(len(line) * 12 <= WIDTH - 2 * 72 + 12 for line in lines)


def test_only_public_regulations_have_one(client, made):
    assert client.get(f"/documents/{made(public=True).pk}/pdf/").status_code == 404
