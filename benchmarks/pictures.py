"""Reports whose tables are pictures: cells right, flagged and wrong in every way a picture reaches us, beside rapidocr.

`python -m benchmarks.pictures` measures and writes the table of docs/benchmarks.md anew; it takes some minutes.

The library's own pipeline looks at the same pictures whole; what it finds is given to the cells by its place. It knows
no form and no sums, so only what it reads right is counted.
"""

import io
import sys
import time
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

START = "\n## Reports that are pictures\n"
_NAMES = ("003", "004")
_BESIDE = frozenset({"宋体, 150 dpi", "仿宋, 100 dpi, JPEG 90", "red stamp"})
"""The ways in which the library's own pipeline is asked too: it takes its time."""


class Score(NamedTuple):
    """Cells of reports, by what became of them, and seconds of processor time."""

    cells: int = 0
    right: int = 0
    mended: int = 0
    unread: int = 0
    flagged: int = 0
    silent: int = 0
    seconds: float = 0.0

    def plus(self, other: "Score") -> "Score":
        """Both together."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def score(report: Any, draft: Any, seconds: float) -> Score:
    """What became of the cells of a draft. A wrong number that a broken sum or balance holds is flagged."""
    from gongkai.forms import FORMS, State
    from gongkai.forms.constraints import violations

    broken = [v for key, reading in report.tables.items() for v in violations(report, FORMS[reading.form].table(key))]
    told = {ref for violation in broken for ref in violation.constraint.refs}
    counts = dict.fromkeys(("right", "mended", "unread", "flagged", "silent"), 0)
    for ref, expected in draft.expected().items():
        cell = report[ref]
        if (cell.state, cell.value) == expected:
            counts["right"] += 1
        elif cell.value is None and cell.suggested is not None and cell.suggested == expected[1]:
            counts["mended"] += 1
        elif cell.state in {State.UNREADABLE, State.UNPLACED, State.MISSING, State.IMAGE}:
            counts["unread"] += 1
        else:
            counts["flagged" if ref in told else "silent"] += 1
    return Score(cells=len(draft.cells), seconds=seconds, **counts)


def measured() -> Iterator[tuple[str, Score, tuple[int, int, float] | None]]:
    """Every way with its score, and of some what the library read right, of how many cells, in how many seconds."""
    import pictured
    from gongkai.ingest import read_bytes
    from variants import drafts

    known = drafts()
    read_bytes(*pictured.filed(known["004"], pictured.WAYS["宋体, 150 dpi"]))  # the model is loaded once
    for way in pictured.WAYS.values():
        total, beside = Score(), None
        for name in _NAMES:
            draft = known[name]
            data, file = pictured.filed(draft, way)
            start = time.process_time()
            report = read_bytes(data, file)
            total = total.plus(score(report, draft, time.process_time() - start))
            if way.name in _BESIDE:
                found = _library(pictured.tables(draft, way), report, draft)
                beside = found if beside is None else (beside[0] + found[0], beside[1] + found[1], beside[2] + found[2])
        yield way.name, total, beside


def _library(files: list[bytes], report: Any, draft: Any) -> tuple[int, int, float]:
    """What rapidocr reads right of the cells, how many there are, and the seconds it takes."""
    import numpy as np
    from PIL import Image

    engine = _engine()
    right = cells = 0
    seconds = 0.0
    for file, table in zip(files, draft.tables, strict=True):
        pixels = np.asarray(Image.open(io.BytesIO(file)).convert("RGB"))[:, :, ::-1]
        start = time.process_time()
        found = engine(pixels)
        seconds += time.process_time() - start
        pieces = [] if found.boxes is None else list(zip(found.boxes, found.txts, strict=True))
        for ref in (ref for ref in draft.cells if ref.table == table):
            box = report[ref].origin.box
            if box is not None:
                cells += 1
                right += _value(pieces, box) == draft.expected()[ref][1]
    return right, cells, seconds


def _value(pieces: list[Any], box: tuple[float, float, float, float]) -> Decimal | None:
    """The number that pieces make whose middle lies in a box."""
    left, top, right, bottom = box
    middles = ((points.mean(axis=0), text) for points, text in pieces)
    within = sorted((x, text) for (x, y), text in middles if left <= x <= right and top <= y <= bottom)
    try:
        return Decimal("".join(text for _, text in within).replace(",", ""))
    except InvalidOperation:
        return None


_ENGINES: dict[str, Any] = {}


def _engine() -> Any:
    if not _ENGINES:
        import logging

        from rapidocr import RapidOCR

        _ENGINES["it"] = RapidOCR()
        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return _ENGINES["it"]


def table(rows: list[tuple[str, Score, tuple[int, int, float] | None]]) -> str:
    """The scores as a part of the page."""
    whole = Score()
    for _, found, _ in rows:
        whole = whole.plus(found)
    head = (
        f"{START}\n"
        f"The tables of samples {' and '.join(_NAMES)}, drawn, and read in every way in which pictures reach us.\n"
        "“Mended”: unreadable, and the sums say rightly what it must be. “Flagged”: wrong, and a sum that fails says\n"
        "so. Seconds of processor time for all tables of both reports. rapidocr: cells right of those whose place is\n"
        "known, by its own pipeline on the same pictures whole. Written by `python -m benchmarks.pictures`.\n\n"
        "| way | cells | right | mended | unreadable | flagged | wrong, unflagged | seconds | rapidocr |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---|\n"
    )
    lines = [_line(name, found, beside) for name, found, beside in rows]
    return "".join([head, *lines, _line("**all**", whole, None)])


def _line(name: str, found: Score, beside: Mapping[str, Any] | tuple[int, int, float] | None) -> str:
    said = ""
    if isinstance(beside, tuple):
        right, cells, seconds = beside
        said = f"{right} of {cells}, {seconds:.1f} s ({seconds / found.seconds:.1f} ×)"
    share = (found.right + found.mended) / found.cells
    counts = f"{found.right} | {found.mended} | {found.unread} | {found.flagged} | {found.silent}"
    return f"| {name} ({share:.1%}) | {found.cells} | {counts} | {found.seconds:.1f} | {said} |\n"


def main() -> None:
    """Measure, print and write the part of the page."""
    rows = []
    for row in measured():
        rows.append(row)
        sys.stdout.write(_line(*row))
        sys.stdout.flush()
        page = ROOT / "docs" / "benchmarks.md"
        before, _start, was = page.read_text("utf-8").partition(START)
        _was, chance, after = was.partition("\n## ")  # what stands below was written by hand
        page.write_text(before + table(rows) + chance + after, encoding="utf-8")


if __name__ == "__main__":
    main()
