"""A partial answer's paper on the bench: burnt with its grounds, proved, attached to this case; the original stays."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from docx import Document
from PIL import Image, ImageDraw

from gongkai.statute import GROUNDS
from gongkai_web.desk.kinds import Cover, PaperKind
from gongkai_web.desk.models import Paper, Redaction
from gongkai_web.desk.services import redacting
from gongkai_web.desk.services.charging import compared
from gongkai_web.desk.services.deciding import answer, decide, evidence_of, file_evidence, put_forward
from gongkai_web.desk.services.letters import draft, enclose, sign, stale
from gongkai_web.desk.services.papers import keep, read
from gongkai_web.desk.services.redacting import cover, redact, turn
from gongkai_web.desk.services.sending import papers_of, send
from gongkai_web.organs.roles import Role
from leaking.papers import blank, page, said, saved

from .conftest import OURS
from .test_letters import DIRECT

PHONE = "13812345678"
WAY = {"held": "held", "ground": "internal", "choice": "withhold", "part": "separable", "form": "copies",
       "page-fee": "free", "service": "direct"}  # fmt: skip


@pytest.fixture
def time_machine_at():
    with time_machine.travel("2026-09-21T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_office(monkeypatch, practice):
    monkeypatch.setattr("gongkai_web.desk.services.writing.OFFICE", "no-such-program")


def text_of(content):
    document = pdfium.PdfDocument(content)
    return "".join(sheet.get_textpage().get_text_bounded() for sheet in document)


@pytest.fixture
def plan(registered, officer):
    """A plan of one page in the file of a request; its second line is not for everybody."""
    pdf = blank()
    page(pdf, said("open words") + said(f"secret {PHONE}", y=642))
    return keep(registered(), PaperKind.ENCLOSURE, "方案.pdf", BytesIO(saved(pdf)), by=officer, cover=Cover.WHOLE)


def box(ground="internal", top=180, number=1):
    return {"page": number, "box": [60, top, 400, top + 40], "ground": ground}


def decided(request, officer, *, enclosed, **more):
    for question, given in {**OURS, **WAY}.items():
        answer(request, question, given, by=officer)
    evidence = {"internal_kind": GROUNDS["internal"].kinds[0], "why_withheld": "涉及内部人事安排", "open_parts": "正文"}
    file_evidence(request, {**evidence, "enclosures": enclosed, **more}, by=officer)
    decide(request, by=officer)
    request.refresh_from_db()


def test_from_the_marks_to_the_answer(plan, officer, head):
    request = plan.request
    copy = redact(plan, [box(), box(top=60)], by=officer)
    assert (copy.request, copy.kind, copy.cover, copy.name) == (request, "enclosure", "burnt", "方案（涂黑）.pdf")
    assert PHONE in text_of(read(plan).read())
    assert PHONE not in text_of(read(copy).read())
    plan.refresh_from_db()
    assert plan.cover == Cover.RAW
    decided(request, officer, enclosed=[copy.name])
    told = evidence_of(request, put_forward(request))
    assert told["withheld_parts"] == ["《方案》第1页2处（第十六条第一款）"]
    letter = draft(request, "partial", by=officer)
    assert any("《方案》第1页2处（第十六条第一款）" in text for text in letter.paragraphs)
    enclose(letter, [copy], by=officer)
    gone = send(sign(letter, by=head), DIRECT, by=officer)
    given = [paper for paper in papers_of(gone) if paper.kind == PaperKind.ENCLOSURE]
    assert given == [copy]
    assert all(PHONE.encode() not in read(paper).read() for paper in papers_of(gone))


def test_what_holds_something_withheld_goes_nowhere(plan, officer, head):
    request = plan.request
    decided(request, officer, enclosed=[plan.name], withheld_parts=["第二行"])
    letter = draft(request, "partial", by=officer)
    enclose(letter, [plan], by=officer)
    redact(plan, [box()], by=officer)
    with pytest.raises(ValidationError, match=r"里有不公开的内容.*第三十七条"):
        sign(letter, by=head)
    with pytest.raises(ValidationError, match="请附上涂黑的副本"):
        enclose(letter, [plan], by=officer)


def test_nobody_having_said_it_holds_a_partial_answer_back(plan, officer):
    Paper.objects.update(cover="")
    decided(plan.request, officer, enclosed=[plan.name], withheld_parts=["第二行"])
    letter = draft(plan.request, "partial", by=officer)
    letter = enclose(letter, [plan], by=officer)
    assert "L07" in {one.code for one in stale(letter)}
    cover(plan, Cover.MASKED, by=officer)
    assert "L07" not in {one.code for one in stale(letter)}


def test_a_mark_on_a_ground_that_was_not_decided_holds_it_back(plan, officer):
    decided(plan.request, officer, enclosed=["方案（涂黑）.pdf"], withheld_parts=["第二行"])
    letter = draft(plan.request, "partial", by=officer)
    letter = enclose(letter, [redact(plan, [box("third-party")], by=officer)], by=officer)
    assert any("不在处理决定里" in str(one) for one in stale(letter))


@pytest.mark.parametrize(
    ("marks", "words"),
    [([], "至少画一处"), ([box("none")], "依据"), ([box(number=9)], "没有做成"), ([box(top=5000)], "没有做成")],
)
def test_what_cannot_be_burnt_leaves_nothing(plan, officer, marks, words):
    with pytest.raises(ValidationError, match=words):
        redact(plan, marks, by=officer)
    assert (Redaction.objects.count(), plan.request.papers.count()) == (0, 1)


def test_a_copy_that_is_not_proved_clean_is_not_kept(plan, officer, monkeypatch):
    monkeypatch.setattr(redacting, "redacted", lambda *_: None)
    with pytest.raises(ValidationError, match="没有通过复查"):
        redact(plan, [box()], by=officer)
    assert not Redaction.objects.exists()


def pictured(form="PNG", **saving):
    """A picture of a page with a word on it, as a scanner or a telephone makes it."""
    drawn, out = Image.new("RGB", (620, 877), "white"), BytesIO()
    ImageDraw.Draw(drawn).text((80, 200), PHONE, fill="black", font_size=30)
    drawn.save(out, form, **saving)
    out.seek(0)
    return out


def worded():
    """A Word file with a word for everybody, one that is not, a comment and a property that tell it too."""
    made, out = Document(), BytesIO()
    made.add_paragraph("open words")
    line = made.add_paragraph(f"secret {PHONE}")
    made.core_properties.comments = PHONE
    made.add_comment(line.runs, text=PHONE, author=PHONE)
    made.save(out)
    out.seek(0)
    return out


def test_a_picture_is_turned_and_burnt_and_nothing_is_left_under_the_mark(registered, officer):
    told = Image.Exif()
    told[0x010E] = PHONE  # what the picture shows, in words of its own
    photo = pictured("JPEG", exif=told)
    paper = keep(registered(), PaperKind.ENCLOSURE, "照片.jpg", photo, by=officer, cover=Cover.WHOLE)
    assert PHONE.encode() in read(paper).read()
    sheet = turn(paper, by=officer)
    paper.refresh_from_db()
    assert (sheet.name, sheet.kind, sheet.pages, paper.cover) == ("照片.pdf", "enclosure", 1, Cover.RAW)
    copy = redact(sheet, [{**box(), "box": [60, 180, 500, 260]}], by=officer)
    assert (copy.cover, PHONE.encode() in read(copy).read()) == (Cover.BURNT, False)
    seen = pdfium.PdfDocument(read(copy).read())[0].render(scale=1).to_pil().convert("L")
    assert seen.crop((65, 185, 495, 255)).getextrema() == (0, 0)
    with pytest.raises(ValidationError, match="已经有"):
        turn(paper, by=officer)


@pytest.mark.slow  # LibreOffice takes its seconds
def test_a_word_file_is_turned_and_burnt_and_keeps_no_comment(registered, officer):
    paper = keep(registered(), PaperKind.ENCLOSURE, "方案.docx", worded(), by=officer)
    sheet = turn(paper, by=officer)
    assert PHONE in text_of(read(sheet).read())
    copy = redact(sheet, [{**box(), "box": [60, 80, 500, 200]}], by=officer)
    assert PHONE not in text_of(read(copy).read())
    assert PHONE.encode() not in read(copy).read()


def test_where_libreoffice_is_missing_it_says_so_and_nothing_is_done(registered, officer, monkeypatch):
    monkeypatch.setattr("gongkai.ingest.readers.office.PROGRAMS", ("no-such-program",))
    paper = keep(registered(), PaperKind.ENCLOSURE, "方案.docx", worded(), by=officer, cover=Cover.WHOLE)
    with pytest.raises(ValidationError, match=r"没有安装LibreOffice.*另存为PDF"):
        turn(paper, by=officer)
    paper.refresh_from_db()
    assert (paper.cover, paper.request.papers.count()) == (Cover.WHOLE, 1)


def test_what_cannot_be_turned_is_refused(client, registered, officer, member, county, plan):
    torn = keep(registered(), PaperKind.ENCLOSURE, "坏.png", BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(99)), by=officer)
    with pytest.raises(ValidationError, match="没有转成PDF"):
        turn(torn, by=officer)
    with pytest.raises(ValidationError, match="能转成PDF的是"):
        turn(plan, by=officer)
    with pytest.raises(PermissionDenied):
        turn(torn, by=member(county, Role.DESK_OFFICER))
    client.force_login(officer)
    letters = reverse("answering-letters", args=[torn.request_id])
    assert "转成PDF再涂黑" in client.get(letters).content.decode()
    said = client.post(letters, {"act": "turn", "paper": torn.pk}, follow=True).content.decode()
    assert "没有转成PDF" in said


def test_turning_on_the_page_leads_to_the_bench(client, registered, officer):
    paper = keep(registered(), PaperKind.ENCLOSURE, "扫描.png", pictured(), by=officer)
    client.force_login(officer)
    answer = client.post(reverse("answering-letters", args=[paper.request_id]), {"act": "turn", "paper": paper.pk})
    made = paper.request.papers.get(name="扫描.pdf")
    assert answer.url == reverse("answering-redact", args=[paper.request_id, made.pk])


def test_only_enclosures_in_pdf_by_who_handles_the_case(plan, officer, member, county, kept):
    with pytest.raises(PermissionDenied):
        redact(plan, [box()], by=member(county, Role.DESK_OFFICER))
    with pytest.raises(ValidationError, match="只能是PDF"):
        redact(kept(plan.request, PaperKind.EVIDENCE), [box()], by=officer)
    with pytest.raises(PermissionDenied):
        cover(plan, Cover.MASKED, by=member(county, Role.DESK_OFFICER, "别人"))


def test_a_burnt_copy_says_itself_and_is_counted_once_for_the_fee(plan, officer):
    copy = redact(plan, [box()], by=officer)
    assert redact(plan, [box()], by=officer).name == "方案（涂黑2）.pdf"
    for paper in (copy, plan):
        with pytest.raises(ValidationError, match="已经在本系统涂黑"):
            cover(paper, Cover.WHOLE, by=officer)
    assert compared(plan.request).pages == 2


def test_the_bench_on_its_pages(client, plan, officer, member, county):
    bench = reverse("answering-redact", args=[plan.request.pk, plan.pk])
    client.force_login(officer)
    assert 'data-page="1"' in client.get(bench).content.decode()
    picture = client.get(reverse("answering-redact-page", args=[plan.request.pk, plan.pk, 1]))
    assert picture.content.startswith(b"\x89PNG")
    assert "no-store" in picture["Cache-Control"]
    sides = dict(zip(("left", "top", "right", "bottom"), (60, 180, 400, 220), strict=True))
    row = {f"marks-0-{name}": value for name, value in {"page": 1, "ground": "internal", **sides}.items()}
    sent = {"marks-TOTAL_FORMS": 1, "marks-INITIAL_FORMS": 0, **row}
    assert client.post(bench, {**sent, "marks-0-page": 7}).status_code == 422
    seen = client.post(bench, sent, follow=True).content.decode()
    assert "方案（涂黑）.pdf" in seen
    assert "有不公开的内容，涂黑以后才能提供" in seen
    client.force_login(member(county, Role.DESK_OFFICER))
    assert client.get(bench).status_code == 404
