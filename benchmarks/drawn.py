"""Pictures drawn by chance: what becomes of the cells of reports in ways that nobody chose.

`python -m benchmarks.drawn plain 7 0 40` reads ways 0 to 39 of a seed within what most offices publish, `any` with all
that a picture can suffer. A way is named with each of its cells that is not right.
"""

import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.pictures import Score, score

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))


def measured(kind: str, seed: int, start: int, stop: int) -> Score:
    """Every way of a part of those drawn, told one by one, and what they come to."""
    import pictured
    from gongkai.ingest import read_bytes
    from pictured.chance import drafts_for, plain_ways, ways

    whole = Score()
    drawn = {"any": ways, "plain": plain_ways}[kind](seed, stop)
    for number in range(start, stop):
        draft = drafts_for(seed, number)
        data, file = pictured.filed(draft, drawn[number])
        began = time.process_time()
        report = read_bytes(data, file)
        found = score(report, draft, time.process_time() - began)
        whole = whole.plus(found)
        _tell(drawn[number].name, found)
        _tell_cells(report, draft)
    return whole


def _tell(name: str, found: Score) -> None:
    counts = f"{found.cells} cells: {found.right} right, {found.mended} mended, {found.unread} unreadable"
    sys.stdout.write(f"{name}: {counts}, {found.flagged} flagged, {found.silent} silent, {found.seconds:.1f} s\n")
    sys.stdout.flush()


def _tell_cells(report: Any, draft: Any) -> None:
    for ref, (state, value) in draft.expected().items():
        cell = report[ref]
        if (cell.state, cell.value) != (state, value):
            read = "" if cell.value is None else cell.value
            sys.stdout.write(f"  {ref}: {cell.state} {read} {cell.text!r}, it is {value}; {cell.suggested}\n")


def main() -> None:
    """Measure what is asked for."""
    kind, *numbers = sys.argv[1:]
    seed, start, stop = map(int, numbers)
    _tell("all", measured(kind, seed, start, stop))


if __name__ == "__main__":
    main()
