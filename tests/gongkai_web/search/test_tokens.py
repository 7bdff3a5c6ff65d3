"""What counts as the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_web.search.tokens import joined, rendered, tokens

text = st.text(alphabet="低保复议，。〔〕（） \t\n　2０abＡé⼆𠀀·_-", max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("国办发〔2021〕30号", "国办发[2021]30号", id="brackets of any form are the same"),
        pytest.param(
            "国办发〔２０２１〕３０号", "国办发（2021） 30 号", id="full-width digits and spaces are the same"
        ),
        pytest.param("低　保", "低保", id="white space between Han characters does not count"),
        pytest.param("⼆〇二一年", "二〇二一年", id="radicals count as the characters they look like"),
        pytest.param("ＧＤＰ", "gdp", id="width and case do not count"),
        pytest.param("低保。\n\n特困", "低保；特困", id="any punctuation breaks a phrase alike"),
    ],
)
def test_same(one, other):
    assert rendered(one) == rendered(other)


@pytest.mark.parametrize(
    ("phrase", "text", "there"),
    [
        ("30号", "国办发〔2021〕30号", True),
        ("30号", "国办发〔2021〕130号", False),
        ("办发", "国办发〔2021〕130号", True),
        ("低保特困", "低保、特困", False),
        ("5G", "建设5G基站", True),
        ("law", "by-law", True),
        ("law", "lawful", False),
        ("quick fox", "a quick  fox.", True),
    ],
)
def test_a_phrase_is_there_exactly_where_its_tokens_follow_each_other(phrase, text, there):
    assert (joined(tokens(phrase)) in rendered(text)) is there


@given(text)
def test_rendering_is_the_tokens_joined(text):
    assert joined(tokens(text)) == rendered(text)


@given(text, text)
def test_a_phrase_of_tokens_is_found_in_the_string_as_in_the_list(phrase, text):
    wanted, held = tokens(phrase), tokens(text)
    among = any(held[start : start + len(wanted)] == wanted for start in range(len(held) - len(wanted) + 1))
    assert (joined(wanted) in joined(held)) == among
