"""A reading kept as it was made, so that a page need not read the file again.

The bytes hold our own values and nothing else: what would make any other object is refused. The shape of the values is
part of the edition; a reading of another edition is made anew from its file, which is always kept.
"""

import copyreg
import hashlib
import io
import pickle
import zlib
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.metadata import version
from typing import Any

from gongkai.basis import GongkaiError, Origin
from gongkai.checks import CATALOGUE
from gongkai.claims import Claim, Relation
from gongkai.claims.model import Listing
from gongkai.forms import (
    FORMS,
    Appearance,
    Cell,
    CellRef,
    Contact,
    Form,
    Paragraph,
    Period,
    Problem,
    Report,
    Section,
    Source,
    State,
    TableReading,
    TableState,
)

_VALUES: tuple[type, ...] = (
    *(Report, CellRef, Cell, State, Origin, Paragraph, Section, Period, Contact, Problem, Source),
    *(TableReading, TableState, Appearance, Claim, Relation, Listing, Decimal, date),
)


class KeptError(GongkaiError):
    """Bytes that are no reading of this edition."""


def form_named(key: str) -> Form:
    """A form by its key: readings name their form and do not carry it."""
    return FORMS[key]


_ALLOWED = {(kind.__module__, kind.__qualname__): kind for kind in _VALUES} | {
    (form_named.__module__, form_named.__qualname__): form_named
}


def _by_value(member: Enum) -> tuple[type[Enum], tuple[Any]]:
    """A member as its value: Python 3.11.0 to 3.11.3 would write it as an attribute, by a function that is refused."""
    return type(member), (member.value,)


class _Writer(pickle.Pickler):
    dispatch_table = (
        copyreg.dispatch_table
        | {kind: _by_value for kind in _VALUES if issubclass(kind, Enum)}
        | {Form: lambda form: (form_named, (form.key,))}
    )


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """One of our own values, or a refusal."""
        if (found := _ALLOWED.get((module, name))) is None:
            raise KeptError(f"{module}.{name}")
        return found


def kept(report: Report) -> bytes:
    """A reading as bytes."""
    buffer = io.BytesIO()
    _Writer(buffer, pickle.HIGHEST_PROTOCOL).dump(report)
    return zlib.compress(buffer.getvalue(), 1)


def opened(content: bytes) -> Report:
    """The reading that bytes hold.

    Raises:
        KeptError: when they hold anything else.
    """
    try:
        report = _Reader(io.BytesIO(zlib.decompress(content))).load()
    except (zlib.error, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError, IndexError) as error:
        raise KeptError(str(error)) from error
    if not isinstance(report, Report):
        raise KeptError(type(report).__name__)
    return report


@cache
def edition() -> str:
    """What tells readings of this program from those of another: its version, and the shape of its values."""
    shape = [version("gongkai"), *(f"{kind.__qualname__}({', '.join(_names(kind))})" for kind in _VALUES)]
    return hashlib.sha256("\n".join(shape).encode()).hexdigest()[:16]


@cache
def rules() -> str:
    """What tells examinations by these checks from those by others."""
    known = [version("gongkai"), *(f"{check.code} {check.name} {check.severity}" for check in CATALOGUE)]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()[:16]


def _names(kind: type) -> list[str]:
    if is_dataclass(kind):
        return [field.name for field in fields(kind)]
    if issubclass(kind, Enum):
        return [str(member.value) for member in kind]
    return list(getattr(kind, "_fields", ()))
