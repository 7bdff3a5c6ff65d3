"""Measure reading, checking and searching beside the floor and the peers; print, and write docs/benchmarks.md.

The HTML report is one of the made-up reports of the tests as a content system publishes it; the PDF is the same report
printed by a browser.
"""

import io
import logging
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.machine import Run, described, load, process
from benchmarks.sheet import PAGE, ROOT, Row, line
from benchmarks.timing import medians

sys.path.insert(0, str(ROOT / "tests"))


def html_rows(name: str, data: bytes) -> list[Row]:
    """Reading and checking an HTML report, beside parsing it and beside pandas."""
    import lxml.html
    import pandas as pd

    from gongkai.checks import Case, examine
    from gongkai.ingest import read_bytes
    from gongkai.ingest.encoding import decode

    report = read_bytes(data, "report.html")
    decoded = decode(data)
    encoding = decoded.encoding if decoded else ""
    times = medians(
        {
            "floor": lambda: lxml.html.document_fromstring(data),
            "read": lambda: read_bytes(data, "report.html"),
            "check": lambda: examine(Case(report)),
            "pandas": lambda: pd.read_html(io.BytesIO(data), flavor="lxml", encoding=encoding),
        }
    )
    both = times["read"] + times["check"]
    return [
        (f"{name} ({len(data) / 1024:.0f} KiB): lxml alone (the floor)", f"{times['floor']:.2f} ms", "1"),
        (f"{name}: read", f"{times['read']:.2f} ms", f"{times['read'] / times['floor']:.1f} × floor"),
        (f"{name}: check", f"{times['check']:.2f} ms", f"{times['check'] / times['floor']:.1f} × floor"),
        (f"{name}: read and check", f"{both:.2f} ms", f"{both / times['floor']:.1f} × floor (aim: 5)"),
        (
            f"{name}: pandas.read_html alone",
            f"{times['pandas']:.2f} ms",
            f"{times['pandas'] / both:.1f} × read and check",
        ),
    ]


def pdf_rows(data: bytes) -> list[Row]:
    """Reading a PDF, beside pdfplumber's tables alone."""
    import pdfplumber

    from gongkai.ingest import read_bytes

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it says of every page that a font has no box

    def plumbed() -> None:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                page.extract_tables()

    times = medians({"read": lambda: read_bytes(data, "report.pdf"), "plumber": plumbed}, rounds=5)
    return [
        (f"PDF ({len(data) / 1024:.0f} KiB): read", f"{times['read']:.1f} ms", "1"),
        (
            "PDF: pdfplumber's tables alone",
            f"{times['plumber']:.0f} ms",
            f"{times['plumber'] / times['read']:.1f} × read (aim: 3)",
        ),
    ]


def other_rows(files: dict[str, bytes]) -> list[Row]:
    """Reading the other formats."""
    from gongkai.ingest import read_bytes

    times = medians({name: lambda n=name, d=data: read_bytes(d, n) for name, data in files.items()}, rounds=15)
    return [(f"{name}: read", f"{taken:.2f} ms", "") for name, taken in times.items()]


