"""What the public sees of the library, and what it does not."""

import zipfile
from datetime import date
from io import BytesIO

import docx
import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai_web.library.kinds import DocumentKind, RelationKind
from gongkai_web.library.models import Attachment
from gongkai_web.library.services import attach, correct, publish, relate, update, withdraw
from gongkai_web.organs.models import Organ

pytestmark = pytest.mark.django_db


def pdf():
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_document_page_says_first_what_it_is(client, made):
    document = made(public=True, number="某民发〔2024〕5号", kind=DocumentKind.NORMATIVE)
    page = text(client, document.get_absolute_url())
    places = [page.index(part) for part in (document.index_number, "某民发〔2024〕5号", "2024-01-15", "有效", "第一条")]
    assert places == sorted(places)
    assert page.count("<h1") == 1


def test_a_draft_is_nowhere(client, made, explained):
    document, interpretation = made(), explained(made())
    for address in (
        document.get_absolute_url(),
        f"{document.get_absolute_url()}history/",
        interpretation.get_absolute_url(),
    ):
        text(client, address, 404)
    assert document.title not in text(client, "/documents/")


def test_what_has_ended_says_so_in_its_first_line(client, made, head):
    old = made(public=True, title="旧办法")
    new = made(title="新办法")
    relate(new, old, RelationKind.REPEALS, by=head, on=date(2024, 2, 1))
    publish(new, by=head)
    page = text(client, old.get_absolute_url())
    assert page.index("本文件已废止") < page.index("索引号")
    assert f'href="{new.get_absolute_url()}"' in page
    assert f'href="{old.get_absolute_url()}"' in text(client, new.get_absolute_url())


def test_a_draft_that_would_repeal_is_not_given_away(client, made, head):
    old, new = made(public=True), made(title="秘而未发的新办法")
    relate(new, old, RelationKind.REPEALS, by=head, on=date(2024, 2, 1))
    assert "秘而未发" not in text(client, old.get_absolute_url())


def test_policy_and_interpretation_link_to_each_other(client, made, explained):
    document = made(public=True)
    interpretation = explained(document, public=True)
    assert interpretation.get_absolute_url() in text(client, document.get_absolute_url())
    assert document.get_absolute_url() in text(client, interpretation.get_absolute_url())


