"""From the forms to a request that is taken in: once, whole, or not at all."""

from collections.abc import Iterator
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError

from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Request
from gongkai_web.desk.public.forms import ApplicationForm, FilesForm
from gongkai_web.desk.services import Application, Given, apply

_PAPERS = {
    "identity_files": PaperKind.IDENTITY,
    "mandate_files": PaperKind.MANDATE,
    "other_files": PaperKind.SUPPLEMENT,
}


def submitted(form: ApplicationForm, files: FilesForm) -> Request:
    """Take in what was filled in and checked.

    Raises:
        ValidationError: when a file is not taken after all.
    """
    application = application_of(form, files)
    try:
        return apply(application)[0]
    except IntegrityError:
        # The same form came in twice at one moment, and the other one was first.
        return apply(application)[0]


def application_of(form: ApplicationForm, files: FilesForm) -> Application:
    """What the forms say."""
    given = form.cleaned_data
    return Application(
        submission=given["submission"],
        organ=given["organ"],
        kind=given["kind"],
        identity=form.identity,
        subject=form.called,
        document_number=given["document_number"],
        description=given["description"],
        form=given["form"],
        delivery=given["delivery"],
        assisted=given["assisted"],
        files=tuple(_given(files)),
    )


def _given(files: FilesForm) -> Iterator[Given]:
    for name, kind in _PAPERS.items():
        chosen: list[UploadedFile[Any]] = files.cleaned_data.get(name, [])
        for file in chosen:
            yield Given(kind, file.name or "", file.file or file)
