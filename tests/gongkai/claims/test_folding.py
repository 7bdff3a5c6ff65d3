"""Text of one width and without stray space, and the way back."""

import pytest

from gongkai.claims.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("公开信息1\n08条", "公开信息108条", id="a number that a line breaks is one number"),
        pytest.param("公开信息 12\n2.收到申请", "公开信息12\n2.收到申请", id="the next item is no part of the number"),
        pytest.param("得分 12 30", "得分12 30", id="two numbers with a space between are two"),
    ],
)
def test_digits_are_joined_only_where_a_line_parts_them(text, folded):
    assert fold(text).text == folded
