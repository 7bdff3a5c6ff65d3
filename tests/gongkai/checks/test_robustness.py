"""No text makes a check raise, and no text makes it slow."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.checks import Case, examine
from gongkai.checks.examples import SOUND, paragraphs, report
from gongkai.forms import Contact, Section

LINES = """
总体情况 主动公开政府信息情况 存在的主要问题及改进情况 本报告由 6部分组成 十部分 一是 二是 改进措施 ** # & < __条 在在
@163.com ldmz@qq.com 0631—8452292 2023年 二〇二三年 〇 （五）其他 无。 今年以来 收费通知 12件 信息处理费 。 ， ， 考核
区政府和政府办公室 自2023年1月1日至12月31日 国办公开办函〔2019〕60号 附表 1月 [image:1] [bookmark:x] 错误!未找到引用源
"""
WORDS = st.sampled_from([*LINES.split(), "\n", " "])
TEXT = st.lists(WORDS | st.text(max_size=5), max_size=30).map("".join)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_text_makes_a_check_raise(data):
    texts = [data.draw(TEXT) for _ in range(6)]
    made = report(
        preface=paragraphs(texts[0], texts[1]),
        sections=tuple(
            Section(data.draw(st.sampled_from(["", "一", "6", "七"])), text[:8], title, paragraphs(text))
            for title, text in zip((*SOUND.form.sections, "别的"), (*texts, "x"), strict=True)
        ),
        title=texts[2],
        organ=texts[3][:20],
        signed_by=texts[4][:20],
        year=data.draw(st.none() | st.integers(1900, 2100)),
        contact=Contact(phone=texts[5][:10]),
    )
    examine(Case(made, before=made, peers=(made,), subordinates=(made,), expected=(texts[5],)))


LONG = [
    "在" * 200_000,
    "**" * 100_000,
    "一是" * 100_000,
    "今年以来，" * 40_000,
    "a@" * 100_000,
    "政府信息" * 50_000,
    "1" * 200_000,
]


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:3])
def test_a_long_text_takes_no_more_than_its_length(text):
    made = report(prose={"总体情况": text, "存在的主要问题及改进情况": text, "其他需要报告的事项": text})
    made = replace(made, preface=paragraphs(text), title=text, organ=text)
    start = time.process_time()
    examine(Case(made))
    assert time.process_time() - start < 5
