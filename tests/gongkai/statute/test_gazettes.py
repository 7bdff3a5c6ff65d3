"""Who runs a gazette: each kind of organ at each level has one answer, with its source."""

import pytest

from gongkai.statute import GAZETTES, Running, gazette_rule


@pytest.mark.parametrize(
    ("kind", "level", "running"),
    [
        ("government", "nation", Running.MUST),
        ("government", "province", Running.MUST),
        ("government", "city", Running.MUST),
        ("government", "county", Running.MAY),
        ("government", "town", Running.MUST_NOT),
        ("township", "town", Running.MUST_NOT),
        ("subdistrict", "county", Running.MUST_NOT),
        ("department", "nation", Running.MUST_NOT),
        ("department", "county", Running.MUST_NOT),
        ("authorised", "city", Running.MUST_NOT),
        ("institution", "county", Running.MUST_NOT),
    ],
)
def test_levels_and_kinds(kind, level, running):
    assert gazette_rule(kind, level).running is running
    assert gazette_rule(kind, level).running.allowed == (running is not Running.MUST_NOT)


def test_what_the_notice_does_not_name_is_marked():
    doubtful = {rule.code for rule in GAZETTES.values() if not rule.basis.verified}
    assert doubtful == {"authorised", "institution"}


def test_no_rule_is_made_up_for_a_kind_that_is_not_known():
    with pytest.raises(LookupError):
        gazette_rule("company", "county")
    with pytest.raises(LookupError):
        gazette_rule("government", "village")
