"""A gazette to work with."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.organs.roles import Role


@pytest.fixture
def head(county, member):
    return member(county, Role.HEAD, "王五")


@pytest.fixture
def document(civil):
    """A public document: `document(title=…)`."""

    def made(**fields):
        known = {
            "organ": civil,
            "title": "某县养老服务办法",
            "kind": DocumentKind.NORMATIVE,
            "number": "某民发〔2026〕12号",
            "keywords": "养老 服务",
            "formed_on": date(2026, 3, 2),
            "published_on": date(2026, 3, 5),
            "live": True,
        }
        return Document.objects.create(**known | fields)

    return made


@pytest.fixture
def issue(county):
    """An issue with its items: `issue(3, {"title": …}, …)`; `live=False` for a draft."""

    def made(number, *items, organ=county, live=True, year=2026, **fields):
        known = {
            "title": "某县人民政府公报",
            "issued_on": date(year, 6, 30),
            "published_on": date(year, 7, 1) if live else None,
        }
        record = Issue(organ=organ, year=year, number=number, live=live, **known | fields)
        record.items = [Item(sort_order=at, **item) for at, item in enumerate(items)]
        record.save()
        record.save_revision(clean=False)
        return record

    return made


@pytest.fixture
def pdf():
    """A PDF as somebody uploads it: `pdf(script=True)` has a script in it."""

    def made(name="issue.pdf", *, script=False):
        file = pikepdf.new()
        file.add_blank_page()
        if script:
            file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        kept = BytesIO()
        file.save(kept)
        return SimpleUploadedFile(name, kept.getvalue(), "application/pdf")

    return made
