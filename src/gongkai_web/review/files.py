"""The files of a version, and what the scan found in each."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations

from gongkai.scan import PLAIN, Context
from gongkai_web.review.inspecting import Told, edition_of, scanned
from gongkai_web.review.models import FileScan

AGAIN = timedelta(hours=1)
"""After which a scan that did not come to its end is tried again."""


@dataclass(frozen=True, slots=True)
class Held:
    """One file of a version: the row that it belongs to, the field, and what it is called."""

    row: Any
    field: str
    called: str

    @property
    def file(self) -> FieldFile:
        """The file itself."""
        found: FieldFile = getattr(self.row, self.field)
        return found

    @property
    def name(self) -> str:
        """Its own name, without the folders it is kept in."""
        return (self.file.name or "").rpartition("/")[2]

    @property
    def is_pdf(self) -> bool:
        """Whether its name says that it is a PDF; what is stored is what its name says."""
        return self.name.lower().endswith(".pdf")

    def read(self) -> bytes:
        """Its bytes; none where it is no longer there."""
        if not self.file.storage.exists(self.file.name or ""):
            return b""
        with self.file.storage.open(self.file.name or "") as stored:
            content: bytes = stored.read()
        return content

    def digest(self) -> str:
        """Its SHA-256: the one that was taken when it was stored, else taken now."""
        kept: str = getattr(self.row, "digest", "")
        return kept or hashlib.sha256(self.read()).hexdigest()


def files_in(version: Any) -> Iterator[Held]:
    """The files of a version and of the rows that belong to it."""
    children = get_all_child_relations(type(version))
    rows = [row for child in children for row in getattr(version, child.get_accessor_name()).all()]
    for row in (version, *rows):
        for field in row._meta.concrete_fields:
            if isinstance(field, models.FileField) and getattr(row, field.attname):
                yield Held(row, field.attname, str(row) if row is not version else str(field.verbose_name))


def found_in(held: Held, context: Context = PLAIN) -> list[Told]:
    """What the scan finds in a file: from what was kept of it, else now. One that is not scanned to its end blocks.

    What is known around it (officeholders, numbers of offices) is part of the edition: with other lists it is scanned
    again.
    """
    digest, edition = held.digest(), edition_of(context)
    kept = FileScan.objects.filter(digest=digest, edition=edition).first()
    if kept is None or (kept.hits is None and kept.moment < timezone.now() - AGAIN):
        hits = scanned(held.read(), held.name, context)
        known = {"hits": hits, "moment": timezone.now()}
        kept, _new = FileScan.objects.update_or_create(digest=digest, edition=edition, defaults=known)
    return [_not_scanned()] if kept.hits is None else list(kept.hits)


def _not_scanned() -> Told:
    return {
        "code": "F101",
        "message": _("附件没有检查完：文件过于复杂，或者已经损坏"),
        "advice": _("请另存为新的文件再上传，或者由审核的人打开逐页看过，写明情况"),
        "place": "",
        "blocks": True,
    }
