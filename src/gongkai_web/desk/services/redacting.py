"""Papers that are given in part: boxes are burnt into a copy, each resting on its ground, and the copy is proved."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.basis.language import listed
from gongkai.ingest.printing import needs_office, prints
from gongkai.statute import GROUNDS
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.kinds import Cover, PaperKind
from gongkai_web.desk.models import Paper, Redaction, Request
from gongkai_web.desk.services.papers import digest_now, keep, read
from gongkai_web.desk.services.recording import locked
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review.inspecting import printed, redacted
from gongkai_web.ui.language import on_record

Marks = Sequence[dict[str, Any]]
"""Each with its page (from 1), its box in points from the top left corner, and the code of its ground."""


def redact(paper: Paper, marks: Marks, *, by: User) -> Paper:
    """Make of a paper of a case a copy with these boxes burnt: an enclosure of the same case. The paper goes nowhere.

    The burning takes its time, and nobody waits for it: the case is held only when the copy is there.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it is no enclosure in PDF, there is no mark, or no copy that is proved clean.

    Source: 《中华人民共和国政府信息公开条例》第三十七条.
    """
    require(by, Act.HANDLE_REQUESTS, paper.request.organ)
    if paper.kind != PaperKind.ENCLOSURE or not paper.name.lower().endswith(".pdf"):
        raise ValidationError(_("涂黑的只能是PDF格式的答复附件；Word、Excel、PPT和图片请先转成PDF"))
    if not marks or any(mark["ground"] not in GROUNDS for mark in marks):
        raise ValidationError(_("请至少画一处，并逐处选定不公开的依据"))
    if digest_now(paper) != paper.digest:
        raise ValidationError(_("“{name}”与加入案卷时不一样，请重新加入").format(name=paper.name))
    copy = redacted(read(paper).read(), paper.name, marks)
    if copy is None:
        raise ValidationError(_("没有做成：涂黑后的文件没有通过复查，或者方框不在页面上"))
    return _kept(paper, copy, marks, by)


@transaction.atomic
def _kept(paper: Paper, content: bytes, marks: Marks, by: User) -> Paper:
    request = locked(paper.request)
    number = Redaction.objects.filter(source=paper).count() + 1
    stem = paper.name.rpartition(".")[0]
    name = _("{name}（涂黑）").format(name=stem) if number == 1 else _("{name}（涂黑{n}）").format(name=stem, n=number)
    made = keep(request, PaperKind.ENCLOSURE, f"{name}.pdf", BytesIO(content), by=by, cover=Cover.BURNT)
    Redaction.objects.create(source=paper, copy=made, marks=list(marks), by=by)
    Paper.objects.filter(pk=paper.pk, letter__sent_on=None).update(cover=Cover.RAW)
    journal(events.REDACTED, request, by=by, organ=request.organ_id, number=request.number, count=len(marks))
    return made


def turn(paper: Paper, *, by: User) -> Paper:
    """Make of an enclosure that is no PDF one that is, as it prints, for boxes to be burnt in. The paper goes nowhere.

    Documents of office programs and pictures can be turned. What does not print, such as comments and earlier versions,
    is not in the PDF; what is, its reader sees on the bench.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it is no enclosure, of a kind that is not turned, LibreOffice is missing, or there is such
            a PDF already.
    """
    require(by, Act.HANDLE_REQUESTS, paper.request.organ)
    if paper.kind != PaperKind.ENCLOSURE or not prints(paper.name):
        raise ValidationError(_("能转成PDF的是Word、Excel、PPT和图片格式的答复附件；其他格式请先另存为PDF再加入案卷"))
    if needs_office(paper.name):
        raise ValidationError(
            _("本机没有安装LibreOffice，“{name}”不能在这里转成PDF：请在自己的电脑上另存为PDF，再加入案卷").format(
                name=paper.name
            )
        )
    if digest_now(paper) != paper.digest:
        raise ValidationError(_("“{name}”与加入案卷时不一样，请重新加入").format(name=paper.name))
    made = printed(read(paper).read(), paper.name)
    if made is None:
        raise ValidationError(
            _("“{name}”没有转成PDF：文件打不开，或者太大。请在自己的电脑上另存为PDF，再加入案卷").format(
                name=paper.name
            )
        )
    return _turned(paper, made, by)


@transaction.atomic
def _turned(paper: Paper, content: bytes, by: User) -> Paper:
    request = locked(paper.request)
    name = f"{paper.name.rpartition('.')[0]}.pdf"
    if request.papers.filter(kind=PaperKind.ENCLOSURE, name=name).exists():
        raise ValidationError(_("案卷里已经有“{name}”，请在那一份上涂黑").format(name=name))
    made = keep(request, PaperKind.ENCLOSURE, name, BytesIO(content), by=by)
    Paper.objects.filter(pk=paper.pk, letter__sent_on=None).update(cover=Cover.RAW)
    return made


@transaction.atomic
def cover(paper: Paper, said: str, *, by: User) -> Paper:
    """Say whether a paper to be given holds something that is withheld.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it went out already, is a copy of ours, or was burnt from: that says itself.
    """
    require(by, Act.HANDLE_REQUESTS, paper.request.organ)
    request = locked(paper.request)
    held = Paper.objects.select_related("letter").get(pk=paper.pk)
    if said not in {Cover.WHOLE, Cover.MASKED, Cover.RAW} or held.kind != PaperKind.ENCLOSURE:
        raise ValidationError(_("请选择遮盖情况"))
    if held.cover == Cover.BURNT or held.redactions.exists():
        raise ValidationError(_("“{name}”已经在本系统涂黑，遮盖情况不用另外说明").format(name=held.name))
    if held.letter is not None and held.letter.sent_on is not None:
        raise ValidationError(_("“{name}”已经发出").format(name=held.name))
    held.cover = said
    held.save(update_fields=["cover"])
    what = held.get_cover_display()
    journal(events.COVERED, request, by=by, organ=request.organ_id, number=request.number, what=what)
    return held


def withheld_by_marks(request: Request) -> list[str]:
    """What the marks of a case withhold, a line for each paper and ground: where, how often, and on which article."""
    return [line for burnt in _of(request) for line in _lines(burnt)]


def grounds_of_marks(request: Request) -> list[str]:
    """The grounds on which the marks of a case rest, by their codes."""
    return list(dict.fromkeys(mark["ground"] for burnt in _of(request) for mark in burnt.marks))


def _of(request: Request) -> Iterable[Redaction]:
    """The redactions of a case, of each paper the last."""
    found = Redaction.objects.filter(source__request=request).select_related("source")
    return {burnt.source_id: burnt for burnt in found}.values()


def _lines(burnt: Redaction) -> Iterable[str]:
    name = burnt.source.name.rpartition(".")[0]
    for ground in dict.fromkeys(mark["ground"] for mark in burnt.marks):
        pages = [mark["page"] for mark in burnt.marks if mark["ground"] == ground]
        with on_record():
            places = listed(_("第{page}页{n}处").format(page=page, n=pages.count(page)) for page in sorted(set(pages)))
            yield _("《{name}》{places}（{basis}）").format(name=name, places=places, basis=GROUNDS[ground].basis.place)
