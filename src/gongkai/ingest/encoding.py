"""From bytes to characters: by evidence, and by the file's own word only where the evidence is silent."""

import re
from dataclasses import dataclass

from gongkai.basis.language import clauses
from gongkai.basis.language import translate as _

_UTF16 = ("utf-16-le", "utf-16-be")
_NAMES = {
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "utf-16": "utf-16",
    "utf-16le": "utf-16",
    "utf-16be": "utf-16",
    "unicode": "utf-16",
    "big5": "big5",
}
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w-]+)", re.IGNORECASE
)
# What no Chinese page is made of: neither ASCII, Han, the punctuation of both, circled numbers, boxes nor Word's signs.
_ODD = re.compile(
    "[^\t\n\r\x0c\x20-\x7e\xa0-\xff\u2000-\u206f\u20ac\u2100-\u214f\u2150-\u22ff\u2460-\u25ff\u2600-\u27bf"
    "\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\ufe30-\ufe4f\uff00-\uffee\ufeff]+"
)
_CONTROLS = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_WITHOUT_CONTROLS = dict.fromkeys(_CONTROLS)
_BYTEWISE = frozenset({"utf-8", "gb18030"})
_LONG = re.compile("[^\0-\u07ff]")
"""Han takes three bytes in UTF-8. Text of two-byte characters alone is more likely GBK."""
_SAMPLE = 4000
_PLAUSIBLE = 0.85
_DAMAGE = 0.02
"""The share of unreadable characters above which a text is taken for something else."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was read in, and what a person should know of that (“” where nothing)."""

    text: str
    encoding: str
    note: str = ""


def declared_encoding(data: bytes) -> str:
    """The encoding that a page names in its head, as Python knows it; “” where it names none that we know."""
    found = _DECLARED.search(data, 0, 8192)
    if not found:
        return ""
    return _NAMES.get((found[1] or found[2]).decode("ascii").lower(), "")


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """The text that `data` is, or None where it is no text.

    Strict decoding decides; where several encodings accept the bytes, the one that gives more ordinary Chinese.
    A few broken characters in a long text are replaced by U+FFFD and noted.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _noted(data.decode(encoding, "replace"), encoding.removesuffix("-sig"), declared)
    if data.isascii() and b"\x00" not in data:
        return _noted(data.decode("ascii"), "ascii", "")
    # UTF-16 without a mark shows by the zero bytes of its line ends and digits; other text has none.
    tried = _UTF16 if b"\x00" in data and data.count(0) > len(data) // 100 else ("utf-8", "gb18030")
    best, score = None, _PLAUSIBLE
    for encoding in tried:
        text = _strictly(data, encoding)
        if text is not None and encoding == "utf-8" and _LONG.search(text, 0, _SAMPLE):
            return _noted(text, encoding, declared, data)
        if text is not None and (ordinary := _ordinary(text)) >= score:
            best, score = (text, encoding), ordinary
    return _noted(*best, declared, data) if best else _damaged(data, declared)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _ordinary(text: str) -> float:
    """The share of ordinary characters at the beginning of a text."""
    sample = text[:_SAMPLE]
    return 1 - sum(map(len, _ODD.findall(sample))) / max(1, len(sample))


def _damaged(data: bytes, declared: str) -> Decoded | None:
    """The text of bytes that no encoding accepts whole: the encoding with the fewest faults, if they are few."""
    attempts = {encoding: data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")}
    encoding = min(attempts, key=lambda name: attempts[name].count("\ufffd"))
    text = attempts[encoding]
    faults = text.count("\ufffd")
    # A page cut in the middle of a character has one fault however short it is.
    if faults > max(1, _DAMAGE * len(text)) or _ordinary(text.replace("\ufffd", "")) < _PLAUSIBLE:
        return None
    return _noted(text, encoding, declared)


def _noted(text: str, encoding: str, declared: str, data: bytes = b"") -> Decoded | None:
    """The text without stray controls, with what is to be said of its encoding; None where it is full of controls.

    `data` are its bytes in an encoding whose controls are bytes that stand for nothing else.
    """
    bytewise = data if data and encoding in _BYTEWISE else text.encode("utf-8", "replace")
    bare = text.translate(_WITHOUT_CONTROLS) if len(bytewise.translate(None, _CONTROLS)) != len(bytewise) else text
    if len(text) - len(bare) > max(2, len(text) // 100):
        return None
    notes = []
    actual = "utf-16" if encoding.startswith("utf-16") else encoding
    if declared and declared != actual and not bare.isascii():
        notes.append(
            _("网页声明的编码是 {declared}，实际是 {actual}，已按实际编码读取").format(
                declared=_shown(declared), actual=_shown(actual)
            )
        )
    if "\ufffd" in bare:
        broken = bare.count("\ufffd")
        notes.append(_("有 {broken} 处字符损坏，无法还原").format(broken=broken))
    return Decoded(bare, encoding, clauses(notes))


def _shown(encoding: str) -> str:
    return {"gb18030": "GBK", "ascii": "ASCII"}.get(encoding, encoding.upper())
