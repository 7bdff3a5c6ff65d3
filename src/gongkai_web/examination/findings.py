"""Findings as they are kept, told apart by what they are about and not by their order."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from gongkai.basis import Origin, UnknownCodeError
from gongkai.checks import CATALOGUE, Check, Fault, Finding, Severity, find_check
from gongkai.forms import CellRef

Told = Mapping[str, Any]
"""A finding as the public envelope tells it."""


def key_of(told: Told) -> str:
    """What a finding is known by from run to run, and under new versions of its check: the code, cells and values.

    The sentence counts where no cell is concerned. The message does not: a new version may say the same better.
    """
    words = "" if told["cells"] else "".join(str(told["text"]).split())
    known = [told["code"], sorted(told["cells"]), told["values"], words]
    return hashlib.sha256(json.dumps(known, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def restored(told: Told) -> Finding:
    """The finding as the engine knows it; a check that is no longer in the catalogue is only a name."""
    suggested = told["suggested"]
    fault = Fault(
        told["message"],
        tuple(map(CellRef.parse, told["cells"])),
        told["text"],
        told["values"],
        told["suggestion"] or "",
        (CellRef.parse(suggested["cell"]), Decimal(suggested["value"])) if suggested else None,
        _origin(told["origin"]),
        tuple(map(_origin, told["also"])),
        Severity(told["severity"]),
    )
    return Finding(_check(told), fault)


def _origin(told: Told) -> Origin:
    known: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    return Origin(**known)


def _check(told: Told) -> Check:
    try:
        return find_check(told["code"])
    except UnknownCodeError:
        known = {name: told[name] for name in ("code", "name", "title")}
        return replace(CATALOGUE[0], **known, examines=(), severity=Severity(told["severity"]), basis=None)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a run of the checks found that the one before it did not, and the other way round."""

    new: tuple[Told, ...]
    gone: tuple[Told, ...]


def changed(before: Iterable[Told], after: Iterable[Told]) -> Changed:
    """What is new, and what is gone."""
    were, are = {key_of(told): told for told in before}, {key_of(told): told for told in after}
    new = tuple(told for key, told in are.items() if key not in were)
    return Changed(new, tuple(told for key, told in were.items() if key not in are))


def counted(findings: Iterable[Told], dismissed: Iterable[str]) -> Counter[str]:
    """How many findings of each severity nobody dismissed."""
    passed = set(dismissed)
    return Counter(told["severity"] for told in findings if key_of(told) not in passed)
