"""Every pinned version can be installed where the README promises: Python 3.11 as Debian 12 ships it."""

from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

PROMISED = "3.11.2"
LINES = (Path(__file__).parents[2] / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINS = [Requirement(line) for line in LINES if line and not line.startswith("#")]


def known(pin):
    """What an installed package says of itself; None where this machine needs another (a marker, say)."""
    try:
        return metadata(pin.name)
    except PackageNotFoundError:
        return None


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin.name)
def test_a_pin_is_exact_and_names_no_address(pin):
    assert [specifier.operator for specifier in pin.specifier] == ["=="]
    assert pin.url is None


def test_every_installed_pin_runs_on_the_promised_python():
    asked = {pin.name: said.get("Requires-Python") or "" for pin in PINS if (said := known(pin))}
    assert len(asked) > len(PINS) // 2
    assert not {name: python for name, python in asked.items() if not SpecifierSet(python).contains(PROMISED)}
