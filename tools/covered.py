"""Hold every package to the part of its lines and branches that tests run: `python tools/covered.py coverage.json`.

The parts, in per cent, are those of `[tool.gongkai.covered]` in pyproject.toml. They may rise, and do not fall.
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def parts(measured: dict[str, Any]) -> dict[str, float]:
    """The per cent of lines and branches that ran, by package (`gongkai.forms`)."""
    ran: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for name, file in measured["files"].items():
        package, summary = ".".join(Path(name).parts[1:3]).removesuffix(".py"), file["summary"]
        ran[package] += summary["covered_lines"] + summary["covered_branches"]
        there[package] += summary["num_statements"] + summary["num_branches"]
    return {package: 100 * ran[package] / count if count else 100.0 for package, count in there.items()}


def short(found: dict[str, float], floors: dict[str, float]) -> Iterator[str]:
    """One line for every package that is below its floor, was not measured, or has none."""
    for package in sorted({*floors, *(name for name in found if not name.endswith("__init__"))}):
        if package not in floors:
            yield f"{package}: no floor in [tool.gongkai.covered]"
        elif package not in found:
            yield f"{package}: not measured"
        elif found[package] < floors[package]:
            yield f"{package}: {found[package]:.1f} per cent is covered; the floor is {floors[package]}"


def main(path: str) -> int:
    """Print what is short; 1 if anything is."""
    floors = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["tool"]["gongkai"]["covered"]
    found = parts(json.loads(Path(path).read_text("utf-8")))
    lines = list(short(found, floors))
    print("\n".join(lines or [f"{package} {part:.1f}" for package, part in sorted(found.items())]))
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
