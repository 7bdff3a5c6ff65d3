"""Scanning a file, and making a masked copy of it that is scanned again.

The libraries that read files are loaded when a file is first scanned: who scans texts need not wait for them.
"""

from collections.abc import Collection

from gongkai.scan.values.budget import USUAL, Budget
from gongkai.scan.values.model import Hit
from gongkai.scan.values.outcome import Masked, Scan
from gongkai.scan.words.context import PLAIN, Context


def scan_file(name: str, data: bytes, context: Context = PLAIN, *, budget: Budget = USUAL) -> Scan:
    """Everything that is found in a file: what it holds and does not show, and what is found in its text.

    Nothing is raised for a bad file: that it cannot be looked into is a hit of its own, and blocks.
    """
    from gongkai.scan import engine  # noqa: PLC0415 - only files pay for their libraries

    return engine.scan(name, data, context, budget=budget)


def scan_html(html: str, context: Context = PLAIN, *, budget: Budget = USUAL) -> tuple[Hit, ...]:
    """Everything that is found in a page or a piece of one: its text, its pictures, its links."""
    from gongkai.scan import engine  # noqa: PLC0415 - only pages pay for their libraries

    return engine.scan_page(html, context, budget=budget)


def mask_file(
    name: str,
    data: bytes,
    hits: Collection[Hit] | None = None,
    context: Context = PLAIN,
    *,
    budget: Budget = USUAL,
) -> Masked:
    """A copy of a file with those hits masked (all, where none are given) and all that it does not show taken out.

    `hits` are of a scan of the same file in the same context. The copy is opened and scanned again: see `Proof`.
    """
    from gongkai.scan.masking import copies  # noqa: PLC0415 - only files pay for their libraries

    return copies.mask(name, data, hits, context=context, budget=budget)
