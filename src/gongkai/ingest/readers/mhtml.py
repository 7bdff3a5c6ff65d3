"""Web archives (MHTML): the page that a browser or Word saved with everything it needs in one file."""

from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Source
from gongkai.ingest.document import Document
from gongkai.ingest.guards import TRUNCATED
from gongkai.ingest.readers.html import read_html


def read_mhtml(data: bytes, source: Source) -> Document:
    """The document in the largest page of a web archive.

    Raises:
        UnusableInputError: when the archive is cut short or holds no page.
    """
    try:
        page = largest_page(data)
    except (MessageError, ValueError, LookupError, RecursionError) as fault:
        raise UnusableInputError(source.name, _(TRUNCATED), str(fault)) from fault
    if not page:
        raise UnusableInputError(source.name, _("网页存档里没有网页正文"))
    return read_html(page, source)


def largest_page(data: bytes) -> bytes:
    """The bytes of the largest page of an archive: the one that is read. None where it holds no page."""
    return max(map(_page, message_from_bytes(data).walk()), key=len)


def _page(part: Message) -> bytes:
    """The bytes of a part that is a page, or nothing."""
    payload = (
        part.get_payload(decode=True) if part.get_content_type() in {"text/html", "application/xhtml+xml"} else None
    )
    return payload if isinstance(payload, bytes) else b""
