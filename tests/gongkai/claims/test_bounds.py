"""What an inexact number may stand for."""

from decimal import Decimal

import pytest

from gongkai.claims import Claim, bounds


@pytest.mark.parametrize(
    ("hedge", "value", "low", "high"),
    [
        pytest.param("", 37, 37, 37, id="an exact number is itself"),
        pytest.param("余", 680, 680, 689, id="680余 stays below 690"),
        pytest.param("约", 1200, 1100, 1300, id="约1200 is nearer to it than to the next hundreds"),
        pytest.param("近", 5, 0, 15, id="nothing is less than none"),
        pytest.param("余", 3000, 3000, 3999, id="3000余 stays below 4000"),
    ],
)
def test_a_hedge_allows_up_to_the_next_unit_of_the_last_place(hedge, value, low, high):
    allowed = bounds(Claim("other", Decimal(value), hedge=hedge))
    assert (allowed.low, allowed.high) == (low, high)
    assert allowed.exact == (not hedge)


def test_inexact_parts_make_an_inexact_sum_that_an_exact_whole_may_meet():
    parts = bounds(Claim("other", Decimal(60), hedge="余")) + bounds(Claim("other", Decimal(30)))
    assert (parts.low, parts.high) == (90, 99)
    assert parts.meets(bounds(Claim("other", Decimal(95))))
    assert not parts.meets(bounds(Claim("other", Decimal(100))))
