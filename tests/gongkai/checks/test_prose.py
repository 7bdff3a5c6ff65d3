"""The checks of the prose: their own examples, and cases beyond them."""

import pytest

from gongkai.checks.prose import PROSE
from gongkai.checks.run import examine_with


@pytest.mark.parametrize("one", PROSE, ids=lambda c: c.code)
def test_each_check_finds_its_faulty_example(one):
    assert [f for f in examine_with([one], one.faulty).findings if f.check is one]


@pytest.mark.parametrize("one", PROSE, ids=lambda c: c.code)
def test_each_check_lets_its_sound_example_pass(one):
    assert [f.fault.message for f in examine_with([one], one.sound).findings] == []
