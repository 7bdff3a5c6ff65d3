"""Pictures of reports, and pictures within reports: what a reader of pictures makes of them, where one is installed.

Nothing here loads the libraries of the reader until a picture has to be read.
"""

from enum import StrEnum
from importlib.util import find_spec

from gongkai.basis import Origin, UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.forms import Source
from gongkai.ingest.document import Document, Picture


class Ocr(StrEnum):
    """Whether pictures are read."""

    AUTO = "auto"
    """Where the report lacks a table or its text."""
    ALWAYS = "always"
    """Every picture that is as large as a table."""
    NEVER = "never"
    """None."""


_LIBRARIES = ("cv2", "onnxruntime", "rapidocr", "PIL")

NOT_INSTALLED = marked("识别图片的组件没有安装，请运行 pip install 'gongkai[ocr]' 后再读")
_NOT_ASKED = marked("是图片，而且指定了不识别图片（--ocr never）")


def can_read() -> bool:
    """Whether what reads pictures is installed."""
    return all(find_spec(library) is not None for library in _LIBRARIES)


def read_picture(_data: bytes, source: Source) -> Document:
    """A picture file as a document of nothing but that picture; `seeing` reads it."""
    return Document(source, (Picture(source.name, Origin(source.sha256, 0)),))


def refuse(source: Source, ocr: Ocr) -> None:
    """Refuse a file that is nothing but a picture where none is to be read.

    Raises:
        UnusableInputError: when the reader is not installed, or not asked for.
    """
    if ocr is Ocr.NEVER:
        raise UnusableInputError(source.name, _(_NOT_ASKED))
    if not can_read():
        raise UnusableInputError(source.name, _("是图片，{reason}").format(reason=_(NOT_INSTALLED)))
