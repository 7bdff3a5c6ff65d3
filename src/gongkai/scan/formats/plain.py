"""Plain texts and tables of text (txt, csv, md, json): scanned as they are, written back in their own encoding."""

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.ingest.encoding import Decoded, decode

_BOM = b"\xef\xbb\xbf"


def decoded(data: bytes, name: str) -> Decoded:
    """The text of a file.

    Raises:
        UnusableInputError: when it is no text in any encoding that we know.
    """
    found = decode(data)
    if found is None:
        raise UnusableInputError(name, _("不是文本，编码认不出来"))
    return found


def encoded(text: str, encoding: str, data: bytes) -> bytes:
    """A text in the encoding that the file had; signs that it lacks become references of XML."""
    if encoding.startswith("utf-16"):
        mark = data[:2] if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else b""
        order = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(mark, encoding)
        return mark + text.encode(order, "replace")
    made = text.encode(encoding, "xmlcharrefreplace")
    return _BOM + made if data.startswith(_BOM) and encoding.startswith("utf-8") else made
