"""What tests of answering stand on: an organ that settled its practice, and papers."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from gongkai.statute import GROUNDS
from gongkai_web.desk.kinds import Cover, PaperKind
from gongkai_web.desk.models import Identity, Practice
from gongkai_web.desk.services.deciding import answer, decide, file_evidence
from gongkai_web.desk.services.papers import keep
from gongkai_web.organs.models import DisclosureOffice

ZHANG = Identity(name="张三", id_kind="id-card", id_number="11010519491231002X", phone="13800001234", address="某路1号")


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA = tmp_path


def pdf_of(pages=1):
    """A PDF of blank pages."""
    pdf, out = pikepdf.new(), BytesIO()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(out)
    out.seek(0)
    return out


@pytest.fixture
def kept(officer):
    """A paper in the file of a request: `kept(request, PaperKind.ENCLOSURE, "批复.pdf")`."""

    def made(request, kind, name="批复.pdf", pages=1, cover=""):
        return keep(request, kind, name, pdf_of(pages), by=officer, cover=cover)

    return made


@pytest.fixture
def practice(civil):
    DisclosureOffice.objects.create(
        organ=civil, name="办公室", address="某县某路2号", hours="工作日", phone="0000-1234567"
    )
    return Practice.objects.create(
        organ=civil,
        mark="某民",
        reviewer="某县人民政府",
        court="某县人民法院",
        reviewer_online="https://fuyi.example.gov.cn",
        payment="缴至财政专户",
    )


@pytest.fixture
def decided(registered, officer, practice):
    """A request of 1 September 2026 with its decision put forward: `decided(answers, evidence)`."""

    def made(answers, evidence, **identity):
        known = {"identity": replace(ZHANG, **identity)} if identity else {}
        request = registered(**known)
        yield_to = dict(answers)
        for question, said in yield_to.items():
            answer(request, question, said, by=officer)
        file_evidence(request, evidence, by=officer)
        decide(request, by=officer)
        request.refresh_from_db()
        return request

    return made


OURS = {"complete": "complete", "nature": "request", "repeated": "new", "amount": "within", "responsible": "ours"}


@pytest.fixture
def denied(decided):
    """A request withheld as an internal matter."""

    def made(service="direct", **identity):
        answers = {**OURS, "held": "held", "ground": "internal", "choice": "withhold", "part": "whole"}
        evidence = {"internal_kind": GROUNDS["internal"].kinds[0], "why_withheld": "涉及内部人事安排"}
        return decided({**answers, "service": service}, evidence, **identity)

    return made


@pytest.fixture
def partial(registered, officer, practice, kept):
    """A request answered in part, with the paper that is given."""

    def made():
        request = registered()
        kept(request, PaperKind.ENCLOSURE, "方案（遮盖）.pdf", cover=Cover.MASKED)
        answers = {**OURS, "held": "held", "ground": "internal", "choice": "withhold", "part": "separable"}
        for question, said in {**answers, "form": "copies", "page-fee": "free", "service": "direct"}.items():
            answer(request, question, said, by=officer)
        evidence = {
            "internal_kind": GROUNDS["internal"].kinds[0],
            "why_withheld": "涉及内部人事安排",
            "open_parts": "方案正文",
            "withheld_parts": ["附件二中的身份证号码"],
            "enclosures": ["方案（遮盖）.pdf"],
        }
        file_evidence(request, evidence, by=officer)
        decide(request, by=officer)
        request.refresh_from_db()
        return request

    return made
