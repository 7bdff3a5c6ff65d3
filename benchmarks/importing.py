"""Importing 500 mixed files beside reading and checking them alone, with the same number of processes; prints a row.

Run in an empty folder of data: `GONGKAI_DATA=$(mktemp -d) DATABASE_URL= python -m benchmarks.importing [FILES]`;
`make bench` runs it once for each database. Both begin with files on disk and end with every finding: the bench has
them in its database, the engine in its hand. The two take turns, and the least of each is told, so that a busy machine
slows neither alone.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gongkai_web.site.starting import start

FORMS = ("html", "docx", "xlsx", "json", "txt", "pdf")
ROUNDS = 3
Row = tuple[str, str, str]
AIM = 1.2


def mixed(count: int) -> Iterator[tuple[str, bytes]]:
    """Reports of many organs on five years, in every format in turn."""
    from gongkai.checks.examples import report
    from gongkai.render import write
    from press import PRESSES, printed
    from variants.draft import made_up

    press = next(iter(PRESSES.values()))
    for number in range(count):
        form, year, name = FORMS[number % len(FORMS)], 2019 + number % 5, f"某县第{number // 5}局"
        told = replace(
            report(), year=max(year, 2021), organ=name, title=f"{name}{max(year, 2021)}年政府信息公开工作年度报告"
        )
        match form:
            case "pdf":
                data = printed(press, made_up(name, seed=number, year=max(year, 2021)))
            case "txt":
                data = write(told, "md")
            case _:
                data = write(told, form)
        yield f"{number}.{form}", data.encode() if isinstance(data, str) else data


def alone(folder: Path) -> float:
    """Seconds for the engine to read and check every file of a folder."""
    from gongkai.cli import batch
    from gongkai.cli.checking import Checking

    names = sorted(map(str, folder.iterdir()))
    begun = time.perf_counter()
    list(batch.each(Checking("none"), names))
    return time.perf_counter() - begun


def imported(files: list[tuple[str, bytes]], by: object) -> float:
    """Seconds to work the queue of these files to its end."""
    from gongkai_web.examination import services
    from gongkai_web.examination.crew import Crew
    from gongkai_web.examination.queue import work

    def drop(some: list[tuple[str, bytes]]) -> None:
        stamp = str(time.time_ns()).encode()
        services.drop(held, [(name, _again(name, data, stamp)) for name, data in some], by=by)  # type: ignore[arg-type]

    held = services.open_batch(by=by)  # type: ignore[arg-type]
    with Crew() as crew:
        drop(files[: len(FORMS) * 4])
        work(crew)  # a server's processes have read every format before
        drop(files)
        begun = time.perf_counter()
        work(crew)
        return time.perf_counter() - begun


def _again(name: str, data: bytes, stamp: bytes) -> bytes:
    """The same report as another file: one of the same digest would not be taken."""
    if name.endswith(("docx", "xlsx")):
        import io
        import zipfile

        made = io.BytesIO(data)
        with zipfile.ZipFile(made, "a") as package:
            package.comment = stamp
        return made.getvalue()
    return data + (
        b"\n" + b" " * (int(stamp[-6:]) % 999)
        if name.endswith("json")
        else b"\n%" + stamp
        if name.endswith("pdf")
        else b"\n<!-- %b -->" % stamp
    )


def measured(count: int) -> list[Row]:
    """One row: importing, and how it stands to the engine alone."""
    start()
    from gongkai_web.accounts.models import User
    from gongkai_web.site.preparing import prepare

    prepare()
    by, _ = User.objects.get_or_create(username="measure", is_superuser=True)
    from gongkai_web.organs.kinds import Level, OrganKind
    from gongkai_web.organs.models import Organ

    if not Organ.objects.exists():
        Organ.add_root(name="某县人民政府", slug="county", kind=OrganKind.GOVERNMENT, level=Level.COUNTY)
    files = list(mixed(count))
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files:
            (Path(folder) / name).write_bytes(data)
        engine, bench = [], []
        for _ in range(ROUNDS):
            engine.append(alone(Path(folder)))
            bench.append(imported(files, by))
    took, floor = min(bench), min(engine)
    ratio = f"{took / floor:.2f} × the engine alone, {floor:.2f} s (aim: {AIM})"
    return [(f"{count} mixed files imported and examined", f"{took:.2f} s", ratio)]


if __name__ == "__main__":
    rows = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    sys.stdout.write(json.dumps(rows, ensure_ascii=False) + "\n")
