"""Lines of Chinese and English in a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cli.wrapping import Page, columns, lines

TEXTS = st.text("报告，年度。（格）“数” ab-c=/", max_size=80)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("检查年度报告", 6, ["检查年", "度报告"], id="a Chinese character is two columns wide"),
        pytest.param("检查报告，列出", 8, ["检查报", "告，列出"], id="no line begins with a comma"),
        pytest.param("检查（年度）", 6, ["检查", "（年", "度）"], id="no line ends with a bracket that opens"),
        pytest.param("one two three", 8, ["one two", "three"], id="English breaks at spaces"),
        pytest.param(
            "写作 延期=2026-09-28:20", 12, ["写作", "延期=2026-09-28:20"], id="what is to be copied is not cut"
        ),
        pytest.param("", 10, [], id="nothing has no lines"),
    ],
)
def test_lines(text, width, expected):
    assert list(lines(text, width)) == expected


@given(text=TEXTS, width=st.integers(4, 40))
def test_no_character_is_lost(text, width):
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


@given(text=st.text("报告年度", max_size=80), width=st.integers(4, 40))
def test_no_line_is_wider_than_asked(text, width):
    assert all(columns(line) <= width for line in lines(text, width))


def test_a_term_that_is_too_long_stands_on_a_line_of_its_own():
    page = Page(width=40)
    page.write_dl([("-o", "写到文件"), ("--subordinates-of-the-whole-county", "所属机关")], col_max=20)
    assert page.getvalue().splitlines() == [
        "-o                    写到文件",
        "--subordinates-of-the-whole-county",
        "                      所属机关",
    ]
