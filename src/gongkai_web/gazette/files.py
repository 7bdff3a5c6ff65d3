"""The PDF of an issue."""

from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from gongkai_web.library.files import FileRefusedError, inspect
from gongkai_web.library.models.attachments import is_new


def inspect_pdf(file: FieldFile) -> str:
    """What is wrong with a file that was uploaded just now, in one sentence; "" for a sound PDF and a stored file."""
    if not is_new(file):
        return ""
    try:
        found = inspect(file.file, file.name or "")
    except FileRefusedError as refusal:
        return str(refusal)
    return "" if found.kind == "pdf" else _("这里只收PDF；选择的文件是{kind}格式").format(kind=found.kind)
