"""The key under which applicants' identities and papers lie, kept outside the database.

The first key seals; the others only open what was sealed before a change of keys. `GONGKAI_IDENTITY_KEY` holds them
with commas between; without it they are lines of a file in the data folder that its owner alone can read.
"""

import hashlib
import hmac
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from gongkai.basis import GongkaiError

FILE = "identity-key"


class SealedError(GongkaiError):
    """Something sealed that no key of ours opens."""


def keys() -> list[str]:
    """Every key, the one that seals first; one is made when there is none."""
    if settings.IDENTITY_KEYS:
        return list(settings.IDENTITY_KEYS)
    kept = _file()
    if not kept.exists():
        write([Fernet.generate_key().decode()])
    return kept.read_text(encoding="ascii").split()


def write(lines: list[str]) -> None:
    """Keep these keys in the file, whole or not at all."""
    kept = _file()
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_name(f"{FILE}.new")
    fresh.touch(mode=0o600)
    with fresh.open("w", encoding="ascii") as file:
        file.write("\n".join(lines))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(kept)


def seal(content: bytes) -> bytes:
    """What can be read again only with the key."""
    return _box().encrypt(content)


def unseal(sealed: bytes) -> bytes:
    """What was sealed.

    Raises:
        SealedError: when no key opens it, or it was changed.
    """
    try:
        return _box().decrypt(sealed)
    except InvalidToken:
        raise SealedError(
            _("身份信息的密钥不对，打不开：请找回原来的identity-key文件或者GONGKAI_IDENTITY_KEY")
        ) from None


def reseal(sealed: bytes) -> bytes:
    """The same under the first key.

    Raises:
        SealedError: when no key opens it.
    """
    return seal(unseal(sealed))


def mark(text: str) -> str:
    """A name for a text by which it is found again and not read: the same text, the same mark, under one key."""
    if not text:
        return ""
    first = hashlib.sha256(b"mark" + keys()[0].encode()).digest()
    return hmac.new(first, text.encode(), hashlib.sha256).hexdigest()[:32]


def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys()])


def _file() -> Path:
    return Path(settings.DATA) / FILE
