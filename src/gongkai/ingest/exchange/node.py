"""Values of a JSON document, asked for by name and kind, with the path to say where one is wrong."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from gongkai.basis import GongkaiError
from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.ingest.encoding import decode

E = TypeVar("E", bound=Enum)

# An exponent could make a number of a thousand million digits of ten characters; the envelope never has one.
_DECIMAL = re.compile(r"-?\d{1,30}(?:\.\d{1,20})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class MalformedError(GongkaiError):
    """A place of a document that is not as the envelope prescribes. The message names the place, in Chinese."""


def characters(data: bytes) -> str | None:
    """The text of an exchange file: UTF-8 to the letter, else by evidence; None where it is no text."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = decode(data)
        return decoded.text.removeprefix("\ufeff") if decoded else None


def decimal(text: str) -> Decimal | None:
    """A number in plain ASCII digits, or None where the text is anything else."""
    return Decimal(text) if text.isascii() and _DECIMAL.fullmatch(text) else None


def day(text: str) -> date | None:
    """A day in ISO 8601, or None where the text is anything else or names no day."""
    try:
        return date.fromisoformat(text) if text.isascii() and _DAY.fullmatch(text) else None
    except ValueError:
        return None


def any_of(words: Iterable[str]) -> str:
    """What is expected where only some words are allowed."""
    return _("{words}之一").format(words=listed(words))


@dataclass(frozen=True, slots=True)
class Node:
    """A value at a place of a document."""

    value: object
    path: str = ""

    def wrong(self, expected: str) -> MalformedError:
        """The error to raise where the value is not what it should be."""
        return MalformedError(_("{path}应为{expected}").format(path=self.path or _("最外层"), expected=expected))

    def __getitem__(self, key: str) -> "Node":
        """A member; its value is None where there is none."""
        return Node(self.members().get(key), f"{self.path}.{key}" if self.path else key)

    def members(self) -> dict[str, object]:
        """The members of an object; an absent object has none."""
        if self.value is None:
            return {}
        if not isinstance(self.value, dict):
            raise self.wrong(_("对象"))
        return self.value

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """The members of an object, each as a node."""
        for key in self.members():
            yield key, self[key]

    def each(self) -> Iterator["Node"]:
        """The elements of a list; an absent list has none."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.wrong(_("数组"))
        for at, element in enumerate(self.value):
            yield Node(element, f"{self.path}[{at}]")

    def text(self) -> str:
        """A string; "" where it is absent."""
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            raise self.wrong(_("文字"))
        # Half a surrogate pair can be escaped in JSON and written in no file.
        return self.value if self.value.isprintable() else self.value.encode("utf-16", "replace").decode("utf-16")

    def text_or_none(self) -> str | None:
        """A string, or None where it is absent."""
        return None if self.value is None else self.text()

    def whole(self, least: int = 0, most: int = 2**53) -> int | None:
        """A whole number within bounds, or None where it is absent."""
        if self.value is None:
            return None
        if type(self.value) is not int or not least <= self.value <= most:
            raise self.wrong(_("整数"))
        return self.value

    def flag(self) -> bool:
        """True or false; false where it is absent."""
        if self.value is not None and not isinstance(self.value, bool):
            raise self.wrong(_("true 或 false"))
        return bool(self.value)

    def flag_or_none(self) -> bool | None:
        """True or false; None where it is absent."""
        return None if self.value is None else self.flag()

    def decimal(self) -> Decimal | None:
        """A number, or None where it is absent: a string of digits, or a JSON number without an exponent."""
        if self.value is None:
            return None
        written = str(self.value) if isinstance(self.value, str | int | Decimal) else ""
        number = decimal(written)
        if number is None:
            raise self.wrong(_("十进制数"))
        return number

    def day(self) -> date | None:
        """A day, or None where it is absent."""
        if self.value is None:
            return None
        found = day(self.text())
        if found is None:
            raise self.wrong(_("日期，如 2024-01-22"))
        return found

    def one_of(self, kind: type[E]) -> E:
        """A member of an enumeration, by its value."""
        try:
            return kind(self.value)
        except ValueError:
            raise self.wrong(any_of(str(member.value) for member in kind)) from None
