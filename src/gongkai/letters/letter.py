"""A letter as a value: every part of it in words, before it is put on paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.basis import Citation
from gongkai.deciding import Given


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Something that is sent with a letter. `name` is printed; `key` is how the case knows the file, the name if ""."""

    name: str
    key: str = ""

    @property
    def known_as(self) -> str:
        """What the case knows it by."""
        return self.key or self.name


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, ready to be looked at.

    `code` is its kind, `disposition` what it tells ("" for a procedural letter). `remedy` is what it says of review and
    suit, () where none belongs. `facts` are what it was composed from, and `doubt` what the drafter should know of the
    remedy: a court may refuse the suit.
    """

    code: str
    disposition: str
    organ: str
    number: str
    title: str
    addressee: str
    paragraphs: tuple[str, ...]
    remedy: tuple[str, ...]
    contact: str
    on: date | None
    enclosures: tuple[Enclosure, ...] = ()
    facts: Mapping[str, Given] = field(default_factory=dict, hash=False)
    doubt: Citation | None = None

    @property
    def words(self) -> str:
        """The whole letter as plain text, a line a part."""
        named = [f"{n}.{enclosure.name}" for n, enclosure in enumerate(self.enclosures, 1)]
        listed = [f"附件：{'；'.join(named)}"] if named else []
        parts = [self.organ, self.number, self.title, f"{self.addressee}：", *self.paragraphs, *self.remedy]
        return "\n".join([*parts, self.contact, *listed, self.organ, day_words(self.on)])


def day_words(day: date | None) -> str:
    """A day as official documents write it; "" for none.

    >>> day_words(date(2026, 9, 1))
    '2026年9月1日'
    """
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
