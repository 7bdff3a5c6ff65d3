"""The evidence bundle for whoever reviews: one zip with an index, the same bytes whenever it is made anew."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Paper, Request
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services.identities import look
from gongkai_web.desk.services.papers import read
from gongkai_web.ui.language import on_record

_FOLDERS = {
    PaperKind.APPLICATION: "1-申请",
    PaperKind.IDENTITY: "1-申请",
    PaperKind.MANDATE: "1-申请",
    PaperKind.SUPPLEMENT: "1-申请",
    PaperKind.LETTER: "3-文书",
    PaperKind.ENCLOSURE: "3-文书",
    PaperKind.EVIDENCE: "4-依据",
    PaperKind.OPINION: "4-依据",
    PaperKind.DELIVERY: "5-送达凭证",
    PaperKind.DISPUTE: "6-复议诉讼材料",
}
_SENT = (PaperKind.APPLICATION, PaperKind.IDENTITY, PaperKind.MANDATE, PaperKind.SUPPLEMENT)
"""Papers that came from the applicant."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def bundle(request: Request, *, by: User, why: str) -> bytes:
    """Everything that a reviewing organ or court needs: application, acts, letters as sent, evidence, proofs.

    That the applicant was looked at is on record, with the reason.

    Raises:
        PermissionDenied: when the person may not see applicants of the organ.
        ValidationError: when no reason is given.
    """
    identity = look(request, by=by, why=why)
    with on_record():
        parts = dict(_parts(request))
        parts["1-申请/申请内容.txt"] = _asked(request, identity.name, identity.address)
        parts["2-办理过程.txt"] = _ledger(request)
        parts["目录.txt"] = _index(request, parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != "目录.txt", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return out.getvalue()


def _parts(request: Request) -> Iterator[tuple[str, bytes]]:
    sent = Paper.objects.filter(request=request).select_related("letter")
    for n, paper in enumerate(sent, 1):
        kind = PaperKind(paper.kind)
        if kind is PaperKind.ENCLOSURE and (paper.letter is None or paper.letter.sent_on is None):
            continue
        yield f"{_FOLDERS[kind]}/{n:02d}-{_plain(paper.name)}", read(paper).read()
    yield from _before(request)
    decision = request.decisions.exclude(act=None).last()
    if decision is not None:
        lines = [f"{code}：{value}" for code, value in sorted(decision.evidence.items())]
        yield "4-依据/处理决定的依据.txt", "\n".join(lines).encode()


def _before(request: Request) -> Iterator[tuple[str, bytes]]:
    """What the applicant sent, where this is a part of what they sent: it lies in the file of the whole."""
    whole = request.origin
    while whole is not None:
        for n, paper in enumerate(whole.papers.filter(kind__in=_SENT).exclude(file=""), 1):
            yield f"1-申请/{whole.number}-{n:02d}-{_plain(paper.name)}", read(paper).read()
        whole = whole.origin


def _plain(name: str) -> str:
    return name.replace("/", "_").replace("\\", "_")


def _asked(request: Request, name: str, address: str) -> bytes:
    fields = {
        _("编号"): request.number,
        _("申请人"): name,
        _("地址"): address,
        _("提出方式"): request.get_channel_display(),
        _("收到申请之日"): request.received_on,
        _("所需信息的名称"): request.subject,
        _("文号"): request.document_number,
        _("便于查询的特征描述"): request.description,
    }
    return "\n".join(f"{label}：{value or ''}" for label, value in fields.items()).encode()


def _ledger(request: Request) -> bytes:
    stands = standing_of(request)
    lines = [
        f"{act.number}\t{act.on}\t{act.get_kind_display()}\t{act.note}" for act in request.acts.select_related("words")
    ]
    steps = [str(step) for step in stands.deadline.steps] if stands.deadline else []
    return "\n".join([*lines, "", _("期限的计算"), *steps]).encode()


def _index(request: Request, parts: dict[str, bytes]) -> bytes:
    lines = [f"{n}\t{name}\t{len(parts[name])}" for n, name in enumerate(sorted(parts), 1)]
    head = _("政府信息公开申请{number}的证据材料目录：序号、文件、字节").format(number=request.number)
    return "\n".join([head, *lines]).encode()
