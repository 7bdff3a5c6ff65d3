"""What tests of the office stand on: pages opened and forms sent as a person."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai_web.desk.office.case_pages import BY_CODE
from gongkai_web.desk.office.paper_forms import OnPaperForm


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA = tmp_path


def scanned():
    """A PDF of one blank page."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


@pytest.fixture
def opened(client):
    """The page at an address, as a person sees it: `opened(officer, "desk-queue")`."""

    def made(person, name, *args, status=200, **query):
        client.force_login(person)
        answer = client.get(reverse(name, args=args), query)
        assert answer.status_code == status
        return answer.content.decode()

    return made


@pytest.fixture
def done(client):
    """A form of a case, sent: `done(officer, request, "withdrawn", on="2026-09-03")`; whether it was done."""

    def made(person, request, code, **fields):
        client.force_login(person)
        fields.setdefault("seen", request.acts.count())
        if issubclass(BY_CODE[code], OnPaperForm):
            fields.setdefault("scan", SimpleUploadedFile("发出的文书.pdf", scanned()))
        answer = client.post(reverse("desk-do", args=[request.pk, code]), fields)
        request.refresh_from_db()
        return answer

    return made
