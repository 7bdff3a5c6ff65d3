"""Values that lie sealed in a column: days come back as days."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from gongkai.deciding import FACTS, Given, Kind
from gongkai_web.desk.vault import seal, unseal


def shut(value: Any) -> str:
    """A value as it is kept."""
    return seal(json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder).encode()).decode("ascii")


def opened(sealed: str) -> Any:
    """What was kept; an empty mapping for nothing.

    Raises:
        SealedError: when no key opens it.
    """
    return json.loads(unseal(sealed.encode("ascii"))) if sealed else {}


def as_facts(kept: Mapping[str, Any]) -> dict[str, Given]:
    """Facts of a case as they were before they were kept: each of the kind that its code has."""
    return {code: _given(code, value) for code, value in kept.items() if code in FACTS}


def _given(code: str, value: Any) -> Given:
    if FACTS[code].kind is Kind.DAY and isinstance(value, str) and value:
        return date.fromisoformat(value)
    found: Given = value
    return found
