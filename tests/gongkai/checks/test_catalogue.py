"""Each check is tested by the two examples that its own documentation prints."""

import pytest

from gongkai.basis import UnknownCodeError
from gongkai.checks import CATALOGUE, Fault, Severity, examine, find_check
from gongkai.checks.examples import example
from gongkai.checks.needs import NEEDS, Unmet

each_check = pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.code)


@each_check
def test_finds_its_faulty_example(check):
    assert check.faulty is not None
    assert Unmet(check.faulty)(check) is None
    assert [o for o in check(check.faulty) if isinstance(o, Fault)]


@each_check
def test_passes_its_sound_example(check):
    assert check.sound is not None
    assert Unmet(check.sound)(check) is None
    assert not list(check(check.sound))


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.code)
def test_says_why(check):
    assert check.why
    assert check.examines or check.severity is Severity.INFO


@each_check
def test_names_only_needs_that_are_known(check):
    assert set(check.needs) <= set(NEEDS)


FAMILIES = {"ST": 25, "A": 13, "B": 20, "C": 8, "D": 18, "G": 11}
NUMBERS = {f"{family}{n:02}" for family, count in FAMILIES.items() for n in range(1, count + 1)}


def test_each_of_the_95_numbers_is_examined_by_exactly_one_check():
    examined = [number for check in CATALOGUE for number in check.examines]
    assert len(NUMBERS) == 95
    assert len(examined) == len(set(examined))
    assert set(examined) == NUMBERS


def test_codes_are_in_order_and_used_once():
    codes = [check.code for check in CATALOGUE]
    assert codes == sorted(set(codes))
    names = [check.name for check in CATALOGUE]
    assert len(names) == len(set(names))


def test_the_sound_report_has_no_finding():
    assert examine(example()).findings == ()


@pytest.mark.parametrize("code", ["A101", "a101", "B02", "b03", " C01 "])
def test_a_check_is_found_by_our_code_and_the_examiners(code):
    assert find_check(code).code == "A101"


def test_an_unknown_code_is_refused_by_name():
    with pytest.raises(UnknownCodeError, match="Z999"):
        find_check("Z999")
