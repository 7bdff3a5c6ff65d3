"""Where a link leads, as a browser reads it, and whether that is outside the site.

Whatever is not plainly inside counts as outside: a reader who is told once too often is better off than one who is
led away in silence.
"""

import re
import string
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote

GOVERNMENT = "gov.cn"
"""Readers are told when a link leaves the government's domains (国办发〔2017〕47号, from memory)."""

_DROPPED = str.maketrans("", "", "\t\n\r")
_EDGE = "".join(map(chr, range(33)))
_ADDRESS = re.compile(r"(?:(https?):)?//+([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HARMLESS = ("mailto:", "tel:")
_PLAIN = frozenset(string.ascii_lowercase + string.digits + "-.")


@dataclass(frozen=True, slots=True)
class Destination:
    """Another host. `address` is what a browser would open; `host` has no user name, port or final dot."""

    host: str
    address: str


def destination(address: str) -> Destination | None:
    """Where an address leads when it names a host; None for a place on the same site and for what is no web address.

    Browsers drop tabs and line breaks, take a backslash for a slash up to the query, and look for no host before an @.

    >>> destination("https://a.gov.cn@evil.com/x").host
    'evil.com'
    """
    read = address.translate(_DROPPED).strip(_EDGE)
    before = re.split(r"[?#]", read, maxsplit=1)[0]
    found = _ADDRESS.fullmatch(before.replace("\\", "/") + read[len(before) :])
    if found is None or not found[2]:
        return None
    host = found[2].rpartition("@")[2]
    host = host if host.startswith("[") else host.partition(":")[0]
    shown = host.lower().removesuffix(".")
    return (
        Destination(shown, f"{(found[1] or 'https').lower()}://{found[2].rpartition('@')[2]}{found[3]}")
        if shown
        else None
    )


def leaves(address: str, own: Collection[str]) -> bool:
    """Whether a link leads outside gov.cn and the domains of the site.

    Args:
        address: as written in the link.
        own: domains of the site; what is below one belongs to it.
    """
    to = destination(address)
    if to is None:
        return False
    if not _PLAIN.issuperset(to.host):
        return True
    return not any(to.host == domain or to.host.endswith(f".{domain}") for domain in (GOVERNMENT, *own))


def guarded(address: str, own: Collection[str]) -> str | None:
    """What a link should say: the address, the notice that stands before it, or None for what is no link at all."""
    read = address.translate(_DROPPED).strip(_EDGE)
    if leaves(address, own):
        to = destination(address)
        return f"/leave/?to={quote(to.address, safe='')}" if to else None
    if destination(address) is None and _SCHEME.match(read) and not read.lower().startswith(_HARMLESS):
        return None
    return address


def domains(listed: str, host: str) -> tuple[str, ...]:
    """The site's own domains: those that it lists, and the one it is asked by."""
    plain = (domain.lower().strip(".") for domain in (*listed.split(), host.rpartition(":")[0] or host))
    return tuple(dict.fromkeys(domain for domain in plain if domain))
