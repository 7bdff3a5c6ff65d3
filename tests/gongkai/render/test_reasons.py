"""Every reason that the core can give is known in English: one that is new fails here until it has been translated."""

import ast
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

import gongkai
from gongkai.checks import CATALOGUE, Case, examine
from gongkai.ingest import read
from gongkai.render.reasons import in_english

SOURCE = Path(gongkai.__file__).parent
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
GIVEN = {"Unassessable": 0, "UnusableInputError": 1}
"""What gives a reason, and which of its arguments says it."""


def spelled(node, words):
    """A literal as it may come out, with a word in each of its gaps; None where it says nothing by itself."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.Constant) for part in node.values):
        return "".join(
            part.value if isinstance(part, ast.Constant) else filled(part.value, words) for part in node.values
        )
    return None


def filled(gap, words):
    """A word for a gap: of the module's own words where it takes one of those, else a name."""
    named = gap.value if isinstance(gap, ast.Subscript) else gap
    known = words.get(named.id) if isinstance(named, ast.Name) else None
    if isinstance(known, Mapping):
        return str(next(iter(known.values())))
    return known if isinstance(known, str) else "甲"


def reasons():
    for path in sorted(file for part in ("ingest",) for file in (SOURCE / part).rglob("*.py")):
        module = import_module(".".join(("gongkai", *path.relative_to(SOURCE).with_suffix("").parts)))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GIVEN:
                at = GIVEN[node.func.id]
                if len(node.args) > at and (said := spelled(node.args[at], vars(module))):
                    yield pytest.param(said, id=f"{path.stem}:{node.lineno}")


def known(reason):
    return in_english(reason) != f"“{reason}”"


@pytest.mark.parametrize("reason", list(reasons()))
def test_a_reason_that_is_written_in_the_source_has_english(reason):
    assert known(reason)


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_every_reason_on_a_real_report_has_english(name):
    open_checks = examine(Case(read(SAMPLES / f"{name}.txt"))).not_assessable
    assert [why.reason for _, why in open_checks if not known(why.reason)] == []


def test_every_reason_on_the_examples_has_english():
    cases = [case for check in CATALOGUE for case in (check.faulty, check.sound) if case]
    reasons = {why.reason for case in cases for _, why in examine(case).not_assessable}
    assert [reason for reason in sorted(reasons) if not known(reason)] == []