def folder_rows(data: bytes, count: int = 1000) -> list[Row]:
    """A folder of reports at full use of the cores, each way in turn and the quickest of its rounds; start-up; memory.

    Wall time only tells on a quiet machine. Processor time tells on a busy one too: how much of it the workers took,
    and how little more of it there is than on one core.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as bytecode:
        for number in range(count):
            Path(folder, f"{number:04}.html").write_bytes(data)
        one = str(Path(folder, "0000.html"))
        ways = {"single": ["check", one], "alone": ["check", folder, "--jobs", "1"], "together": ["check", folder]}
        process(["gongkai", "check", one], bytecode)
        runs = [{way: process(["gongkai", *words], bytecode) for way, words in ways.items()} for _ in range(_ROUNDS)]
        helps = [process(["gongkai", "--help"], bytecode) for _ in range(15)]
        starts = [process(["gongkai", "check", one], bytecode) for _ in range(15)]
    alone, together = (min((run[way] for run in runs), key=lambda run: run.wall) for way in ("alone", "together"))
    frugal, shared = (min((run[way] for run in runs), key=lambda run: run.processor) for way in ("alone", "together"))
    return [
        (f"{count} reports checked, one core", f"{alone.wall:.1f} s", f"{alone.wall / count * 1000:.1f} ms a report"),
        (
            f"{count} reports checked, all cores",
            f"{together.wall:.1f} s",
            f"{alone.wall / together.wall:.2f} × one core",
        ),
        ("one core: processor time", f"{frugal.processor:.1f} s", f"{frugal.processor / count * 1000:.1f} ms a report"),
        (
            "all cores: processor time",
            f"{shared.processor:.1f} s",
            f"{shared.processor / frugal.processor:.2f} × one core, {shared.workers / shared.processor:.0%} in workers",
        ),
        (f"memory, {count} reports (main process)", f"{together.memory:.0f} MiB", ""),
        ("memory, one report", f"{runs[0]['single'].memory:.0f} MiB", "aim: below 100"),
        ("gongkai --help", *_start(helps, "aim: below 150")),
        ("gongkai check, one report", *_start(starts, "")),
    ]


_ROUNDS = 3


def _start(runs: list[Run], aim: str) -> tuple[str, str]:
    """The quickest of several starts."""
    wall, processor = (min(getattr(run, name) for run in runs) * 1000 for name in ("wall", "processor"))
    return f"{wall:.0f} ms", "; ".join(filter(None, (f"{processor:.0f} ms of processor", aim)))


def main() -> None:
    """Measure, print and write."""
    from benchmarks import pages, pictures, scanning, search
    from variants import VARIANTS, drafts

    busy = load()
    draft = next(d for d in drafts().values() if d.form.key == "2021" and d.name != "003")
    made = {
        name: VARIANTS[name].make(draft)
        for name in ("html-cms", "html-word", "pdf-ruled", "docx-python", "xlsx-single", "text-tabs")
    }
    rows = [
        *html_rows("HTML of a content system", made["html-cms"]),
        *html_rows("HTML filtered by Word", made["html-word"]),
        *pdf_rows(made["pdf-ruled"]),
        *other_rows(
            {f"{name}.{VARIANTS[name].suffix}": made[name] for name in ("docx-python", "xlsx-single", "text-tabs")}
        ),
        *folder_rows(made["html-cms"]),
        *scanning.rows(made["pdf-ruled"]),
    ]
    search.prepared()
    rows += search.embedded_rows()
    rows += pages.rows_of_both()
    rows += pages.rows_of_both("benchmarks.library")
    rows += pages.rows_of_both("benchmarks.desk")
    rows += pages.rows_of_both("benchmarks.queues")
    rows += pages.rows_of_both("benchmarks.annual")
    rows += pages.rows_of_both("benchmarks.importing")
    text = page(rows, busy)
    sys.stdout.write(text)
    _rows, start, below = PAGE.read_text("utf-8").partition(pictures.START)
    PAGE.write_text(text + start + below, encoding="utf-8")
    pictures.main()


def page(rows: list[Row], busy: str) -> str:
    """The figures as a page; `busy` is the machine's load when the run began."""
    head = (
        "# Benchmarks\n\n"
        "Written by `make bench`. Medians of processor time; the ways of one group run in turn, round by round, in\n"
        "one process. Folders and start-up are wall-clock time and processor time, the least of several runs.\n"
        "One report is read again and again, so that its labels are known, as they are from the second report on.\n\n"
        f"Machine: {described()}. Day: {datetime.now(UTC).date()}.\n"
        f"Load when the run began: {busy}. Only a run on a quiet machine settles the ratios of wall time.\n\n"
        "| what | time | ratio |\n|---|---:|---|\n"
    )
    return head + "".join(map(line, rows))


if __name__ == "__main__":
    main()
