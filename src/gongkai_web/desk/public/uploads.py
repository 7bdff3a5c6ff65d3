"""Several files in one field: few, small enough together, and each of a kind that is taken."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from gongkai_web.library.files import FileRefusedError, inspect

MOST = 10
"""Files in one field."""
ACCEPTED = ".pdf,.docx,.doc,.wps,.ofd,.xlsx,.xls,.et,.png,.jpg,.jpeg"


class SeveralFiles(forms.FileInput):
    """An input that takes several files, and gives them all."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Every file chosen."""
        return files.getlist(name) if isinstance(files, MultiValueDict) else files.get(name)


class FilesField(forms.Field):
    """Files that come with an application. Each is looked into before anything is kept."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        widget = SeveralFiles(attrs={"accept": ACCEPTED, "data-most": settings.UPLOAD_LIMIT})
        super().__init__(label=label, help_text=help_text, required=False, widget=widget)

    def clean(self, value: Any) -> list[UploadedFile[Any]]:
        """The files.

        Raises:
            ValidationError: for each that is not taken, with its name and the reason.
        """
        files: list[UploadedFile[Any]] = value or []
        if len(files) > MOST:
            raise ValidationError(_("一栏最多{most}个文件，现有{count}个").format(most=MOST, count=len(files)))
        faults = [fault for file in files if (fault := _fault(file))]
        if faults:
            raise ValidationError(faults)
        return files


def _fault(file: UploadedFile[Any]) -> str:
    name = file.name or ""
    try:
        inspect(file.file or file, name)
    except FileRefusedError as refusal:
        return _("“{name}”：{reason}").format(name=name, reason=refusal)
    return ""


def together(files: list[UploadedFile[Any]]) -> None:
    """Refuse more than a connection should carry at once.

    Raises:
        ValidationError: when all together are larger than one file may be.
    """
    size, limit = sum(file.size or 0 for file in files), settings.UPLOAD_LIMIT
    if size > limit:
        raise ValidationError(
            _("文件共{size:.1f}MB，超过{limit}MB的上限；请压缩图片，或者改用邮寄").format(
                size=size / 2**20, limit=limit // 2**20
            )
        )
