"""Checks that rest on what only the caller knows: registers, the portal's page, the first version of a report."""

from datetime import date

import pytest

from gongkai.checks import Fault, find_check
from gongkai.checks.examples import example, report
from gongkai.checks.facts import Facts
from gongkai.checks.needs import Unmet

NOTICES = {"requests/unclear/all": 1, "requests/not-corrected/all": 2}


def registers(**known):
    return Facts(registers={key.replace("_", "-"): number for key, number in known.items()})


def open_since(*day):
    return Facts(oldest_open=date(*day))


FOUND = [
    ("R109", {"cells": NOTICES, "facts": registers(correction_notices=2)}, True),
    ("R109", {"cells": NOTICES, "facts": registers(correction_notices=3)}, False),
    ("R109", {"cells": NOTICES, "facts": registers(correction_notices=9)}, False),
    ("R112", {"cells": {"requests/excessive/all": 9}, "facts": registers(reason_letters=1)}, False),
    ("R113", {"cells": {"requests/third-party/all": 0}, "facts": registers(consultations=0)}, False),
    # 2023: 9 October to 29 December is 60 working days; 6 November to 29 December 39, 3 November 40, 2 November 41.
    ("R119", {"cells": {"requests/carried-out/all": 1}, "facts": open_since(2023, 11, 3)}, False),
    ("R119", {"cells": {"requests/carried-out/all": 1}, "facts": open_since(2023, 11, 2)}, True),
    ("R119", {"cells": {}, "facts": open_since(2023, 1, 5)}, False),
    ("G110", {"cells": {"requests/carried-in/all": 4}, "facts": registers(transferred_in=3)}, False),
    ("G110", {"cells": {"requests/carried-in/all": 2}, "facts": registers(transferred_in=3)}, True),
    ("G108", {"facts": Facts(page_title="政府信息公开年度报告")}, True),
    ("G108", {"facts": Facts(page_title="江城县统计局２０２３年度报告", listed=True)}, False),
    ("G109", {"published": report()}, False),
    ("G109", {"prose": {"总体情况": "（一）主动公开。另一种说法。"}, "published": report()}, True),
]


@pytest.mark.parametrize(("code", "case", "found"), FOUND)
def test_what_the_caller_knows_is_held_against_the_report(code, case, found):
    made, check = example(**case), find_check(code)
    assert Unmet(made)(check) is None
    assert any(isinstance(outcome, Fault) for outcome in check(made)) is found


def test_requests_that_moved_by_record_are_no_break_in_the_carrying():
    made = example(
        {"requests/carried-in/all": 5},
        facts=registers(transferred_in=3),
        before=report({"requests/carried-out/all": 2}),
    )
    for code in ("R104", "R105", "G110"):
        assert not list(find_check(code)(made))


def test_a_first_version_of_another_organ_is_not_judged():
    made = example(published=report(organ="江城县民政局"))
    (outcome,) = find_check("G109")(made)
    assert not isinstance(outcome, Fault)


@pytest.mark.parametrize(
    "code", ["P106", "P107", "R109", "R110", "R112", "R113", "R114", "R119", "G108", "G109", "G110"]
)
def test_without_word_from_the_caller_nothing_is_judged(code):
    assert Unmet(example())(find_check(code)) is not None
