"""The six sections: in order, out of order, and two reports in one."""

from pathlib import Path

import pytest

from gongkai.basis import UnusableInputError
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import read_bytes

SAMPLES = Path(__file__).parents[2] / "data/samples"
TITLE = "某市某局2030年政府信息公开工作年度报告"


def report(order="一二三四五六", contents=()):
    lines = [TITLE, *contents]
    for number in order:
        lines += [f"{number}、{SECTIONS['一二三四五六'.index(number)]}", f"这是第{number}部分的文字。"]
    return read_bytes("\n".join(lines).encode(), "a.txt")


def numbers(found):
    return "".join(section.number for section in found.sections)


@pytest.mark.parametrize("order", ["一二三四五六", "一二四三五六", "一二三四六五", "二一三四五六", "一三二四五六"])
def test_sections_come_in_the_order_of_print(order):
    found = report(order)
    assert numbers(found) == order
    assert all(section.text == f"这是第{section.number}部分的文字。" for section in found.sections)


def test_a_table_of_contents_gives_no_sections():
    contents = [f"{n}、{t}" for n, t in zip("一二三四五六", SECTIONS, strict=True)]
    assert numbers(report("一二三五六", contents)) == "一二三五六"
    assert numbers(report(contents=contents)) == "一二三四五六"


def test_the_numeral_that_is_due_tells_a_section_from_a_heading_below_it():
    text = (
        f"{TITLE}\n一、政府信息公开工作的基本情况\n1.主动公开政府信息的情况\n公开信息5条。\n2.依申请公开政府信息情况\n无。\n"
        + "\n".join(f"{n}、{t}\n无。" for n, t in zip("二三四五六", SECTIONS[1:], strict=True))
    )
    assert numbers(read_bytes(text.encode(), "a.txt")) == "一二三四五六"


def test_of_two_headings_out_of_their_numbers_that_in_the_words_of_the_form_opens_the_section():
    """An office that told its work in six parts first, and then put the form behind them, numbered anew."""
    told = [
        f"{n}、{t}\n已办。"
        for n, t in zip("一二三四", ("总体情况", "机制保障", "主动公开工作情况", "平台建设"), strict=True)
    ]
    formal = [f"{n}、{t}\n无。" for n, t in zip("一二三四五", SECTIONS[1:], strict=True)]
    found = read_bytes("\n".join([TITLE, *told, *formal]).encode(), "a.txt")
    assert [section.heading for section in found.sections] == list(SECTIONS)
    assert found.sections[0].text.endswith("三、主动公开工作情况\n已办。\n四、平台建设\n已办。")


def test_a_numeral_in_a_paragraph_of_its_own_belongs_to_the_title_after_it():
    parts = (
        f"<section><p>{n}、</p><p>{t}</p></section><p>无。</p>" for n, t in zip("一二三四五六", SECTIONS, strict=True)
    )
    found = read_bytes(f"<h1>{TITLE}</h1>{''.join(parts)}".encode(), "a.html")
    assert numbers(found) == "一二三四五六"
    assert {section.text for section in found.sections} == {"无。"}


def test_two_reports_in_one_file_are_refused_though_their_titles_are_broken():
    both = (SAMPLES / "003.txt").read_bytes() + b"\n" + (SAMPLES / "002.txt").read_bytes()
    with pytest.raises(UnusableInputError, match="两份报告"):
        read_bytes(both, "both.txt")
