"""Papers of requests: sealed on disk, outside what the site shows, and there before they are acknowledged."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

from gongkai_web.desk.vault import seal, unseal


@deconstructible
class SealedStorage(FileSystemStorage):
    """Files that only the identity key opens. They have no address: a view gives them to whom it may."""

    def __init__(self) -> None:
        super().__init__(location=None, base_url=None)

    @property
    def base_location(self) -> Path:
        """The folder; asked each time, for tests move it."""
        return Path(settings.DATA) / "papers"

    @property
    def location(self) -> str:
        """The folder as a path."""
        return str(self.base_location.absolute())

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        return ContentFile(unseal(Path(self.path(name)).read_bytes()), name=name)

    def _save(self, name: str, content: File[Any]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        content.seek(0)
        fresh = target.with_name(f"{target.name}.new")
        with fresh.open("xb") as file:
            file.write(seal(content.read()))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
        return name
