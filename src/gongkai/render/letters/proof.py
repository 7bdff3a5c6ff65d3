"""Whether a Word file still says what its letter says: an office's template may have dropped a field."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from gongkai.basis.language import translate as _
from gongkai.letters import Letter
from gongkai.letters.letter import day_words
from gongkai.render.letters.word import FIELDS
from gongkai.render.page import plain

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FREE = frozenset({"title", "facts"})
"""What an office may word by itself, or leave out."""


def lost(word: bytes, letter: Letter) -> tuple[str, ...]:
    """The fields of a letter of which something cannot be read in a Word file, by their names in `FIELDS`.

    Spaces and the ends of lines do not matter; hidden text counts as not there.

    >>> from gongkai.letters.sending.examples import letter as invented
    >>> from gongkai.render.letters import write_letter
    >>> lost(write_letter(invented()), invented())
    ()
    """
    printed = _squeezed("".join(_printed(word)))
    return tuple(
        field for field in FIELDS if field not in _FREE and any(said not in printed for said in _said(letter, field))
    )


def lost_words(word: bytes, letter: Letter) -> tuple[str, ...]:
    """The same in words, for a person."""
    return tuple(_(FIELDS[field]) for field in lost(word, letter))


def _said(letter: Letter, field: str) -> Iterator[str]:
    """Everything that has to stand there for a field."""
    parts = {
        "organ": (letter.organ,),
        "number": (letter.number,),
        "addressee": (letter.addressee,),
        "paragraphs": letter.paragraphs,
        "remedy": letter.remedy,
        "contact": (letter.contact,),
        "enclosures": tuple(one.name for one in letter.enclosures),
        "on": (day_words(letter.on),),
    }
    return (_squeezed(plain(part)) for part in parts[field])


def _printed(word: bytes) -> Iterator[str]:
    """The text that is seen, of the body, heads and feet."""
    from lxml import etree  # noqa: PLC0415 - slow to import, and only here

    with zipfile.ZipFile(BytesIO(word)) as package:
        for name in package.namelist():
            if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
                root = etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
                for run in root.iter(f"{_W}r"):
                    if run.find(f"{_W}rPr/{_W}vanish") is None:
                        yield "".join(text.text or "" for text in run.iter(f"{_W}t"))


def _squeezed(text: str) -> str:
    return "".join(text.split())
