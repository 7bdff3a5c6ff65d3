"""The year and the organ of a report whose title does not say them."""

import pytest

from gongkai.ingest import read_bytes

SECTIONS = (
    "一、总体情况\n{one}\n二、主动公开政府信息情况\n按要求公开。\n三、收到和处理政府信息公开申请情况\n无。\n"
    "四、政府信息公开行政复议、行政诉讼情况\n无。\n五、存在的主要问题及改进情况\n内容不够丰富。\n六、其他需要报告的事项\n无。\n"
)


def untitled(preface="", one="做好公开工作。", end=""):
    text = f"政府信息公开工作年度报告\n{preface}\n{SECTIONS.format(one=one)}{end}"
    return read_bytes(text.encode(), "报告.txt")


@pytest.mark.parametrize(
    ("parts", "year"),
    [
        pytest.param(
            {"preface": "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"},
            2022,
            id="the period that it covers",
        ),
        pytest.param(
            {"one": "2022年，我局做好公开工作。2021年度的问题已整改，2022年有提高。"},
            2022,
            id="the year that it speaks of most",
        ),
        pytest.param({"end": "某市统计局\n2023年1月18日"}, 2022, id="the year before it was signed"),
    ],
)
def test_a_title_without_a_year_leaves_it_to(parts, year):
    assert untitled(**parts).year == year


def test_the_day_that_a_page_was_published_says_the_year_and_that_it_is_guessed():
    page = SECTIONS.format(one="做好公开工作。").replace("\n", "</p><p>")
    head = '<meta charset="utf-8"><meta name="PubDate" content="2023-01-18">'
    html = f"<html><head>{head}</head><body><p>{page}</p></body></html>"
    found = read_bytes(html.encode(), "报告.html")
    assert found.year == 2022
    assert "year-from-file" in {problem.code for problem in found.problems}


def test_an_organ_that_only_its_paragraphs_name_is_known_by_them():
    found = untitled(preface="根据《条例》要求，江城县统计局编制本报告。如有疑问，请与江城县统计局办公室联系。")
    assert found.organ == "江城县统计局"


def test_a_report_that_names_neither_says_so():
    found = untitled()
    assert (found.year, found.organ) == (None, "")
    assert "organ-unknown" in {problem.code for problem in found.problems}
