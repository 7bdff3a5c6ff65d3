"""How little a start waits for."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("late", ["gongkai.checks", "gongkai.ingest", "lxml", "importlib.metadata"])
def test_the_list_of_commands_does_not_wait_for(late):
    start = f"import sys, gongkai.cli.app; sys.exit({late!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", start], check=False).returncode == 0


def test_the_checks_do_not_make_their_examples_as_they_are_imported():
    start = (
        "import gongkai.claims as claims; claims.extract = None\n"
        "from gongkai.checks import CATALOGUE; print(all(check.faulty_specimen for check in CATALOGUE[:3]))"
    )
    done = subprocess.run([sys.executable, "-c", start], check=False, capture_output=True, text=True)
    assert done.stdout == "True\n"
