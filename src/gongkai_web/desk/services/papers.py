"""Keeping files in the file of a request."""

import hashlib
from io import BytesIO
from typing import IO

import pikepdf
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Letter, Paper, Request
from gongkai_web.desk.vault import SealedError
from gongkai_web.journal.services import record as journal
from gongkai_web.library.files import FileRefusedError, inspect

LONGEST_NAME = 200


def keep(
    request: Request,
    kind: PaperKind,
    name: str,
    content: IO[bytes],
    *,
    by: User | None,
    letter: Letter | None = None,
    cover: str = "",
) -> Paper:
    """Put a file into a request's file, sealed; within a transaction.

    Raises:
        ValidationError: when the file is of a kind that is not taken, or can run; the message says which and why.
    """
    try:
        found = inspect(content, name)
    except FileRefusedError as refusal:
        raise ValidationError(_("“{name}”：{reason}").format(name=name, reason=refusal)) from refusal
    content.seek(0)
    paper = Paper(
        request=request,
        kind=kind,
        name=name[-LONGEST_NAME:],
        size=found.size,
        digest=found.digest,
        pages=_pages(content) if found.kind == "pdf" else None,
        by=by,
        letter=letter,
        cover=cover,
    )
    content.seek(0)
    paper.file.save(name, ContentFile(content.read()), save=False)
    paper.save()
    journal(events.PAPER, request, by=by, organ=request.organ_id, number=request.number, paper=paper.pk)
    return paper


def keep_words(request: Request, kind: PaperKind, name: str, words: str) -> Paper:
    """Put what an applicant typed into a request's file, sealed; within a transaction."""
    content = words.encode()
    paper = Paper(request=request, kind=kind, name=name, size=len(content), digest=hashlib.sha256(content).hexdigest())
    paper.file.save(name, ContentFile(content), save=False)
    paper.save()
    journal(events.PAPER, request, by=None, organ=request.organ_id, number=request.number, paper=paper.pk)
    return paper


def _pages(content: IO[bytes]) -> int:
    """How many pages a PDF has; one that was inspected opens."""
    content.seek(0)
    with pikepdf.open(BytesIO(content.read())) as pdf:
        return len(pdf.pages)


def read(paper: Paper) -> IO[bytes]:
    """The content of a paper."""
    with paper.file.open() as file:
        return BytesIO(file.read())


def digest_now(paper: Paper) -> str:
    """The digest of what lies on disk now; "" where nothing does, or no key opens it: such a paper goes nowhere."""
    try:
        return hashlib.sha256(read(paper).read()).hexdigest()
    except (OSError, SealedError):
        return ""
