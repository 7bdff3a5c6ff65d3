"""The digest that ties an entry to the one before it."""

import hashlib
import json

FIRST = "0" * 64
"""What the first entry holds as the digest before it."""


def digest(*parts: object) -> str:
    """SHA-256 over the parts in canonical JSON."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
