"""A code names one thing."""

from dataclasses import dataclass

import pytest

from gongkai.basis.codes import CodeList


@dataclass(frozen=True)
class Thing:
    code: str


def test_two_things_cannot_share_a_code():
    with pytest.raises(ValueError, match="two things have the code 'a'"):
        CodeList("thing", [Thing("a"), Thing("a")])
