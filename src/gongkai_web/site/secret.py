"""The key that signs sessions and links: the operator's, or one made once and kept in the data folder."""

import secrets
from pathlib import Path


def secret_key(data: Path, given: str) -> str:
    """The key given, or the one kept in `data`, which is made readable to its owner only when it is first needed."""
    if given:
        return given
    kept = data / "secret-key"
    if not kept.exists():
        data.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return kept.read_text(encoding="ascii")