def test_a_withdrawn_document_leaves_a_notice_and_nothing_else(client, made, head):
    document = made(body=[("text", "<p>某人的电话</p>")])
    attach(document, BytesIO(pdf()), by=head, name="名单.pdf")
    publish(document, by=head)
    attachment = Attachment.objects.get()
    file = f"{document.get_absolute_url()}files/{attachment.pk}/"
    answer = client.get(file)
    assert answer.status_code == 200
    b"".join(answer.streaming_content)
    withdraw(document, by=head, reason="含有个人信息")
    answer = client.get(document.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    assert "含有个人信息" in page
    assert "电话</p>" not in page
    assert document.title not in page
    text(client, file, 404)
    history = text(client, f"{document.get_absolute_url()}history/")
    assert "含有个人信息" in history
    assert document.title not in history
    text(client, f"{document.get_absolute_url()}history/?version=1", 404)
    assert document.title not in text(client, "/documents/")


def test_history_shows_what_changed_and_closes_what_was_wrong(client, made, head):
    document = made(public=True, body=[("text", "<p>补助一百元。</p><p>自公布之日起施行。</p>")])
    update(document, by=head, body=[("text", "<p>补助二百元。</p><p>自公布之日起施行。</p>")])
    publish(document, by=head, notice="提高补助")
    address = f"{document.get_absolute_url()}history/"
    shown = text(client, f"{address}?version=2")
    assert "提高补助" in shown
    assert "<del>" in shown
    assert "补助一百元" in shown
    assert "补助一百元" in text(client, f"{address}?version=1")
    update(document, by=head, title="关于印发某规定的通知")
    correct(document, by=head, reason="标题有误")
    text(client, f"{address}?version=1", 404)
    assert "补助二百元" in text(client, f"{address}?version=3")
    assert "标题有误" in text(client, document.get_absolute_url())
    text(client, f"{address}?version=99", 404)


def test_an_attachment_is_saved_not_shown_and_only_while_public(client, made, head):
    document = made()
    attach(document, BytesIO(pdf()), by=head, name="表格.pdf", title="附件1：表格")
    attachment = Attachment.objects.get()
    address = f"{document.get_absolute_url()}files/{attachment.pk}/"
    text(client, address, 404)
    publish(document, by=head)
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert len(b"".join(answer.streaming_content)) == attachment.size
    text(client, f"{made(public=True).get_absolute_url()}files/{attachment.pk}/", 404)


def test_a_regulation_is_there_as_a_word_file(client, made, civil):
    Organ.objects.update(makes_regulations=True)
    civil.refresh_from_db()
    document = made(
        public=True,
        kind=DocumentKind.REGULATION,
        title="某市某某规定",
        annotation="（2024年1月1日某市人民政府令第5号公布）",
        body=[
            ("text", "<p>第一章　总则</p><p>第一条　为了甲&amp;乙，制定本规定。</p>"),
            ("table", {"data": [["项目", "金额"], ["甲", None]]}),
            ("html", "<div>附则</div>"),
        ],
    )
    answer = client.get(f"{document.get_absolute_url()}word/")
    assert answer["Content-Disposition"].startswith("attachment")
    read = [part.text for part in docx.Document(BytesIO(answer.content)).paragraphs]
    assert read == [
        "某市某某规定",
        "（2024年1月1日某市人民政府令第5号公布）",
        "第一章\u3000总则",
        "第一条\u3000为了甲&乙，制定本规定。",
        "项目\u3000金额",
        "甲\u3000",
        "附则",
    ]
    assert zipfile.is_zipfile(BytesIO(answer.content))
    text(client, f"{made(public=True).get_absolute_url()}word/", 404)


def test_the_library_is_narrowed_and_divided(client, made, head):
    made(public=True, title="甲", theme="财政、金融、审计")
    made(public=True, title="乙", expires_on=date(2024, 2, 1), kind=DocumentKind.NORMATIVE, number="某民发〔2024〕1号")
    made(public=True, title="丙", kind=DocumentKind.INFORMATION)
    cases = {
        "": {"甲", "乙", "丙"},
        "?validity=lapsed": {"乙"},
        "?validity=valid": {"甲"},
        "?kind=information": {"丙"},
        "?theme=财政、金融、审计": {"甲"},
        "?organ=civil&kind=policy": {"甲"},
        "?organ=town": set(),
        "?q=〔2024〕1号": {"乙"},
        "?year=1999": set(),
        "?year=x&kind=nonsense&order=sideways&page=99": {"甲", "乙", "丙"},
    }
    for query, titles in cases.items():
        answer = client.get(f"/documents/{query}")
        assert {document.title for document in answer.context["page"]} == titles, query
    answer = client.get("/documents/")
    counted = {
        facet.name: {choice.code: choice.count for choice in facet.choices} for facet in answer.context["facets"]
    }
    assert counted["validity"] == {"valid": 1, "lapsed": 1}
    assert counted["kind"] == {"policy": 1, "normative": 1, "information": 1}
    assert counted["organ"] == {"civil": 3}


def test_pages_ask_as_many_queries_for_many_documents_as_for_few(client, made):
    first = made(public=True)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get("/documents/")
            client.get(first.get_absolute_url())
        counts.append(len(asked))
        for n in range(6):
            made(public=True, title=f"第{n}份")
    with CaptureQueriesContext(connection) as asked:
        client.get("/documents/")
        client.get(first.get_absolute_url())
    assert len(asked) <= counts[1]
    assert len(asked) < 40
