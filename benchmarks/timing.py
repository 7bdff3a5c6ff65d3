"""Timing several ways of doing a thing in turn, so that a machine that slows down slows all of them."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def medians(
    ways: Mapping[str, Callable[[], object]],
    *,
    rounds: int = 30,
    clock: Callable[[], float] = time.thread_time,
    before: Mapping[str, Callable[[], object]] | None = None,
) -> dict[str, float]:
    """The median time of each way, in milliseconds of this thread's processor, over rounds that run every way once.

    `before` is what some of the ways need done each time before the clock starts.
    """
    times: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, way in ways.items():
                if before and name in before:
                    before[name]()
                start = clock()
                way()
                times[name].append((clock() - start) * 1000)
            gc.collect()
    finally:
        gc.enable()
    return {name: statistics.median(taken) for name, taken in times.items()}
