"""Readers who chose English find every word of ours in English, and every word of the organs marked as Chinese."""

from datetime import date

import pytest

from foreign import chinese_left
from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.kinds import RelationKind
from gongkai_web.library.models import Attachment, Document, Interpretation, Relation
from gongkai_web.matters.models import Consultation, Feedback, Progress, Project
from gongkai_web.organs.models import Organ
from gongkai_web.ui.models import SiteIdentity
from reviewing import show

DAY = date(2026, 3, 5)


@pytest.fixture
def full(portal, civil, county, document):
    """A site with something in every corner; the documents by name."""
    SiteIdentity.objects.create(
        name="某县政府信息公开",
        sponsor="某县人民政府",
        site_code="1234567890",
        demonstration=True,
        icp_number="某备1号",
    )
    new = document(
        title="某县新办法",
        number="某政发〔2026〕2号",
        theme="综合政务",
        genre="notice",
        keywords="养老",
        former_index_number="甲1",
    )
    old = document(title="某县旧办法", ends_on=date(2026, 4, 1), ends_as="repealed", expires_on=date(2027, 1, 1))
    Relation.objects.create(source=new, target=old, kind=RelationKind.REPEALS, on=date(2026, 4, 1), note="见第九条")
    Document.objects.filter(pk=new.pk).update(live=False)
    Attachment.objects.bulk_create(
        [Attachment(document=new, title="养老机构名单", file="a.xlsx", kind="xlsx", size=9, open_data=True)]
    )
    show(Document.objects.get(pk=new.pk))
    explained = Interpretation.objects.create(organ=civil, title="《某办法》解读", live=False, published_on=DAY)
    explained.documents.add(portal)
    explained.save()
    show(explained)
    taken = document(title="误发的文件", live=False, withdrawn_on=DAY, withdrawal_reason="内容有误", number="某1号")
    issue = Issue.objects.create(
        organ=county, title="某县人民政府公报", year=2026, number=1, total=9, issued_on=DAY, live=True, published_on=DAY
    )
    Item.objects.create(issue=issue, section="部门文件", title="旧闻", text="<p>正文</p>", page=3, keywords="旧闻")
    Organ.objects.filter(slug="town").update(abolished_on=date(2026, 1, 1))
    project = Project.objects.create(
        organ=civil,
        listed_by=county,
        year=2026,
        number=1,
        title="新建养老院",
        goal="一所",
        due_on=DAY,
        live=True,
        published_on=DAY,
        partners="某局",
    )
    Progress.objects.create(
        project=project, year=2026, quarter=1, percent=50, text="已动工", live=True, published_on=DAY
    )
    asked = Consultation.objects.create(
        organ=civil,
        title="某办法草案",
        opens_on=DAY,
        closes_on=date(2026, 4, 5),
        kind="regulation",
        background="说明",
        address="某路",
        receiver="某科",
        live=True,
        published_on=DAY,
    )
    told = Feedback.objects.create(consultation=asked, received=2, summary="概况", live=True, published_on=DAY)
    told.opinions.create(summary="太短", count=2, adoption="partly", reason="够了")
    return {
        "project": project,
        "asked": asked,
        "new": new,
        "old": old,
        "taken": taken,
        "explained": explained,
        "item": Item.objects.get(),
    }


@pytest.fixture
def english(client):
    client.cookies["language"] = "en"
    return client


PAGES = [
    *("/", "/organs/", "/organs/?q=x", "/documents/", "/documents/?kind=normative", "/documents/?q=x", "/reports/"),
    *("/gazette/", "/gazette/?keyword=旧", "/gazette/?keyword=x", "/gazette/?year=1", "/gazette/2026/1/"),
    *("/questions/", "/questions/?q=x", "/reading-points/", "/institutions/", "/sitemap/", "/topics/care/"),
    *("/search/", "/search/?q=养老&order=newest", "/search/?q=zz", "/leave/?to=https://example.com/", "/nowhere/"),
    *("/organs/civil/", "/organs/civil/guide/", "/organs/civil/rules/", "/organs/civil/disclosure/"),
    *("/organs/civil/disclosure/a20-01/", "/organs/civil/disclosure/a20-02/", "/organs/civil/reports/"),
    *("/organs/town/", "/organs/town/guide/", "/organs/office/reports/"),
    *("/documents/{new}/", "/documents/{old}/", "/documents/{taken}/", "/interpretations/{explained}/"),
    *("/projects/", "/projects/?state=done", "/projects/{project}/", "/consultations/", "/consultations/{asked}/"),
    *("/consultations/?state=coming", "/documents/{new}/history/", "/gazette/items/{item}/", "/open-data/"),
    *("/projects/{project}/history/", "/consultations/{asked}/history/"),
]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_ours_is_left_in_chinese(english, full, path):
    answer = english.get(path.format(**{name: record.pk for name, record in full.items()}))
    page = answer.content.decode()
    assert answer.status_code in (200, 404)
    assert '<html lang="en">' in page
    assert not chinese_left(page)
    assert chinese_left(page.replace(' lang="zh-Hans"', "")), "what the organs say is still there, in Chinese"


def test_the_site_has_its_english_name(english, full):
    SiteIdentity.objects.update(english_name="Some County")
    assert "<title>Organs - Some County</title>" in english.get("/organs/").content.decode()


def test_a_page_in_chinese_says_nothing_of_its_language_but_once(client, full):
    page = client.get(f"/documents/{full['old'].pk}/").content.decode()
    assert page.count("zh-Hans") == 1
    assert "本文件已废止" in page
