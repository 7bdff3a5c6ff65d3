"""What the checks of the prose find of planted errors, and what they wrongly find in sound narratives."""

import pytest

import planted
from gongkai.checks.prose import PROSE
from gongkai.checks.run import examine_with

SEEDS = range(12)


def found(narrative):
    """Codes of errors and warnings."""
    return {f.check.code for f in examine_with(PROSE, narrative.case()).findings if f.severity != "info"}


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_found_in_a_sound_narrative(seed):
    assert found(planted.sound(seed)) == set()


def test_planted_errors_are_found():
    """What stays unseen is a wrong number that another reading of the words happens to allow."""
    everything = [one for seed in SEEDS for one in planted.plants(seed)]
    missed = [one.planted for one in everything if not found(one) & one.expected]

    assert len(everything) > 600
    assert len(missed) <= len(everything) // 100, missed
