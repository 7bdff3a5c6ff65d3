"""Whatever text comes in, claims come out with true places, and in time that grows with the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.claims import Passage, bounds, extract

WORDS = [
    *"0123456789０１２一二两三十百千万亿零〇件条次篇个项人元年月日号第余多近约，。；：、！（）()《》“” \n\u3000.%％-—,",
    *(
        "收到",
        "申请",
        "依申请公开",
        "其中",
        "包括",
        "分别为",
        "网站",
        "微信公众号",
        "较上年",
        "增加",
        "减少",
        "同比增长",
        "占",
    ),
    *(
        "未",
        "无",
        "行政复议",
        "行政诉讼",
        "信息处理费",
        "规范性文件",
        "2022年",
        "去年",
        "今年",
        "共",
        "公开信息",
        "A类",
        "结转",
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join), st.sampled_from([2023, None]))
def test_any_text_is_read_and_every_place_is_true(text, year):
    for claim in extract([Passage("", text)], year=year):
        assert text[claim.origin.start : claim.origin.end] == claim.origin.text
        assert claim.origin.text
        assert bounds(claim).low <= bounds(claim).high


@given(st.text(max_size=300))
def test_any_characters_are_read(text):
    extract([Passage("", text)], year=2023)


@pytest.mark.parametrize(
    "piece", ["收到申请1件，", "1234567890", "一二三四", "（", "其中A1条（", "未收到", "较2022年", "“", " \n"]
)
def test_a_flood_of_text_is_read_in_time(piece):
    began = time.process_time()
    extract([Passage("", piece * (100_000 // len(piece)))], year=2023)
    assert time.process_time() - began < 5
