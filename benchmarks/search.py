"""Searching: every kind of question over up to a hundred thousand documents, and what a million would take.

`python -m benchmarks.search` measures the embedded engine and writes its rows into docs/benchmarks.md; with `database`
the engine of the database that DATABASE_URL names, whose index it fills and empties. Times are of this thread's
processor: nothing else on the machine counts.
"""

import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.machine import load
from benchmarks.sheet import PAGE, replaced

SIZES = (10_000, 30_000, 100_000)
MILLION = 1_000_000
QUESTIONS = 20
"""Questions of one kind."""
AIM = 50.0
"""Milliseconds, for 95 of 100 questions."""

Row = tuple[str, str, str]


def kinds(texts: list[str]) -> dict[str, list[Any]]:
    """Questions by kind, with words as they stand in the documents."""
    from gongkai_web.search.model import Facet, Order, Query

    chance = random.Random(11)  # noqa: S311 - the same questions every time
    words = {length: [_word(chance, texts, length) for _ in range(QUESTIONS)] for length in (1, 2, 3, 4)}
    made: dict[str, list[Any]] = {f"{length} characters": [Query(word) for word in words[length]] for length in words}
    made["2 words"] = [Query(f"{a} {b}") for a, b in zip(words[2], reversed(words[2]), strict=True)]
    made["3 words"] = [Query(f"{a} {b} {c}") for a, b, c in zip(words[2], words[3], words[4], strict=True)]
    made["commonest words"] = [Query(word) for word in ("工作", "管理", "发展", "政府", "工作 管理 发展", "的")]
    made["narrowed, newest first"] = [
        Query(word, narrowed=((Facet.ORGAN, f"organ-{number}"),), order=Order.NEWEST)
        for number, word in enumerate(words[2])
    ]
    made["document number"] = [Query(f"某政办发[20{10 + number % 15}]{number + 1}号") for number in range(QUESTIONS)]
    made["no words"] = [Query(), Query(page=50)]
    return made


def _word(chance: random.Random, texts: list[str], length: int) -> str:
    run = ""
    while len(run) < length:
        run = chance.choice(re.findall("[一-鿿]+", chance.choice(texts)))
    start = chance.randrange(len(run) - length + 1)
    return run[start : start + length]


def taken(ask: Callable[[Any], object], questions: list[Any]) -> list[float]:
    """Milliseconds of this thread's processor for each question, the better of two runs."""
    times = []
    for question in questions:
        tries = []
        for _ in range(2):
            start = time.thread_time()
            ask(question)
            tries.append((time.thread_time() - start) * 1000)
        times.append(min(tries))
    return times


def at_a_million(points: list[tuple[int, float]]) -> float:
    """The straight line through the points, at a million."""
    slope, start = statistics.linear_regression([x for x, _ in points], [y for _, y in points])
    return start + slope * MILLION


def measured(engine: Any, clock: Callable[[], float], floor: Callable[[Any], object] | None) -> Iterator[Row]:
    """Rows for an engine that is filled step by step."""
    import corpus

    source = corpus.entries(SIZES[-1])
    known: dict[str, list[tuple[int, float]]] = {}
    questions: dict[str, list[Any]] = {}
    held, indexing = 0, 0.0
    engine.rebuild([], 1)
    for size in SIZES:
        batch = list(islice(source, size - held))
        questions = questions or kinds([entry.body for entry in batch[:2000]])
        start = clock()
        engine.apply(batch, [], after=held + 1, upto=size + 1)
        indexing, held = indexing + clock() - start, size
        every: list[float] = []
        for kind, asked in questions.items():
            times = taken(engine.search, asked)
            every += times
            known.setdefault(kind, []).append((size, _p95(times)))
            if size == SIZES[-1]:
                yield _row(kind, times, known[kind], taken(floor, asked) if floor else [])
        known.setdefault("", []).append((size, _p95(every)))
        sys.stderr.write(f"{size}: indexed in {indexing:.0f} s, p95 {_p95(every):.1f} ms\n")
        if size == SIZES[-1]:
            yield _row("all questions", every, known[""], [])
    yield (f"search, {held} documents: indexed", f"{indexing:.0f} s", f"{indexing / held * 1000:.2f} ms each")


def _row(kind: str, times: list[float], points: list[tuple[int, float]], floor: list[float]) -> Row:
    beside = f"{statistics.median(times) / statistics.median(floor):.1f} × floor, " if floor else ""
    growth = " → ".join(f"{p95:.1f}" for _, p95 in points)
    return (
        f"search, {points[-1][0]} documents, {kind}",
        f"p50 {statistics.median(times):.1f} ms, p95 {_p95(times):.1f} ms",
        f"{beside}p95 by size {growth}, a million {at_a_million(points):.0f} ms (aim: {AIM:.0f})",
    )


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, round(len(times) * 0.95))]


def embedded_rows() -> list[Row]:
    """The embedded engine, beside its index asked for ten entries and nothing else (the floor).

    Counts are not kept from one question to the next, so every time is that of a question never asked before.
    """
    from gongkai_web.search.asking import asked
    from gongkai_web.search.engines import questions
    from gongkai_web.search.engines.embedded import EmbeddedEngine

    folder = Path(tempfile.mkdtemp(prefix="gongkai-bench-"))
    engine = EmbeddedEngine(folder, kept=0)

    def floor(query: Any) -> object:
        found = questions.question(engine._schema, query, asked(query.words))  # noqa: SLF001 - the floor is below it
        return engine._searcher().search(found, 10, count=False)  # noqa: SLF001

    busy = load()
    rows = list(measured(engine, time.process_time, floor))
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
    shutil.rmtree(folder)
    return [
        *rows,
        (f"search, {SIZES[-1]} documents: size of the index", f"{size:.0f} MiB", ""),
        ("search, load when its run began", busy, ""),
    ]


def database_rows() -> list[Row]:
    """The engine of the database. Its time is the database's, so the wall clock measures it."""
    from gongkai_web.search.engines.database import DatabaseEngine

    engine = DatabaseEngine()
    time.thread_time = time.perf_counter
    rows = list(measured(engine, time.perf_counter, None))
    engine.rebuild([], 0)
    return rows


def prepared() -> None:
    """Django, as the site has it."""
    import django

    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai_web.site.settings.test")
    django.setup()


def main() -> None:
    """Measure and print; write what was measured of the embedded engine."""
    prepared()
    embedded = sys.argv[1:] != ["database"]
    rows = embedded_rows() if embedded else database_rows()
    sys.stdout.writelines(" | ".join(row) + "\n" for row in rows)
    if embedded:
        PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), rows), encoding="utf-8")


if __name__ == "__main__":
    main()
