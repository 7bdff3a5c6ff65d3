"""Doing one thing to many files, on every core, in order, with a progress bar where somebody watches."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from gongkai.basis.language import translate as _

T = TypeVar("T")

FEW = 8
"""Up to so many files are done here: starting processes would take longer than the work."""
_SELDOM = 10_000
"""New objects after which the collector looks at them; Python's own 700 is less than a report has."""


def each(work: Callable[[str], T], names: Sequence[str], *, jobs: int | None = None) -> Iterator[T]:
    """The result of `work` for every name, in order. `work` must not raise for a bad file."""
    cores = jobs or len(os.sched_getaffinity(0))
    yield from _watched(_done(work, names, 1 if len(names) <= FEW else cores), len(names))


def _done(work: Callable[[str], T], names: Sequence[str], cores: int) -> Iterator[T]:
    yield from map(work, names[:1])
    # What the first file loaded and taught stays to the end, is inherited by every child, and holds no cycles: the
    # collector has little to look for.
    gc.freeze()
    gc.set_threshold(_SELDOM)
    if cores == 1:
        yield from map(work, names[1:])
        return
    import multiprocessing  # noqa: PLC0415 - only long work pays for the pool
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # Children are forked, so that the work (which may carry a folder of reports) is inherited and not sent.
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(cores, mp_context=forked, initializer=_settle, initargs=(work,)) as pool:
        chunk = max(1, min(16, len(names) // (cores * 4)))
        yield from pool.map(_do, names[1:], chunksize=chunk)


_settled: list[Callable[[str], object]] = []


def _settle(work: Callable[[str], object]) -> None:
    _settled[:] = [work]


def _do(name: str) -> Any:
    return _settled[0](name)


def _watched(results: Iterator[T], count: int) -> Iterator[T]:
    if count <= FEW or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console  # noqa: PLC0415 - only long work pays for the bar
    from rich.progress import track  # noqa: PLC0415

    yield from track(results, total=count, description=_("识读"), console=Console(stderr=True), transient=True)
